private import Glibc

/// A lock on a journal, held by the living process and by nothing else.
package struct JournalLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// - Parameter journal: the journal's path; the lock is a file beside it, which stays.
  /// - Throws: `JournalFailure` when another run holds it, or it cannot be made.
  package init(on journal: String) throws(JournalFailure) {
    let opened = open(journal + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else {
      throw .failed("cannot write beside '\(journal)': \(String(cString: strerror(errno)))")
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(opened)
      throw code == EWOULDBLOCK
        ? .locked : .failed("cannot lock '\(journal)': \(String(cString: strerror(code)))")
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}

/// Why what was sent cannot be looked up or written down; nothing may be sent then.
package enum JournalFailure: Error, Hashable, Sendable {
  /// Another run is sending.
  case locked
  case failed(String)
}
