/// UTF-8 one scalar at a time.
enum UTF8Decoding {
  /// The scalar that begins at `index`, which moves behind it; U+FFFD for a byte that begins none.
  @inline(__always)
  static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>,
    at index: inout Int,
    before end: Int
  ) -> UInt32 {
    let lead = bytes[index]
    index += 1
    guard lead >= 0x80 else { return UInt32(lead) }
    let following = lead < 0xC2 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0
    guard following > 0, index + following <= end else { return 0xFFFD }
    var value = UInt32(lead) & (0x3F >> UInt32(following))
    for byte in bytes[index..<index + following] {
      guard byte & 0xC0 == 0x80 else { return 0xFFFD }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    index += following
    return value
  }
}
