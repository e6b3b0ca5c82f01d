import Geometry
import TextShaping

/// A text broken into lines at a size at which it fits its place.
struct FittedText {
  let lines: [ShapedLine]
  let style: DisplayStyle
  let size: Length
  /// How far the first line's capitals, or taller ink, reach above its baseline.
  let rise: Length
  /// From the first baseline to each line's.
  let baselines: [Length]
  /// How far the last line's ink reaches below its baseline.
  let depth: Length

  /// From the first baseline to the last.
  var descent: Length { baselines.last ?? .zero }
  /// From the top of the first line to the foot of the last.
  var height: Length { lines.isEmpty ? .zero : rise + descent + depth }

  static func nothing(in style: DisplayStyle) -> FittedText {
    FittedText(lines: [], style: style, size: .zero, leading: 1, capHeight: 0)
  }

  /// - Parameters:
  ///   - leading: from baseline to baseline, in ems; more where the lines' ink would touch.
  ///   - capHeight: of the style's own face, in ems.
  init(lines: [ShapedLine], style: DisplayStyle, size: Length, leading: Double, capHeight: Double) {
    self.lines = lines
    self.style = style
    self.size = size
    var baseline = 0.0
    var baselines: [Length] = []
    for (index, line) in lines.enumerated() {
      if index > 0 {
        baseline += max(leading, lines[index - 1].inkBelow + line.inkAbove + Self.leastGap)
      }
      baselines.append(size * baseline)
    }
    self.baselines = baselines
    // Ascenders may stand out over capitals, as they do in print; other scripts have no capitals.
    let above = lines.first?.inkAbove ?? 0
    rise = size * (above <= capHeight * Self.ascenderOverCapitals ? capHeight : above)
    depth = size * max(0, lines.last?.inkBelow ?? 0)
  }

  /// Lines may come this near to each other, in ems: by eye, for Libertine Display at 68/66.
  private static let leastGap = 0.03
  /// Latin ascenders and accents on capitals stay within this of the capitals' height.
  private static let ascenderOverCapitals = 1.16
}

/// A size to try, and how many lines the text may take in it.
struct FittingStep {
  var size: Length
  var lines: Int

  init(_ size: Double, lines: Int) {
    self.size = .pt(size)
    self.lines = lines
  }
}

/// How a kind of text is made to fit.
struct FittingRule {
  /// From the largest size to the least.
  var steps: [FittingStep]
  /// From baseline to baseline, in ems.
  var leading: Double
  var measure: Length
  /// At most this high from the top of the first line to the foot of the last.
  var height: Length = .pt(100_000)
}

extension FittedText {
  /// The text in the first of the steps that it fits; cut off with an ellipsis in the last one if none.
  init(_ text: BreakableText, capHeight: Double, rule: FittingRule) throws(FontFailure) {
    for step in rule.steps {
      let measure = rule.measure / step.size
      guard let count = text.lineCount(measure: measure), count <= step.lines else { continue }
      var lines: [ShapedLine] = []
      for range in text.balanced(in: count, measure: measure) { lines.append(try text.shape(range)) }
      let fitted = FittedText(
        lines: lines,
        style: text.style,
        size: step.size,
        leading: rule.leading,
        capHeight: capHeight
      )
      if fitted.height <= rule.height {
        self = fitted
        return
      }
    }
    self = try Self.cutOff(text, capHeight: capHeight, rule: rule)
  }

  /// As many lines of the last step as the height allows, words cut where they are too long.
  private static func cutOff(
    _ text: BreakableText,
    capHeight: Double,
    rule: FittingRule
  ) throws(FontFailure) -> FittedText {
    guard let step = rule.steps.last else { return .nothing(in: text.style) }
    for count in (1...max(1, step.lines)).reversed() {
      let fitted = FittedText(
        lines: try text.lines(atMost: count, measure: rule.measure / step.size),
        style: text.style,
        size: step.size,
        leading: rule.leading,
        capHeight: capHeight
      )
      if fitted.height <= rule.height || count == 1 { return fitted }
    }
    return .nothing(in: text.style)
  }
}

extension BreakableText {
  /// Lines as full as can be, the last of `count` ending in an ellipsis if text is left over.
  fileprivate func lines(atMost count: Int, measure: Double) throws(FontFailure) -> [ShapedLine] {
    let text = try cuttingParts(widerThan: measure)
    var lines: [ShapedLine] = []
    var start = 0
    while start < text.parts.count {
      let end = text.greedyEnd(from: start, measure: measure)
      if lines.count + 1 == count, end < text.parts.count {
        return lines + [try text.shapeTruncated(from: start, measure: measure)]
      }
      lines.append(try text.shape(start..<end))
      start = end
    }
    return lines
  }
}
