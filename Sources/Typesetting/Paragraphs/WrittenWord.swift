/// A word as the author wrote it: its visible text, and the marks within that tell where it may be divided.
struct WrittenWord {
  private(set) var text = ""
  /// Bytes of the text before each soft hyphen, each space without width, each word joiner.
  private(set) var softHyphens: [Int] = []
  private(set) var openings: [Int] = []
  private(set) var joints: [Int] = []

  init(_ bytes: ArraySlice<UInt8>) {
    if bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      text = String(decoding: bytes, as: UTF8.self)
      return
    }
    text.unicodeScalars.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xAD: softHyphens.append(text.utf8.count)
      case 0x200B: openings.append(text.utf8.count)
      case 0x2060, 0xFEFF: joints.append(text.utf8.count)
      case 0..<0x20, 0x7F..<0xA0: continue
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
