package import Articles

/// A period as its options were written, on the command line or in `newsletter.yaml`.
package struct PeriodOptions: Hashable, Sendable {
  package var from: String?
  package var to: String?
  package var week: String?
  package var month: String?
  package var day: String?
  package var last: String?
  package var sinceLastIssue = false
  package var all = false

  package init() {}

  /// Why options name no period.
  package enum Mistake: Error, Hashable, Sendable {
    /// What was written for an option, what it takes, and why that is not it where that can be told.
    case unreadable(option: String, String, wanted: String, reason: String?)
    /// The options that were given together, each of them a period.
    case several([String])
    case reversed(from: Day, to: Day)
  }

  /// The period; `nil` when no option is given.
  package func request() throws(Mistake) -> PeriodRequest? {
    let given: [(name: String, request: PeriodRequest)] = try [
      range().map { (from == nil ? "to" : "from", $0) },
      read(week, "week", "an ISO week such as 2026-W07", why: PeriodOptions.whyNoWeek) {
        Week($0).map { .period(.week($0)) }
      },
      read(month, "month", "a month such as 2026-02", PeriodOptions.month),
      readDay(day, "day").map { ("day", .period(.day($0))) },
      read(last, "last", "a number of days such as 7d") { DayCount($0).map { .lastDays($0.days) } },
      sinceLastIssue ? ("since-last-issue", .sinceLastIssue) : nil,
      all ? ("all", .period(.all)) : nil,
    ]
    .compactMap(\.self)
    guard given.count <= 1 else { throw .several(given.map(\.name)) }
    return given.first?.request
  }

  private func range() throws(Mistake) -> PeriodRequest? {
    guard from != nil || to != nil else { return nil }
    let (first, last) = (try readDay(from, "from"), try readDay(to, "to"))
    if let first, let last, first > last { throw .reversed(from: first, to: last) }
    return .between(from: first, to: last)
  }

  private func readDay(_ text: String?, _ option: String) throws(Mistake) -> Day? {
    guard let text else { return nil }
    if let day = Day(text) { return day }
    throw .unreadable(
      option: option,
      text,
      wanted: "a day such as 2026-02-14",
      reason: PeriodOptions.whyNoDay(text)
    )
  }

  private func read(
    _ text: String?,
    _ option: String,
    _ wanted: String,
    why: (String) -> String? = { _ in nil },
    _ parse: (String) -> PeriodRequest?
  ) throws(Mistake) -> (name: String, request: PeriodRequest)? {
    guard let text else { return nil }
    if let request = parse(text) { return (option, request) }
    throw .unreadable(option: option, text, wanted: wanted, reason: why(text))
  }

  private static func month(_ text: String) -> PeriodRequest? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2], let year = Digits.number(parts[0]),
      let month = Digits.number(parts[1])
    else { return nil }
    return Period.month(year: year, month: month).map { .period($0) }
  }

  /// That a year has 52 weeks, for one that was asked for its 53rd.
  private static func whyNoWeek(_ text: String) -> String? {
    guard text.utf8.count == 8, let year = Digits.number(text.prefix(4)), year > 0,
      text.dropFirst(4).uppercased().hasPrefix("-W"), Digits.number(text.suffix(2)) != nil
    else { return nil }
    return "\(year) has \(Week(year: year, number: 53) == nil ? 52 : 53) weeks"
  }

  /// How many days a month has, for one that was asked for more.
  private static func whyNoDay(_ text: String) -> String? {
    guard text.utf8.count == 10, let first = Day(String(text.prefix(8)) + "01"),
      Digits.number(text.suffix(2)) != nil
    else { return nil }
    let days = Day.daysIn(month: first.month, year: first.year)
    return "\(text.prefix(7)) has \(days) days"
  }
}

/// A number of days as people write it: `7d`, `2w` or `7`.
package struct DayCount: Hashable, Sendable {
  package let days: Int

  /// Reads a count from `least` days to about a century.
  package init?(_ text: String, least: Int = 1) {
    let isWeeks = text.hasSuffix("w")
    let digits = isWeeks || text.hasSuffix("d") ? text.dropLast() : text[...]
    guard let count = Digits.number(digits) else { return nil }
    let days = isWeeks ? count * 7 : count
    guard (least...36600).contains(days) else { return nil }
    self.days = days
  }
}
