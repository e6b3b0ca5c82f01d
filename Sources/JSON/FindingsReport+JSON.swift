package import Diagnostics

extension FindingsReport.Line {
  /// `{severity, id, message, file, line, column, hint}`.
  package var json: JSONValue {
    switch self {
    case .finding(let finding):
      .object([
        "severity": .string(finding.severity.rawValue), "id": .string(finding.id),
        "message": .string(finding.message), "file": .string(finding.place?.file),
        "line": .integer(finding.place?.line), "column": .integer(finding.place?.column),
        "hint": .string(finding.hint),
      ])
    case .more(let count, let id, let file):
      .object([
        "severity": "note", "id": .string(id), "message": .string("\(count) more"),
        "file": .string(file), "line": .null, "column": .null, "hint": .null,
      ])
    }
  }
}
