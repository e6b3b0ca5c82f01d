internal import CExchange
internal import Glibc
internal import Workspace

/// What a tree asks of the file system; no link is ever followed out of it.
enum FileSystem {
  typealias Failure = OutputFolder.Failure

  static func exists(_ path: String) -> Bool { status(of: path) != nil }

  /// What the file system says of a file or a link, and of nothing that a link leads to.
  static func status(of path: String) -> (kind: mode_t, time: Int)? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return (status.st_mode & S_IFMT, status.st_mtim.tv_sec)
  }

  static func isFolder(_ path: String) -> Bool { status(of: path)?.kind == S_IFDIR }

  static func rename(_ path: String, to other: String) throws(Failure) {
    guard Glibc.rename(path, other) == 0 else { throw failure("cannot name '\(other)'") }
  }

  /// Gives each of two paths the other's name at once; false where that cannot be done.
  static func exchange(_ one: String, _ other: String) -> Bool {
    broadsheet_exchange(one, other) == 0
  }

  /// Has what was written in a folder reach the disk.
  static func synchronise(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = broadsheet_synchronise(descriptor)
    close(descriptor)
  }

  static func makeFolder(_ path: String) throws(Failure) {
    do throws(DiskFolder.Failure) {
      try DiskFolder.makeInner(path, for: .everyone)
    } catch {
      throw .failed(error.words)
    }
  }

  /// Makes the folders that a file needs below `folder`.
  static func makeFolders(above file: WorkspacePath, in folder: String) throws(Failure) {
    for inner in file.foldersAbove.reversed() { try makeFolder("\(folder)/\(inner.string)") }
  }

  /// All files below a folder, those that are no plain files too; none where there is no folder.
  static func files(below path: String) throws(Failure) -> [WorkspacePath] {
    guard exists(path) else { return [] }
    var files: [WorkspacePath] = []
    var folders = [WorkspacePath.root]
    while let folder = folders.popLast() {
      for name in try names(in: folder == .root ? path : "\(path)/\(folder.string)") {
        guard let place = folder.appending(name) else { continue }
        if isFolder("\(path)/\(place.string)") {
          folders.append(place)
        } else {
          files.append(place)
        }
      }
    }
    return files.sorted()
  }

  private static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = opendir(folder) else { throw failure("cannot read '\(folder)'") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a file, or a folder and all in it; what cannot be removed stays.
  static func removeAll(at path: String) {
    guard isFolder(path) else {
      unlink(path)
      return
    }
    for name in (try? names(in: path)) ?? [] { removeAll(at: "\(path)/\(name)") }
    rmdir(path)
  }

  static func failure(_ what: String) -> Failure {
    .failed("\(what): \(String(cString: strerror(errno)))")
  }
}
