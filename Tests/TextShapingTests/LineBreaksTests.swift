import Testing
import TextShaping

struct LineBreaksTests {
  /// The text with `|` where a line may end and `¶` where it must.
  private func marked(_ text: String, language: String = "en") -> String {
    var bytes = Array(text.utf8)
    for lineBreak in LineBreaks.opportunities(in: text, language: language).reversed() {
      bytes.insert(contentsOf: (lineBreak.isMandatory ? "¶" : "|").utf8, at: lineBreak.offset)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    "two |words", "a  |b \t|c |d ", " first", "line\n¶next\r\n¶last\n", "a\u{2028}¶b", "",
    "no\u{A0}break |10\u{202F}km |figure\u{2007}s", "word \u{2060}joined", "thin\u{2009}|space",
    "zero\u{200B}|width", "Привет, |мир", "ελληνικά |γράμματα", "שלום |עולם", "مرحبا |بالعالم",
  ])
  func `a line may end at spaces, and must where the text says so`(text: String) {
    #expect(marked(text.filter { $0 != "|" && $0 != "¶" }) == text)
  }

  @Test(arguments: [
    "well-|known", "e-mail", "T-shirt", "1914-18", "F-16", "-5", "--flag", "(pre-)war",
    "mother-|in-|law",
    "wait--|what", "co\u{2011}op", "half\u{2010}|time", "soft\u{AD}hyphen", "בית\u{5BE}|ספר",
  ])
  func `a line may end behind a hyphen between words, not before figures nor behind one letter`(
    text: String
  ) {
    #expect(marked(text.filter { $0 != "|" }) == text)
  }

  @Test(arguments: [
    "this—|that", "“Yes—” |he |said", "this – |that", "1998–2005", "London–|Paris", "— |dialogue",
    "the |end —\u{A0}of |it", "said |—“no”",
  ])
  func `no line begins with a dash that belongs to the line before`(text: String) {
    #expect(marked(text.filter { $0 != "|" }) == text)
  }

  @Test(arguments: [
    "newspapers/|magazines", "and/or", "https://example/articles", "km/h", "either/|neither |side",
  ])
  func `a line may end behind a stroke in long pairs, never in addresses`(text: String) {
    #expect(marked(text.filter { $0 != "|" }) == text)
  }

  @Test(arguments: [
    ("fr", "« mot » |dit-|il !"), ("fr", "vrai ? |Oui : |non ;"), ("de", "»Wort« |sagt |er"),
    ("en", "( aside ) |here"), ("en", "50 % |of |.5 |litres"), ("sv", "sade |”nej” |igen"),
    ("en", "“quoted |words” |and |‘more’"),
  ])
  func `no line begins with what closes, or ends with what opens`(language: String, text: String) {
    #expect(marked(text.filter { $0 != "|" }, language: language) == text)
  }

  @Test(arguments: [
    ("ja", "日|本|語|の|文|章。|「引|用」|も"), ("zh-Hans", "你|好，|世|界！"), ("ko", "안|녕 |세|상"),
    ("th", "ภาษา|ไทย|ไม่มี|ช่อง|ว่าง"), ("en", "Corran |日|本 |ok"), ("en", "well |👩‍🚀|👩‍🚀 |done"),
  ])
  func `scripts without spaces are broken as their languages ask`(language: String, text: String) {
    #expect(marked(text.filter { $0 != "|" }, language: language) == text)
  }

  @Test(arguments: ["", "-", "zz", "en-US-x-\u{0}", "日本", "aaaaaaaaaaaaaaaa"])
  func `an unknown language does no harm`(language: String) {
    #expect(marked("日本 ok", language: language) == "日|本 |ok")
  }

  @Test func `every place is within the text, and none told twice`() {
    let texts = [
      "-", "--", "—", "/", "\u{AD}", "\n\n\n", "  ", "\u{2060}", "a-\u{301}b", "\u{0}-\u{0}",
      "(-)-(-)",
      "日\u{AD}本\n", "👩‍🚀", String(repeating: "- ", count: 5000),
    ]
    for text in texts {
      let offsets = LineBreaks.opportunities(in: text, language: "en").map(\.offset)
      #expect(offsets.allSatisfy { (1..<text.utf8.count).contains($0) })
      #expect(zip(offsets, offsets.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
