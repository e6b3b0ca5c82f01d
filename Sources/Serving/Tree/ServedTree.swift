internal import Glibc
internal import Workspace

/// The folder of a catalog, looked at anew at every request: what is written into it is there at once.
package struct ServedTree: Sendable {
  /// Why there is nothing to serve.
  package enum Failure: Error, Hashable, Sendable {
    case missingFolder(String)
    /// The folder is there, and no catalog is in it.
    case noCatalog(String)
  }

  package let path: String

  /// Takes a catalog's folder, or that of the issues with `catalog` in it.
  ///
  /// - Throws: `Failure` where there is neither.
  package init(at folder: String) throws(Failure) {
    let trimmed = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let catalog = [trimmed, trimmed + "/catalog"].first {
      ServedTree(known: $0).open(ServedTree.root) != nil
    }
    guard let catalog else {
      throw access(folder, F_OK) == 0 ? .noCatalog(folder) : .missingFolder(folder)
    }
    path = catalog
  }

  private init(known path: String) { self.path = path }

  /// By it a catalog is known.
  static let root = TreePath("opds/index.xml")

  /// Where a catalog stands on the web whose feeds name it as their start, with a slash at its end; `nil` where that is a
  /// relative address.
  static func base(ofStart address: String) -> String? {
    guard address.contains("://"), address.hasSuffix(root.string) else { return nil }
    return String(address.dropLast(root.string.count))
  }

  /// Opens a plain file; `nil` where there is none.
  ///
  /// No link is followed, so that nothing outside the tree is ever read.
  func open(_ path: TreePath) -> OpenFile? {
    guard let name = path.parts.last, !path.isFolder else { return nil }
    var folder = Glibc.open(self.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for part in path.parts.dropLast() where folder >= 0 {
      let inner = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(folder)
      folder = inner
    }
    guard folder >= 0 else { return nil }
    defer { close(folder) }
    // Non-blocking, so that a pipe cannot hold us up.
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    return descriptor < 0 ? nil : OpenFile(descriptor)
  }

  /// What tells this state of the tree from every other: a new catalog is a new folder.
  var stamp: FileStamp? {
    var status = stat()
    return stat(path, &status) == 0 ? FileStamp(of: status) : nil
  }
}
