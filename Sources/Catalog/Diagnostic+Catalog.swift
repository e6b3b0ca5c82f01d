import Diagnostics
import Publication
import Workspace

extension Diagnostic {
  static func unusableFile(_ path: String, _ fault: FileFault) -> Diagnostic {
    let reason =
      switch fault {
      case .missing: "its record names it, and it is not there"
      case .unreadable(let words): words
      case .changed: "it is not the file that was written"
      }
    return Diagnostic(
      .warning,
      id: "unusable-file",
      "\(reason); the catalog does not offer it",
      at: SourcePlace(file: path),
      hint: "bring it back from a backup, or build its period again"
    )
  }

  static func issueWithoutFiles(_ record: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "issue-without-files",
      "none of the issue's files can be offered; the catalog is made without it",
      at: SourcePlace(file: record),
      hint: "build its period again"
    )
  }

  static func unreadableBook(_ path: String, because reason: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unreadable-book",
      "\(reason); the catalog offers it without cover",
      at: SourcePlace(file: path)
    )
  }

  static func noCover(_ path: String, because reason: String) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unusable-cover",
      "no cover for the catalog: \(reason)",
      at: SourcePlace(file: path)
    )
  }

  static func supersededIssue(_ record: String, by name: String) -> Diagnostic {
    Diagnostic(
      .note,
      id: "superseded-issue",
      "'\(name)' is a later revision of the same issue; the catalog offers that one",
      at: SourcePlace(file: record)
    )
  }

  static func foreignFiles(_ files: [WorkspacePath], in folder: String) -> Diagnostic {
    let names = files.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let more = files.count > 5 ? " and \(files.count - 5) more" : ""
    return Diagnostic(
      .note,
      id: "foreign-files",
      "not of the catalog's making, and left where they are: \(names)\(more)",
      at: SourcePlace(file: folder)
    )
  }
}
