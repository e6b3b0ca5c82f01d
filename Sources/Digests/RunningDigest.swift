internal import CCrypto

/// A SHA-256 of bytes that come one after the other, for files that are never in memory as a whole.
package struct RunningDigest: ~Copyable {
  private var context = SHA256_CTX()

  package init() { SHA256_Init(&context) }

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  /// The sum in lower-case hexadecimal.
  package consuming func finish() -> String {
    var sum = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256_Final(&sum, &context)
    return Digest.hexadecimal(sum)
  }
}
