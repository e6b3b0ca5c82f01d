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

  private let desk: MailDesk
  /// `nil` in a rehearsal where there is none yet.
  private let journal: DeliveryJournal?
  private let journalPath: String
  /// The issues that end after this day are sent.
  private let horizon: Int

  /// Remembers from now on what of a series is sent; a rehearsal only looks at what is remembered.
  ///
  /// - Parameters:
  ///   - desk: where the newsletter's mail is sent from.
  ///   - series: whose issues are sent.
  ///   - lastDay: the end of the last issue that there is now, `nil` for none.
  ///   - rehearses: whether nothing is to be written down.
  /// - Throws: `MailFailure` for a journal that cannot be opened.
  package init(
    _ desk: MailDesk,
    of series: Series,
    after lastDay: Day?,
    rehearsing rehearses: Bool
  ) throws(MailFailure) {
    self.desk = desk
    let path = try desk.journalPath(of: series)
    journalPath = path
    let beginning = lastDay?.daysSinceEpoch ?? MailBacklog.beginning
    guard !rehearses || WholeFile.exists(path) else {
      journal = nil
      horizon = beginning
      return
    }
    let journal = try desk.journal(at: path)
    self.journal = journal
    horizon = try MailFailure.journalled(at: path) { () throws(JournalFailure) in
      try rehearses
        ? journal.horizon(of: series.name) ?? beginning
        : journal.horizon(of: series.name, orBeginning: beginning)
    }
  }

  /// A day before every issue.
  private static let beginning = -10_000_000

  /// Whether the issue of a period is sent: whether it is later than those that were there before mail was.
  package func sends(_ period: Period) -> Bool {
    (period.to?.daysSinceEpoch ?? MailBacklog.beginning) > horizon
  }

  /// The last of some issues, where it was made before there was mail, and nobody was sent it since.
  package func passedOver(of issues: [CommittedIssue]) throws(MailFailure) -> CommittedIssue? {
    guard let last = issues.last, !sends(last.period) else { return nil }
    let deliveries = try MailFailure.journalled(at: journalPath) { () throws(JournalFailure) in
      try journal?.deliveries(of: last.id) ?? []
    }
    return deliveries.isEmpty ? last : nil
  }

  /// The issues that somebody may still have to be sent.
  package func unsent(of issues: [CommittedIssue]) throws(MailFailure) -> [CommittedIssue] {
    let later = issues.filter { sends($0.period) }
    guard let journal else { return later }
    let open = try MailFailure.journalled(at: journalPath) { () throws(JournalFailure) in
      try journal.unfinished(later.map(\.id))
    }
    return later.filter { open.contains($0.id) }
  }

  /// Remembers that nothing of an issue is left to be done.
  package func finish(_ issue: CommittedIssue, at moment: Int) throws(MailFailure) {
    try MailFailure.journalled(at: journalPath) { () throws(JournalFailure) in
      try journal?.finish(issue.id, at: moment)
    }
  }

  /// The request that sends an issue to those for whom its edition is; `editions` are the names of all of them.
  package func request(for record: String, among editions: [String]) -> MailRequest {
    var request = desk.request(for: record)
    request.editions = editions
    return request
  }
}
