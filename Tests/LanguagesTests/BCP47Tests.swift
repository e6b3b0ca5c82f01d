import Languages
import Testing

@Suite struct BCP47Tests {
  @Test(arguments: ["en", "pt-BR", "zh-Hant-TW", "x-klingon", "I-default", "de-1996", "tlh"])
  func `a tag is a language and what tells it more closely`(tag: String) {
    #expect(BCP47.isWellFormed(tag))
  }

  @Test(arguments: [
    "", "e", "x", "en_US", "en-", "-en", "en--US", "e1", "abcdefghi", "en-abcdefghi", "été",
  ])
  func `what has not the form of one is none`(tag: String) { #expect(!BCP47.isWellFormed(tag)) }

  @Test(arguments: [("pt-BR", true), ("EN", true), ("tlh", true), ("us", false), ("und", false)])
  func `a country is no language`(tag: String, isKnown: Bool) {
    #expect(BCP47.hasKnownLanguage(tag) == isKnown)
  }
}
