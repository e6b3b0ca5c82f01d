import CHarfBuzz

/// A piece of a text that is shaped in one go: one face, one script, one direction.
struct TextItem {
  var face: FontFace
  var script: hb_script_t
  /// As in UAX #9: even reads from left to right, odd from right to left.
  var level: UInt8
  /// Bytes of UTF-8 from the beginning of the text.
  var range: Range<Int>
  /// Whether there is nothing but spaces in it.
  var isBlank: Bool

  var isRightToLeft: Bool { level % 2 == 1 }

  func isShaped(like other: TextItem) -> Bool {
    face === other.face && script == other.script && level == other.level
  }
}

extension [TextItem] {
  /// Adds to the last item what is shaped like it; of spaces between two such, too, if their face has any.
  mutating func append(joining item: TextItem) {
    if let last, item.isShaped(like: last) {
      self[count - 1].extend(by: item)
    } else if let last, last.isBlank, count > 1, item.isShaped(like: self[count - 2]),
      last.level == item.level, item.face.covers(" " as Unicode.Scalar)
    {
      removeLast()
      self[count - 1].extend(by: item)
    } else {
      append(item)
    }
  }
}

extension TextItem {
  fileprivate mutating func extend(by item: TextItem) {
    range = range.lowerBound..<item.range.upperBound
    isBlank = isBlank && item.isBlank
  }
}
