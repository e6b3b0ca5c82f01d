import Articles

/// Patterns of addresses such as `/:year/:slug/`, for the sections of a Hugo site.
extension AddressRules {
  /// The pattern with its tokens replaced.
  func expanded(_ pattern: AddressPattern, _ parts: PageAddress) -> String {
    var result = ""
    for piece in pattern.pieces {
      switch piece {
      case .text(let text): result += text
      case .token(let token): result += value(of: token, parts)
      }
    }
    return result
  }

  private func value(of token: AddressPattern.Token, _ parts: PageAddress) -> String {
    switch token {
    case .section: parts.section
    case .sections(let range): sections(of: parts, in: range)
    case .title: urlised(parts.title)
    case .slug: urlised(parts.slug ?? parts.title)
    case .fileName: urlised(parts.name)
    case .slugOrFileName: urlised(parts.slug ?? parts.name)
    case .date(let part): part.text(of: parts.date)
    case .layout(let layout): (parts.date ?? .zeroOfGo).map(layout.text) ?? ""
    }
  }

  /// The text in the spelling of addresses; a slash in a title makes a folder, and a `#` at the end goes.
  private func urlised(_ text: String) -> String {
    let spelled = spelled(text)
    return spelled.utf8.last == .hash ? String(spelled.dropLast()) : spelled
  }

  private func sections(of parts: PageAddress, in range: String?) -> String {
    let all = parts.sectionPath.split(separator: "/").map(String.init)
    guard let range else { return all.joined(separator: "/") }
    let bounds = range.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    func index(_ text: String, _ standard: Int) -> Int {
      text == "last" ? max(0, all.count - 1) : Digits.number(text) ?? standard
    }
    let from = index(bounds.first ?? "", 0)
    let to = bounds.count == 2 ? index(bounds[1], all.count) : from + 1
    guard from < to, from < all.count else { return "" }
    return all[from..<min(to, all.count)].joined(separator: "/")
  }
}

extension AddressPattern.DatePart {
  /// The part of a date; of the zero time that Hugo prints for an article without one.
  fileprivate func text(of date: Timestamp?) -> String {
    guard let day = (date ?? .zeroOfGo)?.local.day else { return "" }
    return switch self {
    case .year: Digits.padded(day.year, to: date == nil ? 1 : 4)
    case .month: Digits.padded(day.month, to: 2)
    case .day: Digits.padded(day.day, to: 2)
    case .monthName: GoTimeLayout.months[day.month - 1]
    case .weekday: String(day.weekday % 7)
    case .weekdayName: GoTimeLayout.weekdays[day.weekday - 1]
    case .dayOfYear: String(day.ofYear)
    case .shortYear: Digits.padded(day.year % 100, to: 2)
    case .shortMonth: String(day.month)
    case .shortDay: String(day.day)
    }
  }
}

extension Timestamp {
  /// The first moment of the year 1, which Go's programs take for none.
  fileprivate static var zeroOfGo: Timestamp? {
    Day(year: 1, month: 1, day: 1).map { Timestamp(day: $0, secondOfDay: 0, offset: 0) }
  }
}
