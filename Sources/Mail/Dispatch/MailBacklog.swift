package import Articles
internal import DeliveryState
package import Publication

/// Remembers which issues of a series are still to be sent to the newsletter's list.
///
/// Those are the issues after the one that was the last when mail was first thought of: whoever begins to send does not
/// send what has been lying there for years.
package struct MailBacklog: Sendable {
  /// What tells one row of issues from another in a journal.
  package struct Series: Hashable, Sendable {
    let id: String
    let name: String

    /// Names a series by its `urn:uuid:…`.
    package init(id: String, edition: String?, language: LanguageTag) {
      self.id = id
      name = [id, edition ?? "", language.tag].joined(separator: " ")
    }
  }

  private let configuration: String
  private let stateFolder: String?
  private let journalPath: String
  /// The issues that end after this day are sent.
  private let horizon: Int

  /// Opens the journal; `nil` where the newsletter does not say to whom and how.
  ///
  /// - Parameters:
  ///   - configuration: the `newsletter.yaml`.
  ///   - stateFolder: where journals lie unless it says so.
  ///   - series: whose issues are sent.
  ///   - lastDay: the end of the last issue that there is now, `nil` for none.
  /// - Returns: what tells which issues are to be sent.
  /// - Throws: `MailFailure` for settings that are wrong, or a journal that cannot be opened.
  package static func open(
    _ configuration: String,
    stateFolder: String?,
    of series: Series,
    after lastDay: Day?
  ) throws(MailFailure) -> MailBacklog? {
    var request = MailRequest(record: "")
    request.config = configuration
    var preparation = MailPreparation(request)
    let settings = try preparation.settings()
    guard settings.recipients != nil, settings.via != nil else { return nil }
    let path = try settings.journalPath(ofSeries: series.id, in: stateFolder)
    let horizon = try MailFailure.journalled(at: path) { () throws(JournalFailure) in
      try DeliveryJournal(at: path).horizon(
        of: series.name,
        orBeginning: lastDay?.daysSinceEpoch ?? MailBacklog.beginning
      )
    }
    return MailBacklog(
      configuration: configuration,
      stateFolder: stateFolder,
      journalPath: path,
      horizon: horizon
    )
  }

  /// A day before every issue.
  private static let beginning = -10_000_000

  /// The issues that somebody may still have to be sent.
  package func unsent(of issues: [CommittedIssue]) throws(MailFailure) -> [CommittedIssue] {
    let later = issues.filter { ($0.period.to?.daysSinceEpoch ?? MailBacklog.beginning) > horizon }
    let open = try MailFailure.journalled(at: journalPath) { () throws(JournalFailure) in
      try DeliveryJournal(at: journalPath).unfinished(later.map(\.id))
    }
    return later.filter { open.contains($0.id) }
  }

  /// Remembers that nothing of an issue is left to be done.
  package func finish(_ issue: CommittedIssue, at moment: Int) throws(MailFailure) {
    try MailFailure.journalled(at: journalPath) { () throws(JournalFailure) in
      try DeliveryJournal(at: journalPath).finish(issue.id, at: moment)
    }
  }

  /// The request that sends an issue.
  package func request(for record: String) -> MailRequest {
    var request = MailRequest(record: record)
    request.config = configuration
    request.stateFolder = stateFolder
    return request
  }
}
