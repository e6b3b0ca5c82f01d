package import Diagnostics
package import Publication

/// Why there is no new catalog, and all that was found until then.
package struct CatalogFailure: Error, Sendable {
  package enum Reason: Hashable, Sendable {
    /// There is no such folder of issues.
    case missingFolder(String)
    /// What was asked for makes no sense.
    case usage(String)
    /// The folder holds no issue that could be offered.
    case noIssues(String)
    /// There are findings, and the user wants none.
    case findings
    /// A folder cannot be read or written, or another run is at work in it.
    case output(OutputFolder.Failure, folder: String)
  }

  package var reason: Reason
  package var diagnostics: [Diagnostic]

  init(_ reason: Reason, _ diagnostics: [Diagnostic] = []) {
    self.reason = reason
    self.diagnostics = diagnostics
  }
}
