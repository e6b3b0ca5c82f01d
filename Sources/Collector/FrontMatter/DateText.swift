import Articles

/// A date as people write it in front matter.
struct DateText: Hashable, Sendable {
  var day: Day
  var secondOfDay = 0
  /// Seconds east of UTC; `nil` when the site's zone is meant.
  var offset: Int?
  /// True when Hugo 0.111 understands this form too.
  var isUsual = true
  /// True where the zone has a name, such as `EST`, for which Hugo takes the site's zone.
  var namesZone = false

  /// The moment it names, in the zone of its site where it names none itself.
  func moment(in zone: Zone) -> Timestamp {
    guard let offset else { return zone.moment(day: day, secondOfDay: secondOfDay) }
    return Timestamp(day: day, secondOfDay: secondOfDay, offset: offset)
  }

  init(day: Day, secondOfDay: Int = 0, offset: Int? = nil, isUsual: Bool = true) {
    self.day = day
    self.secondOfDay = secondOfDay
    self.offset = offset
    self.isUsual = isUsual
  }

  /// Reads `2026-02-14`, with or without a time and a zone, `14 February 2026`, `Feb 14, 2026`, RFC 1123 and their like.
  ///
  /// Dates of which nobody can tell day from month, such as `02/03/2026`, are `nil`.
  init?(_ text: String) {
    var scanner = DateScanner(text)
    guard let date = scanner.date() else { return nil }
    self = date
  }
}
