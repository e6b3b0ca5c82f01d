internal import Diagnostics
internal import SMTP
internal import Workspace

/// What `mail:` in `newsletter.yaml` says.
package struct MailSettings: Sendable {
  /// An address with the name that stands before it.
  package struct Mailbox: Hashable, Sendable {
    package var name: String?
    package var address: MailAddress
  }

  /// A link of a mail, with placeholders: `https://news.example/leave/{token}`.
  struct LinkPattern: Hashable, Sendable {
    var pattern: String

    var isWeb: Bool { pattern.hasPrefix("https://") }
    var isMail: Bool { pattern.hasPrefix("mailto:") }
    var needsSecret: Bool { pattern.contains("{token}") }
  }

  /// A server, and what it lets us do.
  struct Relay: Hashable, Sendable {
    var server: SMTPServer
    var password: Secret?
    /// Messages in a minute; `nil` for as many as it takes.
    var perMinute: Int?
    /// Messages in one connection.
    var perConnection = 100
  }

  /// Whose signature a message bears (RFC 6376).
  struct Signing: Hashable, Sendable {
    var domain: String
    var selector: String
    var key: Secret
  }

  /// Who sends: the one setting that must be there.
  package var from: Mailbox?
  var replyTo: Mailbox?
  /// `weekly.news.example`: what tells this list from others; `nil` for one made of title and domain.
  var listID: String?
  /// A subject with placeholders; `nil` for the usual.
  var subject: String?
  package var recipients: String?
  package var via: String?
  /// What is attached for those who say nothing of it.
  var formats: Set<Recipient.Format> = [.epub, .pdf]
  /// The largest message, in bytes on the wire.
  var maximumSize = MailSettings.usualSize
  /// Where the issues' files stand on the web.
  var downloads: String?
  var unsubscribe: [LinkPattern] = []
  var preferences: LinkPattern?
  /// Where post reaches the publisher; some countries' law asks for it.
  var postalAddress: String?
  /// What tokens are made with; whoever has it could unsubscribe others.
  var secret: Secret?
  package var state: String?
  var relay: Relay?
  var sendmail = "/usr/sbin/sendmail"
  var signing: Signing?

  /// The departments that the newsletter and its editions name.
  var departments: [String] = []

  package init() {}

  /// What nearly every server takes.
  static let usualSize = 10_000_000
}
