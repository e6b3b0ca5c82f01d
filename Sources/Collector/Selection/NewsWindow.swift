import Articles

/// The days from which an issue takes what no earlier one has printed.
struct NewsWindow {
  /// By how many days an article may be late where `newsletter.yaml` does not say.
  static let usualLateness = 28

  private let backlist: Backlist
  /// The first day that is taken.
  private let first: Day

  /// - Parameters:
  ///   - backlist: what the issues before have printed.
  ///   - lateness: how many days before the end of the last issue are looked through for what came late.
  ///   - today: what the clock shows; before the first issue it is counted from there.
  init(after backlist: Backlist, lateness: Int, today: Day) {
    self.backlist = backlist
    let start = min(backlist.lastDay?.adding(days: 1) ?? today, today)
    first = start.adding(days: -lateness)
  }

  func takes(_ day: Day) -> Bool { day >= first }

  /// Whether an issue came out already that should have printed an article of this day.
  func isLate(_ day: Day) -> Bool { backlist.lastDay.map { day <= $0 } ?? false }

  /// Whether an article that is not taken has missed the issues of its days, and is not from before the first of them.
  func hasMissed(_ day: Day) -> Bool {
    !takes(day) && backlist.firstDay.map { day >= $0 } ?? false
  }
}
