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
  /// Those of the layout's typefaces that may go along, by the keys of their families; none unless fonts are to.
  package var typefaces: [String: Typeface]

  package init(
    issue: Issue,
    layout: LayoutDescription,
    pictures: [String: EncodedPicture],
    printedPages: [PrintedPage] = [],
    typefaces: [String: Typeface] = [:]
  ) {
    self.issue = issue
    self.layout = layout
    self.pictures = pictures
    self.printedPages = printedPages
    self.typefaces = typefaces
  }

  /// Every article's document and what stands around them, made and compressed, before there is a cover.
  package struct Pages: Sendable {
    let binding: Binding
    let shelf: PictureShelf
    fileprivate let contents: [Content]
    fileprivate let matter: StandingMatter
    fileprivate let press: Press

    /// The faces of the typefaces that may go along in which something is set.
    package var faces: [FaceRequest] { press.use.requests }

    /// What a family is called by the pages' style sheets, and is to be called by its files.
    package func name(of family: String) -> String { press.sheet?.name(of: family) ?? family }
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
    var press = Press(FontSheet(of: layout, typefaces))
    let contents = try await content(binding, shelf, press, jobs: jobs)
    for content in contents { press.take(content.faces) }
    let matter = try StandingMatter(
      of: issue,
      binding,
      layout: layout,
      printedPages: printedPages(in: binding),
      press: &press
    )
    return Pages(
      binding: binding,
      shelf: shelf,
      contents: contents,
      matter: matter,
      press: press
    )
  }

  /// The EPUB of documents, a cover, which is a JPEG or PNG, and fonts for what `pages.faces` asks.
  package func bound(
    _ pages: Pages,
    cover: EncodedPicture,
    fonts: [EmbeddedFont] = []
  ) throws(ArchiveFailure) -> EPUB {
    let uses = pages.contents.map(\.uses)
    let book = Book(
      issue: issue,
      layout: layout,
      binding: pages.binding,
      matter: pages.matter,
      cover: CoverPage(cover),
      pictures: pages.shelf.pictures(named: Set(uses.flatMap(\.pictures))),
      fonts: pages.press.sheet.map { BookFonts(sheet: $0, fonts: fonts) },
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
    var faces: FaceUse
  }

  /// Every article's documents, in reading order.
  private func content(
    _ binding: Binding,
    _ shelf: PictureShelf,
    _ press: Press,
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
        return try content(of: document, press)
      }
    }
    var contents: [Content] = []
    for result in results { contents.append(try result.get()) }
    return contents
  }

  private func content(
    of document: ContentDocument,
    _ press: Press
  ) throws(ArchiveFailure) -> Content {
    var document = document
    var press = press
    var members: [ArchiveMember] = []
    for (part, href) in document.leaf.partHrefs.enumerated() {
      members.append(try press.page(href, document.rendered(part: part)))
    }
    return Content(members: members, uses: document.uses, faces: press.use)
  }
}
