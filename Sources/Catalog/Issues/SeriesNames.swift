import Articles
import Publication

/// How the issues of several newsletters and editions are told apart where they stand side by side.
struct SeriesNames: Hashable, Sendable {
  /// The title that needs no mention, since the whole catalog is of that newsletter.
  private let newsletter: String
  /// By title: the editions that bear it, with `nil` for the newsletter itself.
  private let editions: [String: Set<String?>]

  init(of issues: [CatalogIssue], newsletter: String) {
    self.newsletter = newsletter
    editions = issues.reduce(into: [:]) { editions, issue in
      editions[issue.record.publication.title, default: []].insert(issue.record.edition)
    }
  }

  /// The name of an issue's edition; `nil` where the title is the edition's own and says it already.
  func edition(of issue: PublishedIssue) -> String? {
    editions[issue.publication.title, default: []].count > 1 ? issue.edition : nil
  }

  /// What tells an issue from those of the newsletter itself; `nil` for one of these.
  func distinction(of issue: PublishedIssue) -> String? {
    let title = issue.publication.title == newsletter ? nil : issue.publication.title
    return SeriesNames.joined(title, edition(of: issue))
  }

  /// The whole name of an issue's series, with its language: `The Merrowby Lantern, large-print (de)`.
  func title(of issue: PublishedIssue) -> String {
    let title = issue.publication.title
    let name = SeriesNames.joined(title, edition(of: issue)) ?? title
    return "\(name) (\(issue.publication.language.tag))"
  }

  private static func joined(_ names: String?...) -> String? {
    let names = names.compactMap(\.self)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }
}
