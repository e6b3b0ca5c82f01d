import Articles

/// Dates whose month is a word: `14 February 2026`, `Feb 14, 2026`, and those of RFC 822, 850 and 1123.
extension DateScanner {
  /// How such a date was written, by which Hugo knows its forms from others.
  struct Form {
    var weekdayLetters = 0
    var dayDigits = 0
    var monthLetters = 0
    var yearDigits = 0
    var separators: Set<UInt8> = []
    var hasSeconds = false
    var isMonthFirst = false
  }

  mutating func monthInWords() -> DateText? {
    var form = Form()
    var first = word()
    if DateNames.weekdays.contains(first) {
      form.weekdayLetters = first.count
      _ = skip(".")
      skipBlanks()
      first = word()
    }
    form.isMonthFirst = !first.isEmpty
    return first.isEmpty ? dayFirst(&form) : monthFirst(first, &form)
  }

  // MARK: Orders

  private mutating func dayFirst(_ form: inout Form) -> DateText? {
    guard let number = digits(), number.count <= 2 else { return nil }
    form.dayDigits = number.count
    skipOrdinal()
    skipSeparators(&form)
    skipOf()
    let name = word()
    form.monthLetters = name.count
    guard let month = DateNames.month(name) else { return nil }
    skipSeparators(&form)
    skipOf()
    guard let day = year(&form).flatMap({ Day(year: $0, month: month, day: number.value) }) else {
      return nil
    }
    return finished(DateText(day: day), form)
  }

  /// `February 14, 2026`, and `Feb 14 09:30:00 2026`, as clocks print it.
  private mutating func monthFirst(_ name: String, _ form: inout Form) -> DateText? {
    guard let month = DateNames.month(name) else { return nil }
    skipSeparators(&form)
    guard let number = digits(), number.count <= 2 else { return nil }
    form.dayDigits = number.count
    skipOrdinal()
    if let date = clockFirst(month: month, day: number.value, form) { return date }
    skipSeparators(&form)
    guard let day = year(&form).flatMap({ Day(year: $0, month: month, day: number.value) }) else {
      return nil
    }
    return finished(DateText(day: day), form)
  }

  private mutating func clockFirst(month: Int, day: Int, _ form: Form) -> DateText? {
    let start = rest
    skipBlanks()
    guard let some = Day(year: 2000, month: month, day: day) else { return nil }
    var date = DateText(day: some)
    guard readTime(into: &date), readZone(into: &date) || readUnknownZone(into: &date) else {
      rest = start
      return nil
    }
    skipBlanks()
    guard let year = digits(), year.count == 4, rest.isEmpty,
      let day = Day(year: year.value, month: month, day: day)
    else {
      rest = start
      return nil
    }
    date.day = day
    date.isUsual = date.isUsual && form.weekdayLetters == 3
    return date
  }

  // MARK: Parts

  /// Of two digits those from 69 on are of the last century, as Go reads them.
  private mutating func year(_ form: inout Form) -> Int? {
    guard let year = digits(), year.count == 4 || year.count == 2 else { return nil }
    form.yearDigits = year.count
    if year.count == 4 { return year.value }
    return year.value + (year.value >= 69 ? 1900 : 2000)
  }

  private mutating func finished(_ date: DateText, _ form: Form) -> DateText? {
    var (date, form) = (date, form)
    guard !rest.isEmpty else {
      date.isUsual = form.isDayAlone
      return form.yearDigits == 4 ? date : nil
    }
    guard rest.first == UInt8(ascii: " ") else { return nil }
    skipBlanks()
    guard readTime(into: &date) else { return nil }
    form.hasSeconds = date.isUsual
    date.isUsual = true
    let hasZone = !rest.isEmpty
    guard readZone(into: &date) || readUnknownZone(into: &date), rest.isEmpty else { return nil }
    date.isUsual = date.isUsual && hasZone && form.isOfMail
    return date
  }

  /// A zone of which nothing is known but its name; the site's is taken.
  private mutating func readUnknownZone(into date: inout DateText) -> Bool {
    guard (3...5).contains(word().count) else { return false }
    date.namesZone = true
    return true
  }

  private mutating func skipSeparators(_ form: inout Form) {
    let separators = rest.prefix { " ,.-/".utf8.contains($0) }
    form.separators.formUnion(separators)
    rest = rest.dropFirst(separators.count)
  }

  private mutating func skipOrdinal() {
    let before = rest
    if !["st", "nd", "rd", "th", "er"].contains(word()) { rest = before }
  }

  /// The `de` of `14 de febrero de 2026`, and the `of` of `14th of February`.
  private mutating func skipOf() {
    let before = rest
    guard ["de", "of"].contains(word()), skip(" ") else {
      rest = before
      return
    }
  }
}

extension DateScanner.Form {
  /// `02 Jan 2006`.
  fileprivate var isDayAlone: Bool {
    !isMonthFirst && weekdayLetters == 0 && dayDigits == 2 && monthLetters == 3 && yearDigits == 4
      && separators == [UInt8(ascii: " ")]
  }

  /// What RFC 1123, 850 and 822 have before the zone.
  fileprivate var isOfMail: Bool {
    guard !isMonthFirst, dayDigits == 2, monthLetters == 3, separators.count == 1 else {
      return false
    }
    let hasBlanks = separators.contains(UInt8(ascii: " "))
    return switch weekdayLetters {
    case 0: hasBlanks && yearDigits == 2 && !hasSeconds
    case 3: hasBlanks && yearDigits == 4 && hasSeconds
    default: separators.contains(UInt8(ascii: "-")) && yearDigits == 2 && hasSeconds
    }
  }
}
