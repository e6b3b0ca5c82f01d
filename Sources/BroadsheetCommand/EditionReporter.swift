internal import ArgumentParser
internal import Articles
internal import Compiler
internal import Diagnostics

/// Tells what came of the editions of a run, one after the other, and how it ends.
struct EditionReporter {
  let console: Console
  /// How many editions there are.
  let count: Int
  private var told = ToldFindings()
  private var timings: [Timings.Stage] = []
  private var empty: [CompilerFailure] = []
  private var written = 0
  /// Of the first edition that could not be made.
  private var failure: ExitCode?

  init(_ console: Console, count: Int) {
    self.console = console
    self.count = count
  }

  /// Tells what came of an edition; what was found of an article is told with the first edition that has it.
  mutating func tell(_ printed: PressRun.Printed) {
    switch printed.result {
    case .success(let outcome):
      written += 1
      tell(outcome.diagnostics)
      console.progress((printed.edition.map { "\($0): " } ?? "") + outcome.summary)
      timings = timings.adding(outcome.timings)
      do throws(ExitCode) {
        try console.result(lines: outcome.paths)
      } catch {
        failure = failure ?? error
      }
    case .failure(let problem): tell(problem, of: printed.edition)
    }
  }

  /// - Throws: the exit status: that of the first edition that failed; 3 where none has anything to publish.
  func end(showsTimings: Bool) throws(ExitCode) {
    if showsTimings { console.report(timings) }
    if count > 1 {
      console.progress(
        "\(written) of \(count) editions written, \(empty.count) with nothing in them"
      )
    }
    if count == 0 { console.progress("no edition falls into this part") }
    if let failure { throw failure }
    guard written == 0, let first = empty.first else { return }
    throw count == 1 ? ExitCode(ExitStatus.nothingToPublish.rawValue) : console.exit(after: first)
  }

  private mutating func tell(_ problem: CompilerFailure, of edition: String?) {
    let name = edition ?? EditionName.main
    if case .nothingSelected(let words) = problem.reason {
      empty.append(problem)
      guard count > 1 else {
        _ = console.exit(after: problem)
        return
      }
      return tell(problem.diagnostics + [.emptyEdition(name, words)])
    }
    let status = count > 1 ? console.exit(after: problem, of: name) : console.exit(after: problem)
    failure = failure ?? status
  }

  private mutating func tell(_ findings: [Diagnostic]) {
    let new = told.new(among: findings)
    if !new.isEmpty { console.report(FindingsReport(new)) }
  }
}

extension [Timings.Stage] {
  /// The stages of one edition and another, each as long as both were.
  fileprivate func adding(_ others: [Timings.Stage]) -> [Timings.Stage] {
    var sum = self
    for stage in others {
      if let index = sum.firstIndex(where: { $0.name == stage.name }) {
        sum[index].duration += stage.duration
      } else {
        sum.append(stage)
      }
    }
    return sum
  }
}

extension Console {
  /// Tells what was found and why nothing came of an edition; of `nil` as of what concerns all.
  func exit(after failure: CompilerFailure, of edition: String?) -> ExitCode {
    let status = exit(after: failure)
    if let edition { report(FindingsReport([.failedEdition(edition)])) }
    return status
  }
}

extension Diagnostic {
  fileprivate static func emptyEdition(_ name: String, _ words: String) -> Diagnostic {
    Diagnostic(.note, id: "empty-edition", "the edition '\(name)' has no issue: \(words)")
  }

  fileprivate static func failedEdition(_ name: String) -> Diagnostic {
    Diagnostic(.error, id: "failed-edition", "the edition '\(name)' is not made; see above")
  }
}
