import Articles
import Collector
import Testing

@testable import Schedule

private func day(_ text: String) -> Day { Day(text) ?? Day(daysSinceEpoch: 0) }

@Suite struct `periods that are due` {
  private func missed(_ rhythm: Rhythm, _ today: String, covered: String?) -> [String] {
    DuePeriods(rhythm, today: day(today), covered: covered.map(day)).missed.map(\.name)
  }

  @Test(arguments: [
    ("2026-02-15", ["2026-W06"]), ("2026-02-16", ["2026-W07"]), ("2026-02-22", ["2026-W07"]),
    ("2027-01-03", ["2026-W52"]), ("2027-01-04", ["2026-W53"]),
  ])
  func `before the first issue the last complete one is`(today: String, periods: [String]) {
    #expect(missed(.week, today, covered: nil) == periods)
  }

  @Test(arguments: [
    (Rhythm.week, "2026-02-15", [String]()), (.week, "2026-02-08", ["2026-W07"]),
    (.week, "2026-01-25", ["2026-W05", "2026-W06", "2026-W07"]),
    (.month, "2025-11-30", ["2025-12", "2026-01"]), (.day, "2026-02-14", ["2026-02-15"]),
    (.days(14), "2026-02-01", ["2026-02-02--2026-02-15"]),
    // Somebody's clock was ahead.
    (.week, "2026-03-01", []),
  ])
  func `are those after the last issue, the earliest first`(
    rhythm: Rhythm,
    covered: String,
    periods: [String]
  ) {
    #expect(missed(rhythm, "2026-02-16", covered: covered) == periods)
  }

  @Test func `after years only the latest are looked for`() {
    #expect(missed(.day, "2026-02-16", covered: "2006-02-16").count == 400)
  }

  @Test(arguments: [
    (Rhythm.week, "2026-02-23"), (.month, "2026-03-01"), (.day, "2026-02-19"),
    (.days(10), "2026-02-20"),
  ])
  func `the next is told`(rhythm: Rhythm, next: String) {
    let due = DuePeriods(rhythm, today: day("2026-02-18"), covered: day("2026-02-15"))
    #expect(due.nextDay.description == next)
  }

  @Test func `the next is the first behind the day up to which there need be none`() {
    let due = DuePeriods(.week, today: day("2026-02-18"), covered: day("2026-04-06"))
    #expect(due.nextDay == day("2026-04-13"))
  }
}
