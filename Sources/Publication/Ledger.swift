package import Articles
package import Diagnostics
package import Layout

/// The memory of a series: the issues whose records lie in the output folder.
package struct Ledger: Hashable, Sendable {
  /// In the order of their names.
  package var issues: [CommittedIssue]
  /// Why a `.json` of the folder is no record, by its name without suffix.
  package var strangers: [String: Diagnostic]

  package init(_ issues: [CommittedIssue] = [], strangers: [String: Diagnostic] = [:]) {
    self.issues = issues.sorted { $0.name < $1.name }
    self.strangers = strangers
  }

  /// What is to be told of files that are named as a publication's records are, and are none.
  package func unreadableRecords(of publication: PublicationIdentity) -> [Diagnostic] {
    let prefix = Slug.of(publication.title)
    return strangers.filter { $0.key == prefix || $0.key.hasPrefix(prefix + "-") }.map(\.value)
      .sorted()
  }

  /// The issue with its number and its revision.
  ///
  /// It is numbered where its period is one of a series, or `requested` is a number that the editor gave, and
  /// revised where a record of the same name tells of other articles. `first` is the number of a series' first.
  package func numbered(_ issue: Issue, requested: Int?, first: Int) -> Issue {
    let previous = issues.first { $0.name == issue.fileName }
    var issue = issue
    issue.number = requested ?? previous?.number ?? nextNumber(for: issue, first: first)
    guard let previous else { return issue }
    let isUnchanged = previous.articles == issue.articles.map(CommittedIssue.Fingerprint.init)
    issue.revision = previous.revision + (isUnchanged ? 0 : 1)
    issue.modified =
      isUnchanged ? previous.modified : max(issue.modified, previous.modified.adding(seconds: 1))
    return issue
  }

  private func nextNumber(for issue: Issue, first: Int) -> Int? {
    switch issue.period.kind {
    case .week, .month, .day, .days:
      return series(of: issue).compactMap(\.number).max().map { $0 + 1 } ?? first
    case .range, .all, .article: return nil
    }
  }

  private func series(of issue: Issue) -> [CommittedIssue] {
    series(of: issue.publication, edition: issue.edition)
  }

  /// The committed issues of a publication in its language, of one edition.
  private func series(
    of publication: PublicationIdentity,
    edition: String?
  ) -> [CommittedIssue] {
    issues.filter {
      $0.seriesID == "urn:uuid:\(publication.seriesID)" && $0.edition == edition
        && $0.language == publication.language.tag
    }
  }

  /// Every article that an issue of the series has printed.
  package func published(
    by publication: PublicationIdentity,
    edition: String? = nil
  ) -> Set<Article.ID> {
    Set(series(of: publication, edition: edition).flatMap(\.articleIDs))
  }
}
