import CZip
import Glibc

/// What an archive says of one of its members.
package struct ArchiveEntry: Hashable, Sendable {
  package var name: String
  /// When unpacked.
  package var size: Int
  /// As it stands in the archive.
  package var packedSize: Int
  package var isStored: Bool
  package var checksum: UInt32
}

/// Reads a ZIP archive from memory.
package struct ArchiveReader: ~Copyable {
  /// The members, in the order of the archive's directory.
  package let entries: [ArchiveEntry]
  private let archive: ReadArchive

  package init(_ bytes: [UInt8]) throws(ArchiveFailure) {
    let archive = try ReadArchive(bytes)
    entries = try archive.entries()
    self.archive = archive
  }

  /// The bytes of a member, its check sum proved.
  ///
  /// A member longer than `limit` is refused, lest it exhaust the machine.
  package func read(
    _ name: String,
    limit: Int = 256 << 20
  ) throws(ArchiveFailure) -> [UInt8] {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw ArchiveFailure("no such member", member: name)
    }
    guard entry.size <= limit else {
      throw ArchiveFailure("\(entry.size) bytes are more than allowed", member: name)
    }
    return try archive.read(entry)
  }
}

/// Owns libzip's archive and a copy of its bytes.
///
/// Not private for the same reason as `OpenArchive`.
struct ReadArchive: ~Copyable {
  private let archive: OpaquePointer

  init(_ bytes: [UInt8]) throws(ArchiveFailure) {
    var error = zip_error_t()
    zip_error_init(&error)
    // libzip frees this copy together with the source.
    guard let copy = malloc(max(bytes.count, 1)) else { throw ArchiveFailure("no memory") }
    UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw ArchiveFailure(&error)
    }
    guard let archive = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      throw ArchiveFailure(&error)
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  func entries() throws(ArchiveFailure) -> [ArchiveEntry] {
    var entries: [ArchiveEntry] = []
    for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
      var facts = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &facts) == 0, let name = facts.name else {
        throw ArchiveFailure(of: archive)
      }
      entries.append(
        ArchiveEntry(
          name: String(cString: name),
          size: Int(clamping: facts.size),
          packedSize: Int(clamping: facts.comp_size),
          isStored: facts.comp_method == UInt16(ZIP_CM_STORE),
          checksum: facts.crc
        )
      )
    }
    return entries
  }

  func read(_ entry: ArchiveEntry) throws(ArchiveFailure) -> [UInt8] {
    guard let file = zip_fopen(archive, entry.name, zip_flags_t(ZIP_FL_ENC_GUESS)) else {
      throw ArchiveFailure(of: archive, member: entry.name)
    }
    defer { zip_fclose(file) }
    let contents = [UInt8](unsafeUninitializedCapacity: entry.size) { buffer, count in
      count = max(0, Int(zip_fread(file, buffer.baseAddress, UInt64(entry.size))))
    }
    // Only reading beyond the end makes libzip compare the check sum and tell the result.
    var beyond: UInt8 = 0
    guard contents.count == entry.size, zip_fread(file, &beyond, 1) == 0 else {
      throw ArchiveFailure(String(cString: zip_file_strerror(file)), member: entry.name)
    }
    return contents
  }
}
