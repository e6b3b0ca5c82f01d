/// What the clock is set to while an issue is made.
package enum ClockSetting: Hashable, Sendable {
  case moment(Timestamp)
  /// The start of a day in the publication's zone.
  case start(of: Day)

  /// Reads RFC 3339 (`2026-02-14T12:00:00Z`, a space for the `T` and minutes alone included) or a day.
  package init?(_ text: String) {
    if let day = Day(text) {
      self = .start(of: day)
      return
    }
    guard text.utf8.count > 11, text.utf8.count <= 40, let day = Day(String(text.prefix(10))),
      let (second, rest) = ClockSetting.time(text.dropFirst(11)),
      "Tt ".contains(text[text.index(text.startIndex, offsetBy: 10)]),
      let offset = ClockSetting.offset(rest)
    else { return nil }
    self = .moment(Timestamp(day: day, secondOfDay: second, offset: offset))
  }

  package func moment(in zone: Zone) -> Timestamp {
    switch self {
    case .moment(let moment): moment
    case .start(let day): zone.moment(day: day, secondOfDay: 0)
    }
  }

  /// The second of the day that a text begins with, and what follows it; a fraction is passed over.
  private static func time(_ text: Substring) -> (second: Int, rest: Substring)? {
    let clock = text.prefix { $0.isNumber || $0 == ":" }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Digits.number($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24,
      numbers[1] < 60, (numbers.dropFirst(2).first ?? 0) < 61
    else { return nil }
    var rest = text.dropFirst(clock.count)
    if rest.first == "." { rest = rest.dropFirst().drop(while: \.isNumber) }
    return (numbers[0] * 3600 + numbers[1] * 60 + (numbers.dropFirst(2).first ?? 0), rest)
  }

  /// Seconds east of UTC of `Z`, `+09:00` or `-0500`.
  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 4, let number = Digits.number(digits), number / 100 < 24,
      number % 100 < 60
    else { return nil }
    return (number / 100 * 3600 + number % 100 * 60) * (sign == "-" ? -1 : 1)
  }
}
