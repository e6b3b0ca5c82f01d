import Articles
import EPUBExport
import Layout
import Testing
import XML
import Zip

/// The rules of content documents, by the numbers that `docs/epub.md` gives them.
@Suite struct ContentRuleTests {
  private func issue(_ blocks: [Block], language: String = "en") throws -> Layout.Issue {
    let metadata = ArticleMetadata(
      title: "A title",
      language: try #require(LanguageTag(language)),
      path: "content/a.md"
    )
    let article = Article(id: Article.ID("a"), metadata: metadata, blocks: blocks)
    return SampleIssue.issue(departments: [Department(title: nil, articles: [article])])
  }

  private func root(_ blocks: [Block], language: String = "en") async throws -> XMLElement {
    let epub = try await OpenedEPUB(try issue(blocks, language: language))
    return try #require(epub.documents["a001.xhtml"])
  }

  private func sources() async throws -> [String: String] {
    let epub = try await SampleIssue.epub(of: SampleIssue.issue())
    let archive = try ArchiveReader(epub.bytes)
    var sources: [String: String] = [:]
    for entry in archive.entries where entry.name.hasSuffix(".xhtml") {
      sources[entry.name] = String(decoding: try archive.read(entry.name), as: UTF8.self)
    }
    return sources
  }

  @Test func `A5.1 every document says its encoding twice, and is HTML 5`() async throws {
    for (name, source) in try await sources() {
      #expect(
        source.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"),
        "\(name)"
      )
      #expect(source.contains("<meta charset=\"utf-8\"/>"), "\(name)")
    }
  }

  @Test func `A5.2 A5.3 there are no comments, named characters, scripts or forms`() async throws {
    let unwanted = [
      "<!--", "&nbsp;", "<script", "<iframe", "<form", "<object", "<input", "<details", "srcset",
      " data-", " align=", " onclick", "<base",
    ]
    for (name, source) in try await sources() {
      for word in unwanted { #expect(!source.contains(word), "\(word) in \(name)") }
    }
  }

  @Test func `A5.4 links lead into the book, or out of it in one of four ways`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let targets = epub.targets
    for (name, root) in epub.documents {
      for link in root.descendants("a").compactMap({ $0["href"] }) {
        let leadsOut = ["http:", "https:", "mailto:", "tel:"].contains(where: link.hasPrefix)
        #expect(leadsOut || targets.contains(link.hasPrefix("#") ? name + link : link), "\(link)")
      }
    }
  }

  @Test func `A5.5 identifiers are unique in their document, and begin with the article's key`()
    async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    for (name, root) in epub.documents where name.hasPrefix("a0") {
      let identifiers = root.identifiers
      #expect(Set(identifiers).count == identifiers.count, "\(name)")
      #expect(identifiers.allSatisfy { $0.hasPrefix(name.prefix(4)) }, "\(name)")
    }
  }

  @Test(
    arguments: [("en", nil), ("ar", "rtl"), ("he", "rtl"), ("zh-Hant", nil)] as [(String, String?)]
  )
  func `A5.6 an article says its own language and direction`(
    language: String,
    direction: String?
  ) async throws {
    let root = try await root([.paragraph([.text("a")])], language: language)
    #expect(root["lang"] == language && root["xml:lang"] == language && root["dir"] == direction)
    #expect(root.descendants("title").first?.text == "A title")
  }

  @Test func `A5.6 our own words in an article of another language say theirs`() async throws {
    let root = try await root(
      [
        .card(LinkCard(.video, url: "https://video.example/1", title: "Un film")),
        .figure(Figure([Image(.missing("gone.jpg"), alternativeText: "")])),
        .figure(Figure([Image(.missing("gone.jpg"), alternativeText: "Un lac")])),
      ],
      language: "fr"
    )
    #expect(root.first(class: "card-kind")?["lang"] == "en")
    #expect(
      root.descendants("p").filter { $0["class"] == "missing" }.map { $0["lang"] } == ["en", nil]
    )
    #expect(root.first(class: "ways")?["xml:lang"] == "en")
  }

  @Test func `A5.7 lines of Chinese, Japanese and Korean are broken strictly`() async throws {
    let epub = try await SampleIssue.epub(of: SampleIssue.issue())
    let sheet = String(
      decoding: try ArchiveReader(epub.bytes).read("EPUB/enhance.css"),
      as: UTF8.self
    )
    #expect(sheet.contains(":lang(ja), :lang(zh), :lang(ko) { line-break: strict; }"))
  }

  @Test func `A5.8 parts have roles that their elements may have`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let allowed: [String: Set<String>] = [
      "doc-chapter": ["section"], "doc-toc": ["nav", "section"], "doc-footnote": ["aside"],
      "doc-noteref": ["a"], "doc-backlink": ["a"], "doc-subtitle": ["p"], "doc-cover": ["img"],
      "doc-colophon": ["section"], "presentation": ["img"],
    ]
    for (name, root) in epub.documents {
      for (role, element) in root.roles {
        #expect(allowed[role]?.contains(element) == true, "\(role) of \(element) in \(name)")
      }
    }
  }

  @Test func `A5.9 notes stand after the text that refers to them, with ways back`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let section = try #require(epub.documents["a002.xhtml"]?.first(class: "footnotes"))
    #expect(section["epub:type"] == "footnotes")
    for note in section.elements {
      #expect(note.name == "aside" && note["epub:type"] == "footnote")
      // Kobo's pop-ups want nine characters at least.
      #expect(note.text.count >= 9)
      #expect(note.descendants("a").filter { $0["role"] == "doc-backlink" }.count == 2)
    }
  }

  @Test func `A5.10 a table names its heads and its caption, one that is wide its cells too`()
    async throws
  {
    let names = ["Year", "Rain", "Sun", "Wind", "Snow"]
    let row = names.indices.map { Table.Cell([.text("\($0)")], isRowHeading: $0 == 0) }
    let table = Table(
      caption: [.text("Weather")],
      alignments: Array(repeating: .start, count: 5),
      head: [names.map { Table.Cell([.text($0)]) }],
      body: [row]
    )
    let root = try await root([.table(table)])
    #expect(root.descendants("table").map { $0["class"] } == ["wide"])
    #expect(root.descendants("caption").map(\.text) == ["Weather"])
    #expect(
      root.descendants("th").compactMap { $0["scope"] }.sorted() == Array(
        repeating: "col",
        count: 5
      ) + ["row"]
    )
    #expect(root.descendants("td").map { $0["title"] } == ["Rain", "Sun", "Wind", "Snow"])
    var narrow = table
    narrow.alignments.removeLast()
    narrow.head[0].removeLast()
    narrow.body[0].removeLast()
    var gapped = table
    gapped.body[0][2] = Table.Cell([])
    let cells = try await self.root([.table(gapped)]).descendants("td").map { $0["title"] }
    #expect(cells == ["Rain", nil, "Wind", "Snow"], "an empty cell is not to be named")
    let small = try await self.root([.table(narrow)])
    #expect(small.descendants("table").map { $0["class"] } == [nil])
    #expect(small.descendants("td").allSatisfy { $0["title"] == nil })
  }

  @Test(arguments: [("en", nil), ("ar", "ltr")] as [(String, String?)])
  func `A5.11 A5.12 code and formulas run from left to right, as they were written`(
    language: String,
    direction: String?
  ) async throws {
    let root = try await root(
      [
        .code(CodeBlock("if a < b {\n  c\n}", language: "swift")), .mathematics("x_1 < y"),
        .paragraph([.code("d"), .mathematics("e")]),
      ],
      language: language
    )
    #expect(root.descendants("pre").map(\.text) == ["if a < b {\n  c\n}", "x_1 < y"])
    #expect(root.descendants("pre").allSatisfy { $0["dir"] == direction })
    let inline = root.descendants("p").flatMap { $0.descendants("code") }
    #expect(inline.map { $0["dir"] } == [direction, direction])
    #expect(root.descendants("code").first?["class"] == "language-swift")
  }

  @Test func `A5.13 nothing is fetched from elsewhere`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    for root in epub.documents.values {
      let sources = ["img", "link", "audio", "video", "source"].flatMap(root.descendants)
        .compactMap { $0["src"] ?? $0["href"] }
      #expect(sources.allSatisfy { !$0.contains(":") && epub.names.contains("EPUB/" + $0) })
    }
  }
}

extension XMLElement {
  /// Every role with the name of the element that has it.
  fileprivate var roles: [(String, String)] {
    (self["role"].map { [($0, name)] } ?? []) + elements.flatMap(\.roles)
  }
}
