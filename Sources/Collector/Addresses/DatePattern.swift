import Articles

/// Patterns of dates as `strftime` has them: `%Y/%m/%d`.
enum DatePattern {
  static func expanded(_ pattern: String, _ day: Day) -> String {
    var result = ""
    var rest = pattern[...]
    while let sign = rest.firstIndex(of: "%") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      let isBare = rest.first == "-"
      if isBare { rest = rest.dropFirst() }
      guard let letter = rest.popFirst() else { return result }
      result += value(of: letter, day, width: isBare ? 1 : 2)
    }
    return result + rest
  }

  private static func value(of letter: Character, _ day: Day, width: Int) -> String {
    switch letter {
    case "Y": Digits.padded(day.year, to: 4)
    case "y": Digits.padded(day.year % 100, to: 2)
    case "m": Digits.padded(day.month, to: width)
    case "d": Digits.padded(day.day, to: width)
    case "j": Digits.padded(day.ofYear, to: 3)
    case "b": CalendarNames.months[day.month - 1].prefix(3).capitalisedFirst
    case "B": CalendarNames.months[day.month - 1].capitalisedFirst
    default: String(letter)
    }
  }
}
