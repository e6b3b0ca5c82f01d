package import Catalog
package import Compiler
package import Diagnostics
package import Mail

/// What comes of a run, told as it comes.
package struct RunReport: Sendable {
  package enum Event: Sendable {
    /// What was done, or was not because nothing called for it, in a sentence.
    case said(String)
    /// What belongs on standard output: the files that were written, or a table.
    case made([String])
    case found([Diagnostic])
  }

  /// Why a step could not be done; the steps after it are done all the same, as far as they can be.
  package enum Failure: Sendable {
    /// `edition` is `nil` for the newsletter itself, and for what concerns all.
    case build(CompilerFailure, edition: String?)
    case catalog(CatalogFailure)
    case mail(MailFailure)
    /// Somebody has not got an issue who should have.
    case undelivered
  }

  package private(set) var failures: [Failure] = []
  let tell: @Sendable (Event) -> Void

  init(_ tell: @escaping @Sendable (Event) -> Void) { self.tell = tell }

  func say(_ words: String) { tell(.said(words)) }

  /// Tells what a step has made and found.
  func tell(_ lines: [String], _ findings: [Diagnostic]) {
    if !findings.isEmpty { tell(.found(findings)) }
    if !lines.isEmpty { tell(.made(lines)) }
  }

  mutating func fail(_ failure: Failure) { failures.append(failure) }
}
