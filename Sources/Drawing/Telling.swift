/// The text of one glyph, as a number that is the same for the same text; 0 is none.
struct Telling: Equatable {
  private let value: UInt64

  static let none = Telling(value: 0)

  private init(value: UInt64) { self.value = value }

  /// Seven bytes and their number fit as they are; of longer texts it is a hash (FNV-1a).
  init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var value: UInt64 = range.count <= 7 ? UInt64(range.count) : 0xCBF2_9CE4_8422_2325
    if range.count <= 7 {
      for index in range { value = value << 8 | UInt64(text[index]) }
    } else {
      for index in range { value = (value ^ UInt64(text[index])) &* 0x100_0000_01B3 }
      value |= 1 << 63
    }
    self.value = value
  }
}

/// What each glyph of a face was first drawn for.
struct Tellings {
  /// By the glyphs' numbers.
  private var first: [Telling] = []

  /// Whether a glyph was always drawn for `text`, or is for the first time.
  mutating func take(_ text: Telling, by glyph: UInt32) -> Bool {
    let glyph = Int(glyph)
    if glyph >= first.count {
      // No face has more glyphs; what is beyond is not drawn.
      guard glyph <= UInt16.max else { return true }
      let more = max(glyph + 1, min(first.count * 2, 1 << 16)) - first.count
      first += repeatElement(.none, count: more)
    }
    if first[glyph] == .none { first[glyph] = text }
    return first[glyph] == text
  }
}
