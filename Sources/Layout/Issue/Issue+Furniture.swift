package import Articles

/// The texts around the articles, in the issue's language.
extension Issue {
  package var phrases: Phrases { Phrases.of(publication.language) }

  /// `No. 412`; `nil` for an issue without number.
  package var numberLine: String? { number.map(phrases.number) }

  /// `Saturday, 14 February 2026`; `nil` where nothing in the issue has a date.
  package var dateLine: String? {
    guard period.to != nil || modified != .ofUndatedIssues else { return nil }
    return phrases.longDate(date)
  }

  /// `7 to 13 February 2026`; `nil` for a period of no or a single day.
  package var periodLine: String? {
    guard period.from != period.to else { return nil }
    return phrases.days(of: period)
  }

  /// How much there is, in a sentence.
  ///
  /// `Three stories in two departments, 2,170 words, ten minutes: two from City and one from Harbour.`
  package var introduction: String {
    let minutes = count.minutes
    guard publication.language.primary == "en" else {
      let titles = departments.compactMap(\.title)
      return ([phrases.words(words), phrases.minutes(minutes)] + titles).joined(
        separator: Template.separator
      )
    }
    return EnglishCounts.sentence(
      departments.map { ($0.title, $0.articles.count) },
      words: phrases.words(words),
      minutes: minutes
    )
  }

  /// `By Ann Author and Bo Writer`; `nil` for an article that names nobody.
  package func byline(of article: Article) -> String? {
    article.metadata.authors.isEmpty ? nil : phrases.byline(article.metadata.authors)
  }
}

/// English sentences that count.
private enum EnglishCounts {
  static func sentence(
    _ departments: [(title: String?, count: Int)],
    words: String,
    minutes: Int
  ) -> String {
    let stories = departments.reduce(0) { $0 + $1.count }
    let named = departments.compactMap { part in part.title.map { (title: $0, count: part.count) } }
    let places =
      named.count > 1 && named.count == departments.count
      ? " in \(spelled(named.count)) departments" : ""
    let total =
      "\(noun(stories, "story", "stories"))\(places), \(words), \(noun(minutes, "minute", "minutes"))"
    let opening = total.prefix(1).uppercased() + total.dropFirst()
    guard !places.isEmpty, named.count <= 6 else { return opening + "." }
    return "\(opening): \(listed(named.map { "\(spelled($0.count)) from \($0.title)" }))."
  }

  private static func listed(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func noun(_ count: Int, _ one: String, _ many: String) -> String {
    "\(spelled(count)) \(count == 1 ? one : many)"
  }

  /// Numbers up to twelve are words, as newspapers set them.
  private static func spelled(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(number) ? words[number] : String(number)
  }
}
