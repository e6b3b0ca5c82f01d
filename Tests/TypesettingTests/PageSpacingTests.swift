import Articles
import Geometry
import Layout
import PageModel
import Testing

@testable import Typesetting

/// What stands close together on pages, and what apart.
@Suite(.enabled(if: IssueCase.hasFonts))
struct PageSpacingTests {
  @Test(arguments: ["newspaper tabloid", "magazine a4", "briefing a4", "ereader kindle"])
  func `about a line is free between a head and its text, whatever the head ends with`(
    layout: String
  ) async throws {
    let setting = PageSetting(layout)
    for (deck, author) in [(nil, nil), ("What it is about", nil), (nil, "Ann Author")] {
      var article = Self.article("Tides")
      article.metadata.description = deck
      article.metadata.authors = author.map { [$0] } ?? []
      let issue = try await IssueCase.set([article], on: setting.paper, layout: setting.layout)
      let text = issue.elements([.paragraph]).first { element in
        element.lines.contains { $0.text.contains("Clear") || $0.text.contains("lear skies") }
      }
      let first = try #require(text?.lines.first?.baseline)
      let page = issue.document.pages[0]
      let above = try #require(
        page.runs.filter { $0.origin.y < first && !$0.text.isEmpty }.map(\.origin.y).max()
      )
      // From baseline to baseline, in lines of the grid.
      let lines = (first - above) / Self.grid(of: setting.layout)
      #expect((1.3...3.1).contains(lines), "\(deck ?? author ?? "headline"): \(lines)")
    }
  }

  @Test func `contents are closer rather than a little more than a page`() async throws {
    let deck = String(repeating: "What was seen on the shore and what was heard of it. ", count: 3)
    func issue(_ count: Int) async throws -> SetIssue {
      let articles = (1...count).map { number in
        var article = Self.article("Story \(number)")
        article.metadata.description = deck
        article.metadata.authors = ["Ann Author"]
        article.words = 100 + number
        return article
      }
      return try await IssueCase.set(articles, layout: "magazine")
    }
    func decks(_ issue: SetIssue) -> Int {
      issue.document.pages[0].runs.count { $0.text.contains("What was seen") }
    }
    // Few have all their descriptions, more only those of the longest; never is one on a second page.
    let few = try await issue(8)
    #expect(few.map.firstPages.values.min() == 2)
    #expect(few.document.pages[0].text.contains("Story 1 "))
    #expect(few.document.pages[0].runs.count { $0.text == "Story 1" } == 1)
    let more = try await issue(14)
    #expect(more.map.firstPages.values.min() == 2)
    #expect(decks(more) < 14 * decks(few) / 8)
    #expect(decks(more) > 0)
  }

  @Test func `a byline too long for a line is parted after who wrote it`() async throws {
    var article = Self.article("Tides")
    article.words = 2_500
    article.metadata.authors = ["Bartholomew Longfellow", "Ann Featherstone"]
    let issue = try await IssueCase.set([article], on: "kindle", layout: "ereader")
    let lines = issue.elements([.paragraph]).map { $0.lines.map(\.text).joined() }
    #expect(lines.contains("By Bartholomew Longfellow and Ann Featherstone"))
  }

  @Test func `the address of an article stands in one column`() async throws {
    let articles = (1...6).map { number in
      var article = Self.article("Story \(number)", paragraphs: number)
      article.metadata.url =
        "https://tidewater.example/2026/02/10/what-was-seen-on-the-shore-and-heard-of-it/\(number)/"
      return article
    }
    let issue = try await IssueCase.set(articles, on: "tabloid", layout: "newspaper")
    for page in issue.document.pages {
      let parts = page.runs.filter { $0.text.hasPrefix("tidewater.example/2026") }
      for part in parts {
        let rest = page.runs.filter {
          $0.origin.x == part.origin.x && $0.origin.y > part.origin.y && $0.size == part.size
        }
        #expect(!rest.isEmpty)
      }
    }
  }

  @Test func `a line that announces something is not the last of its column`() async throws {
    let code = Block.code(CodeBlock(String(repeating: "let tide = 1\n", count: 7)))
    for paragraphs in 1...9 {
      let blocks = Self.article("", paragraphs: paragraphs).blocks
      let article = IssueCase.article(
        "Tides",
        blocks + [.paragraph([.text("After:")]), code] + blocks
      )
      let issue = try await IssueCase.set([article], on: "kindle", layout: "ereader")
      let page = try #require(
        issue.document.pages.first { page in page.runs.contains { $0.text == "After:" } }
      )
      #expect(page.runs.contains { $0.text.contains("tide") && $0.text.contains("let") })
    }
  }

  @Test(arguments: [("remarkable", 1, 2), ("remarkable", 4, 3), ("kindle", 2, 3)])
  func `a story begins a page, or below one that leaves a good part of its own`(
    paper: String,
    paragraphs: Int,
    page: Int
  ) async throws {
    let stories = [Self.article("Tides", paragraphs: paragraphs), Self.article("Winds")]
    let issue = try await IssueCase.set(stories, on: paper, layout: "ereader")
    #expect(issue.map.firstPages["news/Tides"] == 2)
    #expect(issue.map.firstPages["news/Winds"] == page)
  }

  @Test func `the title of something linked is nobody's words`() {
    let title = [Inline.text("\u{201C}Why good developers write bad unit tests, and how\u{201D}")]
    let spoken = "\u{201C}Nobody had ever seen the tide come in so fast\u{201D}, she said."
    func quotes(_ first: [Inline]) -> [Int: String] {
      let filler = Block.paragraph([.text("It was quiet on the shore.")])
      var article = IssueCase.article(
        "Tides",
        [filler, .paragraph(first)] + Array(repeating: filler, count: 6)
      )
      article.words = 500
      return PullQuotes(of: article, every: 450).quotes
    }
    #expect(quotes([.link(Link(to: .web("https://tidewater.example/"), title))]).isEmpty)
    #expect(quotes([.text(spoken)]).count == 1)
  }

  @Test func `what two articles quote is repeated large in the first`() async throws {
    let filler = Block.paragraph([.text("It was quiet on the shore.")])
    let shared = "\u{201C}Nobody had ever seen the tide come in so fast\u{201D}"
    let own = "\u{201C}We took the boats up to the church that night\u{201D}"
    func article(_ name: String, quoting quotes: [String]) -> Article {
      var article = IssueCase.article(
        name,
        [filler] + quotes.map { .paragraph([.text($0 + ", she said.")]) }
          + Array(repeating: filler, count: 6)
      )
      article.words = 2_000
      return article
    }
    let issue = try await IssueCase.set(
      [
        article("Tides", quoting: [shared]), article("Floods", quoting: [shared, own]),
        article("Ebb", quoting: [shared]),
      ],
      layout: "magazine"
    )
    let words = issue.document.pages.flatMap(\.runs).map(\.text).joined()
    func count(_ quote: String) -> Int {
      words.closelySet.ranges(of: quote.closelySet).count
    }
    // Each time in its article, and once large.
    #expect(count(shared) == 3 + 1)
    #expect(count(own) == 1 + 1)
  }

  @Test(arguments: [("The shore", ["The shore"]), (sentence, ["Picture"])])
  func `of what stands for a picture no whole sentences are underlined`(
    title: String,
    linked: [String]
  ) async throws {
    let card = LinkCard(.picture, url: "https://tidewater.example/a.png", title: title)
    let issue = try await IssueCase.set([IssueCase.article("Tides", [.card(card)])])
    let words = issue.elements([.link]).map { $0.lines.map(\.text).joined() }
    #expect(words == linked)
    #expect(issue.words().contains("Picture:\(title)".closelySet))
  }

  private static let sentence =
    "A boat lies on the shore, with people around it who look at the sky and point at clouds."

  private static func grid(of layout: String) -> Length {
    switch layout {
    case "newspaper": .pt(11.5)
    case "magazine": .pt(13)
    case "briefing": .pt(14)
    default: .pt(14.5)
    }
  }

  private static func article(_ name: String, paragraphs: Int = 3) -> Article {
    let words =
      "Clear skies and a fair wind brought the boats home before the tide had turned again. "
    let text = String(repeating: words, count: 4)
    return IssueCase.article(name, Array(repeating: .paragraph([.text(text)]), count: paragraphs))
  }
}

extension Page {
  fileprivate var text: String { runs.map(\.text).joined(separator: " ") }
}
