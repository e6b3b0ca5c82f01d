/// A moment, and the offset from UTC in which its author wrote it.
package struct Timestamp: Sendable {
  package var secondsSinceEpoch: Int
  /// Seconds east of UTC; only for showing the moment, never for comparing it.
  package var offset: Int

  package init(secondsSinceEpoch: Int, offset: Int = 0) {
    self.secondsSinceEpoch = secondsSinceEpoch
    self.offset = offset
  }

  /// The moment that a clock `offset` seconds east of UTC shows as `day` and `secondOfDay`.
  package init(day: Day, secondOfDay: Int, offset: Int) {
    self.init(
      secondsSinceEpoch: day.daysSinceEpoch * 86400 + secondOfDay - offset,
      offset: offset
    )
  }

  /// 2000-01-01T00:00:00Z: the moment of an issue none of whose articles has a date.
  package static let ofUndatedIssues = Timestamp(secondsSinceEpoch: 946_684_800)

  /// The day and the second of it on a clock at the timestamp's own offset.
  package var local: (day: Day, secondOfDay: Int) {
    let seconds = secondsSinceEpoch + offset
    let days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400
    return (Day(daysSinceEpoch: days), seconds - days * 86400)
  }

  package func at(offset: Int) -> Timestamp {
    Timestamp(secondsSinceEpoch: secondsSinceEpoch, offset: offset)
  }

  package func adding(seconds: Int) -> Timestamp {
    Timestamp(secondsSinceEpoch: secondsSinceEpoch + seconds, offset: offset)
  }

  /// RFC 3339 in UTC, `2026-02-14T17:54:22Z`, as EPUB's `dcterms:modified` wants it.
  package var utc: String { at(offset: 0).rfc3339 }

  /// RFC 3339 with the timestamp's own offset, `Z` for none.
  package var rfc3339: String {
    let (day, second) = local
    var text: [UInt8] = []
    text.reserveCapacity(25)
    day.write(into: &text)
    text.append(UInt8(ascii: "T"))
    Timestamp.write(second / 3600, second / 60 % 60, into: &text)
    text.append(UInt8(ascii: ":"))
    Digits.write(second % 60, width: 2, into: &text)
    if offset == 0 {
      text.append(UInt8(ascii: "Z"))
    } else {
      let minutes = abs(offset) / 60
      text.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      Timestamp.write(minutes / 60, minutes % 60, into: &text)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func write(_ hours: Int, _ minutes: Int, into text: inout [UInt8]) {
    Digits.write(hours, width: 2, into: &text)
    text.append(UInt8(ascii: ":"))
    Digits.write(minutes, width: 2, into: &text)
  }
}

extension Timestamp: Hashable {
  package static func == (a: Timestamp, b: Timestamp) -> Bool {
    a.secondsSinceEpoch == b.secondsSinceEpoch
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(secondsSinceEpoch) }
}

extension Timestamp: Comparable {
  package static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.secondsSinceEpoch < b.secondsSinceEpoch
  }
}
