/// The time of a member as ZIP keeps it: without a zone, in steps of two seconds, from 1980 to 2107.
///
/// It is put together from numbers alone. libzip's own conversion goes through the machine's zone and
/// so gives other bytes elsewhere.
package struct ArchiveTime: Hashable, Sendable {
  package let date: UInt16
  package let time: UInt16

  /// The nearest time that ZIP can keep.
  package init(
    year: Int,
    month: Int,
    day: Int,
    hour: Int = 0,
    minute: Int = 0,
    second: Int = 0
  ) {
    date = UInt16(
      (year.clamped(to: 1980...2107) - 1980) << 9 | month.clamped(to: 1...12) << 5
        | day.clamped(to: 1...31)
    )
    time = UInt16(
      hour.clamped(to: 0...23) << 11 | minute.clamped(to: 0...59) << 5
        | second.clamped(to: 0...59) / 2
    )
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
