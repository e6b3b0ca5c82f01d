import Geometry
import TextShaping

/// A text broken into lines at a size at which it fits its place.
struct FittedText {
  let lines: [DisplayLine]
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

  /// Of its widest line.
  var width: Length { lines.map { size * $0.width }.max() ?? .zero }

  static func nothing(in style: DisplayStyle) -> FittedText {
    FittedText(lines: [], style: style, size: .zero, leading: 1, capHeight: 0)
  }

  /// Lines set at a size; `leading` and `capHeight` are in ems of the style's own face.
  ///
  /// The leading is from baseline to baseline; there is more of it where the lines' ink would touch.
  init(lines: [DisplayLine], style: DisplayStyle, size: Length, leading: Double, capHeight: Double)
  {
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

extension FittedText {
  /// The text in the first of the steps that it fits.
  ///
  /// If it fits none, words that are too long are cut, from the middle of the steps on; and if that
  /// does not help, the text is cut off with an ellipsis in the last step.
  init(_ text: BreakableText, capHeight: Double, rule: FittingRule) throws(FontFailure) {
    let parted = try Self.fitted(text, capHeight: capHeight, rule: rule)
    if rule.keepsWordsWhole {
      let whole = try Self.fitted(try text.joiningWords(), capHeight: capHeight, steps: rule)
      if let whole, whole.size >= (parted?.size ?? .zero) * Self.worthOfWholeWords {
        self = whole
        return
      }
    }
    if let parted {
      self = try Self.inPhrases(text, like: parted, capHeight: capHeight, rule: rule) ?? parted
    } else {
      self = try Self.cutOff(text, capHeight: capHeight, rule: rule)
    }
  }

  /// The text parted by its sense, where that takes no more lines and hardly smaller letters.
  private static func inPhrases(
    _ text: BreakableText,
    like parted: FittedText,
    capHeight: Double,
    rule: FittingRule
  ) throws(FontFailure) -> FittedText? {
    guard parted.lines.count > 1, let phrases = try text.joiningPhrases(),
      let fitted = try fitted(phrases, capHeight: capHeight, steps: rule),
      fitted.lines.count <= parted.lines.count, fitted.size >= parted.size * worthOfPhrases
    else { return nil }
    return fitted
  }

  /// Headlines parted within a phrase must gain as much size by it.
  private static let worthOfPhrases = 0.85
  /// A name parted within a word must gain a lot of size by it.
  private static let worthOfWholeWords = 0.6
  /// Of the sizes in which long words are cut, no more than these are tried.
  private static let cuttingSizes = 8

  private static func fitted(
    _ text: BreakableText,
    capHeight: Double,
    rule: FittingRule
  ) throws(FontFailure) -> FittedText? {
    if let fitted = try fitted(text, capHeight: capHeight, steps: rule) { return fitted }
    let count = rule.steps.count
    for index in stride(from: count / 2, to: count, by: max(1, count / 2 / cuttingSizes)) {
      let step = rule.steps[index]
      let cut = try text.cuttingParts(widerThan: rule.measure / step.size)
      if let fitted = try fitted(cut, capHeight: capHeight, rule: rule, step: step) {
        return fitted
      }
    }
    return nil
  }

  private static func fitted(
    _ text: BreakableText,
    capHeight: Double,
    steps rule: FittingRule
  ) throws(FontFailure) -> FittedText? {
    for step in rule.steps {
      if let fitted = try fitted(text, capHeight: capHeight, rule: rule, step: step) {
        return fitted
      }
    }
    return nil
  }

  /// The text in lines as even as can be; `nil` when it takes too many, or they are too long.
  private static func fitted(
    _ text: BreakableText,
    capHeight: Double,
    rule: FittingRule,
    step: FittingStep
  ) throws(FontFailure) -> FittedText? {
    let measure = rule.measure / step.size
    guard let count = text.lineCount(measure: measure), count <= step.lines,
      step.size * (step.leading * Double(count - 1)) <= rule.height
    else { return nil }
    var lines: [DisplayLine] = []
    for range in text.balanced(in: count, measure: measure) {
      let line = try text.line(range)
      // Set as one, parts may be wider than apart: by kerning, or by a hyphen.
      guard line.width <= measure * 1.001 else { return nil }
      lines.append(line)
    }
    let fitted = FittedText(lines: lines, style: text.style, capHeight: capHeight, step)
    return fitted.height <= rule.height ? fitted : nil
  }

  /// As many lines of the last step as the height allows, words cut where they are too long.
  private static func cutOff(
    _ text: BreakableText,
    capHeight: Double,
    rule: FittingRule
  ) throws(FontFailure) -> FittedText {
    guard let step = rule.steps.last else { return .nothing(in: text.style) }
    for count in (1...max(1, step.lines)).reversed() {
      let lines = try text.lines(atMost: count, measure: rule.measure / step.size)
      let fitted = FittedText(lines: lines, style: text.style, capHeight: capHeight, step)
      if fitted.height <= rule.height || count == 1 { return fitted }
    }
    return .nothing(in: text.style)
  }

  private init(
    lines: [DisplayLine],
    style: DisplayStyle,
    capHeight: Double,
    _ step: FittingStep
  ) {
    self.init(
      lines: lines,
      style: style,
      size: step.size,
      leading: step.leading,
      capHeight: capHeight
    )
  }
}

extension BreakableText {
  /// Lines as full as can be, the last of `count` ending in an ellipsis if text is left over.
  fileprivate func lines(atMost count: Int, measure: Double) throws(FontFailure) -> [DisplayLine] {
    let text = try cuttingParts(widerThan: measure)
    var lines: [DisplayLine] = []
    var start = 0
    while start < text.parts.count {
      let end = text.greedyEnd(from: start, measure: measure)
      if lines.count + 1 == count, end < text.parts.count {
        return lines + [try text.truncatedLine(from: start, measure: measure)]
      }
      lines.append(try text.line(start..<end))
      start = end
    }
    return lines
  }
}
