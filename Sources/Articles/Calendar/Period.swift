/// What an issue covers: a closed range of days in the publication's zone, and its name.
package struct Period: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case week, month, day, range
    /// So many days, as a publication counts its own periods.
    case days
    /// Everything there is.
    case all
    /// A single article, whose slug is the period's name.
    case article
  }

  package var kind: Kind
  /// `2026-W07`, `2026-02`, `2026-02-14`, `2026-01-01--2026-03-31`, `all`, or an article's slug.
  package var name: String
  /// The first day; `nil` for `all`.
  package var from: Day?
  /// The last day; `nil` for `all`.
  package var to: Day?

  package init(kind: Kind, name: String, from: Day?, to: Day?) {
    self.kind = kind
    self.name = name
    self.from = from
    self.to = to
  }

  package static let all = Period(kind: .all, name: "all", from: nil, to: nil)

  package static func week(_ week: Week) -> Period {
    Period(kind: .week, name: week.description, from: week.monday, to: week.sunday)
  }

  package static func day(_ day: Day) -> Period {
    Period(kind: .day, name: day.description, from: day, to: day)
  }

  package static func range(from: Day, to: Day) -> Period {
    Period(kind: .range, name: "\(from)--\(to)", from: from, to: to)
  }

  /// The day from which a publication's periods of so many days are counted, a Monday.
  package static let epochOfSpans = Day(daysSinceEpoch: 4)

  /// One of a publication's periods of so many days.
  package static func days(from: Day, to: Day) -> Period {
    Period(kind: .days, name: "\(from)--\(to)", from: from, to: to)
  }

  /// The month, or `nil` when there is none such.
  package static func month(year: Int, month: Int) -> Period? {
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    let name = String(first.description.dropLast(3))
    let last = first.adding(days: Day.daysIn(month: month, year: year) - 1)
    return Period(kind: .month, name: name, from: first, to: last)
  }

  package static func article(slug: String) -> Period {
    Period(kind: .article, name: slug, from: nil, to: nil)
  }

  /// The name as it stands in file names and identifiers: `2026-w07`.
  package var fileName: String { name.lowercased() }

  package func contains(_ day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
