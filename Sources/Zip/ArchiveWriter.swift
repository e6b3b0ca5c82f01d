import CZip
import Glibc

/// Writes a ZIP archive in memory, member after member, the same bytes from the same members.
///
/// As an EPUB wants it: no folders as members, no extra fields, no data descriptors, no comment; every
/// member a plain file with rights 0644 and the one given time.
package struct ArchiveWriter: ~Copyable {
  private let archive: OpenArchive
  private let time: ArchiveTime
  private var names: Set<String> = []

  /// Begins an archive whose members all have the one time.
  package init(modified time: ArchiveTime) throws(ArchiveFailure) {
    archive = try OpenArchive()
    self.time = time
  }

  /// Adds a member after the others.
  package mutating func add(_ member: ArchiveMember) throws(ArchiveFailure) {
    guard names.insert(member.name).inserted else {
      throw ArchiveFailure("the name is used twice", member: member.name)
    }
    try archive.add(member, time: time)
  }

  /// The finished archive.
  package consuming func finish() throws(ArchiveFailure) -> [UInt8] { try archive.close() }
}

/// Owns libzip's archive and the memory into which it is written.
///
/// Not private: Swift 6.3 then fails to compile other modules that use `ArchiveWriter` when optimizing.
struct OpenArchive: ~Copyable {
  private let archive: OpaquePointer
  private let output: OpaquePointer

  init() throws(ArchiveFailure) {
    var error = zip_error_t()
    zip_error_init(&error)
    guard let output = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw ArchiveFailure(&error)
    }
    // Closing the archive gives up its claim on the source, which is read only after that.
    zip_source_keep(output)
    guard let archive = zip_open_from_source(output, Int32(ZIP_TRUNCATE), &error) else {
      zip_source_free(output)
      zip_source_free(output)
      throw ArchiveFailure(&error)
    }
    self.archive = archive
    self.output = output
  }

  deinit {
    zip_discard(archive)
    zip_source_free(output)
  }

  func add(_ member: ArchiveMember, time: ArchiveTime) throws(ArchiveFailure) {
    let index = try addFile(member)
    let method = member.method == .stored ? ZIP_CM_STORE : Int32(ZIP_CM_DEFLATE)
    let attributes: UInt32 = 0o100644 << 16
    guard zip_set_file_compression(archive, index, method, 0) == 0,
      zip_file_set_dostime(archive, index, time.time, time.date, 0) == 0,
      zip_file_set_external_attributes(archive, index, 0, UInt8(ZIP_OPSYS_UNIX), attributes) == 0
    else { throw ArchiveFailure(of: archive, member: member.name) }
  }

  private func addFile(_ member: ArchiveMember) throws(ArchiveFailure) -> UInt64 {
    let ready = Unmanaged.passRetained(ReadyMember(member))
    guard let source = zip_source_function(archive, ReadyMember.answer, ready.toOpaque()) else {
      ready.release()
      throw ArchiveFailure(of: archive, member: member.name)
    }
    let index = zip_file_add(archive, member.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      let failure = ArchiveFailure(of: archive, member: member.name)
      zip_source_free(source)
      throw failure
    }
    return UInt64(index)
  }

  /// Writes everything and gives back what was written.
  consuming func close() throws(ArchiveFailure) -> [UInt8] {
    let (archive, output) = (archive, output)
    discard self
    defer { zip_source_free(output) }
    guard zip_close(archive) == 0 else {
      let failure = ArchiveFailure(of: archive)
      zip_discard(archive)
      throw failure
    }
    return try contents(of: output)
  }
}

/// All that a source in memory holds.
private func contents(of source: OpaquePointer) throws(ArchiveFailure) -> [UInt8] {
  let unreadable = ArchiveFailure("the archive could not be read back from memory")
  guard zip_source_open(source) == 0 else { throw unreadable }
  defer { zip_source_close(source) }
  guard zip_source_seek(source, 0, SEEK_END) == 0 else { throw unreadable }
  let length = zip_source_tell(source)
  guard length >= 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw unreadable }
  let bytes = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
    count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(length))))
  }
  guard bytes.count == length else { throw unreadable }
  return bytes
}
