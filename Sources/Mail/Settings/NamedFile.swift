internal import Workspace

/// A file that the user named by its path.
enum NamedFile {
  /// The whole of it, links followed, since the user named it.
  static func bytes(at path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let name = WorkspacePath(lastPart(of: path)), name != .root else { throw .missing }
    return try FolderWorkspace(at: folder(of: path), alsoReading: [path])
      .bytes(at: name, limit: limit)
  }

  /// The folder of a path: `.` for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func lastPart(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// `path` as seen from `folder`.
  static func path(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : folder == "/" ? "/" + path : folder + "/" + path
  }
}
