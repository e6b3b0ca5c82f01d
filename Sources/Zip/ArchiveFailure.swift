import CZip

/// Why an archive could not be written or read.
package struct ArchiveFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The member concerned; `nil` when it is the archive as a whole.
  package var member: String?
  package var message: String

  init(_ message: String, member: String? = nil) {
    self.message = message
    self.member = member
  }

  package var description: String { member.map { "\($0): \(message)" } ?? message }
}

extension ArchiveFailure {
  package static func missing(_ member: String) -> ArchiveFailure {
    ArchiveFailure("no such member", member: member)
  }

  /// What libzip says of the last call on `archive`.
  init(of archive: OpaquePointer, member: String? = nil) {
    self.init(String(cString: zip_strerror(archive)), member: member)
  }

  /// What `error` says; it is emptied.
  init(_ error: inout zip_error_t) {
    self.init(String(cString: zip_error_strerror(&error)))
    zip_error_fini(&error)
  }
}
