extension ArraySlice<UInt8> {
  /// The first and the last scalar of UTF-8.
  var firstScalar: Unicode.Scalar? {
    String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first
  }
  var lastScalar: Unicode.Scalar? {
    guard let start = lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return nil }
    return String(decoding: self[start...], as: UTF8.self).unicodeScalars.first
  }
}

extension [UInt8] {
  /// The scalars before and behind a place in UTF-8; at its ends, U+FFFD.
  func scalars(beside offset: Int) -> (before: Unicode.Scalar, behind: Unicode.Scalar) {
    (self[..<offset].lastScalar ?? "\u{FFFD}", self[offset...].firstScalar ?? "\u{FFFD}")
  }
}
