/// A finding about a source: what was found where, and what can be done.
///
/// Messages are static functions on `Diagnostic`, beside the stage that reports them: lower case, no
/// full stop, the author's own words in quotation marks.
package struct Diagnostic: Hashable, Sendable {
  /// How much a finding matters; `--strict` counts warnings too.
  package enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  package var severity: Severity
  /// Stable and in kebab case, such as `missing-image`: what a user looks up or silences.
  package var id: String
  package var message: String
  package var place: SourcePlace?
  /// A way out, where there is one.
  package var hint: String?

  package init(
    _ severity: Severity,
    id: String,
    _ message: String,
    at place: SourcePlace? = nil,
    hint: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.message = message
    self.place = place
    self.hint = hint
  }
}

extension Diagnostic: Comparable {
  /// By file, line and column; findings without a place come first.
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    switch (a.place, b.place) {
    case (let a?, let b?) where a != b: a < b
    case (nil, .some): true
    case (.some, nil): false
    default: (a.id, a.message) < (b.id, b.message)
    }
  }
}
