package import Articles

/// A period as it was asked for; some are known only once the clock or the articles are.
package enum PeriodRequest: Hashable, Sendable {
  case period(Period)
  /// From a day to a day, either end open; the first or last selected article closes an open end.
  case between(from: Day?, to: Day?)
  /// So many days that end on the clock's day.
  case lastDays(Int)
  /// What earlier issues have not printed.
  case sinceLastIssue
  /// What other issues have not printed, up to the end of a period, after which the issue is named.
  case due(Period)

  /// The period at a clock that shows `today`; an open end is `nil` until `closed(around:)`.
  package func period(today: Day) -> Period {
    switch self {
    case .period(let period), .due(let period): period
    case .between(let from?, let to?): .range(from: from, to: to)
    case .between(let from, let to):
      Period(kind: .range, name: "", from: from, to: to)
    case .lastDays(let count):
      .range(from: today.adding(days: 1 - max(1, count)), to: today)
    case .sinceLastIssue: Period(kind: .range, name: "", from: nil, to: nil)
    }
  }
}

extension PeriodRequest? {
  /// Whether what was printed before is left out.
  package var leavesOutPublished: Bool {
    switch self {
    case .sinceLastIssue, .due: true
    case .period, .between, .lastDays, nil: false
    }
  }
}

extension Period {
  /// The period, its open ends closed by the first and last of the days on which its articles appeared.
  package func closed(around days: some Sequence<Day>) -> Period {
    guard kind == .range, from == nil || to == nil else { return self }
    let days = Array(days)
    guard let first = from ?? days.min(), let last = to ?? days.max() else { return self }
    return .range(from: first, to: max(first, last))
  }
}

/// How often a publication comes out.
package enum Rhythm: Hashable, Sendable {
  case week, month, day
  /// Periods of so many days, counted from `Period.epochOfSpans`, so that 7 and 14 begin on Mondays.
  case days(Int)

  /// The last period that was over when a clock showed `today`.
  package func lastComplete(before today: Day) -> Period {
    switch self {
    case .day: .day(today.adding(days: -1))
    case .week: .week(Week(containing: today.adding(days: -7)))
    case .month: Rhythm.month(before: today)
    case .days(let count): Rhythm.span(of: max(1, count), before: today)
    }
  }

  private static func month(before today: Day) -> Period {
    let last = today.adding(days: -today.day)
    return .month(year: last.year, month: last.month) ?? .day(last)
  }

  private static func span(of count: Int, before today: Day) -> Period {
    let elapsed = today.daysSinceEpoch - Period.epochOfSpans.daysSinceEpoch
    let index = elapsed >= 0 ? elapsed / count : (elapsed - count + 1) / count
    let first = Period.epochOfSpans.adding(days: (index - 1) * count)
    return .days(from: first, to: first.adding(days: count - 1))
  }
}
