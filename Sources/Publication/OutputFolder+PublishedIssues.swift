package import Diagnostics
internal import Digests
internal import Workspace

extension OutputFolder {
  /// Whether there is such a folder.
  package var exists: Bool { (try? FolderWorkspace(at: path)) != nil }

  /// The issues whose records lie in the folder, in the order of their names, and what of records cannot be read.
  ///
  /// - Throws: `Failure` when the folder cannot be read.
  package func publishedIssues() throws(Failure) -> Diagnosed<[PublishedIssue]> {
    var issues = Diagnosed<[PublishedIssue]>([])
    try readRecords { path, bytes in
      let place = place(of: path.name)
      switch bytes {
      case .success(let bytes):
        let record = PublishedIssue.read(bytes, name: path.stem)
        if let issue = record.value {
          issues.value.append(issue)
        } else {
          issues.diagnostics.append(.noIssueOf(place, because: record.diagnostics.first))
        }
      case .failure(let failure): issues.diagnostics.append(.noIssueOf(place, because: failure))
      }
    }
    issues.value.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    return issues
  }

  /// A sum of all records: another when an issue comes, goes or changes.
  ///
  /// - Throws: `Failure` when the folder cannot be read.
  package func sumOfRecords() throws(Failure) -> String {
    var sums: [String] = []
    try readRecords { path, bytes in
      sums.append("\(path.name) \((try? bytes.get()).map(Digest.sha256) ?? "")")
    }
    return Digest.sha256(Array(sums.sorted().joined(separator: "\n").utf8))
  }

  /// The bytes of one of an issue's files, proved to be those that its record tells of.
  ///
  /// - Throws: `FileFault` when they are not.
  package func bytes(of file: IssueRecord.File) throws(FileFault) -> [UInt8] {
    guard let path = WorkspacePath(file.path) else { throw .missing }
    let bytes: [UInt8]
    do throws(ReadFailure) {
      bytes = try FolderWorkspace(at: self.path).bytes(at: path, limit: OutputFolder.largestFile)
    } catch {
      throw error == .missing ? .missing : .unreadable(error.words)
    }
    guard bytes.count == file.bytes, Digest.sha256(bytes) == file.sha256 else { throw .changed }
    return bytes
  }

  /// A file of an issue is never larger.
  private static let largestFile = 1 << 30
}

/// What is wrong with a file that a record tells of.
package enum FileFault: Error, Hashable, Sendable {
  case missing
  /// Why, in words that follow the file's name.
  case unreadable(String)
  /// It is not the one that was written.
  case changed
}

extension Diagnostic {
  /// A file with the name of a record, and why no issue can be told from it.
  fileprivate static func noIssueOf(_ path: String, because reason: Diagnostic?) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unreadable-record",
      "not the record of an issue: \(reason?.message ?? "it lacks what 'broadsheet/issue/1' has")",
      at: SourcePlace(file: path, line: reason?.place?.line, column: reason?.place?.column),
      hint: "bring it back from a backup, or build its period again"
    )
  }

  fileprivate static func noIssueOf(_ path: String, because failure: ReadFailure) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unreadable-record",
      failure == .outside ? "the link leads out of the folder" : failure.words,
      at: SourcePlace(file: path)
    )
  }
}
