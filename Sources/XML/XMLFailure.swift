/// Why a document could not be read, and where.
package struct XMLFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package var message: String
  /// 1-based.
  package var line: Int
  /// 1-based, in bytes.
  package var column: Int

  /// `line:column: message`.
  package var description: String { "\(line):\(column): \(message)" }
}

/// How much of a document is accepted, so that no document can exhaust the machine.
package struct XMLLimits: Hashable, Sendable {
  package var bytes: Int
  package var depth: Int
  /// Counted by `XMLTranscript` alone, where elements cost more than their bytes.
  package var elements = 500_000
  /// Whether a document may declare entities of its own and use them; external ones are never read.
  package var allowsEntities: Bool

  package init(bytes: Int = 64 << 20, depth: Int = 256, allowsEntities: Bool = false) {
    self.bytes = bytes
    self.depth = depth
    self.allowsEntities = allowsEntities
  }
}
