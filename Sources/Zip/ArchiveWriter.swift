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
  /// What the archive will take: records of fixed length, each member's name twice, and the members.
  private var size = 22

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
    size += 30 + 46 + 2 * member.name.utf8.count + member.bytes.count
  }

  /// The finished archive.
  package consuming func finish() throws(ArchiveFailure) -> [UInt8] {
    archive.reserve(size)
    return try archive.close()
  }
}

/// Owns libzip's archive and the memory into which it is written.
///
/// Not private: Swift 6.3 then fails to compile other modules that use `ArchiveWriter` when optimizing.
struct OpenArchive: ~Copyable {
  /// libzip owns it through `output`.
  private let sink: Unmanaged<ArchiveSink>
  private let archive: OpaquePointer
  private let output: OpaquePointer

  init() throws(ArchiveFailure) {
    var error = zip_error_t()
    zip_error_init(&error)
    let sink = Unmanaged.passRetained(ArchiveSink())
    guard let output = zip_source_function_create(ArchiveSink.answer, sink.toOpaque(), &error)
    else {
      sink.release()
      throw ArchiveFailure(&error)
    }
    // Closing the archive gives up its claim on the source, which is read only after that.
    zip_source_keep(output)
    guard let archive = zip_open_from_source(output, Int32(ZIP_TRUNCATE), &error) else {
      zip_source_free(output)
      zip_source_free(output)
      throw ArchiveFailure(&error)
    }
    self.sink = sink
    self.archive = archive
    self.output = output
  }

  deinit {
    zip_discard(archive)
    zip_source_free(output)
  }

  /// Makes room for so many bytes.
  func reserve(_ count: Int) { sink.takeUnretainedValue().reserve(count) }

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
    let (archive, output, sink) = (archive, output, sink)
    discard self
    defer { zip_source_free(output) }
    guard zip_close(archive) == 0 else {
      let failure = ArchiveFailure(of: archive)
      zip_discard(archive)
      throw failure
    }
    return sink.takeUnretainedValue().bytes
  }
}
