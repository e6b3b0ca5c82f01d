/// The directions within a paragraph (UAX #9): runs of one level, in reading order.
///
/// An even level reads from left to right, an odd one from right to left.
package struct BidiLevels: Hashable, Sendable {
  package struct Run: Hashable, Sendable {
    /// Bytes of UTF-8 from the beginning of the paragraph.
    package var range: Range<Int>
    package var level: UInt8
  }

  /// The paragraph's own level: 0 or 1.
  package let base: UInt8
  /// They follow one another without gaps; none in an empty paragraph.
  package let runs: [Run]

  package var isRightToLeft: Bool { base % 2 == 1 }

  /// Finds the levels of a paragraph; most have nothing to find.
  package init(of text: String, base: BaseDirection = .automatic) {
    if base != .rightToLeft, !text.utf8.mayReadFromTheRight {
      let whole = Run(range: 0..<text.utf8.count, level: 0)
      self.init(base: 0, runs: text.isEmpty ? [] : [whole])
    } else if let found = ICU.shared?.levels(of: Array(text.utf16), base: base) {
      self.init(base: found.base, runs: Self.runs(of: text, levels: found.levels))
    } else {
      let characters = Array(text)
      let directions = LineDirections(of: characters, base: base)
      self.init(
        base: directions.isRightToLeft ? 1 : 0,
        runs: Self.runs(of: zip(characters.map(\.utf8.count), directions.levels))
      )
    }
  }

  private init(base: UInt8, runs: [Run]) {
    self.base = base
    self.runs = runs
  }

  /// From the levels of UTF-16 units.
  private static func runs(of text: String, levels: [UInt8]) -> [Run] {
    var index = 0
    let parts = text.unicodeScalars.map { scalar in
      defer { index += UTF16.width(scalar) }
      return (UTF8.width(scalar), levels[index])
    }
    return runs(of: parts)
  }

  /// Joins neighbours of one level; each has a length in UTF-8 and a level.
  private static func runs(of parts: some Sequence<(Int, UInt8)>) -> [Run] {
    var runs: [Run] = []
    var offset = 0
    for (length, level) in parts {
      let end = offset + length
      if let last = runs.last, last.level == level {
        runs[runs.count - 1].range = last.range.lowerBound..<end
      } else {
        runs.append(Run(range: offset..<end, level: level))
      }
      offset = end
    }
    return runs
  }

  /// The level of the character that begins at `offset`; behind the end, the paragraph's own.
  package func level(at offset: Int) -> UInt8 {
    guard runs.count > 1 else { return runs.first?.level ?? base }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < runs.count ? runs[low].level : base
  }

  /// The order in which parts of a line stand from left to right (UAX #9, rule L2): indices of `levels`.
  ///
  /// Spaces at the end of a line should have been given the paragraph's own level before (rule L1).
  package static func visualOrder(levels: [UInt8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), highest > 0 else { return order }
    let lowestOdd = levels.filter { $0 % 2 == 1 }.min() ?? highest + 1
    for level in stride(from: Int(highest), through: Int(lowestOdd), by: -1) {
      var start = 0
      while start < order.count {
        let end = order[start...].firstIndex { Int(levels[$0]) < level } ?? order.count
        order[start..<end].reverse()
        start = end + 1
      }
    }
    return order
  }
}

extension Sequence<UInt8> {
  /// Whether UTF-8 has any character that reads from the right, or commands directions.
  var mayReadFromTheRight: Bool {
    var first: UInt8 = 0
    var second: UInt8 = 0
    for byte in self where byte >= 0x80 {
      switch byte {
      // U+0580 to U+07FF.
      case 0xD6...0xDF: return true
      case 0xC0...0xFF:
        first = byte
        second = 0
        // U+10800 and on, with emoji among them.
        continue
      default: break
      }
      if second == 0 {
        second = byte
        if first == 0xE0, byte < 0xA4 { return true }
        if first == 0xF0, byte == 0x90 || byte == 0x9E { return true }
      } else if isDirection(first, second, byte) {
        return true
      }
    }
    return false
  }

  /// Marks of direction (U+200E to U+2069), and Hebrew and Arabic presentation forms.
  private func isDirection(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third)
    case (0xE2, 0x81): (0xA6...0xA9).contains(third)
    case (0xEF, 0xAC): third >= 0x9D
    case (0xEF, 0xAD...0xB7), (0xEF, 0xB9...0xBB): true
    default: false
    }
  }
}
