/// On which pages of an issue its articles stand.
package struct PageMap: Hashable, Sendable {
  /// The first page of each article by the article's id; pages are physical and counted from 1.
  package var firstPages: [String: Int]
  package var pageCount: Int

  package init(firstPages: [String: Int] = [:], pageCount: Int = 0) {
    self.firstPages = firstPages
    self.pageCount = pageCount
  }
}
