/// A workspace made of literals, for tests and for sites that are one file.
package struct MemoryWorkspace: Workspace {
  private let files: [WorkspacePath: [UInt8]]

  /// Keys are paths; folders come of themselves, and a path that is not one is left out.
  package init(_ files: [String: String]) {
    self.init(bytes: files.mapValues { Array($0.utf8) })
  }

  package init(bytes files: [String: [UInt8]]) {
    self.files = [WorkspacePath: [UInt8]](
      files.compactMap { key, value in WorkspacePath(key).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  package func entries(of folder: WorkspacePath) throws(ReadFailure) -> [WorkspaceEntry] {
    var kinds: [String: WorkspaceEntry.Kind] = [:]
    for path in files.keys {
      guard let parts = path.relative(to: folder)?.split(separator: "/"), let first = parts.first
      else { continue }
      kinds[String(first)] = parts.count == 1 ? .file : .folder
    }
    guard !kinds.isEmpty || folder == .root else { throw .missing }
    return kinds.sorted { $0.key < $1.key }.map { WorkspaceEntry(name: $0.key, kind: $0.value) }
  }

  package func kind(of path: WorkspacePath) -> WorkspaceEntry.Kind? {
    if files[path] != nil { return .file }
    return path == .root || files.keys.contains { $0.isInside(path) } ? .folder : nil
  }

  package func bytes(at path: WorkspacePath, limit: Int) throws(ReadFailure) -> [UInt8] {
    guard let bytes = files[path] else {
      throw kind(of: path) == nil ? .missing : .notAFile
    }
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  package func canonicalPath(of folder: WorkspacePath) -> String { folder.string }
}
