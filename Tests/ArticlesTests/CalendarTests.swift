import TestSupport
import Testing

@testable import Articles

@Suite struct `a day` {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `counted from 1970 and back is the same day`(seed: UInt64) {
    var numbers = Seeded(state: seed)
    for _ in 0..<2000 {
      let count = Int.random(in: -719_162...2_932_896, using: &numbers)
      let day = Day(daysSinceEpoch: count)
      #expect(day.daysSinceEpoch == count, "seed \(seed)")
      #expect(Day(day.description) == day, "seed \(seed)")
      #expect(day.adding(days: 1) > day || count == 2_932_896, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11016, 2), ("2026-02-14", 20498, 6),
    ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
  ])
  func `has its number and weekday`(text: String, number: Int, weekday: Int) throws {
    let day = try #require(Day(text))
    #expect(day.daysSinceEpoch == number)
    #expect(day.weekday == weekday)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-01-01", "2026-01-01 ", "2026/01/01",
    "0000-01-01", "", "-", "２０２６-01-01",
  ])
  func `is none`(text: String) { #expect(Day(text) == nil) }

  @Test func `stays within the years 1 to 9999 however far it is moved`() {
    let day = Day(daysSinceEpoch: 0)
    #expect(day.adding(days: .max).description == "9999-12-31")
    #expect(day.adding(days: .min).description == "0001-01-01")
  }
}

@Suite struct `an ISO week` {
  @Test(arguments: [
    ("2026-W07", "2026-02-09", "2026-02-15"), ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2025-W01", "2024-12-30", "2025-01-05"), ("2026w7", "2026-02-09", "2026-02-15"),
  ])
  func `runs from Monday to Sunday`(text: String, monday: String, sunday: String) throws {
    let week = try #require(Week(text))
    #expect(week.monday.description == monday)
    #expect(week.sunday.description == sunday)
  }

  @Test(arguments: ["2026-W00", "2026-W54", "2025-W53", "2026-07", "W07", "2026-W", "2026-W007"])
  func `is none`(text: String) { #expect(Week(text) == nil) }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `holds every day that it is asked for, and its name leads back to it`(seed: UInt64) {
    var numbers = Seeded(state: seed)
    for _ in 0..<2000 {
      let day = Day(daysSinceEpoch: Int.random(in: -700_000...2_900_000, using: &numbers))
      let week = Week(containing: day)
      #expect(week.monday <= day && day <= week.sunday, "seed \(seed)")
      #expect(Week(week.description) == week, "seed \(seed)")
      #expect(week.monday.weekday == 1, "seed \(seed)")
    }
  }
}

@Suite struct `a zone` {
  private func moment(_ day: String, _ hour: Int, in name: String) throws -> String {
    let zone = try #require(Zone(named: name))
    return zone.moment(day: try #require(Day(day)), secondOfDay: hour * 3600).rfc3339
  }

  @Test(arguments: [
    ("2026-01-15", 12, "2026-01-15T12:00:00-05:00"),
    ("2026-04-15", 12, "2026-04-15T12:00:00-04:00"),
    // Clocks go from 2 to 3 on 8 March and from 2 back to 1 on 1 November.
    ("2026-03-08", 2, "2026-03-08T03:00:00-04:00"), ("2026-11-01", 1, "2026-11-01T01:00:00-04:00"),
  ])
  func `knows summer time`(day: String, hour: Int, shown: String) throws {
    #expect(try moment(day, hour, in: "America/New_York") == shown)
  }

  @Test func `says on which day a moment falls`() throws {
    let moment = Timestamp(day: try #require(Day("2020-01-01")), secondOfDay: 84600, offset: -18000)
    #expect(moment.rfc3339 == "2020-01-01T23:30:00-05:00")
    #expect(Zone.utc.day(of: moment).description == "2020-01-02")
    #expect(
      try #require(Zone(named: "America/New_York")).day(of: moment).description == "2020-01-01"
    )
  }

  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2060-03-28T01:00:00Z", 3600, 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2060-10-31T01:00:00Z", 7200, 3600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-04-03T16:00:00Z", 39600, 36000),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2060-10-02T16:00:00Z", 36000, 39600),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2060-03-28T01:00:00Z", 0, 3600),
    ("<-03>3<-02>,J60,J300/0:30", "2060-03-01T05:00:00Z", -10800, -7200),
    ("<+0545>-5:45", "2060-03-01T05:00:00Z", 20700, 20700),
  ])
  func `changes in years to come as its rule says`(
    rule: String,
    moment: String,
    before: Int,
    after: Int
  ) throws {
    let rule = try #require(YearlyRule(rule))
    let parts = moment.split(separator: "T")
    let hour = try #require(parts.last?.prefix(2)).description
    let day = try #require(Day(String(parts[0])))
    let change = Timestamp(day: day, secondOfDay: (Int(hour) ?? 0) * 3600, offset: 0)
    #expect(rule.offset(at: change.secondsSinceEpoch - 1) == before)
    #expect(rule.offset(at: change.secondsSinceEpoch) == after)
  }

  @Test func `is not read from what is no rule, or from damaged files`() {
    for text in ["", "1", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "CET-1CEST,M3.5.0/,x"] {
      #expect(YearlyRule(text) == nil, "\(text)")
    }
    let block = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 39)
    #expect(ZoneRules(block) == nil)
    #expect(ZoneRules(block + block) == nil)
    #expect(ZoneRules(block + Array("TZif2".utf8) + [UInt8](repeating: 255, count: 39)) == nil)
  }

  @Test(arguments: ["CST", "Mars/Olympus", "", "../etc/passwd", "America"])
  func `is unknown`(name: String) { #expect(Zone(named: name) == nil) }
}

