import Glibc
import Synchronization

/// Keeps what libqpdf is asked to do from taking all memory: a few hundred bytes may unpack into gigabytes, and it
/// knows no limit of its own. What it cannot get it reports as an error.
struct MemoryBound {
  /// The system holds the whole process to a limit, so one at a time sets it.
  private static let turn = Mutex(())
  /// Of the address space, in bytes.
  private let limit: rlim_t?

  private static let room: rlim_t = 2 << 30

  init() { limit = Self.used.map { $0 + Self.room } }

  func holding<Result>(_ work: () -> Result) -> Result {
    guard let limit else { return work() }
    return Self.turn.withLock { _ in
      var usual = rlimit()
      guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &usual) == 0 else { return work() }
      var bound = usual
      bound.rlim_cur = min(limit, usual.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &bound)
      defer { setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &usual) }
      return work()
    }
  }

  /// The address space of the process, by the first field of its `statm`.
  private static var used: rlim_t? {
    guard let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var text = [UInt8](repeating: 0, count: 64)
    let count = fread(&text, 1, text.count, file)
    let pages = text.prefix(count).prefix { (48...57).contains($0) }
    return rlim_t(String(decoding: pages, as: UTF8.self)).map { $0 * rlim_t(getpagesize()) }
  }
}
