package import Diagnostics

/// Why nothing was sent, and all that was found until then.
package struct MailFailure: Error, Sendable {
  package enum Reason: Hashable, Sendable {
    case usage(String)
    case missingInput(String)
    /// The findings say what is wrong with it.
    case badConfiguration
    /// There are findings, and the user wants none.
    case findings
    case cannotWrite(String)
    /// Another run is sending.
    case locked(String)
    /// What sends mail cannot be had.
    case unavailable(String)
  }

  package var reason: Reason
  package var diagnostics: [Diagnostic]

  package init(_ reason: Reason, _ diagnostics: [Diagnostic] = []) {
    self.reason = reason
    self.diagnostics = diagnostics
  }
}
