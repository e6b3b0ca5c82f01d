import Articles

/// The English names of months and days that addresses hold, in lower case.
enum CalendarNames {
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}

extension Day {
  /// 1 for the first of January.
  var ofYear: Int {
    let newYear = Day(year: year, month: 1, day: 1)?.daysSinceEpoch ?? daysSinceEpoch
    return daysSinceEpoch - newYear + 1
  }
}

extension StringProtocol {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
