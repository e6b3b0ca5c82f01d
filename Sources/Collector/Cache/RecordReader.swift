/// Reads what a `RecordWriter` wrote; throws where the bytes end too early or make no sense.
///
/// Only for as long as the bytes stay where they are.
struct RecordReader {
  struct Damaged: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(Damaged) -> UInt8 {
    guard position < bytes.count else { throw Damaged() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(Damaged) -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while shift < 64 {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Damaged()
  }

  mutating func integer() throws(Damaged) -> Int {
    Int(truncatingIfNeeded: Int64(bitPattern: try number()))
  }

  mutating func flag() throws(Damaged) -> Bool { try byte() == 1 }

  /// So many bytes as the number before them says.
  mutating func slice() throws(Damaged) -> UnsafeBufferPointer<UInt8> {
    let count = try count()
    defer { position += count }
    return UnsafeBufferPointer(rebasing: bytes[position..<(position + count)])
  }

  /// A number of things that take a byte each at least.
  private mutating func count() throws(Damaged) -> Int {
    let count = try integer()
    guard count >= 0, count <= bytes.count - position else { throw Damaged() }
    return count
  }

  mutating func text() throws(Damaged) -> String { String(decoding: try slice(), as: UTF8.self) }

  /// Passes over a text, and says whether it is this one.
  mutating func finds(_ text: String) throws(Damaged) -> Bool {
    let slice = try slice()
    guard slice.count == text.utf8.count else { return false }
    return text.utf8.elementsEqual(slice)
  }

  mutating func optional<Value>(
    _ readOne: (inout RecordReader) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try flag() ? try readOne(&self) : nil
  }

  mutating func list<Value>(
    _ readOne: (inout RecordReader) throws(Damaged) -> Value
  ) throws(Damaged) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try readOne(&self)) }
    return values
  }

  mutating func texts() throws(Damaged) -> [String] {
    let count = try count()
    if count == 0 { return [] }
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  mutating func optionalText() throws(Damaged) -> String? { try flag() ? try text() : nil }

  mutating func optionalInteger() throws(Damaged) -> Int? { try flag() ? try integer() : nil }

  /// What `write(_:unlessSameAs:)` wrote.
  mutating func text(unlessSameAs other: String) throws(Damaged) -> String? {
    try flag() ? other : try optionalText()
  }

  /// What `write(_:unlessTwice:)` wrote.
  mutating func texts(unlessTwice others: [String]) throws(Damaged) -> [String] {
    try flag() ? others + others : try texts()
  }
}
