extension String {
  /// Whether the character before or behind a place is of a script that is written without spaces.
  func isSolid(around offset: Int) -> Bool {
    let index = utf8.index(startIndex, offsetBy: offset)
    let scalars = unicodeScalars
    return scalars[index].isWrittenSolid
      || index > startIndex && scalars[scalars.index(before: index)].isWrittenSolid
  }
}

extension Unicode.Scalar {
  /// Chinese, kana, Thai and their like, and pictures; Korean is written with spaces.
  var isWrittenSolid: Bool {
    switch value {
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x1950...0x1AAF, 0x2028...0x2029, 0x2E80...0x312F,
      0x31A0...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x1_F000...0x1_FAFF, 0x2_0000...0x3_FFFF:
      true
    default: false
    }
  }
}
