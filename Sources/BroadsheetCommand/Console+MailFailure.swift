internal import ArgumentParser
internal import Diagnostics
internal import Mail

extension Console {
  /// Tells what was found and why nothing was sent.
  func exit(after failure: MailFailure) -> ExitCode {
    report(FindingsReport(failure.diagnostics + [failure.diagnostic].compactMap(\.self)))
    return ExitCode(failure.status.rawValue)
  }
}

extension MailFailure {
  fileprivate var status: ExitStatus {
    switch reason {
    case .usage: .usage
    case .missingInput: .missingInput
    case .badConfiguration: .badConfiguration
    case .findings: .findings
    case .cannotWrite: .cannotWrite
    case .locked: .locked
    case .unavailable: .incomplete
    }
  }

  /// The failure itself as a finding; `nil` where the findings say it all.
  fileprivate var diagnostic: Diagnostic? {
    switch reason {
    case .usage(let message): Diagnostic(.error, id: "usage", message)
    case .missingInput(let message): Diagnostic(.error, id: "missing-input", message)
    case .badConfiguration: nil
    case .findings:
      Diagnostic(
        .error,
        id: "strict",
        "nothing is sent, since there are findings",
        hint: "without --strict it is sent all the same"
      )
    case .cannotWrite(let message): Diagnostic(.error, id: "cannot-write", message)
    case .locked(let path):
      Diagnostic(
        .error,
        id: "locked",
        "another run is sending, and writes down what it sends in '\(path)'",
        hint: "wait for it to end"
      )
    case .unavailable(let message): Diagnostic(.error, id: "mail-unavailable", message)
    }
  }
}
