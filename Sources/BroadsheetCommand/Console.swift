internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import JSON
internal import Workspace

/// Where the command prints: results to standard output, all else to standard error.
struct Console: Sendable {
  enum FindingsForm: String, CaseIterable, Sendable { case text, json }

  var findingsForm = FindingsForm.text
  var isQuiet = false

  /// A result, as it is.
  ///
  /// - Throws: the exit status, once it is told that standard output takes no more. A reader that has gone, as
  ///   `head` does when it has enough, is no failure.
  func result(bytes: [UInt8]) throws(ExitCode) {
    guard !bytes.writeWhole(to: STDOUT_FILENO), errno != EPIPE else { return }
    let reason = String(cString: strerror(errno))
    report(
      FindingsReport([
        Diagnostic(.error, id: "cannot-write", "cannot write to standard output: \(reason)")
      ])
    )
    throw ExitCode(ExitStatus.cannotWrite.rawValue)
  }

  /// A result of lines.
  ///
  /// - Throws: what `result(bytes:)` throws.
  func result(lines: [String]) throws(ExitCode) {
    try result(bytes: lines.flatMap { Array(($0 + "\n").utf8) })
  }

  /// Ends the process when all is written: to put away what it has in memory would take as long as to write it.
  func leave() -> Never { Glibc.exit(ExitStatus.written.rawValue) }

  /// What the command did; silent when the user asked for quiet.
  func progress(_ line: String) {
    guard !isQuiet, findingsForm == .text else { return }
    Console.tell(Array((line + "\n").utf8))
  }

  /// All findings: as text the first twenty of a kind in a file, as JSON the first thousand.
  func report(_ report: FindingsReport) {
    let lines = report.lines(limit: findingsForm == .text ? 20 : 1000)
    let output = lines.filter { !isQuiet || $0.isError }.flatMap { line -> [UInt8] in
      (findingsForm == .text ? Array(line.text.utf8) : line.json.bytes(.compact)) + [10]
    }
    Console.tell(output)
  }

  /// Writes all of it, or gives up: there is nowhere else to say so.
  private static func tell(_ bytes: [UInt8]) {
    _ = bytes.writeWhole(to: STDERR_FILENO)
  }
}

extension FindingsReport.Line {
  fileprivate var isError: Bool {
    if case .finding(let finding) = self { finding.severity == .error } else { false }
  }
}
