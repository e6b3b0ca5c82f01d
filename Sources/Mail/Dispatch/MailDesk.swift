internal import DeliveryState
internal import Synchronization

/// Where a newsletter's mail is sent from by a timer: its settings, and the journals of its series, each opened once.
package final class MailDesk: Sendable {
  private let configuration: String
  private let stateFolder: String?
  private let settings: MailSettings
  private let journals = Mutex<[String: DeliveryJournal]>([:])

  /// Reads the settings; `nil` where the newsletter does not say to whom and how.
  ///
  /// - Parameters:
  ///   - configuration: the `newsletter.yaml`.
  ///   - stateFolder: where journals lie unless it says so.
  /// - Throws: `MailFailure` for settings that are wrong.
  package init?(_ configuration: String, stateFolder: String?) throws(MailFailure) {
    var request = MailRequest(record: "")
    request.config = configuration
    var preparation = MailPreparation(request)
    settings = try preparation.settings()
    self.configuration = configuration
    self.stateFolder = stateFolder
    guard settings.recipients != nil, settings.via != nil else { return nil }
  }

  func journalPath(of series: MailBacklog.Series) throws(MailFailure) -> String {
    try settings.journalPath(ofSeries: series.id, in: stateFolder)
  }

  func journal(at path: String) throws(MailFailure) -> DeliveryJournal {
    if let known = journals.withLock({ $0[path] }) { return known }
    let journal = try MailFailure.journalled(at: path) { () throws(JournalFailure) in
      try DeliveryJournal(at: path)
    }
    journals.withLock { $0[path] = journal }
    return journal
  }

  func request(for record: String) -> MailRequest {
    var request = MailRequest(record: record)
    request.config = configuration
    request.stateFolder = stateFolder
    return request
  }
}
