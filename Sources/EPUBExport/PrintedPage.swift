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
  /// The pages on which articles begin, each at the first article that does.
  ///
  /// Pages that only go on with an article are not among them, since a map tells nothing of where in it.
  package static func beginnings(in map: PageMap, of issue: Issue) -> [PrintedPage] {
    var seen: Set<Int> = []
    return issue.articles.compactMap { article in
      guard let page = map.firstPages[article.id.path], seen.insert(page).inserted else {
        return nil
      }
      return PrintedPage(label: String(page), article: article.id, block: 0)
    }
  }
}
