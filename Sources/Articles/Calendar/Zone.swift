/// A time zone of the IANA database, by name, such as `Europe/Berlin`.
///
/// UTC needs no database and is told apart, since most sites name no zone.
package struct Zone: Sendable {
  package let name: String
  private let rules: ZoneRules?

  package static let utc = Zone()

  /// The zone's name with what tells its rules from earlier ones.
  package var edition: String { "\(name) \(rules?.edition ?? 0)" }

  private init() {
    name = "UTC"
    rules = nil
  }

  /// The zone, or `nil` when the database on this machine has none of that name.
  package init?(named name: String) {
    if ["utc", "etc/utc", "z"].contains(name.lowercased()) {
      self = .utc
      return
    }
    guard name.contains("/") || Zone.isKnownWithoutArea(name), let found = ZoneRules(named: name)
    else { return nil }
    self.name = name
    rules = found
  }

  /// Names without an area that people write; abbreviations such as `CST` mean several zones and are refused.
  private static func isKnownWithoutArea(_ name: String) -> Bool {
    ["GMT", "Japan", "Israel", "Iran", "Turkey", "Singapore", "Hongkong", "Egypt", "Eire", "GB"]
      .contains(name)
  }

  /// Seconds east of UTC at a moment.
  package func offset(at moment: Timestamp) -> Int {
    rules?.offset(at: moment.secondsSinceEpoch) ?? 0
  }

  /// The moment that this zone's clocks show as `day` and `secondOfDay`.
  ///
  /// A time that the clocks skip in spring is moved on by the hour they lose; of one that they show twice
  /// in autumn the first is meant.
  package func moment(day: Day, secondOfDay: Int) -> Timestamp {
    guard rules != nil else { return Timestamp(day: day, secondOfDay: secondOfDay, offset: 0) }
    let asUTC = Timestamp(day: day, secondOfDay: secondOfDay, offset: 0)
    let before = offset(at: asUTC.adding(seconds: -86400))
    let after = offset(at: asUTC.adding(seconds: 86400))
    for candidate in [before, after] {
      let moment = Timestamp(day: day, secondOfDay: secondOfDay, offset: candidate)
      if offset(at: moment) == candidate { return moment }
    }
    let skipped = Timestamp(day: day, secondOfDay: secondOfDay, offset: before)
    return skipped.at(offset: offset(at: skipped))
  }

  /// The day that this zone's clocks show at a moment.
  package func day(of moment: Timestamp) -> Day { moment.at(offset: offset(at: moment)).local.day }
}

/// A zone is its name: one machine has one database.
extension Zone: Hashable {
  package static func == (a: Zone, b: Zone) -> Bool { a.name == b.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
