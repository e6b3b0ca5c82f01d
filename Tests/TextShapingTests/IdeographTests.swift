import Testing
import TextShaping

struct `Chinese and Japanese lines` {
  private func breaks(_ text: String, _ language: String) -> [Int] {
    LineBreaks.opportunities(in: text, language: language).map(\.offset)
  }

  /// JLREQ, 3.1.7 and 4.1; CLREQ, 3.1.3: closing brackets, stops, middle dots, small kana, marks of repetition and
  /// length, hyphens.
  @Test(arguments: [
    ("ja", "」』）］｝〉》】〕〗、，。．・：；！？‼⁇ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ〜゠％℃°"),
    ("zh-Hans", "”’」』）］〉》】〕、，。．：；！？·％"),
    ("zh-Hant", "」』）〉》】〕、，。：；！？％"),
  ])
  func `never begin with what belongs to the line before`(language: String, signs: String) {
    for sign in signs {
      #expect(!breaks("漢\(sign)漢", language).contains(3), "\(sign)")
    }
  }

  @Test(arguments: [("ja", "「『（［｛〈《【〔〖￥＄"), ("zh-Hans", "“‘「『（［〈《【〔￥"), ("zh-Hant", "「『（〈《【〔")])
  func `never end with what belongs to the line after`(language: String, signs: String) {
    for sign in signs {
      let text = "漢\(sign)漢"
      #expect(breaks(text, language).contains(3), "a line may begin with \(sign)")
      #expect(!breaks(text, language).contains(text.utf8.count - 3), "\(sign)")
    }
  }

  @Test(arguments: ["——", "……", "‥‥", "100", "Water"])
  func `do not part dashes and dots in pairs, figures or words`(whole: String) {
    let text = "漢\(whole)漢"
    #expect(breaks(text, "ja").allSatisfy { $0 <= 3 || $0 >= 3 + whole.utf8.count })
  }

  @Test(arguments: [
    ("ja", "、", "「", -0.5), ("ja", "」", "、", -0.5), ("ja", "。", "」", -0.5), ("ja", "「", "『", -0.5),
    ("ja", "」", "「", -0.5), ("ja", "漢", "「", 0), ("ja", "字", "か", 0), ("ja", "漢", "A", 0.125),
    ("ja", "5", "分", 0.125), ("ja", "？", "」", 0), ("zh-Hans", "：", "“", -0.5),
    ("zh-Hans", "！", "”", -0.5),
    ("zh-Hant", "，", "「", -0.25), ("en", "”", "日", 0),
  ])
  func `have no more than half a square of white between stops and brackets`(
    language: String,
    first: Unicode.Scalar,
    second: Unicode.Scalar,
    width: Double
  ) {
    let joint = IdeographicRules(language: language).joint(between: first, and: second)
    #expect(joint.width == width)
  }
}

@Suite(.enabled(if: TestFonts.arePresent, "'make fonts' brings the fonts"))
struct `signs that scripts share` {
  private func faces(of text: String, language: String) throws -> [String] {
    let style = TextStyle(
      family: "linux-libertine",
      features: [FontFeature("onum")],
      language: language
    )
    return try Shaper(library: TestFonts.library).shape(text, in: style).runs
      .map { String($0.face.file.prefix { $0 != "/" }) }
  }

  @Test(arguments: [
    ("ar", "2,400", ["amiri"]), ("ar", "(12", ["amiri"]), ("ar", "«مرحبا»", ["amiri"]),
    ("ar", "GPS,", ["linux-libertine"]), ("en", "2,400", ["linux-libertine"]),
    ("zh-Hans", "“白鹭”", ["noto-serif-cjk"]), ("zh-Hans", "don’t", ["linux-libertine"]),
    ("ja", "……", ["noto-serif-cjk"]), ("ja", "25", ["linux-libertine"]),
    ("en", "“white”", ["linux-libertine"]),
  ])
  func `are set in the face of the letters beside them`(
    language: String,
    text: String,
    expected: [String]
  ) throws {
    #expect(try faces(of: text, language: language) == expected)
  }

  @Test func `a language has the forms of its own country`() throws {
    func glyph(_ language: String) throws -> UInt32? {
      let style = TextStyle(family: "linux-libertine", language: language)
      let run = try Shaper(library: TestFonts.library).shape("骨", in: style).runs.first
      return run?.glyphs.first?.id
    }
    let forms = try ["ja", "zh-Hans", "zh-Hant"].map(glyph)
    #expect(Set(forms).count >= 2)
    #expect(try glyph("zh") == glyph("zh-CN"))
  }

  @Test func `a Japanese headline is parted between phrases`() {
    let text = "新しい図書館、木の香りに包まれて開館"
    let starts = PhraseBreaks.starts(in: text, language: "ja")
    let phrases = ["新しい", "図書館、", "木の", "香りに", "包まれて", "開館"]
    var offset = 0
    let expected = phrases.dropLast().map { phrase in
      offset += phrase.utf8.count
      return offset
    }
    #expect(starts == expected)
    #expect(PhraseBreaks.starts(in: "The new library", language: "en") == [])
  }
}
