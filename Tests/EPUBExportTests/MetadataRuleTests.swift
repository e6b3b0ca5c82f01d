import Articles
import EPUBExport
import Layout
import Testing
import XML

/// The rules of the package's metadata and of its accessibility, by the numbers that `docs/epub.md` gives them.
@Suite struct MetadataRuleTests {
  private func package(_ issue: Layout.Issue = SampleIssue.issue()) async throws -> XMLElement {
    try await OpenedEPUB(issue).package
  }

  /// The values of a property that refines what has an identifier.
  private func refinement(_ property: String, of id: String, in package: XMLElement) -> [String] {
    package.descendants("meta")
      .filter { $0["property"] == property && $0["refines"] == "#" + id }.map(\.text)
  }

  @Test func `A2.1 the package says its version, identifier, language and direction`() async throws
  {
    let package = try await package()
    #expect(package["version"] == "3.0" && package["unique-identifier"] == "pub-id")
    #expect(package["xml:lang"] == "en" && package["dir"] == "ltr")
  }

  @Test func `A2.2 an issue keeps its identifier whatever is in it`() async throws {
    let first = try await package().descendants("identifier").map(\.text)
    let other = SampleIssue.issue(departments: Array(SampleIssue.departments.prefix(1)))
    #expect(try await package(other).descendants("identifier").map(\.text) == first)
    #expect(first.count == 1 && first[0].hasPrefix("urn:uuid:"))
    // Version 5, made of a name.
    #expect(Array(first[0])[23] == "5")
  }

  @Test func `A2.3 A2.7 there is one moment of change, in UTC, and one date`() async throws {
    let package = try await package()
    #expect(package.property("dcterms:modified") == ["2026-02-14T15:34:22Z"])
    #expect(package.descendants("date").map(\.text) == ["2026-02-15"])
  }

