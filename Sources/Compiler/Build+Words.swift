internal import Articles
internal import Collector
internal import Diagnostics
internal import Layout

extension Build {
  /// The issue in a line.
  static func summary(of issue: Issue) -> String {
    let articles = counted(issue.articles.count, "article")
    return "\(issue.bookTitle): \(articles), \(issue.phrases.words(issue.words))"
  }

  /// What is there, for a user whose request found nothing.
  static func whereArticlesAre(_ source: SourceStage.Source) -> String {
    let candidates = source.selection.candidates
    guard !candidates.isEmpty else { return "there are no articles" }
    guard candidates.contains(where: { $0.reason != .unreadable }) else {
      return "no article can be read"
    }
    let zone = source.site.identity.zone
    let days = candidates.compactMap(\.entry.metadata.publication).map(zone.day).sorted()
    guard let first = days.first, let last = days.last else {
      return "no article has a date; --all takes them"
    }
    let span = first == last ? "on \(first)" : "between \(first) and \(last)"
    let period = source.selection.period.name
    let articles = counted(days.count, "article")
    return
      "nothing to publish\(period.isEmpty ? "" : " in \(period)"): \(articles) dated \(span); "
      + "'broadsheet list' says why each is left out"
  }
}

extension Diagnostic {
  static func formatNotMade(_ format: String, _ severity: Severity) -> Diagnostic {
    Diagnostic(
      severity,
      id: "format-not-made",
      "no format is named '\(format)', as newsletter.yaml has it",
      hint: "write 'formats: [epub, pdf]'"
    )
  }
}
