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

  /// The whole of a regular file, and its stamp as it was before it was read.
  ///
  /// - Throws: what `bytes(at:limit:)` throws.
  func stampedBytes(at path: WorkspacePath, limit: Int) throws(ReadFailure) -> StampedBytes

  /// What tells a regular file from another state of itself; `nil` where nothing does, and for what is behind a link.
  func stamp(of path: WorkspacePath) -> FileStamp?

  /// A folder's name once links are followed: two paths with one such name are the same folder.
  ///
  /// Only for comparing; it may hold the folders that the workspace lies in.
  func canonicalPath(of folder: WorkspacePath) -> String
}

extension Workspace {
  package func stamp(of path: WorkspacePath) -> FileStamp? { nil }

  package func stampedBytes(
    at path: WorkspacePath,
    limit: Int
  ) throws(ReadFailure) -> StampedBytes {
    let stamp = stamp(of: path)
    return StampedBytes(bytes: try bytes(at: path, limit: limit), stamp: stamp)
  }
}

/// What a file holds, and how it is told from another state of itself.
package struct StampedBytes: Sendable {
  package var bytes: [UInt8]
  /// Of the file as it was before it was read; `nil` where nothing tells, and for what is behind a link.
  package var stamp: FileStamp?

  package init(bytes: [UInt8], stamp: FileStamp?) {
    self.bytes = bytes
    self.stamp = stamp
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
  /// True for what stands here by a link only.
  package var isLink: Bool

  package init(name: String, kind: Kind, isLink: Bool = false) {
    self.name = name
    self.kind = kind
    self.isLink = isLink
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
