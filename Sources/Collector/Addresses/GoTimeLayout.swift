import Articles

/// A form of dates as Go writes it: the moment 15:04:05 on Monday, 2 January 2006, in that form.
struct GoTimeLayout: Hashable, Sendable {
  private enum Part: Hashable {
    case literal(Character)
    case element(String)
  }

  private let parts: [Part]

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// Longer names before those that they begin with.
  private static let elements = [
    "January", "Jan", "Monday", "Mon", "2006", "002", "01", "02", "03", "04", "05", "06", "15",
    "1", "2", "3", "4", "5",
  ]

  /// The layout; `nil` for a text in which nothing stands for a part of a date.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let first = rest.first {
      if let element = GoTimeLayout.elements.first(where: rest.hasPrefix) {
        parts.append(.element(element))
        rest = rest.dropFirst(element.count)
      } else {
        parts.append(.literal(first))
        rest = rest.dropFirst()
      }
    }
    guard parts.contains(where: { if case .element = $0 { true } else { false } }) else {
      return nil
    }
    self.parts = parts
  }

  func text(of moment: Timestamp) -> String {
    let (day, second) = moment.local
    let written = parts.map { part in
      switch part {
      case .literal(let character): String(character)
      case .element(let name): value(of: name, day, second)
      }
    }
    return written.joined()
  }

  private func value(of element: String, _ day: Day, _ second: Int) -> String {
    let (hour, minute) = (second / 3600, second / 60 % 60)
    let hourOfTwelve = (hour + 11) % 12 + 1
    return switch element {
    case "January": GoTimeLayout.months[day.month - 1]
    case "Jan": String(GoTimeLayout.months[day.month - 1].prefix(3))
    case "Monday": GoTimeLayout.weekdays[day.weekday - 1]
    case "Mon": String(GoTimeLayout.weekdays[day.weekday - 1].prefix(3))
    case "2006": Digits.padded(day.year, to: 4)
    case "002": Digits.padded(day.ofYear, to: 3)
    case "06": Digits.padded(day.year % 100, to: 2)
    case "01": Digits.padded(day.month, to: 2)
    case "02": Digits.padded(day.day, to: 2)
    case "03": Digits.padded(hourOfTwelve, to: 2)
    case "04": Digits.padded(minute, to: 2)
    case "05": Digits.padded(second % 60, to: 2)
    case "15": Digits.padded(hour, to: 2)
    case "1": String(day.month)
    case "2": String(day.day)
    case "3": String(hourOfTwelve)
    case "4": String(minute)
    default: String(second % 60)
    }
  }
}
