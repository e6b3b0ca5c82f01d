import Articles

/// Reads a date from left to right; every step either takes what it knows or leaves the rest.
struct DateScanner {
  var rest: Substring.UTF8View

  /// True where the text had to be trimmed or put into ASCII first.
  private let isRespelled: Bool

  init(_ text: String) {
    if text.utf8.count <= 64, text.utf8.allSatisfy({ (0x20..<0x80).contains($0) }),
      text.utf8.first != .space, text.utf8.last != .space
    {
      isRespelled = false
      rest = text[...].utf8
      return
    }
    let ascii = DateScanner.respelled(String(text.trimmed.prefix(64)))
    isRespelled = ascii != text
    rest = ascii[...].utf8
  }

  mutating func date() -> DateText? {
    let start = rest
    var date = rest.first.map(DateScanner.isDigit) ?? false ? yearFirst() : nil
    if date == nil {
      rest = start
      date = monthInWords()
    }
    if date == nil {
      rest = start
      date = dayAndMonthInDigits()
    }
    if isRespelled { date?.isUsual = false }
    return date
  }

  /// Hyphens of all kinds, wide digits, letters with accents and `2026年2月14日` in ASCII.
  private static func respelled(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let scalars = URLSegments.withoutAccents(text).unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0x2010...0x2015, 0x2212, 0xFF0D, 0x5E74, 0x6708: "-"
      case 0xA0, 0x202F, 0x3000, 0x65E5: " "
      case 0xFF1A: ":"
      case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 48) ?? scalar
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars)).trimmed
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  mutating func skip(_ byte: Character) -> Bool {
    guard rest.first == byte.asciiValue else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skipBlanks() {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
  }

  mutating func digits() -> (value: Int, count: Int)? {
    var (value, count) = (0, 0)
    while let byte = rest.first, DateScanner.isDigit(byte), count < 10 {
      value = value * 10 + Int(byte) - 48
      count += 1
      rest = rest.dropFirst()
    }
    return count == 0 || count > 9 ? nil : (value, count)
  }

  mutating func word() -> String {
    let letters = rest.prefix(while: DateScanner.isLetter)
    rest = rest.dropFirst(letters.count)
    return Substring(letters).lowercased()
  }

  // MARK: Year first

  mutating func yearFirst() -> DateText? {
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
    guard var date = timeAndZone(of: DateText(day: day, isUsual: isUsual)) else { return nil }
    if date.namesZone { date.isUsual = false }
    return date
  }

  /// `20260214`, as some write it, and `20260214T093000Z`.
  mutating func compactDay(_ text: Substring.UTF8View) -> DateText? {
    let digits = text.prefix(while: DateScanner.isDigit)
    guard digits.count == 8, let number = Digits.number(Substring(digits)),
      let day = Day(year: number / 10000, month: number / 100 % 100, day: number % 100)
    else { return nil }
    rest = text.dropFirst(8)
    return timeAndZone(of: DateText(day: day, isUsual: false))
  }

  /// `25/12/2026` and `12/25/2026`; where both numbers may be a month, nobody can tell.
  mutating func dayAndMonthInDigits() -> DateText? {
    guard let first = digits(), first.count <= 2, let separator = rest.first,
      "-/.".utf8.contains(separator)
    else { return nil }
    rest = rest.dropFirst()
    guard let second = digits(), second.count <= 2, rest.first == separator else { return nil }
    rest = rest.dropFirst()
    let (month, number) =
      first.value > 12 ? (second.value, first.value) : (first.value, second.value)
    guard let year = digits(), year.count == 4, number > 12 || number == month,
      let day = Day(year: year.value, month: month, day: number)
    else { return nil }
    return timeAndZone(of: DateText(day: day, isUsual: false))
  }

  /// Reads on after the day.
  mutating func timeAndZone(of date: DateText) -> DateText? {
    var date = date
    guard !rest.isEmpty else { return date }
    guard let mark = rest.first, "Tt ".utf8.contains(mark) else { return nil }
    rest = rest.dropFirst()
    skipBlanks()
    guard !rest.isEmpty else { return date }
    guard readTime(into: &date) else { return nil }
    let isOfISO = mark == UInt8(ascii: "T") && rest.first != UInt8(ascii: " ")
    if mark != UInt8(ascii: " "), !isOfISO { date.isUsual = false }
    guard readZone(into: &date), rest.isEmpty else { return nil }
    return date
  }

  mutating func readTime(into date: inout DateText) -> Bool {
    let start = rest
    guard let hour = digits(), hour.count <= 2, hour.value < 24, skip(":") else {
      rest = start
      return readCompactTime(into: &date)
    }
    guard let minute = digits(), minute.count == 2, minute.value < 60 else { return false }
    var seconds = 0
    if skip(":") {
      guard let second = digits(), second.count == 2, second.value <= 60 else { return false }
      seconds = min(second.value, 59)
      if second.value == 60 { date.isUsual = false }
      if skip(".") || skip(",") { rest = rest.drop(while: DateScanner.isDigit) }
    } else {
      date.isUsual = false
    }
    date.secondOfDay = hour.value * 3600 + minute.value * 60 + seconds
    return true
  }

  /// `0930` and `093000`.
  private mutating func readCompactTime(into date: inout DateText) -> Bool {
    guard let time = digits(), time.count == 4 || time.count == 6 else { return false }
    let value = time.count == 4 ? time.value * 100 : time.value
    let (hour, minute, second) = (value / 10000, value / 100 % 100, value % 100)
    guard hour < 24, minute < 60, second < 60 else { return false }
    date.secondOfDay = hour * 3600 + minute * 60 + second
    date.isUsual = false
    return true
  }

  /// Reads a zone, if there is one: `Z`, an offset, or a name.
  mutating func readZone(into date: inout DateText) -> Bool {
    let hasBlank = rest.first == UInt8(ascii: " ")
    skipBlanks()
    guard let first = rest.first else { return true }
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
      guard let offset = numericOffset(isUsual: &date.isUsual) else { return false }
      date.offset = offset
      if hasBlank, rest.first == UInt8(ascii: " ") { readNameOfOffset() }
      return true
    }
    let start = rest
    let written = word()
    if written == "z" {
      date.isUsual = date.isUsual && !hasBlank && start.first == UInt8(ascii: "Z")
      date.offset = 0
      return true
    }
    if let offset = DateScanner.namedOffsets[written] {
      (date.offset, date.namesZone) = (offset, true)
      return true
    }
    if readMeridiem(written, &date) { return true }
    rest = start
    return !DateScanner.isLetter(first)
  }

  /// Go prints a zone's name after its offset.
  private mutating func readNameOfOffset() {
    let start = rest
    skipBlanks()
    if word().isEmpty { rest = start }
  }

  mutating func readMeridiem(_ name: String, _ date: inout DateText) -> Bool {
    guard name == "am" || name == "pm" else { return false }
    let hour = date.secondOfDay / 3600
    guard (1...12).contains(hour) else { return false }
    date.secondOfDay += (hour % 12 - hour + (name == "pm" ? 12 : 0)) * 3600
    date.isUsual = false
    return rest.isEmpty || readZone(into: &date)
  }

  mutating func numericOffset(isUsual: inout Bool) -> Int? {
    let sign = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard let first = digits() else { return nil }
    var (hours, minutes) = (first.value, 0)
    switch first.count {
    case 4: (hours, minutes) = (first.value / 100, first.value % 100)
    case 1, 2:
      if first.count == 1 { isUsual = false }
      guard skip(":") else {
        isUsual = false
        break
      }
      guard let rest = digits(), rest.count == 2 else { return nil }
      minutes = rest.value
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
}
