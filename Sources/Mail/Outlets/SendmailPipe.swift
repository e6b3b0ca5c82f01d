@preconcurrency private import Glibc
internal import SMTP
internal import Workspace

/// A program that takes messages as `sendmail` does: postfix's, exim's, msmtp, and many more.
struct SendmailPipe: Outlet {
  private let program: String

  init(_ program: String) { self.program = program }

  /// No shell is in between, and `--` ends the options: an address can be nothing but an address.
  func deliver(_ message: MailMessage) -> Outcome {
    let arguments = [
      program, "-oi", "-f", message.sender.description, "--", message.recipient.description,
    ]
    guard let child = ChildProcess(program, arguments) else {
      return .unavailable("cannot start '\(program)': \(String(cString: strerror(errno)))")
    }
    let isTaken = child.take(message.localBytes)
    return SendmailPipe.outcome(of: child.end(), tookAll: isTaken)
  }

  /// What an exit status means (`sysexits.h`).
  static func outcome(of end: ChildProcess.End, tookAll: Bool) -> Outcome {
    switch end {
    case .killed(let signal): return .unknown("it was ended by signal \(signal)")
    case .exited(let status, let words):
      let reply = words.isEmpty ? "it ended with status \(status)" : words
      switch status {
      case 0: return tookAll ? .accepted(reply) : .unknown("it ended before it had read everything")
      // EX_DATAERR, EX_NOUSER, EX_NOHOST.
      case 65, 67, 68: return .refused(reply)
      // EX_UNAVAILABLE, EX_IOERR, EX_TEMPFAIL.
      case 69, 74, 75: return .deferred(reply)
      default: return .unavailable(reply)
      }
    }
  }
}

/// A program that is given something to read.
struct ChildProcess {
  /// How it ended.
  enum End: Hashable {
    /// With a status, and what it complained about.
    case exited(Int32, String)
    case killed(Int32)
  }

  private let process: pid_t
  private let input: Int32
  /// Where its complaints go: a file without a name, so that it never waits for a reader.
  private let complaints: Int32

  /// `nil`, with `errno` telling why, when it cannot be started.
  init?(_ program: String, _ arguments: [String]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let complaints = ChildProcess.namelessFile()
    for descriptor in ends + [complaints] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    guard let process = ChildProcess.start(program, arguments, reading: ends[0], complaints) else {
      let code = errno
      close(ends[1])
      if complaints >= 0 { close(complaints) }
      errno = code
      return nil
    }
    self.process = process
    input = ends[1]
    self.complaints = complaints
  }

  private static func namelessFile() -> Int32 {
    var name = Array("/tmp/broadsheet-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    if descriptor >= 0 { unlink(name) }
    return descriptor
  }

  private static func start(
    _ program: String,
    _ arguments: [String],
    reading input: Int32,
    _ complaints: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    if complaints >= 0 { posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // We ignore broken pipes; it should not inherit that.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    errno = posix_spawn(&process, program, &actions, &attributes, &words, environ)
    return errno == 0 ? process : nil
  }

  /// Gives it something to read, and nothing after that; whether it took it all.
  func take(_ bytes: [UInt8]) -> Bool {
    let isTaken = bytes.writeWhole(to: input)
    return close(input) == 0 && isTaken
  }

  /// Waits for it to end.
  func end() -> End {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    defer { if complaints >= 0 { close(complaints) } }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status >> 8 & 0xFF, words) : .killed(signal)
  }

  /// The beginning of its complaints, on one line.
  private var words: String {
    guard complaints >= 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 400)
    let count = pread(complaints, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).onOneLine
  }
}
