/// The bare values of TOML that plain documents hold: true and false, whole numbers, days and moments.
enum PlainTOML {
  /// The value; `nil` for every other, and for days that no calendar has.
  static func content(of text: String) -> ConfigurationNode.Content? {
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default: break
    }
    if let number = number(text) { return .integer(number) }
    return isMoment(Array(text.utf8)) ? .dateTime(text) : nil
  }

  private static func number(_ text: String) -> Int? {
    guard text.utf8.count <= 15, text.utf8.allSatisfy(isDigit) else { return nil }
    if text.utf8.first == UInt8(ascii: "0"), text.utf8.count > 1 { return nil }
    return Int(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// `2026-02-14`, `2026-02-14T09:30:00`, and that with `Z` or `+05:30` behind it.
  private static func isMoment(_ text: [UInt8]) -> Bool {
    guard [10, 19, 20, 25].contains(text.count), isLike("0000-00-00", text, at: 0),
      isDay(text)
    else { return false }
    if text.count == 10 { return true }
    guard isLike("T00:00:00", text, at: 10), value(text, 11) < 24, value(text, 14) < 60,
      value(text, 17) < 60
    else { return false }
    switch text.count {
    case 19: return true
    case 20: return text[19] == UInt8(ascii: "Z")
    default:
      return isLike("+00:00", text, at: 19) && value(text, 20) <= 14 && value(text, 23) < 60
    }
  }

  private static func isDay(_ text: [UInt8]) -> Bool {
    let year = value(text, 0) * 100 + value(text, 2)
    let (month, day) = (value(text, 5), value(text, 8))
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let last = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    return year > 0 && (1...12).contains(month) && (1...last).contains(day)
  }

  /// The number of two digits.
  private static func value(_ text: [UInt8], _ index: Int) -> Int {
    Int(text[index] - UInt8(ascii: "0")) * 10 + Int(text[index + 1] - UInt8(ascii: "0"))
  }

  /// Whether there is a digit for each nought of the pattern, either sign for a plus, and all else as it is.
  private static func isLike(_ pattern: StaticString, _ text: [UInt8], at start: Int) -> Bool {
    pattern.withUTF8Buffer { pattern in
      pattern.indices.allSatisfy { index in
        let byte = text[start + index]
        switch pattern[index] {
        case UInt8(ascii: "0"): return isDigit(byte)
        case UInt8(ascii: "+"): return byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        case let other: return byte == other
        }
      }
    }
  }
}
