package import Articles
import Workspace

/// A row of `list`: what the site says of an article, and whether a selection takes it.
package struct ListedArticle: Hashable, Sendable {
  package var path: String
  /// As the front matter has it; empty without one.
  package var title: String
  package var date: Timestamp?
  /// The day to which the article belongs, in the publication's zone.
  package var day: Day?
  package var publishDate: Timestamp?
  package var expiryDate: Timestamp?
  package var lastModified: Timestamp?
  package var isDraft: Bool
  /// The site's own key, such as `zh-cn`.
  package var language: String
  package var section: String
  package var slug: String
  package var permalink: String
  /// `leaf` for a folder that is one article, else empty.
  package var bundle: String
  package var categories: [String]
  package var tags: [String]
  package var authors: [String]
  package var words: Int
  package var isSelected: Bool
  /// True for what an earlier issue should have printed, and came too late for it.
  package var isLate: Bool
  package var reason: Candidate.Reason?

  init(_ candidate: Candidate, zone: Zone) {
    let entry = candidate.entry
    path = entry.path.string
    title = entry.rawTitle
    date = entry.metadata.date
    publishDate = entry.metadata.publishDate
    expiryDate = entry.metadata.expiryDate
    lastModified = entry.metadata.lastModified
    isDraft = entry.isDraft
    language = entry.language
    section = entry.section
    slug = entry.slug
    permalink = entry.permalink
    bundle = entry.isBundle ? "leaf" : ""
    categories = entry.metadata.categories
    tags = entry.metadata.tags
    authors = entry.metadata.authors
    words = entry.words ?? 0
    day = entry.metadata.publication.map(zone.day)
    isSelected = candidate.isSelected
    isLate = candidate.isLate
    reason = candidate.reason
  }
}
