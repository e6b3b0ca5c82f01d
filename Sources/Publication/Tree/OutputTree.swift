internal import Glibc
package import Workspace

/// A folder of files that is replaced as a whole: whoever looks sees the earlier files or the new ones, and never
/// some of each.
///
/// A list in the folder says which files are of our making. All others are somebody's own and stay.
package struct OutputTree: Sendable {
  /// A file of the tree.
  package struct File: Sendable {
    package enum Contents: Sendable {
      case bytes([UInt8])
      /// The same as the file of that path; it is not copied where both can be one.
      case sameAs(String)
    }

    /// Relative to the tree's folder.
    package var path: WorkspacePath
    package var contents: Contents

    package init(_ path: WorkspacePath, _ contents: Contents) {
      self.path = path
      self.contents = contents
    }
  }

  package typealias Failure = OutputFolder.Failure

  package let path: String
  /// The folder that holds the tree, and in which the new one grows.
  package let parent: String
  private let name: String
  /// The name of the list of our files in the tree.
  private let listName: String

  /// Names the folder; `listName` tells one kind of tree from another.
  ///
  /// A link stands for the folder that it leads to. `nil` for a path that names no folder in another, such as `/`.
  package init?(at path: String, listName: String) {
    let isLink = FileSystem.status(of: path)?.kind == S_IFLNK
    let place = isLink ? RealPath.of(path) ?? path : path
    let parts = place.split(separator: "/").filter { $0 != "." }
    guard let name = parts.last, name != ".." else { return nil }
    self.name = String(name)
    self.listName = listName
    let folders = parts.dropLast().joined(separator: "/")
    parent = place.hasPrefix("/") ? "/" + folders : folders.isEmpty ? "." : folders
    self.path = parent == "." ? String(name) : parent == "/" ? "/\(name)" : "\(parent)/\(name)"
  }

  /// Whether a folder is the tree's own or lies in it.
  package func holds(_ folder: String) -> Bool {
    let folder = RealPath.of(folder) ?? folder
    let tree = RealPath.of(path) ?? path
    return folder == tree || folder.hasPrefix(tree + "/")
  }

  /// A sum of all that the present tree was made of; `nil` where there is none, or none that was finished.
  package var origin: String? { PresentTree.list(named: listName, in: path)?.origin }

  /// Whether `folder` is the one that holds the tree.
  package func liesIn(_ folder: String) -> Bool {
    RealPath.of(folder) == RealPath.of(parent)
  }

  /// Replaces what the tree has by `files`.
  ///
  /// A file whose bytes are the same stays the very file that it was, with its time; every other gets a later one.
  /// A run that is killed leaves the earlier tree or the new one.
  ///
  /// - Parameters:
  ///   - files: no two of one path.
  ///   - origin: a sum of all that they are made of, for `origin`.
  ///   - lock: proof that no other run writes in the tree's parent.
  /// - Returns: the paths of somebody's own files, which stay where they are.
  /// - Throws: `Failure` when the folder is none of ours, somebody's file is in the way of one of ours, or the disk
  ///   refuses; then the earlier tree is as it was.
  package func replace(
    with files: [File],
    madeOf origin: String? = nil,
    holding lock: borrowing FolderLock
  ) throws(Failure) -> [WorkspacePath] {
    try recover()
    let present = try PresentTree(at: path, listName: listName)
    let foreign = try present.foreignFiles(beside: files.map(\.path))
    do throws(Failure) {
      try grow(files, from: present)
      for path in foreign {
        try FileSystem.makeFolders(above: path, in: stagedPath)
        try FileSystem.keep(present.place(of: path), as: staged(path))
      }
      try FileSystem.write(
        TreeList(paths: files.map(\.path), origin: origin).bytes,
        at: "\(stagedPath)/\(listName)"
      )
      FileSystem.synchronise(stagedPath)
      try swap()
    } catch {
      FileSystem.removeAll(at: stagedPath)
      throw error
    }
    FileSystem.removeAll(at: retiredPath)
    return foreign
  }

  private func grow(_ files: [File], from present: PresentTree) throws(Failure) {
    try FileSystem.makeFolder(stagedPath)
    for file in files {
      let place = staged(file.path)
      try FileSystem.makeFolders(above: file.path, in: stagedPath)
      let earlier = present.isOurs(file.path) ? present.place(of: file.path) : nil
      switch file.contents {
      case .bytes(let bytes): try FileSystem.write(bytes, at: place, keeping: earlier)
      case .sameAs(let source): try FileSystem.adopt(source, as: place)
      }
    }
  }

  private func staged(_ path: WorkspacePath) -> String { "\(stagedPath)/\(path.string)" }

  private var stagedPath: String { "\(parent)/.\(name).broadsheet-new" }

  private var retiredPath: String { "\(parent)/.\(name).broadsheet-old" }

  /// Puts the grown tree in the place of the present one.
  private func swap() throws(Failure) {
    guard FileSystem.exists(path) else {
      try FileSystem.rename(stagedPath, to: path)
      return FileSystem.synchronise(parent)
    }
    if FileSystem.exchange(stagedPath, path) {
      try? FileSystem.rename(stagedPath, to: retiredPath)
    } else {
      // Some file systems cannot exchange names. For a moment there is no tree; a run that ends here is mended
      // by the next.
      try FileSystem.rename(path, to: retiredPath)
      try FileSystem.rename(stagedPath, to: path)
    }
    FileSystem.synchronise(parent)
  }

  /// Mends what a run left that was killed.
  private func recover() throws(Failure) {
    if !FileSystem.exists(path), FileSystem.exists(retiredPath) {
      try FileSystem.rename(retiredPath, to: path)
    }
    FileSystem.removeAll(at: retiredPath)
    FileSystem.removeAll(at: stagedPath)
  }
}
