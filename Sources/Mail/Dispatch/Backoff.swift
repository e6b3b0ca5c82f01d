/// When a message that was not taken is tried again.
enum Backoff {
  private static let pauses = [1, 5, 15, 60].map { $0 * 60 }
  private static let lastPause = 4 * 3600
  /// So long a server is asked, as most servers do among themselves.
  private static let patience = 48 * 3600

  /// Seconds to wait after so many attempts.
  static func pause(after attempts: Int) -> Int {
    attempts >= 1 && attempts <= pauses.count ? pauses[attempts - 1] : lastPause
  }

  static func isOver(since firstAttempt: Int, now: Int) -> Bool { now - firstAttempt > patience }
}
