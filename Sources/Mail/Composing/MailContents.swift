internal import Articles
internal import Layout
internal import Publication
internal import Workspace

/// What a mail says, before it is text or HTML.
struct MailContents: Hashable, Sendable {
  struct Story: Hashable, Sendable {
    var title: String
    var description: String?
    /// Who wrote it, and how long it takes to read.
    var meta: String
    var url: String?
    var language: LanguageTag
  }

  struct Department: Hashable, Sendable {
    var title: String?
    var stories: [Story]
  }

  /// Words that lead somewhere.
  struct Link: Hashable, Sendable {
    var words: String
    var url: String
  }

  /// How much a mail says of its stories, for those that would be too long.
  enum Extent: CaseIterable {
    case whole, titles, beginning
  }

  var language: LanguageTag
  var title: String
  /// `Saturday, 14 February 2026. No. 412, 12 stories, 10 min`.
  var dateline: String
  /// What is attached, in a sentence; `nil` for nothing.
  var introduction: String?
  /// What stands before `downloads`.
  var downloadWords: String
  var downloads: [Link]
  var departments: [Department]
  /// Those of the first story.
  var takeaways: [String]
  var takeawaysTitle: String
  var readOnline: String
  /// How many stories are not told of.
  var omission: String?
  var reason: String
  var unsubscribe: Link?
  var preferences: Link?
  var postalAddress: String?
}

extension MailContents {
  /// The first story, which is told of at greater length.
  var lead: Story? { departments.first?.stories.first }

  /// So many stories are told of where there are too many.
  private static let mostStories = 200

  init(
    of issue: PublishedIssue,
    telling entries: [PublishedIssue.Entry],
    enclosing enclosures: Enclosures,
    links: PersonalLinks,
    extent: Extent
  ) {
    let words = MailPhrases.of(issue.publication.language)
    let phrases = issue.phrases
    var told = issue
    told.entries = extent == .beginning ? Array(entries.prefix(MailContents.mostStories)) : entries
    language = issue.publication.language
    title = issue.publication.title.onOneLine
    dateline = MailContents.dateline(of: issue, entries, words)
    introduction = enclosures.introduction(words, phrases)
    downloadWords = words.download
    downloads = enclosures.downloads
    departments = told.departments.map { department in
      Department(
        title: department.title?.onOneLine,
        stories: department.entries.map { Story($0, phrases, describing: extent == .whole) }
      )
    }
    takeaways = extent == .whole ? (told.entries.first?.takeaways ?? []).map(\.onOneLine) : []
    takeawaysTitle = phrases.takeaways
    readOnline = phrases.readOnline
    let left = entries.count - told.entries.count
    omission = left > 0 ? words.more(left) : nil
    reason = words.reason(title)
    unsubscribe = links.unsubscribe.map { Link(words: words.unsubscribe, url: $0) }
    preferences = links.preferences.map { Link(words: words.preferences, url: $0) }
    postalAddress = links.postalAddress
  }

  private static func dateline(
    of issue: PublishedIssue,
    _ entries: [PublishedIssue.Entry],
    _ words: MailPhrases
  ) -> String {
    let phrases = issue.phrases
    let count = entries.reduce(WordCount()) { $0 + $1.count }
    let counts = [
      issue.number.map(phrases.number), words.stories(entries.count),
      phrases.minutes(count.minutes),
    ]
    return phrases.longDate(issue.date) + ". "
      + counts.compactMap(\.self).joined(separator: ", ")
  }
}

extension MailContents.Story {
  fileprivate init(_ entry: PublishedIssue.Entry, _ phrases: Phrases, describing: Bool) {
    let authors = phrases.list(entry.authors.map(\.onOneLine))
    title = entry.title.onOneLine
    description = describing ? entry.description?.onOneLine : nil
    meta = [authors, phrases.minutes(entry.count.minutes)].filter { !$0.isEmpty }
      .joined(separator: ", ")
    url = entry.url
    language = entry.language
  }
}

extension String {
  /// The text with single spaces for all white space and without control characters.
  var onOneLine: String {
    split(whereSeparator: { $0.isWhitespace || $0.isNewline })
      .map { word in String(String.UnicodeScalarView(word.unicodeScalars.filter { !$0.isControl }))
      }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
