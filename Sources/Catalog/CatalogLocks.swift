import Publication

/// Keeps other runs from the folder of the issues and from that in which the catalog grows.
struct CatalogLocks: ~Copyable {
  let ofTree: FolderLock
  /// `nil` where both are one, or where nobody can write.
  private let ofIssues: FolderLock?

  private init(ofTree: consuming FolderLock, ofIssues: consuming FolderLock?) {
    self.ofTree = ofTree
    self.ofIssues = ofIssues
  }

  /// Takes both locks.
  ///
  /// - Throws: `OutputFolder.Failure` where another run is at work, or the catalog's place cannot be written to.
  static func take(
    of folder: OutputFolder,
    and tree: OutputTree
  ) throws(OutputFolder.Failure) -> CatalogLocks {
    let ofTree = try OutputFolder(at: tree.parent).lock()
    let ofIssues = tree.liesIn(folder.path) ? nil : try lock(folder)
    return CatalogLocks(ofTree: ofTree, ofIssues: ofIssues)
  }

  /// The lock of a folder that is read; one that cannot be written to has nobody to be kept out.
  private static func lock(_ folder: OutputFolder) throws(OutputFolder.Failure) -> FolderLock? {
    do throws(OutputFolder.Failure) {
      return try folder.lock()
    } catch {
      if case .locked = error { throw error }
      return nil
    }
  }
}
