/// A file made ready for an archive: its name, its bytes as they will stand there, and their check sum.
///
/// Making one is a pure function and where the time goes, so members can be made side by side.
package struct ArchiveMember: Hashable, Sendable {
  package enum Method: Hashable, Sendable {
    case stored, deflated
  }

  /// With `/` between folders, relative, in UTF-8.
  package let name: String
  package let method: Method
  /// As they stand in the archive.
  package let bytes: [UInt8]
  /// The file's length when unpacked.
  package let size: Int
  /// CRC-32 of the file when unpacked.
  package let checksum: UInt32

  /// A file that is kept as it is: one that must be, or one that is compressed in itself.
  package static func stored(_ name: String, _ bytes: [UInt8]) -> ArchiveMember {
    ArchiveMember(
      name: name,
      method: .stored,
      bytes: bytes,
      size: bytes.count,
      checksum: Deflate.checksum(of: bytes)
    )
  }

  /// A file that is deflated, or stored if that is no longer.
  package static func deflated(
    _ name: String,
    _ bytes: [UInt8],
    level: Int = Deflate.usualLevel
  ) throws(ArchiveFailure) -> ArchiveMember {
    guard let deflated = try Deflate.deflated(bytes, level: level) else {
      return stored(name, bytes)
    }
    return ArchiveMember(
      name: name,
      method: .deflated,
      bytes: deflated,
      size: bytes.count,
      checksum: Deflate.checksum(of: bytes)
    )
  }
}
