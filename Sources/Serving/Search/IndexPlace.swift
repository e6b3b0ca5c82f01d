private import Digests
private import Glibc
internal import SearchIndex
private import Workspace

/// Where a catalog's index is kept.
enum IndexPlace {
  /// The index of a catalog, in a file of its own in the folder, or in memory where no file can be.
  static func index(
    of tree: ServedTree,
    in folder: String?
  ) throws(SearchIndex.Failure) -> SearchIndex {
    guard let folder, makeFolder(folder) else { return try SearchIndex() }
    let path = RealPath.of(tree.path) ?? tree.path
    let name = Digest.sha256(Array(path.utf8)).prefix(16)
    do {
      return try SearchIndex(at: "\(folder)/search-\(name).sqlite")
    } catch {
      return try SearchIndex()
    }
  }

  /// Makes the folder, for its owner alone; false where it cannot be written to.
  private static func makeFolder(_ path: String) -> Bool {
    var folder = ""
    for part in path.split(separator: "/") {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    return path.hasPrefix("/") && access(folder, W_OK) == 0
  }
}
