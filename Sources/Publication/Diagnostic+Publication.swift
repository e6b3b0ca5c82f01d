package import Diagnostics

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
