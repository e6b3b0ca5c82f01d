package import Articles

/// The few words that are the publication's and not an author's, in the language.
///
/// A language that is not in the table gets English words and dates as ISO 8601 writes them.
package struct Phrases: Hashable, Sendable {
  package var takeaways: String
  package var contents: String
  package var cover: String
  package var notes: String
  package var colophon: String
  package var previous: String
  package var next: String
  package var backToText: String
  /// What stands where a picture is missing.
  package var picture: String
  package var page: String
  package var article: String
  package var readOnline: String
  /// At the end of what stands on the front page: `Continued on page {page}`.
  var continued: String
  /// Over its rest: `From page {page}`.
  var from: String
  /// Over the articles that have no takeaways.
  package var inBrief: String
  /// `By {name}`.
  var by: String
  var and: String
  var number: String
  var minutes: String
  var words: String
  package var publisher: String
  package var editor: String
  package var rights: String
  package var cards: [LinkCard.Kind: String]
  var dates: DatePatterns

  package static func of(_ language: LanguageTag) -> Phrases {
    all[language.tag] ?? all[language.primary] ?? unknown
  }

  /// `By Ann Author and Bo Writer`.
  package func byline(_ authors: [String]) -> String {
    by.replacing("{name}", with: list(authors))
  }

  /// `Ann, Bo and Cy`.
  package func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + and + last
  }

  /// `Continued on page 3`.
  package func continued(on page: Int) -> String {
    continued.replacing("{page}", with: String(page))
  }

  /// `From page 1`.
  package func from(page: Int) -> String { from.replacing("{page}", with: String(page)) }

  /// `No. 412`.
  package func number(_ number: Int) -> String {
    self.number.replacing("{number}", with: String(number))
  }

  /// `4 min`.
  package func minutes(_ minutes: Int) -> String {
    self.minutes.replacing("{count}", with: grouped(minutes))
  }

  /// `2,170 words`.
  package func words(_ count: Int) -> String { words.replacing("{count}", with: grouped(count)) }

  private func grouped(_ number: Int) -> String {
    guard number >= 1000 else { return String(number) }
    return grouped(number / 1000) + dates.groupSeparator + Digits.padded(number % 1000, to: 3)
  }
}

extension Phrases {
  /// What a listener hears instead of a picture: never a file's name.
  package func words(for image: Image) -> String {
    image.alternativeText.isEmpty ? picture : image.alternativeText
  }

  /// What stands where a picture is missing: `[Picture: a ferry]`.
  package func wordsForMissing(_ image: Image) -> String {
    image.alternativeText.isEmpty ? "[\(picture)]" : "[\(picture): \(image.alternativeText)]"
  }
}

extension Phrases {
  /// `14 February 2026`.
  package func date(_ day: Day) -> String { dates.filled(dates.date, with: day) }

  /// `Saturday, 14 February 2026`.
  package func longDate(_ day: Day) -> String { dates.filled(dates.longDate, with: day) }

  /// The days of a period as people say them: `7 to 13 February 2026`, `February 2026`; `nil` where it has none.
  package func days(of period: Period) -> String? {
    guard let from = period.from, let to = period.to else { return nil }
    switch period.kind {
    case .month: return dates.filled(dates.month, with: from)
    case .day: return date(from)
    case .week, .days, .range, .all, .article: return range(from, to)
    }
  }

  private func range(_ from: Day, _ to: Day) -> String {
    if from == to { return date(from) }
    let isSameYear = from.year == to.year
    let pattern =
      isSameYear
      ? (from.month == to.month ? dates.daysOfMonth : dates.daysOfYear) : dates.daysOfYears
    let parts = pattern.split(separator: "|", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return "\(from)/\(to)" }
    return dates.filled(parts[0], with: from) + dates.filled(parts[1], with: to)
  }
}

/// How a language writes days: `{y}`, `{m}`, `{d}` are numbers, `{M}` and `{W}` names.
///
/// Patterns of two days have a `|` where the first ends.
struct DatePatterns: Hashable, Sendable {
  var date: String
  var longDate: String
  var month: String
  var daysOfMonth: String
  var daysOfYear: String
  var daysOfYears: String
  var months: [String]
  /// From Monday.
  var weekdays: [String]
  var groupSeparator = "\u{202F}"

  func filled(_ pattern: String, with day: Day) -> String {
    var text = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += value(of: rest[rest.index(after: open)..<close], in: day)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private func value(of field: Substring, in day: Day) -> String {
    switch field {
    case "y": String(day.year)
    case "m": String(day.month)
    case "d": String(day.day)
    case "iso": day.description
    case "M": months.count == 12 ? months[day.month - 1] : Digits.padded(day.month, to: 2)
    case "W": weekdays.count == 7 ? weekdays[day.weekday - 1] : ""
    default: ""
    }
  }
}
