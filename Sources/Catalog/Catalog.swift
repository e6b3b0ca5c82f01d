import Articles
import BookReading
import Digests
import Layout
import Publication

/// All issues of a folder, as readers and their devices are offered them.
struct Catalog: Sendable {
  /// Counts up with whatever is written otherwise of the same issues, so that `run` writes a catalog anew that an
  /// earlier program wrote.
  static let form = 1

  var settings: CatalogSettings
  /// Newest first; there is one at least.
  var issues: [CatalogIssue]
  var latest: CatalogIssue
  /// The latest of the newsletter itself, whose name and language the catalog has; of another edition where there is
  /// none but editions.
  var home: CatalogIssue
  var names: SeriesNames
  var classifications: [Classification]
  /// Of each issue.
  var neighbours: [Neighbours]

  /// `nil` without an issue.
  init?(of issues: [CatalogIssue], settings: CatalogSettings = CatalogSettings()) {
    guard let latest = issues.first else { return nil }
    self.settings = settings
    self.issues = issues
    self.latest = latest
    home = issues.first { $0.record.edition == nil } ?? latest
    names = SeriesNames(of: issues, newsletter: home.record.publication.title)
    classifications = Classification.all(of: issues, names: names)
    neighbours = Neighbours.all(of: issues)
  }

  var title: String { settings.title ?? home.record.publication.title }

  var description: String? { settings.description ?? home.book?.subtitle }

  var language: LanguageTag { home.record.publication.language }

  var phrases: Phrases { home.record.phrases }

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
