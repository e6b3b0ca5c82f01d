package import Diagnostics
internal import Workspace

extension Diagnostic {
  /// A file with the name of a record, and why it is none.
  static func unreadableRecord(_ path: String, because reason: Diagnostic?) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unreadable-record",
      "not the record of an issue: \(reason?.message ?? "it lacks what 'broadsheet/issue/1' has")"
        + "; its articles count as unpublished and its number as free",
      at: SourcePlace(file: path, line: reason?.place?.line, column: reason?.place?.column),
      hint: "bring it back from a backup, or build its period again with --number"
    )
  }

  static func unreadableRecord(_ path: String, because failure: ReadFailure) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unreadable-record",
      (failure == .outside ? "the link leads out of the folder" : failure.words)
        + "; its articles count as unpublished and its number as free",
      at: SourcePlace(file: path),
      hint: "make it readable, or bring it back from a backup"
    )
  }

  /// A record of which a part is lost or not understood.
  static func flawedRecord(_ path: String, _ flaw: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "flawed-record",
      "\(flaw); the rest of the record counts",
      at: SourcePlace(file: path),
      hint: "bring it back from a backup, or use the newest Broadsheet"
    )
  }

  /// A file that stood where a record was to be written, and that is kept under another name.
  package static func keptRecord(_ path: String, as name: String, because: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "kept-record",
      "\(because); it is kept as '\(name)'",
      at: SourcePlace(file: path)
    )
  }

  static func repeatedNumber(_ number: Int, of names: [String]) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "repeated-number",
      "the number \(number) is given to \(names.map { "'\($0)'" }.joined(separator: " and "))",
      hint: "build one of them again with another --number"
    )
  }

  static func missingNumbers(from first: Int, to last: Int) -> Diagnostic {
    Diagnostic(
      .note,
      id: "missing-number",
      first == last
        ? "no issue has the number \(first)" : "no issue has the numbers \(first) to \(last)",
      hint: "its record may be missing in the output folder"
    )
  }

  /// A file that an issue no longer has, and that is not the one that was written.
  package static func keptFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "changed-file",
      "no longer a part of the issue, and not as it was written; left where it is",
      at: SourcePlace(file: path),
      hint: "delete it if nobody needs it"
    )
  }
}
