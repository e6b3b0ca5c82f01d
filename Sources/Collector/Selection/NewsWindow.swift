import Articles

/// The days from which an issue takes what no earlier one has printed.
struct NewsWindow {
  /// By how many days an article may be late where `newsletter.yaml` does not say.
  static let usualLateness = 28

  /// The first day that is taken.
  private let first: Day
  /// The last day that is taken; `nil` where there is no end.
  private let last: Day?
  /// The last day whose issue came out already; `nil` before the first issue.
  private let lastPrinted: Day?
  /// The first day for which there is an issue, or is to be one.
  private let firstPrinted: Day?

  /// - Parameters:
  ///   - backlist: what the issues before have printed.
  ///   - lateness: how many days before the end of the last issue are looked through for what came late.
  ///   - today: what the clock shows; before the first issue it is counted from there.
  init(after backlist: Backlist, lateness: Int, today: Day) {
    let start = min(backlist.lastDay?.adding(days: 1) ?? today, today)
    first = start.adding(days: -lateness)
    last = nil
    lastPrinted = backlist.lastDay
    firstPrinted = backlist.firstDay
  }

  /// The days of a period's issue: those of the period, and those before it whose articles may have come late.
  ///
  /// The first issue of all has its own period alone, unless the newsletter says on which day issues `start`: nobody
  /// has waited for what was before.
  init(of period: Period, after backlist: Backlist, start: Day?, lateness: Int, today: Day) {
    let beginning = period.from ?? today
    firstPrinted = [backlist.firstDay, start].compactMap(\.self).min()
    let next = backlist.lastDay?.adding(days: 1) ?? firstPrinted ?? beginning
    first = max(
      min(next, beginning).adding(days: -lateness),
      min(firstPrinted ?? beginning, beginning)
    )
    last = period.to
    lastPrinted = beginning.adding(days: -1)
  }

  func takes(_ day: Day) -> Bool { day >= first && last.map { day <= $0 } ?? true }

  /// Whether an issue came out already that should have printed an article of this day.
  func isLate(_ day: Day) -> Bool { lastPrinted.map { day <= $0 } ?? false }

  /// Whether an article that is not taken has missed the issues of its days, and is not from before the first of them.
  func hasMissed(_ day: Day) -> Bool {
    day < first && firstPrinted.map { day >= $0 } ?? false
  }
}
