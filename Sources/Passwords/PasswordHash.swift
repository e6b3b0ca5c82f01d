private import CCrypt
private import Glibc

/// A password as it is kept: whoever has the hash does not know the password.
package struct PasswordHash: Hashable, Sendable {
  /// The form of crypt(3): `$y$…`, `$2y$…`, `$6$…`.
  private let text: String

  /// Takes a hash that is slow to guess: yescrypt, scrypt, bcrypt, SHA-512 or SHA-256 of crypt(3).
  ///
  /// `nil` for anything else, such as a password itself, or the hashes of old that are guessed in no time.
  package init?(_ text: String) {
    let method = PasswordHash.lengths.first { text.hasPrefix($0.prefix) }
    let hash = text.utf8.split(separator: UInt8(ascii: "$")).last
    guard let method, hash?.count == method.length, text.utf8.count < 384,
      crypt_checksalt(text) == CRYPT_SALT_OK
    else { return nil }
    self.text = text
  }

  /// How the hashes begin that `htpasswd -B`, `mkpasswd` and `openssl passwd -6` write, and how long their last part is
  /// (crypt(5)).
  private static let lengths: [(prefix: String, length: Int)] = [
    ("$y$", 43), ("$gy$", 43), ("$7$", 43), ("$2y$", 53), ("$2b$", 53), ("$2a$", 53), ("$6$", 86),
    ("$5$", 43),
  ]

  /// Whether it is the hash of `password`.
  ///
  /// It takes as long as the hash was made to take, some tens of milliseconds, and as long for a wrong password.
  package func matches(_ password: String) -> Bool {
    // What crypt(3) would cut short is no password.
    guard password.utf8.count < PasswordHash.longestPassword, !password.utf8.contains(0) else {
      return false
    }
    return withUnsafeTemporaryAllocation(of: crypt_data.self, capacity: 1) { room in
      guard let data = room.baseAddress else { return false }
      memset(data, 0, MemoryLayout<crypt_data>.size)
      defer { explicit_bzero(data, MemoryLayout<crypt_data>.size) }
      guard let hash = crypt_r(password, text, data) else { return false }
      return ConstantTime.isEqual(Array(String(cString: hash).utf8), Array(text.utf8))
    }
  }

  private static let longestPassword = 512
}
