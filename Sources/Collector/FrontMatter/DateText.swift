import Articles

/// A date as people write it in front matter.
struct DateText: Hashable, Sendable {
  var day: Day
  var secondOfDay = 0
  /// Seconds east of UTC; `nil` when the site's zone is meant.
  var offset: Int?
  /// True when Hugo 0.111 understands this form too.
  var isUsual = true

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

/// Reads a date from left to right; every step either takes what it knows or leaves the rest.
private struct DateScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text.trimmed.prefix(64).utf8
  }

  mutating func date() -> DateText? {
    if let first = rest.first, DateScanner.isDigit(first), let date = yearFirst() { return date }
    return dayOrMonthFirst()
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private mutating func skip(_ byte: Character) -> Bool {
    guard rest.first == byte.asciiValue else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
  }

  private mutating func digits() -> (value: Int, count: Int)? {
    var (value, count) = (0, 0)
    while let byte = rest.first, DateScanner.isDigit(byte), count < 10 {
      value = value * 10 + Int(byte) - 48
      count += 1
      rest = rest.dropFirst()
    }
    return count == 0 || count > 9 ? nil : (value, count)
  }

  private mutating func word() -> String {
    let letters = rest.prefix { byte in
      (65...90).contains(byte) || (97...122).contains(byte)
    }
    rest = rest.dropFirst(letters.count)
    return Substring(letters).lowercased()
  }

  // MARK: Year first

  private mutating func yearFirst() -> DateText? {
    let start = rest
    guard let year = digits(), year.count == 4, let separator = rest.first,
      "-/.".utf8.contains(separator)
    else {
      rest = start
      return compactDay(start)
    }
    rest = rest.dropFirst()
    guard let month = digits(), month.count <= 2, rest.first == separator else { return nil }
    rest = rest.dropFirst()
    guard let number = digits(), number.count <= 2,
      let day = Day(year: year.value, month: month.value, day: number.value)
    else { return nil }
    let isUsual = separator == UInt8(ascii: "-") && month.count == 2 && number.count == 2
    return timeAndZone(of: DateText(day: day, isUsual: isUsual))
  }

  /// `20260214`, as some write it.
  private mutating func compactDay(_ text: Substring.UTF8View) -> DateText? {
    let digits = text.prefix(while: DateScanner.isDigit)
    guard digits.count == 8, digits.count == text.count,
      let number = Digits.number(Substring(digits)),
      let day = Day(year: number / 10000, month: number / 100 % 100, day: number % 100)
    else { return nil }
    return DateText(day: day, isUsual: false)
  }

  /// Reads on after the day; `namesZone` where Hugo takes a zone's name after this form, as RFC 1123 has it.
  private mutating func timeAndZone(of date: DateText, namesZone: Bool = false) -> DateText? {
    var date = date
    guard !rest.isEmpty else { return date }
    guard skip("T") || skip("t") || rest.first == UInt8(ascii: " ") else { return nil }
    skipBlanks()
    guard !rest.isEmpty else { return date }
    guard readTime(into: &date), readZone(into: &date, namesZone: namesZone) else { return nil }
    return date
  }

  private mutating func readTime(into date: inout DateText) -> Bool {
    guard let hour = digits(), hour.count <= 2, hour.value < 24, skip(":"),
      let minute = digits(), minute.count == 2, minute.value < 60
    else { return false }
    var seconds = 0
    if skip(":") {
      guard let second = digits(), second.count == 2, second.value <= 60 else { return false }
      seconds = min(second.value, 59)
      if skip(".") || skip(",") { rest = rest.drop(while: DateScanner.isDigit) }
    } else {
      date.isUsual = false
    }
    date.secondOfDay = hour.value * 3600 + minute.value * 60 + seconds
    return true
  }

  private mutating func readZone(into date: inout DateText, namesZone: Bool) -> Bool {
    let hasBlank = rest.first == UInt8(ascii: " ")
    skipBlanks()
    guard let first = rest.first else { return true }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      guard let offset = numericOffset(isUsual: &date.isUsual) else { return false }
      date.offset = offset
      skipBlanks()
      // Go prints a zone's name after its offset.
      _ = word()
      return rest.isEmpty
    }
    let name = word()
    if !hasBlank, name == "z" {
      date.offset = 0
      return rest.isEmpty
    }
    guard let offset = DateScanner.namedOffsets[name] else { return readMeridiem(name, &date) }
    date.isUsual = date.isUsual && (namesZone || name == "z")
    date.offset = offset
    return rest.isEmpty
  }

  private mutating func readMeridiem(_ name: String, _ date: inout DateText) -> Bool {
    guard name == "am" || name == "pm" else { return false }
    let hour = date.secondOfDay / 3600
    guard (1...12).contains(hour) else { return false }
    date.secondOfDay += (hour % 12 - hour + (name == "pm" ? 12 : 0)) * 3600
    date.isUsual = false
    return rest.isEmpty || readZone(into: &date, namesZone: false)
  }

  private mutating func numericOffset(isUsual: inout Bool) -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard let first = digits() else { return nil }
    var (hours, minutes) = (first.value, 0)
    switch first.count {
    case 4: (hours, minutes) = (first.value / 100, first.value % 100)
    case 2 where skip(":"):
      guard let rest = digits(), rest.count == 2 else { return nil }
      minutes = rest.value
    case 1, 2: isUsual = false
    default: return nil
    }
    guard hours <= 15, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// RFC 5322, section 4.3.
  private static let namedOffsets = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -18000, "edt": -14400, "cst": -21600,
    "cdt": -18000, "mst": -25200, "mdt": -21600, "pst": -28800, "pdt": -25200, "cet": 3600,
    "cest": 7200,
  ]

  // MARK: Day or month first

  private mutating func dayOrMonthFirst() -> DateText? {
    var first = word()
    if DateScanner.weekdays.contains(first) {
      _ = skip(".")
      skipBlanks()
      first = word()
    }
    return first.isEmpty ? dayFirst() : monthFirst(first)
  }

  /// `14 February 2026`, `14-Feb-2026`.
  private mutating func dayFirst() -> DateText? {
    guard let number = digits(), number.count <= 2 else { return nil }
    skipOrdinal()
    skipSeparators()
    let name = word()
    guard let month = DateScanner.month(name) else { return nil }
    skipSeparators()
    guard let year = digits(), year.count == 4,
      let day = Day(year: year.value, month: month, day: number.value)
    else { return nil }
    let isUsual = number.count == 2 && name.count == 3
    return timeAndZone(of: DateText(day: day, isUsual: isUsual), namesZone: true)
  }

  /// `February 14, 2026`.
  private mutating func monthFirst(_ name: String) -> DateText? {
    guard let month = DateScanner.month(name) else { return nil }
    skipSeparators()
    guard let number = digits(), number.count <= 2 else { return nil }
    skipOrdinal()
    skipSeparators()
    guard let year = digits(), year.count == 4,
      let day = Day(year: year.value, month: month, day: number.value)
    else { return nil }
    return timeAndZone(of: DateText(day: day, isUsual: false))
  }

  private mutating func skipSeparators() {
    rest = rest.drop { " ,.-/".utf8.contains($0) }
  }

  private mutating func skipOrdinal() {
    let before = rest
    if !["st", "nd", "rd", "th"].contains(word()) { rest = before }
  }

  private static let weekdays: Set = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
  ]

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static func month(_ name: String) -> Int? {
    guard name.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(name) || name == "sept" && $0 == "september" }
      .map { $0 + 1 }
  }
}
