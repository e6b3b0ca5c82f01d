import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct BodyPunctuationTests {
  @Test(arguments: [
    ("\"It's\" 'so'", "“It’s” ‘so’"),
    ("'\"in\" out' \"'in' out\"", "‘“in” out’ “‘in’ out”"),
    ("a -- b --- c...", "a – b — c…"),
    ("1--2, 10-20", "1–2, 10-20"),
    (
      "1914-1918, 2026-2025, 2026-02-14, 1914-1918-1",
      "1914–1918, 2026-2025, 2026-02-14, 1914-1918-1"
    ),
    ("---- ....", "---- ...."),
    ("run --help now", "run --help now"),
    ("the '90s, rock 'n' roll, 'tis", "the ’90s, rock ’n’ roll, ’tis"),
    ("6'2\" tall", "6'2\" tall"),
    ("(\"a\") [\"b\"] --\"c\"", "(“a”) [“b”] –“c”"),
    ("James' book, the dogs'", "James’ book, the dogs’"),
    ("“already” ‘set’ — so…", "“already” ‘set’ — so…"),
    ("she said \"he said 'no'.\"", "she said “he said ‘no’.”"),
  ])
  func `English punctuation is set`(_ typed: String, _ printed: String) {
    expectBody(typed, "p " + printed)
  }

  @Test(arguments: [
    ("de", "„a ‚b‘ c“ d’"), ("fr", "«\u{202F}a “b” c\u{202F}» d’"), ("es", "«a “b” c» d’"),
    ("sv", "”a ’b’ c” d’"), ("pl", "„a «b» c” d’"), ("pt-BR", "“a ‘b’ c” d’"),
    ("de-CH", "«a ‹b› c» d’"), ("ja", "\"a 'b' c\" d'"), ("he", "\"a 'b' c\" d'"),
  ])
  func `every language has its own quotation marks`(_ language: String, _ printed: String) {
    expectBody("\"a 'b' c\" d'", "p " + printed, in: .test(language: language))
  }

  @Test(arguments: [
    ("\"**bold**\"", "p “<strong:bold>”"),
    ("**\"bold\"**", "p <strong:“bold”>"),
    ("\"[link](https://a.b)\"", "p “[link](https://a.b)”"),
    ("\"`code \"x\"`\" it's", "p “`code \"x\"`” it’s"),
    ("*it*'s", "p <emphasis:it>’s"),
    ("https://a.b/c--d'e", "p [https://a.b/c--d'e](https://a.b/c--d'e)"),
  ])
  func `punctuation looks across the parts of a line and not into code`(
    _ markdown: String,
    _ expected: String
  ) {
    expectBody(markdown, expected)
  }

  @Test func `a site may switch punctuation off and emoji on`() {
    var markup = MarkupSettings()
    markup.hasTypographer = false
    markup.hasEmoji = true
    expectBody("\"a\" :tada: :nothing: 1:2", "p \"a\" 🎉 :nothing: 1:2", in: .test(markup: markup))
  }

  @Test func `letters and their accents are one`() {
    expectBody("Cafe\u{301} \u{304B}\u{3099}", "p Caf\u{E9} \u{304C}")
    let text = BodyReader.read("Cafe\u{301}", in: .test()).value.blocks.plainText
    #expect(text.unicodeScalars.count == 4)
  }

  @Test func `lines in Chinese are joined without a blank, hard wraps are kept`() {
    expectBody("中文\n换行 a\nb", "p 中文换行 a b", in: .test(language: "zh-Hans"))
    var markup = MarkupSettings()
    markup.hasHardWraps = true
    expectBody("a\nb", "p a⏎b", in: .test(markup: markup))
  }
}
