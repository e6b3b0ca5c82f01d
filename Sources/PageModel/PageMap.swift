/// On which pages of an issue its articles stand.
package struct PageMap: Hashable, Sendable {
  /// A page that begins within an article.
  package struct Continuation: Hashable, Sendable {
    package var page: Int
    /// The article's id.
    package var article: String
    /// The block of the article with which the page begins, or in which it does.
    package var block: Int

    package init(page: Int, article: String, block: Int) {
      self.page = page
      self.article = article
      self.block = block
    }
  }

  /// The first page of each article by the article's id; pages are physical and counted from 1.
  package var firstPages: [String: Int]
  /// Further pages, in their order.
  package var continuations: [Continuation]
  package var pageCount: Int

  /// The ids of the articles that a page shows, the one that goes on there first.
  package func articles(onPage page: Int) -> [String] {
    continuations.filter { $0.page == page }.map(\.article)
      + firstPages.filter { $0.value == page }.map(\.key).sorted()
  }

  package init(
    firstPages: [String: Int] = [:],
    continuations: [Continuation] = [],
    pageCount: Int = 0
  ) {
    self.firstPages = firstPages
    self.continuations = continuations
    self.pageCount = pageCount
  }
}
