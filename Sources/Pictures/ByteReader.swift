/// Numbers of a file's structure, read without ever leaving the file.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private let isLittleEndian: Bool

  /// Offsets count from the beginning of `bytes`.
  init(_ bytes: ArraySlice<UInt8>, littleEndian: Bool = false) {
    self.bytes = bytes
    isLittleEndian = littleEndian
  }

  func uint16(at offset: Int) -> Int? { number(at: offset, length: 2) }
  func uint32(at offset: Int) -> Int? { number(at: offset, length: 4) }

  private func number(at offset: Int, length: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - length else { return nil }
    let start = bytes.startIndex + offset
    let digits = bytes[start..<start + length]
    return isLittleEndian
      ? digits.reversed().reduce(0) { $0 << 8 | Int($1) }
      : digits.reduce(0) { $0 << 8 | Int($1) }
  }
}
