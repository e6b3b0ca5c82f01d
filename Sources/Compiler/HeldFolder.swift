internal import Publication

/// The output folder as one run has it: nobody else's for as long as this lives, with the issues that lay there when it
/// was taken.
final class HeldFolder: Sendable {
  let folder: OutputFolder
  let lock: FolderLock
  let ledger: Ledger

  /// Takes the folder, or a shard's editions in it.
  ///
  /// - Throws: `CompilerFailure` when another run has it, or it cannot be read.
  init(_ folder: OutputFolder, of shard: Shard? = nil) throws(CompilerFailure) {
    let lock = try folder.locked(of: shard)
    ledger = try folder.committedIssues()
    self.lock = lock
    self.folder = folder
  }
}
