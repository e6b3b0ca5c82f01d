private import Glibc

/// What those who write files need of the folders for them.
package enum DiskFolder {
  /// Who may look into a folder that is made, as far as the user's mask allows.
  package enum Audience: Sendable {
    case owner, everyone

    fileprivate var mode: UInt32 { self == .owner ? 0o700 : 0o755 }
  }

  /// Why a folder could not be made: its name, and the system's reason.
  package struct Failure: Error, Hashable, Sendable {
    package let words: String

    package init(words: String) { self.words = words }
  }

  /// Makes a folder and those above it; gives those that were not there, the innermost first.
  @discardableResult
  package static func make(
    _ path: String,
    for audience: Audience
  ) throws(Failure) -> [String] {
    var folder = path.hasPrefix("/") ? "/" : ""
    var made: [String] = []
    for part in path.split(separator: "/") {
      folder += folder.isEmpty || folder.hasSuffix("/") ? String(part) : "/\(part)"
      if !isThere(folder), try makeInner(folder, for: audience) { made.insert(folder, at: 0) }
    }
    return made
  }

  /// Makes a folder in one that is there; false where something has its name already.
  @discardableResult
  package static func makeInner(_ path: String, for audience: Audience) throws(Failure) -> Bool {
    if mkdir(path, audience.mode) == 0 { return true }
    guard errno == EEXIST else {
      throw Failure(words: "cannot make folder '\(path)': \(String(cString: strerror(errno)))")
    }
    return false
  }

  /// Has the names of what was written in a folder reach the disk.
  package static func synchronise(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Whether there is a folder, be it behind a link.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
