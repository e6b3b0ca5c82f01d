internal import Workspace

/// What lies in a tree's folder before it is replaced.
struct PresentTree {
  private let path: String
  private let ours: Set<WorkspacePath>
  private let files: [WorkspacePath]

  /// - Throws: `OutputFolder.Failure` for a folder that is not empty and has no list of ours.
  init(at path: String, listName: String) throws(OutputFolder.Failure) {
    self.path = path
    let found = try FileSystem.files(below: path)
    let listed = PresentTree.list(named: listName, in: path)
    guard listed != nil || found.isEmpty else {
      throw .failed(
        "cannot write '\(path)': it holds '\(found[0])', which no catalog has; name another folder, or empty this one"
      )
    }
    let list = WorkspacePath(listName).map { [$0] } ?? []
    ours = Set(list + (listed?.paths ?? []))
    files = found
  }

  static func list(named name: String, in path: String) -> TreeList? {
    guard let folder = try? FolderWorkspace(at: path), let place = WorkspacePath(name),
      let bytes = try? folder.bytes(at: place, limit: 256 << 20)
    else { return nil }
    return TreeList(bytes)
  }

  func isOurs(_ path: WorkspacePath) -> Bool { ours.contains(path) }

  func place(of file: WorkspacePath) -> String { "\(path)/\(file.string)" }

  /// The files that are not ours, in the order of their paths.
  ///
  /// - Throws: `OutputFolder.Failure` where one of them is in the way of a new file.
  func foreignFiles(beside new: [WorkspacePath]) throws(OutputFolder.Failure) -> [WorkspacePath] {
    let foreign = files.filter { !ours.contains($0) }.sorted()
    guard !foreign.isEmpty else { return [] }
    let taken = Set(new)
    let folders = Set(new.flatMap(\.foldersAbove))
    for file in foreign
    where taken.contains(file) || folders.contains(file)
      || file.foldersAbove.contains(where: taken.contains)
    {
      throw .failed(
        "cannot write '\(path)': '\(file)' is in the way, and not of our making; move it elsewhere"
      )
    }
    return foreign
  }
}

extension WorkspacePath {
  /// The folders that it lies in, the innermost first, without the root.
  var foldersAbove: [WorkspacePath] {
    var folders: [WorkspacePath] = []
    var folder = folder
    while folder != .root {
      folders.append(folder)
      folder = folder.folder
    }
    return folders
  }
}
