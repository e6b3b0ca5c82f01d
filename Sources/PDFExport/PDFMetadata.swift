/// What a PDF says of itself as a whole.
package struct PDFMetadata: Hashable, Sendable {
  package var title: String
  package var authors: [String]
  package var subject: String?
  package var keywords: [String]
  /// BCP 47.
  package var language: String
  /// Whether its pages are bound, and follow one another, at the right.
  package var isRightToLeft: Bool
  /// Of creation and modification alike, by RFC 3339 in UTC: `2026-02-14T17:54:22Z`.
  package var modified: String
  /// The program that made the file.
  package var producer: String

  package init(
    title: String,
    authors: [String] = [],
    subject: String? = nil,
    keywords: [String] = [],
    language: String,
    isRightToLeft: Bool = false,
    modified: String,
    producer: String = "Broadsheet"
  ) {
    self.title = title
    self.authors = authors
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.modified = modified
    self.producer = producer
  }
}
