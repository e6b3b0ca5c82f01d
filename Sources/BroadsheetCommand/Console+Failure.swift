internal import ArgumentParser
internal import Compiler
internal import Diagnostics

extension Console {
  /// What `work` makes.
  ///
  /// - Throws: the exit status, once it is told why nothing came of it.
  func outcome<Value>(
    of work: () async throws(CompilerFailure) -> Value
  ) async throws(ExitCode) -> Value {
    do throws(CompilerFailure) {
      return try await work()
    } catch {
      throw exit(after: error)
    }
  }

  /// Tells what was found and why nothing came of it.
  func exit(after failure: CompilerFailure) -> ExitCode {
    report(FindingsReport(failure.diagnostics + [failure.diagnostic].compactMap(\.self)))
    return ExitCode(failure.status.rawValue)
  }
}

extension CompilerFailure {
  fileprivate var status: ExitStatus {
    switch reason {
    case .usage: .usage
    case .missingInput: .missingInput
    case .badConfiguration: .badConfiguration
    case .nothingSelected: .nothingToPublish
    case .findings: .findings
    case .cannotWrite: .cannotWrite
    case .locked: .locked
    case .refused: .failed
    case .defect: .defect
    }
  }

  /// The failure itself as a finding; `nil` where the findings say it all.
  fileprivate var diagnostic: Diagnostic? {
    switch reason {
    case .usage(let message): Diagnostic(.error, id: "usage", message)
    case .missingInput(let message): Diagnostic(.error, id: "missing-input", message)
    case .badConfiguration, .refused: nil
    case .nothingSelected(let message): Diagnostic(.error, id: "nothing-to-publish", message)
    case .findings:
      Diagnostic(
        .error,
        id: "strict",
        "nothing is written, since there are findings",
        hint: "without --strict the issue is written all the same"
      )
    case .cannotWrite(let message): Diagnostic(.error, id: "cannot-write", message)
    case .locked(let folder, let holder):
      Diagnostic(
        .error,
        id: "locked",
        "another run\(holder.map { ", process \($0)," } ?? "") is at work in '\(folder)'",
        hint: "wait for it to end, or write to another folder with --output"
      )
    case .defect(let message):
      Diagnostic(
        .error,
        id: "defect",
        message,
        hint: "this is a mistake of ours; please tell us how it came about"
      )
    }
  }
}
