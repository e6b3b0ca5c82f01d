internal import Glibc
internal import Workspace

extension FileSystem {
  static func write(_ bytes: [UInt8], at path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot write '\(path)'") }
    let problem = bytes.writeWhole(to: descriptor) ? nil : failure("cannot write '\(path)'")
    guard close(descriptor) == 0, problem == nil else {
      throw problem ?? failure("cannot write '\(path)'")
    }
  }

  /// Writes a file that takes the place of an earlier one.
  ///
  /// It is that one itself where its bytes are the same, and else later by a second at least: readers keep a feed
  /// until the time that its server tells for it changes.
  static func write(_ bytes: [UInt8], at path: String, keeping earlier: String?) throws(Failure) {
    guard let earlier else { return try write(bytes, at: path) }
    if contents(of: earlier) == bytes, link(earlier, path) == 0 { return }
    try write(bytes, at: path)
    guard let before = status(of: earlier)?.time, let now = status(of: path)?.time, now <= before
    else { return }
    let later = timespec(tv_sec: before + 1, tv_nsec: 0)
    utimensat(AT_FDCWD, path, [later, later], AT_SYMLINK_NOFOLLOW)
  }

  /// Makes `path` another name of a plain file, or of that to which a link leads; a copy where that cannot be.
  static func adopt(_ file: String, as path: String) throws(Failure) {
    if linkat(AT_FDCWD, file, AT_FDCWD, path, AT_SYMLINK_FOLLOW) != 0 { try copy(file, to: path) }
  }

  /// Makes `path` another name of whatever stands there, be it a link; a copy where that cannot be.
  static func keep(_ file: String, as path: String) throws(Failure) {
    if linkat(AT_FDCWD, file, AT_FDCWD, path, 0) != 0 { try copy(file, to: path) }
  }

  private static func copy(_ file: String, to path: String) throws(Failure) {
    guard let bytes = contents(of: file) else { throw failure("cannot read '\(file)'") }
    try write(bytes, at: path)
  }

  /// The bytes of a plain file; `nil` for what is none.
  private static func contents(of path: String) -> [UInt8]? {
    let cut = path.lastIndex(of: "/")
    let folder = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    guard let workspace = try? FolderWorkspace(at: folder, alsoReading: [path]),
      let place = WorkspacePath(name)
    else { return nil }
    return try? workspace.bytes(at: place, limit: 1 << 31)
  }
}
