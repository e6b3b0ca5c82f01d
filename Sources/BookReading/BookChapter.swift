/// An article of an issue, as it is found in its EPUB: words and nothing else.
package struct BookChapter: Hashable, Sendable {
  package var title: String
  /// All words in their order, single spaces between them.
  package var text: String

  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}
