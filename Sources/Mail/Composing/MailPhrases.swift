internal import Articles

/// The words of a mail that are nobody's article, in the language.
struct MailPhrases: Hashable, Sendable {
  /// What is attached: `The whole issue is attached: {files}.`.
  var attached: String
  /// `a PDF ({size}) for paper and tablets`.
  var pdf: String
  /// `an EPUB ({size}) for e-readers`.
  var epub: String
  /// What stands before the links to the files.
  var download: String
  var follows: String
  /// `{count} stories`, and one of them.
  var stories: String
  var story: String
  /// How much is left out: `{count} more stories are in the issue.`.
  var more: String
  /// Why somebody gets it: `You get this because you subscribed to {title}.`.
  var reason: String
  var unsubscribe: String
  var preferences: String

  /// English for a language that is not in the table.
  static func of(_ language: LanguageTag) -> MailPhrases { all[language.primary] ?? english }

  func stories(_ count: Int) -> String {
    (count == 1 ? story : stories).replacing("{count}", with: String(count))
  }

  func more(_ count: Int) -> String { more.replacing("{count}", with: String(count)) }

  func reason(_ title: String) -> String { reason.replacing("{title}", with: title) }
}
