package import Articles

/// One dated, numbered number of a publication: what every exporter writes and every reader gets.
package struct Issue: Hashable, Sendable {
  package var publication: PublicationIdentity
  /// The language of the site; the issue's own is `publication.language`.
  package var siteLanguage: LanguageTag
  /// The name of the edition, where a publication has several.
  package var edition: String?
  package var period: Period
  /// Issues of a week, month or day are numbered; ranges and single articles are not unless asked.
  package var number: Int?
  /// 1 for the first, and one more each time its articles change.
  package var revision: Int
  /// The latest moment of its articles, or a second after the revision before: never the clock.
  package var modified: Timestamp
  package var departments: [Department]
  /// The name of its files without suffix, where another was asked for than the usual one.
  package var name: String?

  package init(
    publication: PublicationIdentity,
    siteLanguage: LanguageTag,
    edition: String? = nil,
    period: Period,
    number: Int? = nil,
    revision: Int = 1,
    modified: Timestamp,
    departments: [Department]
  ) {
    self.publication = publication
    self.siteLanguage = siteLanguage
    self.edition = edition
    self.period = period
    self.number = number
    self.revision = revision
    self.modified = modified
    self.departments = departments
  }

  /// All articles in reading order.
  package var articles: [Article] { departments.flatMap(\.articles) }

  /// The article that the cover shows, which is known before any is read.
  package var lead: Article? { departments.first?.articles.first }

  package var words: Int { count.words }

  /// How much there is to read in all articles.
  package var count: WordCount { articles.reduce(WordCount()) { $0 + $1.count } }

  /// The issue's own day: the last of its period, else the day on which it last changed.
  package var date: Day { period.to ?? publication.zone.day(of: modified) }
}

/// A standing section of an issue.
package struct Department: Hashable, Sendable {
  /// `nil` for articles that belong to none: they stand without a heading.
  package var title: String?
  package var articles: [Article]

  package init(title: String?, articles: [Article]) {
    self.title = title
    self.articles = articles
  }
}
