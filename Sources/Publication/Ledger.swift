package import Articles
package import Diagnostics
package import Layout

/// The memory of a series: the issues whose records lie in the output folder.
package struct Ledger: Hashable, Sendable {
  /// In the order of their names.
  package let issues: [CommittedIssue]
  /// Why a `.json` of the folder is no record, by its name without suffix.
  package var strangers: [String: Diagnostic]
  /// What is odd about a record that counts all the same, by its name without suffix.
  package var findings: [String: Diagnostic]
  /// Indices of issues by their names.
  private let places: [String: Int]
  /// Indices of the issues of each row.
  private let rows: [Row: [Int]]

  /// What tells the issues that are counted together from others.
  private struct Row: Hashable {
    var series: String
    var edition: String?
    var language: String
  }

  package init(
    _ issues: [CommittedIssue] = [],
    strangers: [String: Diagnostic] = [:],
    findings: [String: Diagnostic] = [:]
  ) {
    let issues = issues.sorted { $0.name < $1.name }
    self.issues = issues
    places = Dictionary(
      issues.enumerated().map { ($1.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    rows = Dictionary(grouping: issues.indices) { index in
      let issue = issues[index]
      return Row(series: issue.seriesID, edition: issue.edition, language: issue.language)
    }
    self.strangers = strangers
    self.findings = findings
  }

  /// What is to be told of files that are named as a publication's records are, and cannot be read, or not all.
  package func unreadableRecords(of publication: PublicationIdentity) -> [Diagnostic] {
    let prefix = Slug.of(publication.title)
    return (Array(strangers) + Array(findings))
      .filter { $0.key == prefix || $0.key.hasPrefix(prefix + "-") }.map(\.value).sorted()
  }

  /// The record that an issue replaces.
  package func previous(of issue: Issue) -> CommittedIssue? {
    places[issue.fileName].map { issues[$0] }
  }

  /// The issue with its number.
  ///
  /// It has the one that the editor gave as `requested`, else that of its record, and else it is counted where its
  /// period is one of a row; `first` is the number of the first.
  package func numbered(_ issue: Issue, requested: Int?, first: Int) -> Issue {
    var issue = issue
    issue.number =
      requested ?? previous(of: issue)?.number ?? number(of: issue)
      ?? nextNumber(for: issue, first: first)
    return issue
  }

  /// The issue with its revision: the next one where a record of the same name tells of other articles.
  package func revised(_ issue: Issue) -> Issue {
    guard let previous = previous(of: issue) else { return issue }
    var issue = issue
    let isUnchanged =
      previous.articles.map(\.fingerprint)
      == issue.articles.map(CommittedIssue.Fingerprint.init)
    issue.revision = previous.revision + (isUnchanged ? 0 : 1)
    issue.modified =
      isUnchanged ? previous.modified : max(issue.modified, previous.modified.adding(seconds: 1))
    return issue
  }

  func series(of issue: Issue) -> [CommittedIssue] {
    series(of: issue.publication, edition: issue.edition)
  }

  /// The committed issues of a publication in its language, of one edition.
  package func series(
    of publication: PublicationIdentity,
    edition: String?
  ) -> [CommittedIssue] {
    let row = Row(
      series: "urn:uuid:\(publication.seriesID)",
      edition: edition,
      language: publication.language.tag
    )
    return rows[row, default: []].map { issues[$0] }
  }

  /// All that the issues of a series have printed; `exception` is the period of one that is made again.
  package func backlist(
    of publication: PublicationIdentity,
    edition: String? = nil,
    except exception: Period? = nil
  ) -> Backlist {
    let series = series(of: publication, edition: edition)
      .filter { exception == nil || $0.period.fileName != exception?.fileName }
    let moments = series.filter { $0.period.to == nil }.flatMap { $0.articles.compactMap(\.date) }
    let days = moments.map(publication.zone.day)
    return Backlist(
      series.flatMap { $0.articles.map(Backlist.Entry.init) },
      firstDay: (series.compactMap(\.period.from) + days).min(),
      lastDay: (series.compactMap(\.period.to) + days).max(),
      periods: Set(series.map { $0.period.fileName })
    )
  }

  /// When the latest article appeared that an issue of the series has printed: no clock may be behind it.
  package func lastMoment(
    of publication: PublicationIdentity,
    edition: String? = nil
  ) -> Timestamp? {
    series(of: publication, edition: edition).compactMap(\.lastMoment).max()
  }
}

extension Backlist.Entry {
  fileprivate init(_ article: CommittedIssue.PrintedArticle) {
    self.init(id: Article.ID(article.fingerprint.id), guid: article.guid, url: article.url)
  }
}
