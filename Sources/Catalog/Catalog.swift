import Articles
import BookReading
import Digests
import Layout
import Publication

/// All issues of a folder, as readers and their devices are offered them.
struct Catalog: Sendable {
  var settings: CatalogSettings
  /// Newest first; there is one at least.
  var issues: [CatalogIssue]
  var latest: CatalogIssue
  var classifications: [Classification]

  /// `nil` without an issue.
  init?(of issues: [CatalogIssue], settings: CatalogSettings = CatalogSettings()) {
    guard let latest = issues.first else { return nil }
    self.settings = settings
    self.issues = issues
    self.latest = latest
    classifications = Classification.all(of: issues)
  }

  var title: String { settings.title ?? latest.record.publication.title }

  var description: String? { settings.description ?? latest.book?.subtitle }

  var language: LanguageTag { latest.record.publication.language }

  var phrases: Phrases { latest.record.phrases }

  var words: CatalogPhrases { CatalogPhrases.of(language) }

  var addresses: CatalogAddresses { CatalogAddresses(base: settings.url) }

  /// When anything in it last changed.
  var updated: Timestamp { issues.updated }

  /// The identity of a part of the catalog: the same at every run, as long as its oldest issue is there.
  func id(of part: String) -> String {
    let series = issues.last?.record.seriesID ?? latest.record.seriesID
    let name = settings.url ?? "urn:broadsheet:catalog:\(series)"
    return "urn:uuid:\(UUID(version5Of: part, in: UUID(version5Of: name, in: .urlNamespace)))"
  }
}

extension [CatalogIssue] {
  /// When the last of them was changed.
  var updated: Timestamp { map(\.record.modified).max() ?? .ofUndatedIssues }
}
