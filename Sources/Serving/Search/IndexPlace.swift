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

  /// Makes the folder, for its owner alone; false where it cannot be written to, and for one that is not absolute.
  private static func makeFolder(_ path: String) -> Bool {
    guard path.hasPrefix("/") else { return false }
    do throws(DiskFolder.Failure) {
      try DiskFolder.make(path, for: .owner)
    } catch {
      return false
    }
    return access(path, W_OK) == 0
  }
}
