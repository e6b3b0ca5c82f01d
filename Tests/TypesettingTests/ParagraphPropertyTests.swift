import Geometry
import Layout
import PageModel
import TestSupport
import Testing
import TextShaping

@testable import Typesetting

/// What holds of every paragraph, whatever is in it.
@Suite(.enabled(if: CoverCase.hasFonts, "make fonts brings the fonts"))
struct ParagraphPropertyTests {
  @Test(arguments: 0..<60)
  func `every character stands once and in order, and no line is too wide`(seed: UInt64) throws {
    var chance = Seeded(state: seed)
    let text = Self.text(&chance)
    let form = Self.form(&chance)
    let setter = ParagraphSetter(shaper: Shaper(library: CoverCase.fonts)) { word, _ in
      word.utf8.allSatisfy { $0 < 0x80 }
        ? Array(stride(from: 2, to: max(2, word.utf8.count - 2), by: 3)) : []
    }
    let copy = StyledText([TextSpan(.text(text), look: ParagraphCase.text)])
    let set = try setter.set(copy, in: form)
    for lines in [set.lines, set.shorter, set.longer].compactMap(\.self) {
      let read = lines.map(\.text).joined()
      #expect(Self.letters(of: read) == Self.letters(of: text), "seed \(seed): \(text)")
      for line in lines { check(line, in: form, seed: seed) }
      for line in lines.dropLast()
      where form.align == .justify && !set.isRaggedForWant && line.text.contains(" ") {
        let isLoneWord = !line.text.dropLast().contains(" ")
        let isFull = abs(line.width.points - form.measure.points) < 0.05
        #expect(isLoneWord || isFull, "seed \(seed): \(line.text)")
      }
    }
  }

  private func check(_ line: SetLine, in form: ParagraphForm, seed: UInt64) {
    #expect(line.width.points <= form.measure.points + 0.05, "seed \(seed): \(line.text)")
    #expect(line.inkRight <= form.measure.points + 6, "seed \(seed): \(line.text)")
    for run in line.runs {
      #expect(run.clusters.allSatisfy { $0.glyphCount > 0 && $0.textLength > 0 }, "seed \(seed)")
      #expect(run.clusters.reduce(0) { $0 + $1.textLength } == run.text.utf8.count, "seed \(seed)")
      #expect(run.clusters.reduce(0) { $0 + $1.glyphCount } == run.glyphs.count, "seed \(seed)")
    }
    #expect(Set(line.runs.map(\.stretch)).count <= 1, "seed \(seed)")
  }

  private static func letters(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !" \u{AD}\u{200B}\u{2060}".unicodeScalars.contains($0) }
  }

  private static func form(_ chance: inout Seeded) -> ParagraphForm {
    var form = ParagraphForm(
      measure: .pt(Double.random(in: 40...320, using: &chance)),
      size: .pt(10.5)
    )
    form.align = TextAlign.allCases.randomElement(using: &chance) ?? .justify
    form.isBalanced = Int.random(in: 0..<5, using: &chance) == 0
    form.hasVariants = Bool.random(using: &chance)
    form.firstIndent = .pt(Double.random(in: -10...15, using: &chance))
    if Bool.random(using: &chance) { form.insets = [.pt(20), .pt(20), .pt(20)] }
    return form
  }

  private static func text(_ chance: inout Seeded) -> String {
    let words = (0..<Int.random(in: 1...120, using: &chance)).map { _ in word(&chance) }
    return words.joined(separator: " ")
  }

  private static func word(_ chance: inout Seeded) -> String {
    switch Int.random(in: 0..<40, using: &chance) {
    case 0: return "https://example.com/a/long/path-of-many_parts?and=more&then=some"
    case 1: return "well-known—or\u{A0}so"
    case 2: return "(“fficial”)"
    case 3: return "漢字かな交じり文。"
    case 4: return "שלום,"
    case 5: return "soft\u{AD}ly\u{200B}open\u{2060}ed"
    case 6: return String(repeating: "unbreakable", count: 9)
    default:
      let length = Int.random(in: 1...11, using: &chance)
      let letters = "aeiounrstlfiAT.,".unicodeScalars.map(Character.init)
      return String((0..<length).compactMap { _ in letters.randomElement(using: &chance) })
    }
  }
}
