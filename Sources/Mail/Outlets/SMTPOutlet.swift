private import Glibc
internal import SMTP

/// A mail server: one connection for many messages, no faster than it was agreed.
final class SMTPOutlet: Outlet {
  private let connection: SMTPConnection
  private let relay: MailSettings.Relay
  /// Messages that went through the connection that is open.
  private var sent = 0
  /// When the last message went out, on the clock that nobody sets.
  private var lastDeparture: Double?

  /// `nil` where libcurl is not installed.
  init?(_ relay: MailSettings.Relay) {
    guard let connection = SMTPConnection(to: relay.server) else { return nil }
    self.connection = connection
    self.relay = relay
  }

  func deliver(_ message: MailMessage) -> Outcome {
    waitForTurn()
    let isFirst = sent == 0 || sent >= relay.perConnection
    let outcome = send(message, onFreshConnection: isFirst)
    guard case .unavailable = outcome, !isFirst else { return outcome }
    // A server may close a connection between two messages whenever it likes.
    return send(message, onFreshConnection: true)
  }

  private func send(_ message: MailMessage, onFreshConnection isFresh: Bool) -> Outcome {
    let outcome = connection.send(
      message.bytes,
      from: message.sender.description,
      to: message.recipient.description,
      onFreshConnection: isFresh
    ).outcome
    sent = isFresh ? 1 : sent + 1
    if case .unavailable = outcome { sent = 0 }
    return outcome
  }

  private func waitForTurn() {
    guard let perMinute = relay.perMinute else { return }
    let now = SMTPOutlet.clock
    if let lastDeparture {
      let wait = lastDeparture + 60 / Double(perMinute) - now
      if wait > 0 { usleep(UInt32(min(wait, 60) * 1_000_000)) }
    }
    lastDeparture = SMTPOutlet.clock
  }

  private static var clock: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
