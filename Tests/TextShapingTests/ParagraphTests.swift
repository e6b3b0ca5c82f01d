import Testing
import TextShaping

@Suite(.enabled(if: TestFonts.arePresent, "'make fonts' brings the fonts"))
struct ParagraphTests {
  private let shaper = Shaper(library: TestFonts.library)
  private let style = TextStyle(family: "linux-libertine", language: "en")

  /// The texts of the runs as they stand from left to right, without the spaces about them.
  private func visual(_ text: String, base: BaseDirection = .automatic) throws -> [String] {
    let runs = try shaper.shapeLogical(text, in: style, base: base)
    return BidiLevels.visualOrder(levels: runs.map(\.level))
      .map { runs[$0].text.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  @Test(arguments: [
    ("שנת 2026 בים", ["בים", "2026", "שנת"]),
    ("הספר (Corran, p. 7) חדש", ["חדש", ")", "Corran, p. 7", "הספר ("]),
    ("He said “שלום עולם”.", ["He said “", "שלום עולם", "”."]),
    ("קראתי את The Corran Packet ב-2026.", [".", "2026", "ב-", "The Corran Packet", "קראתי את"]),
  ])
  func `words and figures of both directions stand in their order`(
    text: String,
    order: [String]
  ) throws {
    #expect(try visual(text) == order)
  }

  @Test func `Arabic letters are joined and stand from the right`() throws {
    let runs = try shaper.shapeLogical("سلام", in: style)
    let run = try #require(runs.first)
    #expect(run.isRightToLeft && run.face.file == "amiri/Amiri-Regular.ttf")
    #expect(run.glyphs.map(\.cluster) == run.glyphs.map(\.cluster).sorted(by: >))
    let apart = try shaper.shape("س ل ا م", in: style).width
    #expect(run.width < apart)
  }

  @Test func `Arabic words and their spaces are one run`() throws {
    let runs = try shaper.shapeLogical("مرحبا بالعالم الجديد", in: style)
    #expect(runs.map(\.text) == ["مرحبا بالعالم الجديد"])
    #expect(runs.first?.glyphs.first?.cluster ?? 0 > 20)
  }

  @Test func `Persian figures read from the left within the text`() throws {
    let runs = try shaper.shapeLogical("سال ۱۴۰۴ بود", in: style)
    #expect(runs.map(\.level) == [1, 2, 1])
    #expect(runs[1].text == "۱۴۰۴")
    #expect(runs[1].glyphs.map(\.cluster) == [0, 2, 4, 6])
  }

  @Test func `brackets are mirrored where the text reads from the right`() throws {
    let right = try #require(shaper.shapeLogical("(אב)", in: style).first)
    let left = try #require(shaper.shapeLogical("()", in: style).first)
    #expect(right.glyphs.first?.id == left.glyphs.first?.id)
    #expect(right.glyphs.first?.cluster == 5)
    #expect(right.glyphs.last?.id == left.glyphs.last?.id)
  }

  @Test func `the ranges of the runs are the whole text`() throws {
    for text in ["plain", "ab אבג 12 日本 👩‍🚀 c", "אב\u{301} e\u{301} مرحبا", ""] {
      let runs = try shaper.shapeLogical(text, in: style)
      #expect(runs.map(\.text).joined() == text)
      #expect(runs.map(\.range.count) == runs.map(\.text.utf8.count))
      #expect(runs.last?.range.upperBound ?? 0 == text.utf8.count)
    }
  }

  @Test func `a part of a paragraph has the directions it has in the whole`() throws {
    let before = "אבג "
    let levels = BidiLevels(of: before + "12, ab")
    let runs = try shaper.shapeLogical("12, ab", in: style, levels: levels, from: before.utf8.count)
    #expect(runs.map(\.text) == ["12", ", ", "ab"])
    #expect(runs.map(\.level) == [2, 1, 2])
    #expect(runs.map(\.range) == [0..<2, 2..<4, 4..<6])
  }

  @Test func `a paragraph can be told to read from the right`() throws {
    #expect(try visual("12 (ab)", base: .rightToLeft).first == ")")
    #expect(try visual("12 (ab)").first == "12 (ab)")
  }

  @Test func `a word is the same when met again`() throws {
    let text = "the “cat” saw the “cat” — the “cat”"
    let first = try shaper.shapeLogical(text, in: style)
    let again = try shaper.shapeLogical(text, in: style)
    #expect(first.map(\.glyphs) == again.map(\.glyphs))
    let fresh = try Shaper(library: TestFonts.library).shapeLogical(text, in: style)
    #expect(first.map(\.glyphs) == fresh.map(\.glyphs))
    #expect(first.count == 1)
  }

  @Test func `thousands of words are remembered apart`() throws {
    let words = (0..<3000).map { "w\($0)" }
    let once = try words.map { try shaper.shape($0, in: style).runs[0].glyphs }
    let twice = try words.map { try shaper.shape($0, in: style).runs[0].glyphs }
    #expect(once == twice)
    let line = try shaper.shape(words.joined(separator: " "), in: style)
    let sum = once.joined().reduce(0) { $0 + Int($1.advance) }
    let spaces = try shaper.naturalSpace(in: style) * 2999
    #expect(abs(line.width - Double(sum) / 1000 - spaces) < 1e-6)
  }
}
