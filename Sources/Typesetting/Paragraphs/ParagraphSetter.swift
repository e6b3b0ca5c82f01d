import Geometry
import Hyphenation
import Layout
import TextShaping

/// Sets paragraphs: styled words in, lines out.
///
/// One task has one setter, for it remembers every word.
final class ParagraphSetter {
  private let stock: WordStock
  private var letterWidths: [TextStyle: Double] = [:]
  private var superiors: [Superiors: Bool] = [:]

  init(shaper: Shaper, hyphenation: Hyphenators) {
    var hyphenators: [String: Hyphenator?] = [:]
    stock = WordStock(shaper: shaper) { word, language in
      let hyphenator = hyphenators[language] ?? hyphenation.hyphenator(for: language)
      hyphenators[language] = .some(hyphenator)
      return hyphenator?.points(in: word) ?? []
    }
  }

  init(shaper: Shaper, division: @escaping WordDivision) {
    stock = WordStock(shaper: shaper, division: division)
  }

  /// What shapes its words, for lines that are no paragraphs.
  var shaper: Shaper { stock.shaper }

  func set(_ text: StyledText, in form: ParagraphForm) throws(FontFailure) -> SetParagraph {
    let copy = try ParagraphCopy(text, stock: stock)
    guard !copy.atoms.isEmpty else { return SetParagraph(lines: []) }
    var composition = try composition(of: copy, in: form)
    var plans = ParagraphPlans(composition)
    try plans.make()
    let isHopeless = form.align == .justify && plans.loosest > composition.rules.loosestJustified
    if isHopeless {
      var ragged = form
      ragged.align = .start
      composition = try self.composition(of: copy, in: ragged)
      plans = ParagraphPlans(composition)
      try plans.make()
    }
    let setter = composition.setter
    var paragraph = SetParagraph(lines: try set(plans.best, by: setter))
    paragraph.shorter = try plans.shorter.map { plans throws(FontFailure) in
      try set(plans, by: setter)
    }
    paragraph.longer = try plans.longer.map { plans throws(FontFailure) in
      try set(plans, by: setter)
    }
    paragraph.isRaggedForWant = isHopeless
    paragraph.unset = unset(in: copy)
    return paragraph
  }

  private func composition(
    of copy: ParagraphCopy,
    in form: ParagraphForm
  ) throws(FontFailure) -> ParagraphPlans.Composition {
    let style = mainStyle(of: copy)
    let width = try letterWidth(of: style) * form.size.points
    let count = width > 0 ? form.measure.points / width : 66
    let rules = JustificationRules(
      charactersPerLine: count,
      isInSquares: copy.hasJoints && IdeographicRules(language: copy.text.language).isNative
    )
    let measures = LineMeasures(form)
    let hangs = HangingEdges(align: form.align, isBackward: copy.hasBackwardText)
    return ParagraphPlans.Composition(
      copy: copy,
      stock: stock,
      form: form,
      rules: rules,
      measures: measures,
      setter: LineSetter(
        copy: copy,
        stock: stock,
        form: form,
        rules: rules,
        measures: measures,
        hangs: hangs
      )
    )
  }

  private func set(
    _ plans: [LineSetter.Plan],
    by setter: LineSetter
  ) throws(FontFailure) -> [SetLine] {
    var lines: [SetLine] = []
    lines.reserveCapacity(plans.count)
    for plan in plans { lines.append(try setter.set(plan)) }
    return lines
  }

  private func unset(in copy: ParagraphCopy) -> [Character] {
    guard !stock.unset.isEmpty else { return [] }
    var unset: [Character] = []
    for atom in copy.atoms where atom.kind == .word {
      for character in stock.unset[atom.word] ?? [] where !unset.contains(character) {
        unset.append(character)
      }
    }
    return unset
  }
}

// MARK: Superiors

extension ParagraphSetter {
  /// Text that is to stand above the line.
  private struct Superiors: Hashable {
    var text: String
    var style: TextStyle
  }

  /// Whether the style's face has glyphs of its own for all of the text above the line.
  func hasSuperiors(for text: String, in style: TextStyle) -> Bool {
    guard !text.isEmpty else { return false }
    let key = Superiors(text: text, style: style)
    if let known = superiors[key] { return known }
    var raised = style
    raised.features = [.superiors]
    var plain = style
    plain.features = []
    let lines = try? (shaper.shape(text, in: raised), shaper.shape(text, in: plain))
    let has = lines.map { $0.hasGlyphs(otherThan: $1) } ?? false
    superiors[key] = has
    return has
  }
}

extension ShapedLine {
  /// Whether it has another glyph of the same face for each that a line has.
  fileprivate func hasGlyphs(otherThan other: ShapedLine) -> Bool {
    guard runs.count == 1, other.runs.count == 1, runs[0].face === other.runs[0].face,
      runs[0].glyphs.count == other.runs[0].glyphs.count
    else { return false }
    return zip(runs[0].glyphs, other.runs[0].glyphs).allSatisfy { $0.id != $1.id }
  }
}

// MARK: Measure in characters

extension ParagraphSetter {
  /// The style of the paragraph's first words that are neither code nor small.
  private func mainStyle(of copy: ParagraphCopy) -> TextStyle {
    let look = copy.looks.firstIndex { !$0.isVerbatim && $0.baselineShift == .zero }
    return copy.textLooks[look ?? 0].style
  }

  /// The width of a letter of running text on average, its share of spaces included, in ems.
  private func letterWidth(of style: TextStyle) throws(FontFailure) -> Double {
    if let known = letterWidths[style] { return known }
    let width = try stock.shaper.shape(Self.sample, in: style).width / Double(Self.sample.count)
    letterWidths[style] = width
    return width
  }

  // Letters as frequent as in English.
  private static let sample =
    "eeeeeeee ttttt aaaaa ooooo iiiii nnnnn sssss hhhh rrrr dddd lll ccc uuu mm ww ff gg yy pp b v"
}
