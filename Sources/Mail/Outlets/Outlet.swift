internal import SMTP

/// Where messages are handed over.
protocol Outlet {
  /// Hands a message over, and tells what became of it.
  func deliver(_ message: MailMessage) -> Outcome
}

extension MailMessage {
  /// The message with the line ends of this system, as local programs and mailboxes have it.
  ///
  /// Nothing is lost: a carriage return that belongs to a text or a file is in code.
  var localBytes: [UInt8] { bytes.filter { $0 != 13 } }
}
