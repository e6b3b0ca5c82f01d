/// A zone's clocks in years to come, as POSIX writes them: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyRule: Sendable {
  /// A change of the clocks.
  fileprivate struct Change: Hashable {
    fileprivate enum Date: Hashable {
      /// The weekday, Sunday being 0, of the week in the month; week 5 is the last.
      case weekday(Int, week: Int, month: Int)
      /// Days since 1 January; 29 February may count or not.
      case dayOfYear(Int, countsLeapDay: Bool)
    }

    private var date: Date
    /// Seconds since midnight; may lie on another day.
    private var time: Int
  }

  private var standard: Int
  private var summer: (offset: Int, start: Change, end: Change)?

  /// Seconds east of UTC.
  func offset(at moment: Int) -> Int {
    guard let summer else { return standard }
    let year = Timestamp(secondsSinceEpoch: moment, offset: standard).local.day.year
    let start = summer.start.moment(in: year) - standard
    let end = summer.end.moment(in: year) - summer.offset
    let isSummer =
      start < end ? (start..<end).contains(moment) : !(end..<start).contains(moment)
    return isSummer ? summer.offset : standard
  }
}

// MARK: Reading

extension YearlyRule {
  init?(_ text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var rest = parts.first ?? ""
    guard YearlyRule.takeName(from: &rest), let standard = YearlyRule.takeTime(from: &rest) else {
      return nil
    }
    self.standard = -standard
    guard !rest.isEmpty else { return }
    guard parts.count == 3, YearlyRule.takeName(from: &rest),
      let start = Change(parts[1]), let end = Change(parts[2])
    else { return nil }
    let offset = YearlyRule.takeTime(from: &rest).map { -$0 } ?? self.standard + 3600
    summer = (offset, start, end)
  }

  /// Letters, or anything between angle brackets.
  private static func takeName(from text: inout Substring) -> Bool {
    if text.first == "<" {
      guard let end = text.firstIndex(of: ">") else { return false }
      text = text[text.index(after: end)...]
      return true
    }
    let name = text.prefix(while: \.isLetter)
    text = text[name.endIndex...]
    return !name.isEmpty
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  fileprivate static func takeTime(from text: inout Substring) -> Int? {
    let time = text.prefix { $0.isNumber || "+-:".contains($0) }
    text = text[time.endIndex...]
    let isNegative = time.first == "-"
    let digits = isNegative || time.first == "+" ? time.dropFirst() : time
    let numbers = digits.split(separator: ":").compactMap(Digits.number)
    guard (1...3).contains(numbers.count), numbers.allSatisfy({ $0 <= 167 }) else { return nil }
    let seconds = zip(numbers, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    return isNegative ? -seconds : seconds
  }
}

extension YearlyRule.Change {
  init?(_ text: Substring) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let date = parts.first, let first = date.first else { return nil }
    time = 7200
    if parts.count == 2 {
      var rest = parts[1]
      guard let written = YearlyRule.takeTime(from: &rest), rest.isEmpty else { return nil }
      time = written
    }
    switch first {
    case "M":
      let numbers = date.dropFirst().split(separator: ".").compactMap(Digits.number)
      guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
        (0...6).contains(numbers[2])
      else { return nil }
      self.date = .weekday(numbers[2], week: numbers[1], month: numbers[0])
    case "J":
      guard let number = Digits.number(date.dropFirst()), (1...365).contains(number) else {
        return nil
      }
      self.date = .dayOfYear(number - 1, countsLeapDay: false)
    default:
      guard let number = Digits.number(date), number <= 365 else { return nil }
      self.date = .dayOfYear(number, countsLeapDay: true)
    }
  }

  /// The seconds since the epoch that clocks show, as if they were those of UTC.
  func moment(in year: Int) -> Int {
    day(in: year) * 86400 + time
  }

  private func day(in year: Int) -> Int {
    func first(of month: Int) -> Int {
      (Day(year: year, month: month, day: 1) ?? Day(daysSinceEpoch: 0)).daysSinceEpoch
    }
    switch date {
    case .weekday(let weekday, let week, let month):
      let start = first(of: month)
      let skipped = (weekday - Day(daysSinceEpoch: start).weekday % 7 + 7) % 7
      let day = start + skipped + (week - 1) * 7
      return day - start < Day.daysIn(month: month, year: year) ? day : day - 7
    case .dayOfYear(let number, let countsLeapDay):
      let start = first(of: 1)
      let isAfterLeapDay = number >= 59 && Day.daysIn(month: 2, year: year) == 29
      return start + number + (!countsLeapDay && isAfterLeapDay ? 1 : 0)
    }
  }
}
