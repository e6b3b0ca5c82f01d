extension String {
  /// A unit or the like, which is not parted from its number.
  var isUnit: Bool { utf8.count <= 8 && BoundWords.units.contains(self) }

  /// An initial such as `J.`, or a title before a name or a number.
  var isInitialOrTitle: Bool {
    guard utf8.last == UInt8(ascii: "."), utf8.count <= 6 else { return false }
    if unicodeScalars.count == 2, let letter = unicodeScalars.first {
      return letter.properties.isUppercase
    }
    return BoundWords.titles.contains(self)
  }
}

/// Words that stand on one line with what they belong to.
private enum BoundWords {
  static let units: Set<String> = [
    "%", "°C", "°F", "AM", "GB", "GHz", "GW", "Hz", "K", "KB", "MB", "MHz", "MW", "PM", "TB", "TWh",
    "W", "a.m.",
    "billion", "cm", "dpi", "ft", "g", "h", "ha", "hp", "kB", "kHz", "kW", "kWh", "kg", "km",
    "km/h", "km²", "lb",
    "lbs", "m", "mg", "mi", "million", "min", "ml", "mm", "mph", "ms", "m²", "oz", "p.m.", "pm",
    "pt", "px", "s",
    "trillion", "€", "£", "$",
  ]
  static let titles: Set<String> = [
    "Dr.", "Fig.", "Mr.", "Mrs.", "Ms.", "No.", "Nr.", "Prof.", "St.", "Vol.", "art.", "cf.",
    "chap.", "fig.",
    "no.", "nr.", "p.", "pp.", "vol.",
  ]
}
