/// Tells sound UTF-8 without NUL from all else, several bytes at a time where they are ASCII.
enum PlainUTF8 {
  static func isSound(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    func word(at index: Int) -> UInt64 {
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    }
    var index = 0
    while index < bytes.count {
      if index + 32 <= bytes.count {
        let first = suspects(in: word(at: index)) | suspects(in: word(at: index + 8))
        let second = suspects(in: word(at: index + 16)) | suspects(in: word(at: index + 24))
        if first | second == 0 {
          index += 32
          continue
        }
      }
      if index + 8 <= bytes.count, suspects(in: word(at: index)) == 0 {
        index += 8
        continue
      }
      // Most of Chinese, Japanese and Korean.
      if (0xE1...0xEC).contains(bytes[index]), index + 2 < bytes.count,
        bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80
      {
        index += 3
        continue
      }
      let length = lengthOfCharacter(bytes, at: index)
      if length == 0 { return false }
      index += length
    }
    return true
  }

  /// Where a word may hold what is no ASCII, or NUL.
  private static func suspects(in word: UInt64) -> UInt64 {
    // The highest bit of a byte is set in one that is no ASCII, and comes of taking 1 from NUL.
    (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
  }

  /// How many bytes the character at an index has (Unicode, table 3-7); 0 for NUL and for no character at all.
  private static func lengthOfCharacter(
    _ bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
    func continues(_ offset: Int, in range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0x01...0x7F: return 1
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0: return continues(1, in: 0xA0...0xBF) && continues(2) ? 3 : 0
    case 0xED: return continues(1, in: 0x80...0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
    case 0xF0: return continues(1, in: 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: return continues(1, in: 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
