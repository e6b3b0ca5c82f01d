import Geometry
import Testing
import TextShaping

struct FontStyleTests {
  @Test(arguments: ["regular", "italic", "semibold", "bold-italic", "black"])
  func `a style is written as it is read`(name: String) {
    #expect(FontStyle(name: name)?.name == name)
  }

  @Test(arguments: ["", "Bold", "bold italic", "regular-italic", "heavy"])
  func `what is not a style is not read as one`(name: String) {
    #expect(FontStyle(name: name) == nil)
  }
}

@Suite(.enabled(if: TestFonts.arePresent, "'make fonts' brings the fonts"))
struct FontLibraryTests {
  private let library = TestFonts.library

  @Test func `a missing font file is named, and the way out told`() {
    let failure = FontFailure.missing(file: "\(TestFonts.folder)/absent/Absent.otf")
    #expect(throws: failure) { try library.face(of: "absent", .regular) }
    #expect(failure.hint == "'make fonts' brings the fonts")
  }

  @Test func `a file that is not a font is said to be none`() {
    let failure = FontFailure.unreadable(file: "\(TestFonts.folder)/./families.yaml")
    #expect(throws: failure) { try library.face(of: ".", .regular) }
  }

  @Test func `an unknown family is named`() {
    #expect(throws: FontFailure.unknownFamily("comic")) { try library.face(of: "comic", .bold) }
  }

  @Test func `a style that a family lacks is given by the nearest it has`() throws {
    let black = try library.face(of: "linux-libertine", FontStyle(.black, isItalic: true))
    #expect(black.file == "linux-libertine/LinLibertine_RB.otf")
    #expect(try library.face(of: "linux-libertine", .bold) === black)
  }

  @Test(arguments: [
    ("ja", 0), ("ko-KR", 1), ("zh", 2), ("zh-cn", 2), ("zh-Hans-SG", 2), ("zh-TW", 3),
    ("zh-HK", 4), ("en", 0), ("", 0),
  ])
  func `a collection's face is chosen by the language`(language: String, index: Int) throws {
    let face = try library.face(of: "noto-serif-cjk", .regular, language: language)
    #expect(face.index == index)
  }

  @Test func `a face knows its heights`() throws {
    let face = try library.face(of: "linux-libertine", .regular)
    #expect(face.unitsPerEm == 1000)
    #expect(face.metrics.capHeight == 658)
    #expect(face.metrics.xHeight == 429)
    #expect(face.metrics.ascent > face.metrics.capHeight)
    #expect(face.metrics.descent > 0)
  }
}

@Suite(.enabled(if: TestFonts.arePresent, "'make fonts' brings the fonts"))
struct ShaperTests {
  private let shaper = Shaper(library: TestFonts.library)

  private func shape(_ text: String, features: [FontFeature] = []) throws -> ShapedLine {
    let style = TextStyle(family: "linux-libertine", features: features, language: "en")
    return try shaper.shape(text, in: style)
  }

  @Test func `a line is as wide as its words and spaces`() throws {
    let whole = try shape("two words").width
    let apart = try shape("two").width + shape(" ").width + shape("words").width
    #expect(abs(whole - apart) < 1e-9)
    #expect(try shape("").runs.isEmpty)
  }

  @Test func `letters that fall into each other are set closer`() throws {
    #expect(try shape("AV").width < shape("AV", features: [FontFeature("kern", 0)]).width)
  }

  @Test func `a ligature stands for all of its letters`() throws {
    let run = try #require(shape("an office").runs.first)
    #expect(run.glyphs.map(\.cluster) == [0, 1, 2, 3, 4, 7, 8])
    #expect(run.text == "an office")
  }

  @Test func `a size scales the width`() throws {
    let line = try shape("Corran")
    #expect(line.width(at: .pt(20)) == .pt(20) * line.width)
  }

  @Test func `what a face lacks is set in the first face that has it`() throws {
    let line = try shape("Corran 日本 ok")
    #expect(line.runs.map(\.text) == ["Corran ", "日本", " ", "ok"])
    #expect(line.runs[1].face.file == "noto-serif-cjk/NotoSerifCJK-Regular.ttc")
    #expect(line.unset.isEmpty)
  }

  @Test func `a joined emoji is one glyph in its own colours`() throws {
    let run = try #require(shape("👩‍🚀").runs.first)
    #expect(run.face.hasColour)
    #expect(run.glyphs.count == 1)
  }

  @Test func `an accent of its own is set with its letter`() throws {
    let line = try shape("Cafe\u{301}")
    #expect(line.runs.count == 1)
    #expect(line.width == (try shape("Café").width))
  }

  @Test func `what no face has is told`() throws {
    #expect(try shape("a 𓀀 b 𓀁").unset == ["𓀀", "𓀁"])
  }

  @Test(arguments: [
    ("abc אבג דהו xyz", ["abc", "אבג דהו", "xyz"]),
    ("אבג abc דהו", ["דהו", "abc", "אבג"]),
    ("שנת 2026 בים", ["בים", "2026", "שנת"]),
    ("no. 7, אב", ["no. 7,", "אב"]),
  ])
  func `words that read from the right stand in their order`(text: String, order: [String]) throws {
    let runs = try shape(text).runs
    let texts = runs.map { $0.text.split(separator: " ").joined(separator: " ") }
    #expect(texts.filter { !$0.isEmpty } == order)
    #expect(runs.contains { $0.isRightToLeft })
  }

  @Test func `a line begins at the right if its first letter does`() throws {
    #expect(try shape("… שלום world").isRightToLeft)
    #expect(try !shape("world שלום").isRightToLeft)
  }

  @Test func `hostile text is shaped without harm`() throws {
    let texts = [
      "\u{202E}\u{2066}abc", "\u{0}\u{7}\u{FFFF}", "\u{FE0F}\u{200D}",
      "e" + String(repeating: "\u{301}", count: 5000), String(repeating: "אa1 ", count: 3000),
    ]
    for text in texts { #expect(try shape(text).width.isFinite) }
  }
}
