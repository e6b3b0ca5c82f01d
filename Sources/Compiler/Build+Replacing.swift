internal import Diagnostics
internal import Digests
internal import Layout
internal import Publication

extension Ledger {
  /// The files of the record that `issue` replaces and that are still as they were written.
  ///
  /// What somebody has changed since, or put in their place, is not ours to remove; files that another issue's
  /// record names are not touched either.
  func filesToReplace(
    by issue: Issue,
    keeping names: [String],
    in folder: OutputFolder
  ) -> Diagnosed<[String]> {
    guard let previous = issues.first(where: { $0.name == issue.fileName }) else {
      return Diagnosed([])
    }
    let others = issues.filter { $0.name != previous.name }.flatMap(\.files).map(\.name)
    let obsolete = previous.files.filter { !names.contains($0.name) && !others.contains($0.name) }
    var files = Diagnosed<[String]>([])
    for file in obsolete {
      guard let bytes = folder.bytes(of: file.name) else { continue }
      if Digest.sha256(bytes) == file.sha256 {
        files.value.append(file.name)
      } else {
        files.diagnostics.append(.keptFile(folder.place(of: file.name)))
      }
    }
    return files
  }
}
