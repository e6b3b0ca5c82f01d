import Articles
import Diagnostics
import Workspace

// What the user should know of a selection.
extension Selector {
  /// The values of options that no article of the site has: most likely they are misspelt.
  func unmatchedOptions() -> [Diagnostic] {
    unmatched(request.categories, "category", \.categories)
      + unmatched(request.tags, "tag", \.tags)
      + unmatched(request.authors, "author", \.authors)
      + unmatched(request.sections, "section", \.sections) + unmatchedLanguage()
  }

  private func unmatched(
    _ terms: SelectionRequest.Terms,
    _ option: String,
    _ names: (SiteEntry.Terms) -> [String]
  ) -> [Diagnostic] {
    guard terms != SelectionRequest.Terms(), !site.entries.isEmpty else { return [] }
    let used = site.library.names(ofKind: option) { site.entries.flatMap { names($0.terms) } }
    func unmatched(_ values: [String], _ severity: Diagnostic.Severity) -> [Diagnostic] {
      values.unique.filter { !used.folded.contains(Term.folded($0)) }
        .map { .unmatchedOption($0, of: option, among: used.known, severity) }
    }
    // What nobody wants may well be missing.
    return unmatched(terms.wanted, .warning) + unmatched(terms.unwanted, .note)
  }

  private func unmatchedLanguage() -> [Diagnostic] {
    guard let asked = request.language, !site.entries.isEmpty,
      !site.entries.contains(where: language.takes)
    else { return [] }
    let known = Set(site.entries.map(language.name)).sorted()
    return [.unmatchedOption(asked.tag, of: "language", among: known, .warning)]
  }

  /// Marks what came too late for its own issue, and tells of it and of what is left behind for good.
  func markLate(in selection: inout Selection) -> [Diagnostic] {
    guard let window else { return [] }
    let check = BacklistCheck(request.backlist, of: site)
    var findings: [Diagnostic] = []
    for index in selection.candidates.indices {
      let candidate = selection.candidates[index]
      guard let day = day(of: candidate.entry) else { continue }
      if candidate.isSelected, window.isLate(day) {
        selection.candidates[index].isLate = true
        findings.append(.lateArrival(day, at: candidate.entry.metadata.place))
      } else if candidate.reason == .outsidePeriod, window.hasMissed(day),
        reasonOfKind(against: candidate.entry) == nil, !check.holds(candidate.entry)
      {
        findings.append(.missedArticle(candidate.entry.path.string, day))
      }
    }
    return findings
  }
}

extension Diagnostic {
  static func unmatchedOption(
    _ value: String,
    of option: String,
    among known: [String],
    _ severity: Severity
  ) -> Diagnostic {
    Diagnostic(
      severity,
      id: "unmatched-option",
      "no article has the \(option) '\(value)'",
      hint: Suggestion.hint(for: value, among: known)
    )
  }

  /// An article of days whose issue is out, printed in the next.
  static func lateArrival(_ day: Day, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .note,
      id: "late-arrival",
      "dated \(day), and printed by none of the issues up to then; it is in this one",
      at: place
    )
  }

  /// An article that no issue has printed and that is too old for the next.
  ///
  /// It has no place, so that `build`, which leaves it out, tells it too.
  static func missedArticle(_ path: String, _ day: Day) -> Diagnostic {
    Diagnostic(
      .note,
      id: "missed-article",
      "no issue has printed '\(path)' of \(day), and it is older than the late window",
      hint: "--include takes it, and so does a longer 'late-window' in newsletter.yaml"
    )
  }
}
