package import Diagnostics

/// What came of a run.
package struct MailReport: Sendable {
  package var diagnostics: [Diagnostic] = []
  /// What belongs on standard output: files that were written, or a table.
  package var lines: [String] = []
  /// What was done, in a sentence.
  package var summary = ""
  /// Whether somebody has not got the issue who should have.
  package var isIncomplete = false
  /// Whether nothing of the issue is left that a later run could do by itself.
  package var isFinished = false
}

/// What happened to people, counted.
struct Tally: Hashable, Sendable {
  /// Messages that were handed over, whatever became of them.
  var tried = 0
  var accepted = 0
  var already = 0
  var refused = 0
  var deferred = 0
  var unknown = 0
  /// Those for whom nothing is in the issue.
  var unconcerned = 0
  /// Those that were left over when the run had to stop.
  var left = 0

  var isIncomplete: Bool { refused + deferred + unknown + left > 0 }

  var isFinished: Bool { deferred + left == 0 }

  /// `312 sent, 2 already sent, 1 refused`.
  var words: String {
    let parts = [
      (accepted, "sent"), (already, "already sent"), (refused, "refused"),
      (deferred, "to be tried again"), (unknown, "unknown"),
      (unconcerned, "with nothing for them in it"), (left, "not tried"),
    ]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return said.isEmpty ? "nobody to send to" : said.joined(separator: ", ")
  }
}
