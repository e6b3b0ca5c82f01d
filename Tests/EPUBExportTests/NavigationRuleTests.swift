import Articles
import EPUBExport
import Layout
import Testing
import XML

/// The rules of navigation, by the numbers that `docs/epub.md` gives them.
@Suite struct NavigationRuleTests {
  @Test func `A4.1 the navigation has contents, landmarks and departments that are no links`()
    async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let navs = try #require(epub.documents["nav.xhtml"]).descendants("nav")
    #expect(navs.map { $0["epub:type"] } == ["toc", "landmarks"])
    #expect(navs[0]["role"] == "doc-toc")
    #expect(navs[1].descendants("a").map { $0["epub:type"] } == ["cover", "toc", "bodymatter"])
    for span in navs[0].descendants("li").filter({ $0.elements.first?.name == "span" }) {
      #expect(span.elements.map(\.name) == ["span", "ol"])
    }
  }

  @Test func `A4.2 A4.4 both tables of contents have the same entries in the order of reading`()
    async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let toc = try #require(epub.documents["nav.xhtml"]?.descendants("nav").first)
    let links = toc.descendants("a").map { [$0.text, $0["href"] ?? ""] }
    let ncx = try #require(epub.documents["toc.ncx"])
    let points = ncx.descendants("navPoint").map {
      [$0.first("navLabel")?.text ?? "", $0.first("content")?["src"] ?? ""]
    }
    #expect(points.filter(links.contains) == links)
    #expect(links.map { $0[1] } == links.map { $0[1] }.sorted())
    #expect(links.allSatisfy { !$0[0].isEmpty })
    let orders = ncx.descendants("navPoint").compactMap { $0["playOrder"].flatMap { Int($0) } }
    #expect(orders == Array(1...orders.count))
    let uid = ncx.descendants("meta").first { $0["name"] == "dtb:uid" }?["content"]
    #expect(uid == epub.package.descendants("identifier").first?.text)
  }

  @Test func `A4.3 A4.5 a page of contents stands after the cover, and all is read in one line`()
    async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let spine = epub.package.descendants("itemref")
    #expect(spine.prefix(2).map { $0["idref"] } == ["cover", "contents"])
    #expect(spine.allSatisfy { $0["linear"] == nil })
    let page = try #require(epub.documents["contents.xhtml"])
    #expect(page.descendants("a").count == SampleIssue.issue().articles.count)
    #expect(page.text.contains("By Ines Harrow and Bo Writer, 2 min"))
  }

  @Test func `an issue of one article tells what it is about once, where it begins`() async throws {
    let city = Department(title: "City", articles: [SampleIssue.marsh])
    let epub = try await OpenedEPUB(SampleIssue.issue(departments: [city]))
    let page = try #require(epub.documents["contents.xhtml"])
    #expect(page.descendants("a").map(\.text) == [SampleIssue.marsh.metadata.title])
    #expect(!page.text.contains("By Ines Harrow"))
  }

  @Test func `A4.4 every entry leads to an element, though the layout shows no department`()
    async throws
  {
    let layout = try SampleIssue.layout(
      replacing: "article: [label, headline",
      by: "article: [headline"
    )
    let epub = try await OpenedEPUB(SampleIssue.issue(), layout: layout)
    #expect(epub.documents["a001.xhtml"]?.first(class: "label") == nil)
    let targets = epub.targets
    let sources = try #require(epub.documents["toc.ncx"]).descendants("content")
    #expect(sources.compactMap { $0["src"] }.allSatisfy(targets.contains))
  }

  @Test func `A4.7 pages turn from right to left only in a language that is read so`() async throws
  {
    let arabic = try #require(LanguageTag("ar"))
    let epub = try await OpenedEPUB(SampleIssue.issue(language: arabic))
    #expect(epub.package.first("spine")?["page-progression-direction"] == "rtl")
    #expect(epub.documents["nav.xhtml"]?["dir"] == "rtl")
    let english = try await OpenedEPUB(SampleIssue.issue())
    #expect(english.package.first("spine")?["page-progression-direction"] == nil)
  }

  @Test func `A4.8 an article leads to its neighbours, to the contents and to the web`()
    async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let ways = (1...4).map { number in
      epub.documents["a00\(number).xhtml"]?.first(class: "ways")?.descendants("a")
        .compactMap { $0["href"] }
    }
    #expect(
      ways == [
        ["contents.xhtml", "a002.xhtml"], ["a001.xhtml", "contents.xhtml", "a003.xhtml"],
        ["a002.xhtml", "contents.xhtml", "a004.xhtml"], ["a003.xhtml", "contents.xhtml"],
      ]
    )
    let link = epub.documents["a001.xhtml"]?.first(class: "article-link")?.first("a")
    #expect(link?["href"] == "https://example.org/posts/marsh/")
  }

  // MARK: Long articles

  /// Three sections of 100 kB each; each refers to the one note, the last links to the first, and vice versa.
  private static var long: Layout.Issue {
    let text = String(repeating: "Rain fell on the marsh. ", count: 4200)
    let mark = Inline.noteReference(NoteReference(note: 0, occurrence: 0))
    func section(_ name: String, to other: String) -> [Block] {
      let link = Inline.link(Link(to: .fragment(other), [.text("There")]))
      return [
        .heading(Heading(level: 2, identifier: name, [.text(name)])),
        .paragraph([.text(text), mark, link]),
      ]
    }
    var article = Article(
      id: Article.ID("long"),
      metadata: ArticleMetadata(title: "Long", language: .english, path: "content/long.md"),
      blocks: section("one", to: "three") + section("two", to: "one") + section("three", to: "one"),
      notes: [Note(number: 1, [.paragraph([.text("A note on rain.")])], references: 3)]
    )
    article.metadata.url = "https://example.org/long/"
    let target = Link(to: .article(article.id, fragment: "three"), [.text("See there")])
    let other = Article(
      id: Article.ID("short"),
      metadata: ArticleMetadata(title: "Short", language: .english, path: "content/short.md"),
      blocks: [.paragraph([.link(target)])]
    )
    return SampleIssue.issue(departments: [Department(title: "City", articles: [article, other])])
  }

  @Test
  func `A4.6 a long article is divided at headings, and everything still leads to everything`()
    async throws
  {
    let pages = [
      PrintedPage(label: "1", article: Article.ID("long"), block: 0),
      PrintedPage(label: "2", article: Article.ID("long"), block: 4),
    ]
    let epub = try await OpenedEPUB(Self.long, printedPages: pages)
    let ids = epub.package.descendants("itemref").compactMap { $0["idref"] }
    #expect(ids == ["cover", "contents", "a001", "a001-2", "a002", "colophon"])
    #expect(epub.hrefs[Article.ID("long")] == "a001.xhtml")
    let targets = epub.targets
    for (name, document) in epub.documents {
      for link in document.links where !link.contains(":") {
        #expect(targets.contains(link.hasPrefix("#") ? name + link : link), "\(link) in \(name)")
      }
    }
    let second = try #require(epub.documents["a001-2.xhtml"])
    #expect(second.descendants("h2").map(\.text) == ["three"])
    #expect(
      second.first(class: "article")?.descendants("a").compactMap { $0["href"] } == [
        "a001.xhtml#a001-fn1", "a001.xhtml#a001-h1", "https://example.org/long/",
      ]
    )
    #expect(epub.documents["a002.xhtml"]?.descendants("a").first?["href"] == "a001-2.xhtml#a001-h3")
    #expect(epub.documents["nav.xhtml"]?.links.contains("a001-2.xhtml#page-2") == true)
    let ways = second.first(class: "ways")?.descendants("a").map(\.text)
    #expect(ways == ["Long (1/2)", "Contents", "Short"])
  }

  @Test func `A4.6 the note of a divided article leads back to its marks in every part`()
    async throws
  {
    let epub = try await OpenedEPUB(Self.long)
    let notes = epub.documents.filter { $0.value.first(class: "footnotes") != nil }
    #expect(notes.keys.sorted() == ["a001.xhtml"])
    let back = notes.values.flatMap { $0.descendants("a") }
      .filter { $0["role"] == "doc-backlink" }.compactMap { $0["href"] }
    #expect(back == ["#a001-fr1", "#a001-fr1-2", "a001-2.xhtml#a001-fr1-3"])
  }

  @Test func `A4.6 a long article without headings is divided between paragraphs`() async throws {
    let text = Block.paragraph([.text(String(repeating: "Rain. ", count: 1000))])
    let article = Article(
      id: Article.ID("long"),
      metadata: ArticleMetadata(title: "Long", language: .english, path: "content/long.md"),
      blocks: [Block](repeating: text, count: 100)
    )
    let issue = SampleIssue.issue(departments: [Department(title: nil, articles: [article])])
    let epub = try await OpenedEPUB(issue)
    let parts = epub.documents.filter { $0.key.hasPrefix("a001") }
    #expect(parts.count == 3)
    #expect(
      parts.values.map { $0.descendants("p").filter { $0.text.count > 5000 }.count }
        .reduce(0, +) == 100
    )
  }
}
