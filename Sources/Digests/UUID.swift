/// A universally unique identifier that follows from a name, so that it is the same at every build.
package struct UUID: Hashable, Sendable, CustomStringConvertible {
  private let bytes: [UInt8]

  /// The name space of URLs (RFC 9562, section 6.6): 6ba7b811-9dad-11d1-80b4-00c04fd430c8.
  package static let urlNamespace = UUID(bytes: [
    0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
  ])

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// Version 5 (RFC 9562, section 5.5): of a name within a name space.
  package init(version5Of name: String, in namespace: UUID) {
    var bytes = Array(Digest.sha1(namespace.bytes + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0f | 0x50
    bytes[8] = bytes[8] & 0x3f | 0x80
    self.bytes = bytes
  }

  /// `6ba7b811-9dad-11d1-80b4-00c04fd430c8`.
  package var description: String {
    [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
      .map { Digest.hexadecimal(bytes[$0]) }.joined(separator: "-")
  }
}
