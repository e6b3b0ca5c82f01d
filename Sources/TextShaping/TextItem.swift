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
  /// Adds to the last item what is shaped like it, and sees to it that spaces do not part a text.
  mutating func append(joining item: TextItem) {
    guard let last else {
      append(item)
      return
    }
    if item.isShaped(like: last) || item.isSpace(of: last) {
      self[count - 1].extend(by: item)
    } else if last.isSpace(of: item) {
      self[count - 1] = item.extended(back: last)
    } else if count > 1, item.isShaped(like: self[count - 2]), last.isBlank,
      last.level == item.level, item.face.hasSpace
    {
      removeLast()
      self[count - 1].extend(by: item)
    } else {
      append(item)
    }
  }
}

extension TextItem {
  /// Whether these are spaces beside text that reads from the right: its own face has them.
  fileprivate func isSpace(of text: TextItem) -> Bool {
    isBlank && isRightToLeft && level == text.level && text.face.hasSpace
  }

  fileprivate mutating func extend(by item: TextItem) {
    range = range.lowerBound..<item.range.upperBound
    isBlank = isBlank && item.isBlank
  }

  fileprivate func extended(back item: TextItem) -> TextItem {
    var extended = self
    extended.range = item.range.lowerBound..<range.upperBound
    return extended
  }
}

extension FontFace {
  fileprivate var hasSpace: Bool { covers(" " as Unicode.Scalar) }
}
