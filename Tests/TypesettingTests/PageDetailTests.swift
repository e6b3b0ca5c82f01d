import Articles
import Geometry
import Layout
import PageModel
import Testing
import Typesetting

/// What is seen on single pages.
@Suite(.enabled(if: IssueCase.hasFonts))
struct PageDetailTests {
  @Test func `an article alone begins below the head of its issue, which has no contents`()
    async throws
  {
    for layout in ["briefing", "magazine", "newspaper", "ereader"] {
      let issue = try await IssueCase.set([Self.article("Tides")], layout: layout)
      #expect(issue.map.firstPages["news/Tides"] == 1)
      #expect(issue.document.pages.count == 1)
      #expect(!issue.document.pages[0].text.contains("Contents"))
    }
  }

  @Test func `articles begin below contents that leave a good part of their page`() async throws {
    let few = try await IssueCase.set([Self.article("Tides"), Self.article("Boats")])
    #expect(few.map.firstPages.values.sorted() == [1, 1])
    let many = try await IssueCase.set((1...16).map { Self.article("Story \($0)") })
    #expect(many.map.firstPages.values.min() == 2)
  }

  @Test func `a large first letter is found with its word`() async throws {
    let articles = [Self.article("Tides", paragraphs: 12)]
    let page = try #require(
      try await IssueCase.set(articles, layout: "magazine").document.pages.last { page in
        page.runs.contains { $0.presence == .ink }
      }
    )
    let letter = try #require(page.runs.firstIndex { $0.presence == .ink })
    #expect(page.runs[letter].text == "")
    #expect(page.runs[letter + 1].presence == .text)
    #expect(page.runs[letter + 1].text == "C")
    #expect(page.runs[letter + 2].text.hasPrefix("lear skies"))
    #expect(page.runs[letter + 1].origin.y == page.runs[letter + 2].origin.y)
  }

  @Test func `strong words that would spot the page are plain, but those that begin a paragraph`()
    async throws
  {
    let strong = [Inline.styled(.strong, [.text("Tide")])]
    let content = strong + [.text(" follows ")] + strong + [.text(" follows ")] + strong
    let article = IssueCase.article("Tides", [.paragraph(content)])
    func count(_ layout: String) async throws -> Int {
      let pages = try await IssueCase.set([article], layout: layout).document.pages
      return pages.flatMap(\.runs).count {
        $0.face.file.contains("_RZ") && $0.text.contains("Tide")
      }
    }
    #expect(try await count("briefing") == 3)
    #expect(try await count("magazine") == 1)
  }

  @Test func `a picture is set smaller rather than leave its page short`() async throws {
    let picture = PagePicture(key: "p", width: 1200, height: 900)
    let figure = Block.figure(Figure([Image(.file("p.jpg"), alternativeText: "A boat")]))
    let text = Self.article("Tides", paragraphs: 9).blocks
    let article = IssueCase.article("Tides", text + [figure] + text)
    let pages = try await IssueCase.set([article], pictures: ["p.jpg": picture]).document.pages
    let heights = pages.flatMap(\.items).compactMap { item in
      if case .picture(let placed) = item { placed.window.size.height.points } else { nil }
    }
    #expect(heights.count == 1)
    #expect(heights.allSatisfy { (150.0...218).contains($0) })
  }

  private static func article(_ name: String, paragraphs: Int = 3) -> Article {
    let words =
      "Clear skies and a fair wind brought the boats home before the tide had turned again. "
    let text = String(repeating: words, count: 4)
    var article = IssueCase.article(
      name,
      Array(repeating: .paragraph([.text(text)]), count: paragraphs)
    )
    article.words = 64 * paragraphs
    return article
  }
}

extension Page {
  fileprivate var text: String { runs.map(\.text).joined(separator: " ") }
}
