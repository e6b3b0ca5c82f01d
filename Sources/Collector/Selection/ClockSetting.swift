package import Articles

/// What the clock is taken to show: the command reads the machine's, or the user sets it.
package enum ClockSetting: Hashable, Sendable {
  case moment(Timestamp)
  /// The start of a day in the publication's zone.
  case start(of: Day)

  /// Reads what `--as-of` takes: RFC 3339, or a day.
  package init?(_ text: String) {
    if let day = Day(text) {
      self = .start(of: day)
      return
    }
    guard let date = DateText(text), date.isUsual, date.offset != nil else { return nil }
    self = .moment(date.moment(in: .utc))
  }

  package func moment(in zone: Zone) -> Timestamp {
    switch self {
    case .moment(let moment): moment
    case .start(let day): zone.moment(day: day, secondOfDay: 0)
    }
  }
}
