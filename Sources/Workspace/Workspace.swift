/// The one view of the outside that a stage has: the files that the user named, and nothing else.
///
/// Paths are relative to the workspace's root, parted by `/`, without `.` and `..` (`WorkspacePath`).
/// A link is followed only where it ends inside one of the folders and files that the user named.
package protocol Workspace: Sendable {
  /// What lies in a folder, in no promised order.
  ///
  /// - Throws: `ReadFailure` when there is no such folder, it cannot be read, or it lies outside.
  func entries(of folder: WorkspacePath) throws(ReadFailure) -> [WorkspaceEntry]

  /// What is at a path once links are followed; `nil` when nothing is there or it lies outside.
  func kind(of path: WorkspacePath) -> WorkspaceEntry.Kind?

  /// The whole of a regular file.
  ///
  /// - Throws: `ReadFailure`, `.tooLarge` without reading when the file has more than `limit` bytes.
  func bytes(at path: WorkspacePath, limit: Int) throws(ReadFailure) -> [UInt8]

  /// A folder's name once links are followed: two paths with one such name are the same folder.
  ///
  /// Only for comparing; it may hold the folders that the workspace lies in.
  func canonicalPath(of folder: WorkspacePath) -> String
}

extension Workspace {
  /// What `canonicalPath` of something in `folder` is, unless it is a link.
  package func canonicalPath(of folder: WorkspacePath, appending name: String) -> String {
    let path = canonicalPath(of: folder)
    return path.isEmpty || path.hasSuffix("/") ? path + name : path + "/" + name
  }
}

/// Something in a folder.
package struct WorkspaceEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file
    case folder
    /// A pipe, a device, a socket: never opened.
    case special
    /// A link that leads nowhere or out of what the user named.
    case outside
    /// Something whose name is no UTF-8 and so cannot be asked for.
    case unnameable
  }

  /// The last part of its path; of one that is no UTF-8 what can be shown.
  package var name: String
  package var kind: Kind

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// Why something could not be read.
package enum ReadFailure: Error, Hashable, Sendable {
  case missing
  /// It, or what it links to, lies outside the folders and files that the user named.
  case outside
  /// Neither a regular file nor, where one is asked for, a folder.
  case notAFile
  case tooLarge(bytes: Int, limit: Int)
  /// The system's own words, such as "Permission denied".
  case unreadable(String)

  /// Why, in words that follow what was to be read: `cannot use 'a.png': it does not exist`.
  package var words: String {
    switch self {
    case .missing: "it does not exist"
    case .outside: "it lies outside the site"
    case .notAFile: "it is not a regular file"
    case .tooLarge(let bytes, let limit):
      "it has \(bytes) bytes, more than the \(limit) that are read"
    case .unreadable(let reason): "it cannot be read: \(reason)"
    }
  }
}
