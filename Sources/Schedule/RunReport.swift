package import Catalog
package import Compiler
package import Diagnostics
package import Mail

/// What came of a run.
package struct RunReport: Sendable {
  /// Why a step could not be done; the steps after it are done all the same, as far as they can be.
  package enum Failure: Sendable {
    case build(CompilerFailure)
    case catalog(CatalogFailure)
    case mail(MailFailure)
    /// Somebody has not got an issue who should have.
    case undelivered
  }

  /// What was done, and what was not because nothing called for it, in sentences.
  package var words: [String] = []
  /// What belongs on standard output: the files that were written, or a table.
  package var lines: [String] = []
  package var diagnostics: [Diagnostic] = []
  package var failures: [Failure] = []
}
