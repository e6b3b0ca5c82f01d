internal import Articles

extension Timestamp {
  /// As headers have it, in a zone (RFC 5322, section 3.3): `Sun, 15 Feb 2026 20:40:00 +0100`.
  func inMail(_ zone: Zone) -> String {
    let offset = zone.offset(at: self)
    let (day, second) = at(offset: offset).local
    let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let time = [second / 3600, second / 60 % 60, second % 60]
      .map { Digits.padded($0, to: 2) }.joined(separator: ":")
    let minutes = abs(offset) / 60
    let shift =
      (offset < 0 ? "-" : "+") + Digits.padded(minutes / 60, to: 2)
      + Digits.padded(minutes % 60, to: 2)
    return "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) "
      + "\(Digits.padded(day.year, to: 4)) \(time) \(shift)"
  }
}
