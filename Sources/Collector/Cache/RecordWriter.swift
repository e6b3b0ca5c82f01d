/// Writes values one behind the other, for a cache that only this very program reads.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) { write(UInt64(bitPattern: Int64(number))) }

  /// Seven bits to a byte, the lowest first, as LEB128 has it.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ other: [UInt8]) {
    write(other.count)
    bytes.append(contentsOf: other)
  }

  mutating func write(_ other: UnsafeBufferPointer<UInt8>) {
    write(other.count)
    bytes.append(contentsOf: other)
  }

  mutating func write<Value>(_ value: Value?, _ writeOne: (inout RecordWriter, Value) -> Void) {
    write(value != nil)
    if let value { writeOne(&self, value) }
  }

  mutating func write(_ text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  mutating func write(_ number: Int?) {
    write(number != nil)
    if let number { write(number) }
  }

  mutating func write<Value>(_ values: [Value], _ writeOne: (inout RecordWriter, Value) -> Void) {
    write(values.count)
    for value in values { writeOne(&self, value) }
  }

  mutating func write(_ texts: [String]) {
    write(texts.count)
    for text in texts { write(text) }
  }

  /// A text that is `other` as often as not.
  mutating func write(_ text: String?, unlessSameAs other: String) {
    write(text == other)
    if text != other { write(text) }
  }

  /// Texts that are most often `others` twice over: names as written, and as shown.
  mutating func write(_ texts: [String], unlessTwice others: [String]) {
    let isTwice = texts == others + others
    write(isTwice)
    if !isTwice { write(texts) }
  }
}
