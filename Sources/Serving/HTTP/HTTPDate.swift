private import Glibc

/// Moments as HTTP writes them (RFC 9110, section 5.6.7), in seconds since 1970.
package enum HTTPDate {
  /// A moment in the form of today: `Sun, 06 Nov 1994 08:49:37 GMT`.
  package static func string(_ seconds: Int) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    gmtime_r(&moment, &parts)
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      return strftime(start, buffer.count, "%a, %d %b %Y %H:%M:%S GMT", &parts) > 0
        ? String(cString: start) : ""
    }
  }

  /// Reads the form of today and the two of old; `nil` for anything else.
  static func seconds(_ text: String) -> Int? {
    let words = text.split { [" ", ",", "-"].contains($0) }.map(String.init)
    switch words.count {
    case 6 where words[5] == "GMT": return moment(words[1], words[2], words[3], words[4])
    case 5: return moment(words[2], words[1], words[4], words[3])
    default: return nil
    }
  }

  private static func moment(_ day: String, _ month: String, _ year: String, _ time: String) -> Int?
  {
    let clock = time.split(separator: ":").compactMap { Int32($0) }
    guard let day = Int32(day), (1...31).contains(day), let year = Int32(year),
      (0...9999).contains(year), let month = months.firstIndex(of: month), clock.count == 3,
      (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
    else { return nil }
    var parts = tm()
    parts.tm_mday = day
    parts.tm_mon = Int32(month)
    // Of years in two digits, which nobody writes any more, those from 70 on are of the last century.
    parts.tm_year = year >= 1900 ? year - 1900 : year < 70 ? year + 100 : year
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (clock[0], clock[1], clock[2])
    return Int(timegm(&parts))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
