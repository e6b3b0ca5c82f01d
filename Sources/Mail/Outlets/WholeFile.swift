private import Glibc
internal import Workspace

/// Writes files that appear whole or not at all.
enum WholeFile {
  /// Why a file could not be written.
  struct Failure: Error, Hashable {
    let words: String

    fileprivate init(_ what: String) { words = "\(what): \(String(cString: strerror(errno)))" }

    fileprivate init(_ failure: DiskFolder.Failure) { words = failure.words }
  }

  /// What becomes of a file that has the name already.
  enum Rule {
    case replacing, keeping
  }

  /// Writes the file beside its place, or in `temporary`, and then gives it its name.
  static func write(
    _ bytes: [UInt8],
    to path: String,
    by way: String? = nil,
    _ rule: Rule = .replacing
  ) throws(Failure) {
    let temporary = way ?? path + ".broadsheet-new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Failure("cannot write '\(temporary)'") }
    let isWritten = bytes.writeWhole(to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten else {
      let failure = Failure("cannot write '\(temporary)'")
      unlink(temporary)
      throw failure
    }
    try name(temporary, path, rule)
    DiskFolder.synchronise(NamedFile.folder(of: path))
  }

  private static func name(
    _ temporary: String,
    _ path: String,
    _ rule: Rule
  ) throws(Failure) {
    switch rule {
    case .replacing:
      guard rename(temporary, path) == 0 else {
        let failure = Failure("cannot name '\(path)'")
        unlink(temporary)
        throw failure
      }
    case .keeping:
      defer { unlink(temporary) }
      guard link(temporary, path) == 0 || errno == EEXIST else {
        throw Failure("cannot name '\(path)'")
      }
    }
  }

  /// Makes a folder, for its owner alone, and those above it.
  static func makeFolder(_ path: String) throws(Failure) {
    do throws(DiskFolder.Failure) {
      try DiskFolder.make(path, for: .owner)
    } catch {
      throw Failure(error)
    }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names of what lies in a folder; empty where there is none.
  static func names(in folder: String) -> [String] {
    guard let entries = try? FolderWorkspace(at: folder).entries(of: .root) else { return [] }
    return entries.map(\.name)
  }
}
