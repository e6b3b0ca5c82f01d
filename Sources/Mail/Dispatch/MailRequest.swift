/// What `mail` is asked to do with an issue.
package struct MailRequest: Sendable {
  /// What becomes of deliveries of which nobody knows.
  package enum Resolution: String, CaseIterable, Sendable {
    case resend
    case assumeSent = "assume-sent"
  }

  package enum Task: Hashable, Sendable {
    /// To send to whoever is due.
    case send
    /// To tell who would be sent what.
    case rehearse
    /// To send one message that is no delivery.
    case test(String)
    /// To tell what was sent.
    case status
  }

  /// The record's path.
  package var record: String
  package var task = Task.send
  /// A `newsletter.yaml`; `nil` for one that is found.
  package var config: String?
  /// A file of people, or one address; `nil` for what the configuration says.
  package var recipients: String?
  package var via: OutletName?
  package var resolution: Resolution?
  /// Whether findings keep everything from being sent.
  package var isStrict = false
  /// The names of the newsletter's editions, where each is sent to those who ask for it and to nobody else; `nil` where
  /// somebody has named the record.
  package var editions: [String]?
  /// Where journals lie unless the configuration says so; `nil` where the machine names no such folder.
  package var stateFolder: String?

  package init(record: String) { self.record = record }
}
