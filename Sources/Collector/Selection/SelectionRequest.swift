package import Articles

/// Which of a site's articles an issue is to print.
package struct SelectionRequest: Hashable, Sendable {
  /// How articles stand within a department.
  package enum Order: String, Hashable, Sendable, CaseIterable { case date, weight, title }

  /// Values of which an article must, or must not, have one; without values nothing is asked.
  package struct Terms: Hashable, Sendable {
    package var wanted: [String] = []
    package var unwanted: [String] = []

    package init(wanted: [String] = [], unwanted: [String] = []) {
      self.wanted = wanted
      self.unwanted = unwanted
    }

    /// Compared without regard to case, and to space against hyphen.
    package func accept(_ values: [String]) -> Bool {
      guard !wanted.isEmpty || !unwanted.isEmpty else { return true }
      let folded = Set(values.map(Term.folded))
      return (wanted.isEmpty || wanted.contains { folded.contains(Term.folded($0)) })
        && !unwanted.contains { folded.contains(Term.folded($0)) }
    }
  }

  /// `nil` asks for the last complete one of the publication's own period.
  package var period: PeriodRequest?
  package var categories = Terms()
  package var tags = Terms()
  package var authors = Terms()
  package var sections = Terms()
  package var takesDrafts = false
  package var takesFuture = false
  package var takesExpired = false
  /// `nil` asks for the publication's language.
  package var language: LanguageTag?
  package var limit: Int?
  /// `nil` asks for pinned ones first, then by weight, then the newest.
  package var order: Order?
  /// Paths of articles that are taken whatever their date.
  package var included: [String] = []
  /// What earlier issues have printed: left out where the request is for what came since.
  package var backlist = Backlist()

  package init() {}
}
