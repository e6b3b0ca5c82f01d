/// A week of ISO 8601: Monday to Sunday, numbered within the year that holds its Thursday.
package struct Week: Hashable, Sendable {
  package let year: Int
  /// 1 to 53.
  package let number: Int

  /// The week, or `nil` when the year has none of that number.
  package init?(year: Int, number: Int) {
    guard let fourth = Day(year: year, month: 1, day: 4), (1...53).contains(number) else {
      return nil
    }
    let monday = fourth.adding(days: 1 - fourth.weekday + (number - 1) * 7)
    self.init(containing: monday)
    guard self.year == year, self.number == number else { return nil }
  }

  package init(containing day: Day) {
    let thursday = day.adding(days: 4 - day.weekday)
    let newYear = Day(year: thursday.year, month: 1, day: 1)?.daysSinceEpoch ?? 0
    year = thursday.year
    number = (thursday.daysSinceEpoch - newYear) / 7 + 1
  }

  package var monday: Day {
    let fourth = Day(year: year, month: 1, day: 4) ?? Day(daysSinceEpoch: 0)
    return fourth.adding(days: 1 - fourth.weekday + (number - 1) * 7)
  }

  package var sunday: Day { monday.adding(days: 6) }
}

extension Week: LosslessStringConvertible {
  /// `2026-W07`.
  package var description: String {
    "\(Digits.padded(year, to: 4))-W\(Digits.padded(number, to: 2))"
  }

  /// Reads `2026-W07`, `2026-w7` and `2026W07`.
  package init?(_ text: String) {
    let parts = text.uppercased().split(separator: "W", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let yearPart = parts[0].last == "-" ? parts[0].dropLast() : parts[0]
    guard yearPart.utf8.count == 4, parts[1].utf8.count <= 2, let year = Digits.number(yearPart),
      let number = Digits.number(parts[1])
    else { return nil }
    self.init(year: year, number: number)
  }
}
