package import Articles
import Workspace

/// A row of `list`: what the site says of an article, and whether a selection takes it.
package struct ListedArticle: Sendable {
  private let candidate: Candidate
  /// The day to which the article belongs, in the publication's zone.
  package let day: Day?

  init(_ candidate: Candidate, zone: Zone) {
    self.candidate = candidate
    day = candidate.entry.publication.map(zone.day)
  }

  private var entry: SiteEntry { candidate.entry }

  package var path: String { entry.path.string }
  /// As the front matter has it; empty without one.
  package var title: String { entry.rawTitle }
  package var date: Timestamp? { entry.metadata.date }
  package var publishDate: Timestamp? { entry.metadata.publishDate }
  package var expiryDate: Timestamp? { entry.metadata.expiryDate }
  package var lastModified: Timestamp? { entry.metadata.lastModified }
  package var isDraft: Bool { entry.isDraft }
  /// The site's own key, such as `zh-cn`.
  package var language: String { entry.language }
  package var section: String { entry.section }
  package var slug: String { entry.slug }
  package var permalink: String { entry.permalink }
  /// `leaf` for a folder that is one article, else empty.
  package var bundle: String { entry.isBundle ? "leaf" : "" }
  package var categories: [String] { entry.metadata.categories }
  package var tags: [String] { entry.metadata.tags }
  package var authors: [String] { entry.metadata.authors }
  package var words: Int { entry.words ?? 0 }
  package var isSelected: Bool { candidate.isSelected }
  /// True for what an earlier issue should have printed, and came too late for it.
  package var isLate: Bool { candidate.isLate }
  package var reason: Candidate.Reason? { candidate.reason }
}
