import Articles
import Publication

/// The issues before and after an issue in its own series, as time goes; by their places in the catalog.
struct Neighbours: Hashable, Sendable {
  var earlier: Int?
  var later: Int?

  /// What issues have in common that follow one another, whatever they were called at their time.
  private struct Series: Hashable {
    var id: String
    var edition: String?
    var language: LanguageTag

    init(of issue: PublishedIssue) {
      id = issue.seriesID
      edition = issue.edition
      language = issue.publication.language
    }
  }

  /// Those of every issue, newest first.
  static func all(of issues: [CatalogIssue]) -> [Neighbours] {
    var neighbours = Array(repeating: Neighbours(), count: issues.count)
    var newest: [Series: Int] = [:]
    for (place, issue) in issues.enumerated() {
      guard let later = newest.updateValue(place, forKey: Series(of: issue.record)) else {
        continue
      }
      neighbours[later].earlier = place
      neighbours[place].later = later
    }
    return neighbours
  }
}
