import Articles

/// Patterns of addresses such as `/:year/:slug/`, for a section of a Hugo site or the posts of a Jekyll site.
extension AddressRules {
  /// The pattern with its tokens replaced; a token of no known name stays as a word.
  func expanded(_ pattern: AddressPattern, _ parts: PageAddress) -> String {
    var result = ""
    for piece in pattern.pieces {
      switch piece {
      case .text(let text): result += text
      case .token(let name, let range):
        result += value(ofToken: name, range: range, parts) ?? ":" + name
      }
    }
    return result
  }

  private func value(ofToken token: String, range: String?, _ parts: PageAddress) -> String? {
    switch token.lowercased() {
    case "section": parts.section
    case "sections": sections(of: parts, in: range)
    case "title": urlised(parts.title)
    case "slug": urlised(parts.slug ?? parts.title)
    case "filename", "contentbasename": urlised(parts.name)
    case "slugorfilename", "slugorcontentbasename": urlised(parts.slug ?? parts.name)
    case let name: dateValue(ofToken: name, parts.date) ?? layoutValue(token, parts.date)
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

  // MARK: Dates

  private func dateValue(ofToken token: String, _ date: Timestamp?) -> String? {
    // Go's zero time is what Hugo prints for an article without a date.
    guard let day = date?.local.day ?? Day(year: 1, month: 1, day: 1) else { return nil }
    switch token {
    case "year": return Digits.padded(day.year, to: date == nil ? 1 : 4)
    case "month": return Digits.padded(day.month, to: 2)
    case "day": return Digits.padded(day.day, to: 2)
    case "monthname": return GoTimeLayout.months[day.month - 1]
    case "weekday": return String(day.weekday % 7)
    case "weekdayname": return GoTimeLayout.weekdays[day.weekday - 1]
    case "yearday": return String(day.ofYear)
    case "short_year": return Digits.padded(day.year % 100, to: 2)
    case "i_month": return String(day.month)
    case "i_day": return String(day.day)
    default: return nil
    }
  }

  /// A token may be a layout of Go's, such as `:2006` or `:Jan`.
  private func layoutValue(_ token: String, _ date: Timestamp?) -> String? {
    guard let layout = GoTimeLayout(token), let date = date ?? .zeroOfGo else { return nil }
    return layout.text(of: date)
  }
}

extension Timestamp {
  /// The first moment of the year 1, which Go's programs take for none.
  fileprivate static var zeroOfGo: Timestamp? {
    Day(year: 1, month: 1, day: 1).map { Timestamp(day: $0, secondOfDay: 0, offset: 0) }
  }
}
