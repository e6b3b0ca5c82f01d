package import Articles
package import Diagnostics

/// An article of a site, and whether a selection takes it.
package struct Candidate: Sendable {
  /// Why an article is not taken: the first of the reasons that hold.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case draft, future, expired, undated
    case outsidePeriod = "outside-period"
    case category, tag, author, section, language, duplicate
    case alreadyPublished = "already-published"
    case limit, unreadable, headless
  }

  package var entry: SiteEntry
  /// `nil` for an article that is taken.
  package var reason: Reason?
  /// True for what an earlier issue should have printed, and came too late for it.
  package var isLate = false

  package var isSelected: Bool { reason == nil }
}

/// What a selection found: every article of the site, those it takes in their order, and the period.
package struct Selection: Sendable {
  /// Every article of every language, by path.
  package var candidates: [Candidate]
  /// Those that are taken, in the order in which an issue shows them.
  package var selected: [SiteEntry]
  /// With its open ends closed by what was selected.
  package var period: Period
  /// The language of the issue.
  package var language: LanguageTag
  /// True when the site keeps languages apart and the issue is not in the site's own.
  package var isInOtherLanguage: Bool
  /// What the user may not have meant, and what came late.
  package var findings: [Diagnostic] = []
}
