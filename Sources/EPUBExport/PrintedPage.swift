package import Articles
package import Layout
package import PageModel

/// Where a page of the printed issue begins.
package struct PrintedPage: Hashable, Sendable {
  /// As it stands on the page.
  package var label: String
  package var article: Article.ID
  /// The index in `Article.blocks` of the block with which the page begins, or in which it does.
  package var block: Int

  package init(label: String, article: Article.ID, block: Int) {
    self.label = label
    self.article = article
    self.block = block
  }
}

extension PrintedPage {
  /// The pages of the printed issue that show articles, each with what it begins with: the article that
  /// goes on there, else the first that begins on it.
  ///
  /// In the order in which the book is read: on a newspaper's pages the lead may stand before what is read first.
  package static func beginnings(in map: PageMap, of issue: Issue) -> [PrintedPage] {
    let articles = issue.articles
    let ids = Dictionary(articles.map { ($0.id.path, $0.id) }, uniquingKeysWith: { a, _ in a })
    var pages: [Int: PrintedPage] = [:]
    for article in articles.reversed() {
      guard let page = map.firstPages[article.id.path] else { continue }
      pages[page] = PrintedPage(label: String(page), article: article.id, block: 0)
    }
    for continuation in map.continuations {
      guard let article = ids[continuation.article] else { continue }
      pages[continuation.page] = PrintedPage(
        label: String(continuation.page),
        article: article,
        block: continuation.block
      )
    }
    let places = Dictionary(
      articles.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return pages.sorted {
      ($0.value.place(among: places), $0.key) < ($1.value.place(among: places), $1.key)
    }
    .map(\.value)
  }

  private func place(among articles: [Article.ID: Int]) -> Place {
    Place(article: articles[article] ?? .max, block: block)
  }

  private struct Place: Comparable {
    var article: Int
    var block: Int

    static func < (a: Place, b: Place) -> Bool { (a.article, a.block) < (b.article, b.block) }
  }
}
