/// A day of the Gregorian calendar, without zone or time.
package struct Day: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// The day, or `nil` when the calendar has none such or its year is not one of 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.daysIn(month: month, year: year)).contains(day)
    else { return nil }
    self.init(checked: year, month, day)
  }

  private init(checked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Counts from 1 January 1970; days beyond the years 1 to 9999 are the nearest within.
  package init(daysSinceEpoch count: Int) {
    let first = -719_162
    let last = 2_932_896
    // After Howard Hinnant, "chrono-compatible low-level date algorithms": eras of 400 years from 1 March.
    let shifted = min(max(count, first), last) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      checked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
      month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  package var daysSinceEpoch: Int {
    let shiftedYear = year - (month <= 2 ? 1 : 0)
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package func adding(days: Int) -> Day {
    Day(daysSinceEpoch: daysSinceEpoch + min(max(days, -4_000_000), 4_000_000))
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  package var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }

  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension Day: Comparable {
  package static func < (a: Day, b: Day) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

extension Day: LosslessStringConvertible {
  /// `2026-02-14`.
  package var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(10)
    write(into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Writes the day as `description` has it.
  func write(into text: inout [UInt8]) {
    Digits.write(year, width: 4, into: &text)
    text.append(UInt8(ascii: "-"))
    Digits.write(month, width: 2, into: &text)
    text.append(UInt8(ascii: "-"))
    Digits.write(day, width: 2, into: &text)
  }

  /// Reads `2026-02-14` and nothing else.
  package init?(_ text: String) {
    guard text.utf8.count == 10 else { return nil }
    var numbers = (year: 0, month: 0, day: 0)
    for (place, byte) in text.utf8.enumerated() {
      let digit = Int(byte) - 48
      switch place {
      case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
      case _ where !(0...9).contains(digit): return nil
      case 0..<4: numbers.year = numbers.year * 10 + digit
      case 5, 6: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }
}

/// Decimal digits of fixed width, as dates are written.
package enum Digits {
  package static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
  }

  /// Writes the lowest `width` digits of a number that is not negative, zeros before it.
  static func write(_ number: Int, width: Int, into text: inout [UInt8]) {
    if width > 1 { write(number / 10, width: width - 1, into: &text) }
    text.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// The value of text that is ASCII digits and nothing else (no sign), up to nine of them.
  package static func number(_ text: some StringProtocol) -> Int? {
    let bytes = text.utf8
    guard (1...9).contains(bytes.count), bytes.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}
