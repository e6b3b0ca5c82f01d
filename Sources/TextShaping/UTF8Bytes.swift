extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at `index`; the bytes are a String's, and so well formed.
  @inline(__always)
  func scalar(at index: Int) -> UInt32 {
    let lead = UInt32(self[index])
    guard lead >= 0x80 else { return lead }
    let length = scalarLength(at: index)
    guard index + length <= count else { return 0xFFFD }
    var value = lead & (0x7F >> UInt32(length))
    for next in index + 1..<index + length { value = value << 6 | UInt32(self[next] & 0x3F) }
    return value
  }

  @inline(__always)
  func scalarLength(at index: Int) -> Int {
    switch self[index] {
    case 0xC0..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0...0xFF: 4
    default: 1
    }
  }

  /// Where the scalar begins that ends before `end`, which is not the beginning.
  func start(before end: Int) -> Int {
    var start = end - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  func scalar(before end: Int) -> UInt32 { scalar(at: start(before: end)) }
}
