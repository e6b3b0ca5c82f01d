internal import Diagnostics
internal import Digests
internal import Layout
internal import Publication

extension Ledger {
  /// What becomes of the files that stand where an issue's are to be written.
  struct Replacing {
    /// Names of files of the earlier record that are made no more.
    var obsolete: [String] = []
    /// What would be lost if it were overwritten, under other names.
    var kept: [OutputFolder.File] = []
  }

  /// - Throws: `CompilerFailure` when something would be lost.
  func replacing(
    by issue: Issue,
    with names: [String],
    in folder: OutputFolder
  ) throws(CompilerFailure) -> Diagnosed<Replacing> {
    var findings: [Diagnostic] = []
    let kept = try recordToKeep(before: issue, in: folder).collecting(into: &findings)
    let obsolete = filesToReplace(by: issue, keeping: names, in: folder)
      .collecting(into: &findings)
    return Diagnosed(Replacing(obsolete: obsolete, kept: kept), findings)
  }

  /// The files of the record that `issue` replaces and that are still as they were written.
  ///
  /// What somebody has changed since, or put in their place, is not ours to remove; files that another issue's
  /// record names are not touched either.
  private func filesToReplace(
    by issue: Issue,
    keeping names: [String],
    in folder: OutputFolder
  ) -> Diagnosed<[String]> {
    guard let previous = previous(of: issue) else { return Diagnosed([]) }
    let unmade = previous.files.filter { !names.contains($0.name) }
    guard !unmade.isEmpty else { return Diagnosed([]) }
    let others = Set(issues.filter { $0.name != previous.name }.flatMap(\.files).map(\.name))
    let obsolete = unmade.filter { !others.contains($0.name) }
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

  /// A copy of the file in the place of an issue's record that is no earlier record of the issue, or not wholly so.
  ///
  /// It is named by its sum, so that a run that was killed and is done again keeps one copy.
  private func recordToKeep(
    before issue: Issue,
    in folder: OutputFolder
  ) throws(CompilerFailure) -> Diagnosed<[OutputFolder.File]> {
    let name = issue.fileName + ".json"
    guard let reason = reasonToKeep(issue) else { return Diagnosed([]) }
    guard let bytes = folder.bytes(of: name) else {
      throw CompilerFailure(
        .cannotWrite("'\(folder.place(of: name))' is in the way and cannot be read")
      )
    }
    let copy = "\(name).\(Digest.sha256(bytes).prefix(8)).kept"
    return Diagnosed(
      [OutputFolder.File(name: copy, bytes: bytes)],
      [.keptRecord(folder.place(of: name), as: copy, because: reason)]
    )
  }

  private func reasonToKeep(_ issue: Issue) -> String? {
    if strangers[issue.fileName] != nil { return "the issue's record goes where this file was" }
    guard let previous = previous(of: issue) else { return nil }
    if previous.seriesID != "urn:uuid:\(issue.seriesID)" {
      return "another publication's issue, or one from before the base URL changed, had this name"
    }
    if previous.edition != issue.edition { return "another edition's issue had this name" }
    return findings[issue.fileName] == nil ? nil : "not all of this record could be read"
  }
}
