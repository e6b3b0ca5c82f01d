package import Articles
package import Layout
package import Pictures
import XML
package import Zip

/// A finished EPUB, and where in it the articles are.
package struct EPUB: Hashable, Sendable {
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
  /// A JPEG or PNG.
  package var cover: EncodedPicture
  /// Where the pages of the printed issue begin; none without a printed issue.
  package var printedPages: [PrintedPage]

  package init(
    issue: Issue,
    layout: LayoutDescription,
    pictures: [String: EncodedPicture],
    cover: EncodedPicture,
    printedPages: [PrintedPage] = []
  ) {
    self.issue = issue
    self.layout = layout
    self.pictures = pictures
    self.cover = cover
    self.printedPages = printedPages
  }

  /// The EPUB: the same bytes from the same values, however many `jobs` make them side by side.
  package func package(jobs: Int) async throws(ArchiveFailure) -> EPUB {
    let binding = Binding(of: issue)
    let shelf = PictureShelf(pictures)
    let contents = try await content(binding, shelf, jobs: jobs)
    let uses = contents.map(\.uses)
    let pictures = shelf.pictures(named: Set(uses.flatMap(\.pictures)))
    let book = Book(
      issue: issue,
      layout: layout,
      binding: binding,
      cover: CoverPage(cover),
      pictures: pictures,
      printedPages: printedPages.filter { binding.keys[$0.article] != nil },
      accessibility: Accessibility(of: uses, hasPrintedPages: !printedPages.isEmpty)
    )
    return EPUB(
      bytes: try book.archive(articles: contents.map(\.member)),
      hrefs: binding.keys.mapValues { $0 + ".xhtml" }
    )
  }

  private struct Content: Sendable {
    var member: ArchiveMember
    var uses: ContentUses
  }

  /// Every article's document, in reading order; each job takes a run of articles.
  private func content(
    _ binding: Binding,
    _ shelf: PictureShelf,
    jobs: Int
  ) async throws(ArchiveFailure) -> [Content] {
    let count = binding.leaves.count
    let share = max(1, (count + max(1, jobs) - 1) / max(1, jobs))
    let shares = stride(from: 0, to: count, by: share).map { $0..<min($0 + share, count) }
    let results = await withTaskGroup { group in
      for (number, range) in shares.enumerated() {
        group.addTask {
          (number, Result { () throws(ArchiveFailure) in try self.content(range, binding, shelf) })
        }
      }
      var results: [(Int, Result<[Content], ArchiveFailure>)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
    var contents: [Content] = []
    for result in results { contents += try result.get() }
    return contents
  }

  private func content(
    _ range: Range<Int>,
    _ binding: Binding,
    _ shelf: PictureShelf
  ) throws(ArchiveFailure) -> [Content] {
    let form = ArticleForm(of: layout)
    var contents: [Content] = []
    for leaf in binding.leaves[range] {
      var document = ContentDocument(
        leaf,
        of: issue,
        binding,
        shelf,
        form: form,
        printedPages: printedPages.filter { $0.article == leaf.article.id }
      )
      let bytes = document.rendered().encoded(indenting: XHTML.indentation)
      contents.append(
        Content(member: try .deflated("EPUB/" + leaf.href, bytes), uses: document.uses)
      )
    }
    return contents
  }
}
