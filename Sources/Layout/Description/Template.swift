/// A line of text with places for what an issue, an article or a page knows: `{date} · {number}`.
///
/// Between ` · ` stand parts; a part in which a placeholder has no value is left out.
package struct Template: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// Each part's pieces.
  package var parts: [[Piece]]

  package init(parts: [[Piece]]) { self.parts = parts }

  /// The line, or `nil` when none of its parts can be filled.
  package func filled(_ value: (Placeholder) -> String?) -> String? {
    let texts = parts.compactMap { Self.filled($0, value) }
    return texts.isEmpty ? nil : texts.joined(separator: Self.separator)
  }

  package var placeholders: [Placeholder] {
    parts.joined().compactMap {
      if case .placeholder(let placeholder) = $0 { placeholder } else { nil }
    }
  }

  package static let separator = " · "

  private static func filled(_ pieces: [Piece], _ value: (Placeholder) -> String?) -> String? {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .placeholder(let placeholder):
        guard let filling = value(placeholder), !filling.isEmpty else { return nil }
        text += filling
      }
    }
    return text
  }
}

/// What can stand in braces in a template.
package enum Placeholder: String, Hashable, Sendable, CaseIterable {
  case title
  case subtitle
  case number
  case date
  case period
  case articles
  case departments
  case words
  case minutes
  case introduction
  case publisher
  case editor
  case rights
  case url

  case headline
  case shortHeadline = "short-headline"
  case department
  case authors
  case articleDate = "article-date"
  case articleWords = "article-words"
  case articleMinutes = "article-minutes"
  case articleLink = "article-link"

  case page
  case pages
  case contentsLink = "contents-link"
  case nextLink = "next-link"

  /// What has to be known to fill it.
  package enum Scope: Hashable, Sendable {
    case issue
    case article
    case page
  }

  package var scope: Scope {
    switch self {
    case .title, .subtitle, .number, .date, .period, .articles, .departments, .words, .minutes,
      .introduction, .publisher, .editor, .rights, .url:
      .issue
    case .headline, .shortHeadline, .department, .authors, .articleDate, .articleWords,
      .articleMinutes, .articleLink:
      .article
    case .page, .pages, .contentsLink, .nextLink: .page
    }
  }

  /// What it stands for, in a sentence of the reference.
  package var summary: String {
    switch self {
    case .title: "The publication's title."
    case .subtitle: "The publication's subtitle."
    case .number: "The issue's number, as the language has it: No. 412."
    case .date: "The issue's day in full: Saturday, 14 February 2026."
    case .period: "The days of the issue, if more than one: 7 to 13 February 2026."
    case .articles: "The number of articles."
    case .departments: "The titles of the departments."
    case .words: "The number of words: 2,170 words."
    case .minutes: "The time to read all: 10 min."
    case .introduction: "A sentence that counts what is in the issue."
    case .publisher: "Who publishes it."
    case .editor: "Who edits it."
    case .rights: "Whose rights there are."
    case .url: "The publication's address."
    case .headline: "The article's title."
    case .shortHeadline: "The article's short title, else its title."
    case .department: "The department in which the article stands."
    case .authors: "Who wrote the article."
    case .articleDate: "The day of the article: 14 February 2026."
    case .articleWords: "The number of its words: 168 words."
    case .articleMinutes: "The time to read it: 1 min."
    case .articleLink: "The article's address on the site."
    case .page: "The number of the page."
    case .pages: "The number of the last page."
    case .contentsLink: "The way to the contents, to be touched."
    case .nextLink: "The way to the next article, to be touched."
    }
  }
}
