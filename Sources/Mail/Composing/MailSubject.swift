internal import Articles
internal import Layout
internal import Publication

/// A subject with placeholders: `{publication} {number}: {title}`.
struct MailSubject: Hashable, Sendable {
  enum Placeholder: String, CaseIterable, Sendable {
    case publication, number, date, period, title, edition
  }

  private let pattern: String

  /// The name of the first placeholder that nobody knows; `nil` when all are known.
  static func unknownPlaceholder(in pattern: String) -> String? {
    pattern.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "}" })
    }
    .first { Placeholder(rawValue: $0) == nil }
  }

  /// The usual one with `nil`: the publication, and what the issue opens with.
  init(_ pattern: String?) { self.pattern = pattern ?? "{publication}: {title}" }

  /// The subject of a mail that tells of some of an issue's articles.
  func text(for issue: PublishedIssue, telling entries: [PublishedIssue.Entry]) -> String {
    // In one pass, since a title may hold braces, too.
    let text = pattern.replacing(#/\{([a-z]+)\}/#) { match in
      Placeholder(rawValue: String(match.1)).map {
        MailSubject.value(of: $0, in: issue, telling: entries)
      } ?? String(match.0)
    }
    let subject = text.onOneLine
    return subject.isEmpty ? issue.publication.title.onOneLine : subject
  }

  private static func value(
    of placeholder: Placeholder,
    in issue: PublishedIssue,
    telling entries: [PublishedIssue.Entry]
  ) -> String {
    switch placeholder {
    case .publication: issue.publication.title
    case .number: issue.number.map(issue.phrases.number) ?? ""
    case .date: issue.phrases.date(issue.date)
    case .period: issue.phrases.days(of: issue.period) ?? issue.period.name
    case .title: entries.first?.title ?? issue.phrases.date(issue.date)
    case .edition: issue.edition ?? ""
    }
  }
}
