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

  @Test func `pages are listed as the book is read, though the lead was printed first`() {
    let issue = SampleIssue.issue()
    let ids = issue.articles.map(\.id)
    let map = PageMap(
      firstPages: [ids[0].path: 2, ids[1].path: 1, ids[2].path: 3],
      continuations: [.init(page: 4, article: ids[0].path, block: 1)],
      pageCount: 4
    )
    #expect(PrintedPage.beginnings(in: map, of: issue).map(\.label) == ["2", "4", "1", "3"])
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
}
