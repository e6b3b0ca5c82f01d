private import Glibc
private import Synchronization

/// A folder on disk, seen through the rule that nothing outside what the user named is read.
///
/// Entries of real folders are opened without following links; a link is resolved first, and refused
/// unless it ends inside the root or another of the folders and files that the user named.
package struct FolderWorkspace: Workspace {
  /// The root without links in it, absolute, without a slash at its end unless it is `/`.
  package let root: String
  /// All that may be read, resolved like `root`: the root first.
  private let allowed: [String]
  /// Folders below the root that were resolved once already.
  private let resolved = ResolvedFolders()

  /// - Parameters:
  ///   - folder: an existing folder, absolute or relative to the current one.
  ///   - others: further folders and files that the user named.
  /// - Throws: `ReadFailure` when `folder` is not a folder.
  package init(at folder: String, alsoReading others: [String] = []) throws(ReadFailure) {
    guard let root = RealPath.of(folder) else { throw FolderWorkspace.failure(errno) }
    var status = stat()
    guard stat(root, &status) == 0 else { throw FolderWorkspace.failure(errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFile }
    self.root = root
    allowed = [root] + others.compactMap(RealPath.of)
  }

  package func entries(of folder: WorkspacePath) throws(ReadFailure) -> [WorkspaceEntry] {
    let real = try resolve(folder)
    guard let stream = opendir(real) else { throw FolderWorkspace.failure(errno) }
    defer { closedir(stream) }
    var entries: [WorkspaceEntry] = []
    while let entry = readdir(stream) {
      let (name, isUTF8) = FolderWorkspace.name(of: entry)
      guard name != ".", name != ".." else { continue }
      guard isUTF8 else {
        entries.append(WorkspaceEntry(name: name, kind: .unnameable))
        continue
      }
      let type = Int32(entry.pointee.d_type)
      guard let kind = kind(of: name, type: type, in: folder) else { continue }
      let isLink = type == Int32(DT_LNK) || type == Int32(DT_UNKNOWN)
      entries.append(WorkspaceEntry(name: name, kind: kind, isLink: isLink))
    }
    return entries
  }

  /// The name as far as it is UTF-8, and whether all of it is.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> (String, isUTF8: Bool) {
    withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
        if let valid = String(validatingCString: name) { return (valid, true) }
        return (String(cString: name), false)
      }
    }
  }

  package func kind(of path: WorkspacePath) -> WorkspaceEntry.Kind? {
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else { return nil }
    guard let real = try? resolve(path) else { return .outside }
    guard stat(real, &status) == 0 else { return nil }
    return FolderWorkspace.kind(mode: status.st_mode)
  }

  package func bytes(at path: WorkspacePath, limit: Int) throws(ReadFailure) -> [UInt8] {
    try stampedBytes(at: path, limit: limit).bytes
  }

  package func stampedBytes(
    at path: WorkspacePath,
    limit: Int
  ) throws(ReadFailure) -> StampedBytes {
    let (descriptor, isLink) = try open(path)
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FolderWorkspace.failure(errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= limit else {
      throw .tooLarge(bytes: Int(status.st_size), limit: limit)
    }
    return StampedBytes(
      bytes: try FolderWorkspace.contents(of: descriptor, count: Int(status.st_size)),
      stamp: isLink ? nil : FileStamp(of: status)
    )
  }

  package func canonicalPath(of folder: WorkspacePath) -> String {
    // What cannot be resolved is told by its own path: it will fail when it is read.
    (try? resolve(folder)) ?? absolute(folder)
  }

  package func stamp(of path: WorkspacePath) -> FileStamp? {
    var status = stat()
    guard path != .root, let folder = try? resolvedFolder(of: path),
      lstat(folder + "/" + path.name, &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    return FileStamp(of: status)
  }

  /// Opens what is at a path; where the last part of it is a link, what that leads to.
  private func open(
    _ path: WorkspacePath
  ) throws(ReadFailure) -> (descriptor: Int32, isLink: Bool) {
    if path == .root { throw .notAFile }
    let real = try resolvedFolder(of: path) + "/" + path.name
    if let descriptor = FolderWorkspace.opened(real) { return (descriptor, false) }
    // What O_NOFOLLOW says of links.
    guard errno == ELOOP else { throw FolderWorkspace.failure(errno) }
    if let descriptor = FolderWorkspace.opened(try resolveLinks(in: real)) {
      return (descriptor, true)
    }
    throw FolderWorkspace.failure(errno)
  }

  private static func opened(_ path: String) -> Int32? {
    // Non-blocking, so that a pipe that took the file's place cannot hold us up.
    let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    return descriptor < 0 ? nil : descriptor
  }

  private static func contents(of descriptor: Int32, count: Int) throws(ReadFailure) -> [UInt8] {
    var failure: ReadFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = FolderWorkspace.failure(errno) }
        if got <= 0 { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private func kind(
    of name: String,
    type: Int32,
    in folder: WorkspacePath
  ) -> WorkspaceEntry.Kind? {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
      folder.appending(name).flatMap(kind(of:))
    default: .special
    }
  }

  private static func kind(mode: mode_t) -> WorkspaceEntry.Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .special
    }
  }

  private func absolute(_ path: WorkspacePath) -> String {
    path == .root ? root : (root == "/" ? "/" : root + "/") + path.string
  }

  /// The path with every link in it followed, once it is known to lie inside what may be read.
  private func resolve(_ path: WorkspacePath) throws(ReadFailure) -> String {
    if path == .root { return root }
    let real = try resolvedFolder(of: path) + "/" + path.name
    var status = stat()
    guard lstat(real, &status) == 0 else { throw FolderWorkspace.failure(errno) }
    return status.st_mode & S_IFMT == S_IFLNK ? try resolveLinks(in: real) : real
  }

  private func resolvedFolder(of path: WorkspacePath) throws(ReadFailure) -> String {
    try resolved.path(of: path.folder) { folder throws(ReadFailure) in try resolve(folder) }
  }

  private func resolveLinks(in path: String) throws(ReadFailure) -> String {
    guard let real = RealPath.of(path) else { throw FolderWorkspace.failure(errno) }
    let isInside = allowed.contains { real == $0 || $0 == "/" || real.hasPrefix($0 + "/") }
    guard isInside else { throw .outside }
    return real
  }

  private static func failure(_ code: Int32) -> ReadFailure {
    code == ENOENT || code == ENOTDIR ? .missing : .unreadable(String(cString: strerror(code)))
  }
}

/// What folders' paths are once their links are followed; asked for from many tasks.
private final class ResolvedFolders: Sendable {
  private let paths = Mutex<[WorkspacePath: String]>([:])

  func path(
    of folder: WorkspacePath,
    resolving: (WorkspacePath) throws(ReadFailure) -> String
  ) throws(ReadFailure) -> String {
    if let known = paths.withLock({ $0[folder] }) { return known }
    let path = try resolving(folder)
    paths.withLock { $0[folder] = path }
    return path
  }
}
