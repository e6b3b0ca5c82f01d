import Articles
import EPUBExport
import Layout
import PageModel
import Pictures
import Testing
import XML
import Zip

@Suite struct EPUBTests {
  @Test func `an issue is the same bytes however many jobs pack it`() async throws {
    let alone = try await SampleIssue.epub(of: SampleIssue.issue(), jobs: 1)
    #expect(try await SampleIssue.epub(of: SampleIssue.issue(), jobs: 3) == alone)
  }

  @Test func `members come in the order in which readers want them`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    #expect(
      epub.names == [
        "mimetype", "META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx",
        "EPUB/cover.xhtml", "EPUB/contents.xhtml", "EPUB/a001.xhtml", "EPUB/a002.xhtml",
        "EPUB/a003.xhtml",
        "EPUB/a004.xhtml", "EPUB/colophon.xhtml", "EPUB/base.css", "EPUB/enhance.css",
        "EPUB/cover.jpg", "EPUB/i-8c89ba69.png", "EPUB/i-9cd2971a.jpg",
      ]
    )
    #expect(epub.hrefs[SampleIssue.harbour] == "a002.xhtml")
  }

  @Test func `every member is in the manifest, and the manifest names nothing else`() async throws {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let manifest = epub.package.descendants("item").compactMap { $0["href"] }
    let members = epub.names.filter { $0.hasPrefix("EPUB/") }.map { String($0.dropFirst(5)) }
    #expect(Set(manifest + ["package.opf"]) == Set(members))
    let ids = epub.package.descendants("item").compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `every link and every picture leads to something in the EPUB`() async throws {
    let pages = [PrintedPage(label: "1", article: SampleIssue.harbour, block: 0)]
    let epub = try await OpenedEPUB(SampleIssue.issue(), printedPages: pages)
    let targets = epub.targets
    for (name, document) in epub.documents {
      for link in document.links where !link.contains(":") {
        let target = link.hasPrefix("#") ? name + link : link
        #expect(targets.contains(target), "\(link) in \(name)")
      }
    }
  }

  @Test func `both tables of contents have the same entries in the order of reading`() async throws
  {
    let epub = try await OpenedEPUB(SampleIssue.issue())
    let navigation = try #require(epub.documents["nav.xhtml"])
    let contents = try #require(navigation.descendants("nav").first { $0["epub:type"] == "toc" })
    let links = contents.descendants("a").map { [$0.text, $0["href"] ?? ""] }
    let points = try #require(epub.documents["toc.ncx"]).descendants("navPoint").map {
      [$0.first("navLabel")?.text ?? "", $0.first("content")?["src"] ?? ""]
    }
    #expect(points.filter { links.contains($0) } == links)
    let departments = points.filter { !links.contains($0) }
    #expect(departments.map { $0[0] } == ["City", "Science & <Sea>"])
    #expect(contents.descendants("span").map(\.text) == departments.map { $0[0] })
    #expect(
      links.map { $0[1] }
        == ["a001.xhtml", "a002.xhtml", "a003.xhtml", "a004.xhtml", "colophon.xhtml"]
    )
  }

  @Test func `an issue with a number has a place in its series, one without has none`() async throws
  {
    let numbered = try await OpenedEPUB(SampleIssue.issue()).package
    #expect(numbered.property("belongs-to-collection") == ["The Corran Packet"])
    #expect(numbered.property("group-position") == ["412"])
    #expect(numbered.legacy("calibre:series_index") == "412")
    let plain = try await OpenedEPUB(SampleIssue.issue(number: nil)).package
    #expect(plain.property("belongs-to-collection") == ["The Corran Packet"])
    #expect(plain.property("group-position") == [])
    #expect(plain.legacy("calibre:series_index") == nil)
  }

  @Test func `there is one language, one title that is the main one, and no clock`() async throws {
    let package = try await OpenedEPUB(SampleIssue.issue()).package
    #expect(package.descendants("language").map(\.text) == ["en"])
    #expect(package.descendants("title").first?.text == "The Corran Packet 412 (2026-W07)")
    #expect(package.property("dcterms:modified") == ["2026-02-14T15:34:22Z"])
    #expect(package.descendants("date").map(\.text) == ["2026-02-15"])
  }

  @Test func `accessibility is promised only where it is there`() async throws {
    let sample = try await OpenedEPUB(SampleIssue.issue()).package
    #expect(sample.property("schema:accessMode") == ["textual", "visual"])
    // One picture of the sample has no words.
    #expect(sample.property("schema:accessModeSufficient") == ["textual,visual"])
    #expect(!sample.property("schema:accessibilityFeature").contains("alternativeText"))
    let city = SampleIssue.departments.prefix(1)
    let described = try await OpenedEPUB(SampleIssue.issue(departments: Array(city))).package
    #expect(described.property("schema:accessModeSufficient") == ["textual", "textual,visual"])
    #expect(described.property("schema:accessibilityFeature").contains("alternativeText"))
    #expect(described.property("schema:accessibilityHazard") == ["none"])
  }

  @Test func `printed pages are listed, marked and named with their source`() async throws {
    let pages = [
      PrintedPage(label: "1", article: SampleIssue.harbour, block: 0),
      PrintedPage(label: "2", article: SampleIssue.harbour, block: 1),
      PrintedPage(label: "9", article: Article.ID("not/in/the/issue"), block: 0),
    ]
    let epub = try await OpenedEPUB(SampleIssue.issue(), printedPages: pages)
    let list = epub.documents["nav.xhtml"]?.descendants("nav")
      .first { $0["epub:type"] == "page-list" }
    #expect(
      list?.descendants("a").compactMap { $0["href"] }
        == ["a002.xhtml#page-1", "a002.xhtml#page-2"]
    )
    #expect(epub.documents["toc.ncx"]?.descendants("pageTarget").count == 2)
    #expect(epub.package.property("pageBreakSource") == ["the-corran-packet-2026-w07.pdf"])
  }

  @Test func `a page on which two articles begin is marked at the first`() {
    let issue = SampleIssue.issue()
    let ids = issue.articles.map(\.id)
    let map = PageMap(firstPages: [ids[0].path: 1, ids[1].path: 1, ids[2].path: 4], pageCount: 9)
    #expect(
      PrintedPage.beginnings(in: map, of: issue) == [
        PrintedPage(label: "1", article: ids[0], block: 0),
        PrintedPage(label: "4", article: ids[2], block: 0),
      ]
    )
  }

  @Test func `a book that is read from right to left turns its pages that way`() async throws {
    let arabic = try #require(LanguageTag("ar"))
    let epub = try await OpenedEPUB(SampleIssue.issue(language: arabic))
    #expect(epub.package.first("spine")?["page-progression-direction"] == "rtl")
    #expect(epub.documents["nav.xhtml"]?["dir"] == "rtl")
    #expect(epub.documents["a001.xhtml"]?["dir"] == nil)
  }
}
