internal import CCrypto

/// Digests of bytes, by OpenSSL.
package enum Digest {
  /// SHA-256 in lower-case hexadecimal.
  package static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(sha256Bytes(bytes)) }

  /// SHA-256 as it is.
  package static func sha256Bytes(_ bytes: [UInt8]) -> [UInt8] {
    digest(of: bytes, length: Int(SHA256_DIGEST_LENGTH)) { data, output in
      var context = SHA256_CTX()
      return SHA256_Init(&context) == 1
        && SHA256_Update(&context, data.baseAddress, data.count) == 1
        && SHA256_Final(output, &context) == 1
    }
  }

  /// HMAC with SHA-256 (RFC 2104) in lower-case hexadecimal: whoever lacks the key cannot make it.
  package static func hmac(_ message: [UInt8], key: [UInt8]) -> String {
    let blockLength = 64
    let short = key.count > blockLength ? sha256Bytes(key) : key
    let block = short + [UInt8](repeating: 0, count: blockLength - short.count)
    let inner = sha256Bytes(block.map { $0 ^ 0x36 } + message)
    return hexadecimal(sha256Bytes(block.map { $0 ^ 0x5C } + inner))
  }

  /// SHA-1, which RFC 9562 prescribes for UUIDs of version 5.
  static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    digest(of: bytes, length: Int(SHA_DIGEST_LENGTH)) { data, output in
      var context = SHA_CTX()
      return SHA1_Init(&context) == 1
        && SHA1_Update(&context, data.baseAddress, data.count) == 1
        && SHA1_Final(output, &context) == 1
    }
  }

  private static func digest(
    of bytes: [UInt8],
    length: Int,
    by function: (UnsafeRawBufferPointer, UnsafeMutablePointer<UInt8>?) -> Bool
  ) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: length)
    let isDone = bytes.withUnsafeBytes { data in
      output.withUnsafeMutableBufferPointer { function(data, $0.baseAddress) }
    }
    precondition(isDone, "OpenSSL cannot compute a digest in memory")
    return output
  }

  /// Two lower-case digits for each byte.
  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
