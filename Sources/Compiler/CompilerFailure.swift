package import Diagnostics

/// Why no issue was written, and all that was found until then.
package struct CompilerFailure: Error, Sendable {
  /// The cases that the command's exit codes tell apart.
  package enum Reason: Hashable, Sendable {
    /// What was asked for makes no sense.
    case usage(String)
    case missingInput(String)
    /// The findings say what is wrong with it.
    case badConfiguration
    /// The request selects no article.
    case nothingSelected(String)
    /// There are findings, and the user wants none.
    case findings
    case cannotWrite(String)
    /// Another run writes into the folder: the process of that number, where it can be told.
    case locked(folder: String, holder: Int32?)
    /// What was asked for cannot be right now; the findings say why.
    case refused
    /// Our own mistake: a library that refuses what it should take, a file of ours that fails its check.
    case defect(String)
  }

  package var reason: Reason
  package var diagnostics: [Diagnostic]

  package init(_ reason: Reason, _ diagnostics: [Diagnostic] = []) {
    self.reason = reason
    self.diagnostics = diagnostics
  }
}

extension CompilerFailure {
  /// What stops a file of ours in which its inspection found errors, so that nobody gets it; `nil` for a good one.
  init?(inspecting file: String, _ findings: [Diagnostic]) {
    let errors = findings.filter { $0.severity == .error }
    guard !errors.isEmpty else { return nil }
    self.init(.defect("\(file) fails its inspection and is not written"), errors)
  }
}