  @Test func `A2.4 the title tells number and date, and sorts by a number of four digits`()
    async throws
  {
    let package = try await package()
    #expect(package.descendants("title").map(\.text)[0] == "The Corran Packet 412 (2026-W07)")
    #expect(
      refinement("file-as", of: "title", in: package) == ["The Corran Packet 0412 (2026-W07)"]
    )
    #expect(refinement("title-type", of: "subtitle", in: package) == ["subtitle"])
  }

  @Test func `A2.5 the publisher is the one creator, people contribute once with all that they do`()
    async throws
  {
    let package = try await package()
    #expect(package.descendants("creator").map(\.text) == ["Corran Press"])
    #expect(refinement("role", of: "creator-1", in: package) == ["aut", "pbl"])
    #expect(package.descendants("contributor").map(\.text) == ["Ines Harrow", "Bo Writer"])
    #expect(refinement("role", of: "contributor-1", in: package) == ["edt", "aut"])
    #expect(refinement("file-as", of: "contributor-1", in: package) == ["Harrow, Ines"])
    #expect(refinement("display-seq", of: "contributor-2", in: package) == ["2"])
    let schemes = package.descendants("meta").filter { $0["property"] == "role" }
    #expect(schemes.allSatisfy { $0["scheme"] == "marc:relators" })
  }

  @Test func `A2.6 there is one language, whatever articles are written in`() async throws {
    #expect(try await package().descendants("language").map(\.text) == ["en"])
  }

  @Test func `A2.8 the description lists the issue, and a subject is told once in whatever case`()
    async throws
  {
    var departments = SampleIssue.departments
    departments[0].articles[0].metadata.tags = ["city", "Flood", "flood"]
    let package = try await package(SampleIssue.issue(departments: departments))
    let description = package.descendants("description").first?.text ?? ""
    #expect(description.contains("\nCity: Corran gives its marsh back to the sea · Fish market"))
    #expect(package.descendants("subject").map(\.text) == ["City", "Science & <Sea>", "Flood"])
    #expect(package.descendants("rights").map(\.text) == ["CC BY 4.0"])
    #expect(package.descendants("source").map(\.text) == ["https://example.org/"])
  }

  @Test func `A2.9 the series is told in both ways, calibre's index after the series`() async throws
  {
    let package = try await package()
    #expect(refinement("collection-type", of: "series", in: package) == ["series"])
    #expect(refinement("group-position", of: "series", in: package) == ["412"])
    let names = package.descendants("meta").compactMap { $0["name"] }
    #expect(names == ["cover", "calibre:series", "calibre:series_index"])
  }

  @Test func `A2.10 A2.11 the cover is told in every way that readers look for`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let covers = epub.package.descendants("item").filter { $0["properties"] == "cover-image" }
    #expect(covers.map { $0["media-type"] } == ["image/jpeg"])
    #expect(epub.package.legacy("cover") == covers.first?["id"])
    let page = try #require(epub.documents["cover.xhtml"]?.descendants("body").first)
    #expect(page.descendants("img").count == 1 && page.text.isEmpty)
    #expect(epub.package.descendants("reference").map { $0["type"] } == ["cover", "toc", "text"])
    #expect(epub.package.first("spine")?["toc"] == "ncx")
  }

  @Test func `A2.12 no version of a program is named, which would change an old issue`()
    async throws
  {
    #expect(try await package().legacy("generator") == nil)
  }

  @Test(arguments: [
    ("Rosa Quill", "Quill, Rosa"), ("Vincent van Gogh", "Gogh, Vincent van"),
    ("Ursula K. Le Guin", "Le Guin, Ursula K."),
    ("Martin Luther King Jr.", "King, Martin Luther, Jr."), ("Quill, Rosa", "Quill, Rosa"),
    ("Madonna", "Madonna"), ("The Rust Release Team", "The Rust Release Team"),
    ("村上 春樹", "村上 春樹"), ("Corran Press", "Corran Press"), ("", ""),
  ])
  func `A2.5 a person is filed under the family's name`(name: String, filed: String) async throws {
    var departments = Array(SampleIssue.departments.prefix(1))
    departments[0].articles = Array(departments[0].articles.prefix(1))
    departments[0].articles[0].metadata.authors = ["Ines Harrow", name]
    let package = try await package(SampleIssue.issue(departments: departments))
    #expect(refinement("file-as", of: "contributor-2", in: package) == [filed])
  }

  // MARK: Accessibility

  @Test func `A3.1 A3.2 what is promised follows from what is there`() async throws {
    let sample = try await package()
    #expect(sample.property("schema:accessMode") == ["textual", "visual"])
    // One picture of the sample has no words.
    #expect(sample.property("schema:accessModeSufficient") == ["textual,visual"])
    #expect(!sample.property("schema:accessibilityFeature").contains("alternativeText"))
    #expect(sample.property("schema:accessibilityFeature").contains("latex"))
    #expect(
      sample.property("schema:accessibilitySummary").first?
        .contains("Some pictures are not described") == true
    )
    let city = Array(SampleIssue.departments.prefix(1))
    let described = try await package(SampleIssue.issue(departments: city))
    #expect(described.property("schema:accessModeSufficient") == ["textual", "textual,visual"])
    #expect(described.property("schema:accessibilityFeature").contains("alternativeText"))
    #expect(!described.property("schema:accessibilityFeature").contains("latex"))
    #expect(described.property("schema:accessibilityHazard") == ["none"])
    let foreign = [SampleIssue.departments[1]]
    let plain = try await package(SampleIssue.issue(departments: foreign))
    #expect(plain.property("schema:accessMode") == ["textual"])
    #expect(plain.property("schema:accessModeSufficient") == ["textual"])
  }

  @Test(arguments: ["en", "de", "fr", "es", "it", "pt-BR", "nl", "sv", "ja", "zh-Hans", "ko"])
  func `A3.1 the summary is in the issue's language`(tag: String) async throws {
    let language = try #require(LanguageTag(tag))
    let summary = try await package(SampleIssue.issue(language: language))
      .property("schema:accessibilitySummary")
    let unknown = try #require(LanguageTag("tlh"))
    let english = try await package(SampleIssue.issue(language: unknown))
      .property("schema:accessibilitySummary")
    #expect((summary == english) == (tag == "en"))
  }

  @Test func `A3.3 no conformance is claimed that nobody certified`() async throws {
    #expect(try await package().property("dcterms:conformsTo") == [])
  }

  @Test func `A3.4 marks of pages are all in the page list, and their source is named`()
    async throws
  {
    let pages = [
      PrintedPage(label: "1", article: SampleIssue.harbour, block: 0),
      PrintedPage(label: "2", article: SampleIssue.harbour, block: 1),
    ]
    let epub = try await OpenedEPUB(SampleIssue.issue(), printedPages: pages)
    let marks = epub.documents.flatMap { name, root in
      root.descendants("div").filter { $0["role"] == "doc-pagebreak" }
        .map { "\(name)#\($0["id"] ?? "")" }
    }
    let list = epub.documents["nav.xhtml"]?.descendants("nav")
      .first { $0["epub:type"] == "page-list" }
    #expect(list?.descendants("a").compactMap { $0["href"] } == marks.sorted())
    #expect(epub.package.property("pageBreakSource") == ["the-corran-packet-2026-w07.pdf"])
    #expect(refinement("source-of", of: "pages", in: epub.package) == ["pagination"])
    #expect(epub.package.descendants("source").first?.text == "the-corran-packet-2026-w07.pdf")
    #expect(epub.package.property("schema:accessibilityFeature").contains("pageBreakMarkers"))
  }

  @Test func `A3.5 every document has a main part with a chapter in it`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    for (name, root) in epub.documents where name.hasPrefix("a0") {
      #expect(
        root.descendants("main").first?.elements.map { $0["role"] } == ["doc-chapter"],
        "\(name)"
      )
    }
  }
}
