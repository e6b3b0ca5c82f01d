package import Articles
import Jobs
package import Layout
package import Pictures
import XML
package import Zip

/// A finished EPUB, and where in it the articles are.
package struct EPUB: Hashable, Sendable {
  /// EPUB 3.3, 3.2 "OCF ZIP container".
  package static let mediaType = "application/epub+zip"

  package var bytes: [UInt8]
  /// The file in which each article begins, relative to the package document.
  package var hrefs: [Article.ID: String]
}

/// Packages an issue as EPUB 3.3 that every reader opens, old ones included.
package struct EPUBExport: Sendable {
  package var issue: Issue
  package var layout: LayoutDescription
  /// By the path in the workspace under which articles name them; one that is missing is told in words.
  package var pictures: [String: EncodedPicture]
  /// Where the pages of the printed issue begin; none without a printed issue.
  package var printedPages: [PrintedPage]

  package init(
    issue: Issue,
    layout: LayoutDescription,
    pictures: [String: EncodedPicture],
    printedPages: [PrintedPage] = []
  ) {
    self.issue = issue
    self.layout = layout
    self.pictures = pictures
    self.printedPages = printedPages
  }

  /// Every article's document and what stands around them, made and compressed, before there is a cover.
  package struct Pages: Sendable {
    let binding: Binding
    let shelf: PictureShelf
    fileprivate let contents: [Content]
    fileprivate let matter: StandingMatter
  }

  /// The EPUB: the same bytes from the same values, however many `jobs` make them side by side.
  ///
  /// The cover is a JPEG or PNG.
  package func package(
    cover: EncodedPicture,
    jobs: Int
  ) async throws(ArchiveFailure) -> EPUB {
    try bound(try await pages(jobs: jobs), cover: cover)
  }

  /// The articles' documents, for `bound`: the longest part of the work, and the cover has no part in it.
  package func pages(jobs: Int) async throws(ArchiveFailure) -> Pages {
    let binding = Binding(of: issue)
    let shelf = PictureShelf(pictures)
    let contents = try await content(binding, shelf, jobs: jobs)
    let matter = try StandingMatter(
      of: issue,
      binding,
      layout: layout,
      printedPages: printedPages(in: binding)
    )
    return Pages(binding: binding, shelf: shelf, contents: contents, matter: matter)
  }

  /// The EPUB of documents and a cover, which is a JPEG or PNG.
  package func bound(_ pages: Pages, cover: EncodedPicture) throws(ArchiveFailure) -> EPUB {
    let uses = pages.contents.map(\.uses)
    let book = Book(
      issue: issue,
      layout: layout,
      binding: pages.binding,
      matter: pages.matter,
      cover: CoverPage(cover),
      pictures: pages.shelf.pictures(named: Set(uses.flatMap(\.pictures))),
      printedPages: printedPages(in: pages.binding),
      accessibility: Accessibility(of: uses, hasPrintedPages: !printedPages.isEmpty)
    )
    return EPUB(
      bytes: try book.archive(articles: pages.contents.flatMap(\.members)),
      hrefs: Dictionary(
        pages.binding.leaves.map { ($0.article.id, $0.href) },
        uniquingKeysWith: { a, _ in a }
      )
    )
  }

  private func printedPages(in binding: Binding) -> [PrintedPage] {
    printedPages.filter { binding.leaf(of: $0.article) != nil }
  }

  fileprivate struct Content: Sendable {
    /// A document for each part of the article.
    var members: [ArchiveMember]
    var uses: ContentUses
  }

  /// Every article's documents, in reading order.
  private func content(
    _ binding: Binding,
    _ shelf: PictureShelf,
    jobs: Int
  ) async throws(ArchiveFailure) -> [Content] {
    let form = ArticleForm(of: layout)
    let results = await binding.leaves.inParallel(jobs: jobs) { leaf in
      Result { () throws(ArchiveFailure) in
        let document = ContentDocument(
          leaf,
          of: issue,
          binding,
          shelf,
          form: form,
          printedPages: printedPages.filter { $0.article == leaf.article.id }
        )
        return try content(of: document)
      }
    }
    var contents: [Content] = []
    for result in results { contents.append(try result.get()) }
    return contents
  }

  private func content(of document: ContentDocument) throws(ArchiveFailure) -> Content {
    var document = document
    var members: [ArchiveMember] = []
    for (part, href) in document.leaf.partHrefs.enumerated() {
      let bytes = document.rendered(part: part).encoded(indenting: XHTML.indentation)
      members.append(try .deflated("EPUB/" + href, bytes))
    }
    return Content(members: members, uses: document.uses)
  }
}