@Suite struct `a week in a zone` {
  /// Seconds since the epoch at which a week begins in Berlin, and where it ends.
  private func hours(_ week: Week, in zone: Zone) -> Int {
    let start = zone.moment(day: week.monday, secondOfDay: 0)
    let end = zone.moment(day: week.monday.adding(days: 7), secondOfDay: 0)
    return (end.secondsSinceEpoch - start.secondsSinceEpoch) / 3600
  }

  @Test(arguments: [
    ("2026-W12", "Europe/Berlin", 168), ("2026-W13", "Europe/Berlin", 167),
    ("2026-W43", "Europe/Berlin", 169), ("2026-W10", "America/New_York", 167),
    ("2026-W13", "UTC", 168), ("2026-W14", "Australia/Lord_Howe", 168),
  ])
  func `has as many hours as its clocks show`(text: String, zone: String, hours: Int) throws {
    let week = try #require(Week(text))
    #expect(self.hours(week, in: try #require(Zone(named: zone))) == hours)
  }

  @Test(arguments: [
    // The last week of 2026 has the number 53, and reaches into the next year.
    ("2026-12-31", 12, "2026-W53"), ("2027-01-03", 22, "2026-W53"), ("2027-01-03", 23, "2027-W01"),
    ("2024-12-30", 12, "2025-W01"), ("2021-01-03", 12, "2020-W53"), ("2020-12-31", 12, "2020-W53"),
    // Summer time begins at 1:00 UTC on the 29th; Monday begins an hour earlier from then on.
    ("2026-03-22", 22, "2026-W12"), ("2026-03-22", 23, "2026-W13"),
    ("2026-03-29", 21, "2026-W13"), ("2026-03-29", 22, "2026-W14"),
  ])
  func `holds the moments that Berlin counts to it`(utcDay: String, hour: Int, week: String) throws
  {
    let zone = try #require(Zone(named: "Europe/Berlin"))
    let day = try #require(Day(utcDay))
    let moment = Timestamp(day: day, secondOfDay: hour * 3600, offset: 0)
    #expect(Week(containing: zone.day(of: moment)).description == week)
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T03:30:00+02:00"),
    ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30:00+02:00"),
    // Clocks that skip midnight: the day begins at one.
    ("Africa/Cairo", "2024-04-26", "00:00", "2024-04-26T01:00:00+03:00"),
    // Half an hour.
    ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:45:00+11:00"),
    // A day that was left out of the calendar.
    ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-31T12:00:00+14:00"),
  ])
  func `takes a time that no clock shows as moved on, and of two the first`(
    zone: String,
    day: String,
    time: String,
    moment: String
  ) throws {
    let numbers = time.split(separator: ":").compactMap { Int($0) }
    let found = try #require(Zone(named: zone)).moment(
      day: try #require(Day(day)),
      secondOfDay: numbers[0] * 3600 + numbers[1] * 60
    )
    #expect(found.rfc3339 == moment)
  }
}

@Suite struct `a period` {
  @Test func `of a month has its days and its name`() throws {
    let period = try #require(Period.month(year: 2024, month: 2))
    #expect(period.name == "2024-02")
    #expect(period.from?.description == "2024-02-01")
    #expect(period.to?.description == "2024-02-29")
    #expect(Period.month(year: 2024, month: 13) == nil)
  }

  @Test func `with an open end holds all days on that side`() throws {
    let day = try #require(Day("2026-02-14"))
    let period = Period(kind: .range, name: "", from: day, to: nil)
    #expect(period.contains(day.adding(days: 5000)))
    #expect(!period.contains(day.adding(days: -1)))
    #expect(Period.all.contains(day))
  }
}
