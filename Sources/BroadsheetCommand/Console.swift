internal import Diagnostics
internal import Glibc
internal import JSON
internal import Workspace

/// Where the command prints: results to standard output, all else to standard error.
struct Console: Sendable {
  enum FindingsForm: String, CaseIterable, Sendable { case text, json }

  var findingsForm = FindingsForm.text
  var isQuiet = false

  /// A result, on a line of its own.
  func result(_ line: String) { Console.write(line + "\n", to: STDOUT_FILENO) }

  /// Bytes of a result, as they are.
  func result(bytes: [UInt8]) { Console.write(bytes, to: STDOUT_FILENO) }

  /// What the command did; silent when the user asked for quiet.
  func progress(_ line: String) {
    guard !isQuiet, findingsForm == .text else { return }
    Console.write(line + "\n", to: STDERR_FILENO)
  }

  /// All findings: as text the first twenty of a kind in a file, as JSON the first thousand.
  func report(_ report: FindingsReport) {
    let lines = report.lines(limit: findingsForm == .text ? 20 : 1000)
    let output = lines.filter { !isQuiet || $0.isError }.flatMap { line -> [UInt8] in
      (findingsForm == .text ? Array(line.text.utf8) : line.json.bytes(.compact)) + [10]
    }
    Console.write(output, to: STDERR_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all of it, or gives up when the reader has gone.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    _ = bytes.writeWhole(to: descriptor)
  }
}

extension FindingsReport.Line {
  fileprivate var isError: Bool {
    if case .finding(let finding) = self { finding.severity == .error } else { false }
  }

  /// `{severity, id, message, file, line, column, hint}`.
  fileprivate var json: JSONValue {
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
