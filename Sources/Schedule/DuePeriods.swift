package import Articles
package import Collector

/// Which periods of a series are over and have no issue yet.
package struct DuePeriods: Hashable, Sendable {
  /// Of more than so many the earliest are not looked for: what they would have printed is in the first that is.
  private static let most = 400

  private let rhythm: Rhythm
  private let today: Day
  /// The last day for which there is an issue; `nil` before the first.
  private let covered: Day?

  /// - Parameters:
  ///   - rhythm: how often an issue comes out.
  ///   - today: what the clock shows, less the time for which a period is left open after its end.
  ///   - covered: the last day for which there is an issue.
  package init(_ rhythm: Rhythm, today: Day, covered: Day?) {
    self.rhythm = rhythm
    self.today = today
    self.covered = covered
  }

  /// The period that was over last.
  package var last: Period { rhythm.lastComplete(before: today) }

  /// The periods without an issue, the earliest first; before the first issue of all the last one alone.
  package var missed: [Period] {
    guard let covered else { return [last] }
    var periods: [Period] = []
    var period = last
    while let from = period.from, let to = period.to, to > covered,
      periods.count < DuePeriods.most
    {
      periods.append(period)
      period = rhythm.lastComplete(before: from)
    }
    return periods.reversed()
  }

  /// The first day on which another period is over that has no issue yet.
  package var nextDay: Day {
    var day = max(today, covered ?? today).adding(days: 1)
    while !isNew(rhythm.lastComplete(before: day)) { day = day.adding(days: 1) }
    return day
  }

  private func isNew(_ period: Period) -> Bool {
    guard period != last else { return false }
    return covered.map { covered in period.to.map { $0 > covered } ?? true } ?? true
  }
}
