import Testing
import TextShaping

@Suite(.enabled(if: TestFonts.arePresent, "'make fonts' brings the fonts"))
struct FallbackTests {
  private let shaper = Shaper(library: TestFonts.library)

  private func shape(
    _ text: String,
    in family: String = "linux-libertine",
    language: String = "en"
  ) throws -> ShapedLine {
    try shaper.shape(text, in: TextStyle(family: family, language: language))
  }

  @Test(arguments: ["👩‍🚀", "❤️‍🔥", "1️⃣", "🇩🇪", "☝🏽", "☀️", "😀", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
  func `a picture of several characters is one glyph of the emoji face`(emoji: String) throws {
    let line = try shape(emoji)
    #expect(line.runs.count == 1)
    #expect(line.runs.first?.face.hasColour == true)
    #expect(line.runs.first?.glyphs.count == 1)
    #expect(line.unset.isEmpty)
  }

  @Test(arguments: ["A\u{FE0E}", "A\u{FE0F}", "©\u{FE0E}", "7"])
  func `a text's own sign stays in its face whatever selector follows`(text: String) throws {
    #expect(try shape(text).runs.map(\.face.hasColour) == [false])
    #expect(try shape(text).width == (try shape(String(text.unicodeScalars.prefix(1))).width))
  }

  @Test func `a letter and its marks stay in one face`() throws {
    let line = try shape("aא\u{5B8}\u{591}b")
    #expect(line.runs.map(\.text) == ["a", "א\u{5B8}\u{591}", "b"])
    #expect(try shape("Zu\u{308}rich").width == shape("Zürich").width)
  }

  @Test(arguments: [
    "\u{A0}", "\u{202F}", "\u{2009}", "\u{200A}", "\u{2003}", "\u{2007}", "\t", "\n", "\u{2028}",
  ])
  func `every space is set in the text's own face`(space: String) throws {
    for family in ["linux-libertine", "amiri"] {
      let line = try shape("a\(space)b", in: family)
      #expect(line.runs.count == 1)
      #expect(line.unset.isEmpty)
      #expect(line.width > (try shape("ab", in: family).width))
    }
  }

  @Test func `spaces are as wide as their names say`() throws {
    let space = try shape(" ").width
    #expect(try shape("\u{A0}").width == space)
    #expect(try shape("\t").width == space)
    #expect(try shape("\u{2003}", in: "amiri").width == 1)
    #expect(try shape("\u{2009}").width < space)
  }

  @Test(arguments: ["linux-libertine", "amiri"])
  func `signs that look alike stand in for each other`(family: String) throws {
    let hyphen = try shape("co\u{2011}op", in: family)
    #expect(hyphen.runs.map(\.face.file) == (try shape("coop", in: family).runs.map(\.face.file)))
    #expect(abs(hyphen.width - (try shape("co\u{2010}op", in: family).width)) < 1e-9)
    #expect(try shape("Hawai\u{2BC}i", in: family).runs.count == 1)
    #expect(try shape("Hawai\u{2BC}i", in: family).unset.isEmpty)
  }

  @Test func `what no face has keeps its place, and is told once for each time`() throws {
    let line = try shape("a 𓀀𓀁 b 𓀀")
    #expect(line.unset == ["𓀀", "𓀁", "𓀀"])
    let glyphs = line.runs.flatMap { run in
      run.glyphs.map { ($0.id, $0.cluster + run.range.lowerBound) }
    }
    #expect(glyphs.filter { $0.0 == 0 }.map(\.1) == [2, 6, 13])
  }

  @Test(arguments: [("ja", 0), ("ko", 1), ("zh-Hans", 2), ("zh-TW", 3), ("zh-HK", 4), ("en", 0)])
  func `ideographs have the shapes of the text's language`(language: String, index: Int) throws {
    let run = try #require(shape("直骨", language: language).runs.first)
    #expect(run.face.index == index)
  }

  @Test func `a face tells its rules and how wide it runs`() throws {
    let face = try TestFonts.library.face(of: "linux-libertine", .regular)
    #expect(face.underline.height < 0 && face.underline.height > -300)
    #expect((10...150).contains(face.underline.thickness))
    #expect((100...400).contains(face.strikeout.height))
    #expect((0.4...0.5).contains(face.averageLetter))
    let style = TextStyle(family: "linux-libertine")
    #expect(try shaper.naturalSpace(in: style) == 0.25)
  }
}
