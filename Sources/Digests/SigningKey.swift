internal import CCrypto

/// A private key, with which bytes are signed so that everybody can tell who signed them.
package final class SigningKey: @unchecked Sendable {
  package enum Kind: Hashable, Sendable {
    case rsa, ed25519
  }

  package let kind: Kind
  // Set once, and only read by OpenSSL, which counts references to keys under locks of its own.
  private let key: OpaquePointer

  /// Reads a key in PEM; `nil` for what is none, has a password, or is of another kind.
  package init?(pem: String) {
    let bytes = Array(pem.utf8)
    let read = bytes.withUnsafeBytes { text -> OpaquePointer? in
      guard let source = BIO_new_mem_buf(text.baseAddress, Int32(text.count)) else { return nil }
      defer { BIO_free(source) }
      return crypto_private_key(source)
    }
    guard let read else { return nil }
    switch EVP_PKEY_get_base_id(read) {
    case EVP_PKEY_RSA: kind = .rsa
    case EVP_PKEY_ED25519: kind = .ed25519
    default:
      EVP_PKEY_free(read)
      return nil
    }
    key = read
  }

  deinit { EVP_PKEY_free(key) }

  /// The signature of the bytes' SHA-256: PKCS #1 v1.5 for RSA, and Ed25519 over the digest (RFC 6376, RFC 8463).
  package func signature(of bytes: [UInt8]) -> [UInt8]? {
    guard let context = EVP_MD_CTX_new() else { return nil }
    defer { EVP_MD_CTX_free(context) }
    let message = kind == .rsa ? bytes : Digest.sha256Bytes(bytes)
    let digest = kind == .rsa ? EVP_sha256() : nil
    var length = 0
    guard EVP_DigestSignInit(context, nil, digest, nil, key) == 1,
      EVP_DigestSign(context, nil, &length, message, message.count) == 1
    else { return nil }
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else {
      return nil
    }
    return Array(signature.prefix(length))
  }
}
