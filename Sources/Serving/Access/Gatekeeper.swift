private import Digests
private import Dispatch
internal import HTTPTypes
internal import Passwords
private import Synchronization

/// Lets in whoever knows a user's password (Basic authentication, RFC 7617).
final class Gatekeeper: Sendable {
  enum Verdict: Hashable {
    case admitted
    /// Nothing was shown that could be right.
    case unknown
    /// A password was wrong.
    case refused
    /// So many passwords are being proved that this one has to wait.
    case busy
  }

  private let file: UserFile
  /// Passwords that were right, by sums that nobody else can compute: to prove one takes long, and readers send theirs
  /// with every request.
  private let proved = Mutex<[String: PasswordHash]>([:])
  private let key: [UInt8]
  private let waiting = Mutex(0)
  private let queue = DispatchQueue(label: "broadsheet.passwords", qos: .utility)

  private static let mostProved = 10_000
  /// Each takes a core for some tens of milliseconds.
  private static let mostWaiting = 32

  init(_ file: UserFile) {
    self.file = file
    var generator = SystemRandomNumberGenerator()
    key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  func verdict(on fields: HTTPFields) async -> Verdict {
    guard let (name, password) = Gatekeeper.credentials(fields[.authorization]) else {
      return .unknown
    }
    let hashes = file.users.hashes
    // Somebody else's hash for a name that nobody has: names cannot be told from the time that it takes.
    guard let hash = hashes[name] ?? hashes.first?.value else { return .refused }
    let sum = Digest.hmac(Array("\(name)\u{0}\(password)".utf8), key: key)
    if hashes[name] != nil, proved.withLock({ $0[sum] }) == hash { return .admitted }
    guard enter() else { return .busy }
    let isRight = await proves(password, hash)
    guard isRight, hashes[name] != nil else { return .refused }
    proved.withLock { proved in
      if proved.count >= Gatekeeper.mostProved { proved.removeAll() }
      proved[sum] = hash
    }
    return .admitted
  }

  private func enter() -> Bool {
    waiting.withLock { count in
      guard count < Gatekeeper.mostWaiting else { return false }
      count += 1
      return true
    }
  }

  private func proves(_ password: String, _ hash: PasswordHash) async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async {
        let isRight = hash.matches(password)
        self.waiting.withLock { $0 -= 1 }
        continuation.resume(returning: isRight)
      }
    }
  }

  /// Name and password of an `Authorization` field.
  private static func credentials(_ field: String?) -> (name: String, password: String)? {
    guard let field, field.utf8.count < 2_048, field.prefix(6).lowercased() == "basic ",
      let bytes = Base64.decoded(String(field.dropFirst(6)).trimmed),
      let text = String(validating: bytes, as: UTF8.self), let colon = text.firstIndex(of: ":")
    else { return nil }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }
}
