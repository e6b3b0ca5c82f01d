import TestSupport
import Testing

@testable import SearchIndex

@Suite struct `the index of articles` {
  private func index(_ articles: [(String, String)]) throws -> SearchIndex {
    let index = try SearchIndex()
    try index.add(articles.map { .init(title: $0.0, text: $0.1) }, ofBook: "one")
    return index
  }

  @Test(arguments: [
    ("ferry", ["The ferry", "Prices"]), ("FERRY price", ["Prices"]),
    ("fer", ["The ferry", "Prices"]),
    ("cafe", ["Café"]), ("ferry snow", []), ("東京", ["水"]), ("京湾", ["水"]), ("湾東", []),
    ("ferry's", ["The ferry"]), ("", []), ("\"", []), ("AND OR NOT", []), ("title:ferry", []),
    ("ferry*", ["The ferry", "Prices"]), ("NEAR(ferry prices)", []), ("(", []),
    ("-ferry", ["The ferry", "Prices"]),
    ("\u{0}\u{1F}", []), ("' OR 1=1 --", []),
  ])
  func `finds all words that are typed, and takes nothing for an operator`(
    typed: String,
    titles: [String]
  ) throws {
    let index = try index([
      ("The ferry", "It sails at eight."), ("Prices", "What the ferry costs: the price of milk."),
      ("Café", "Über alles"), ("水", "今日は東京湾です。"),
    ])
    #expect(try index.articles(holding: typed, limit: 10).map(\.title) == titles)
  }

  @Test func `shows words around those that were asked for, as they are written`() throws {
    let index = try index([
      ("水", "今日は東京湾です。"), ("Long", String(repeating: "a b ", count: 100) + "ferry end"),
    ])
    #expect(try index.articles(holding: "東京", limit: 1).first?.excerpt == "今日は東京湾です。")
    #expect(
      try index.articles(holding: "ferry", limit: 1).first?.excerpt.hasSuffix("a b ferry end")
        == true
    )
  }

  @Test func `forgets a book that is removed, and has none twice`() throws {
    let index = try index([("The ferry", "It sails.")])
    try index.add([.init(title: "Another", text: "ferry")], ofBook: "one")
    #expect(try index.articles(holding: "ferry", limit: 10).count == 1)
    try index.remove(book: "one")
    #expect(try index.books().isEmpty)
    #expect(try index.articles(holding: "ferry", limit: 10).isEmpty)
  }

  @Test func `stays in its file, and begins anew where that is damaged`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/search.sqlite"
    try SearchIndex(at: path).add([.init(title: "The ferry", text: "It sails.")], ofBook: "one")
    #expect(try SearchIndex(at: path).books() == ["one"])
    try folder.write(
      "no database at all, and long enough to be looked at".uppercased(),
      to: "search.sqlite"
    )
    #expect(try SearchIndex(at: path).books().isEmpty)
  }
}
