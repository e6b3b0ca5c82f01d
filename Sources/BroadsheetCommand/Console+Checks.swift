internal import ArgumentParser
internal import Diagnostics

extension Console {
  /// Counts what a check has found, and ends with the status that it means.
  func end(after report: FindingsReport, isStrict: Bool) throws(ExitCode) {
    progress("\(counted(report.errors, "error")), \(counted(report.warnings, "warning"))")
    if isStrict, report.errors + report.warnings > 0 {
      throw ExitCode(ExitStatus.findings.rawValue)
    }
    if report.errors > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}
