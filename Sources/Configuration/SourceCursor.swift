import Diagnostics

/// Goes through a source byte by byte and knows line and column on the way.
struct SourceCursor {
  let source: ConfigurationSource
  private(set) var offset = 0
  private var line = 0
  private var column = 0

  init(_ source: ConfigurationSource) { self.source = source }

  /// The byte ahead; `nil` at the end.
  var byte: UInt8? { offset < source.bytes.count ? source.bytes[offset] : nil }

  /// The bytes from here to the end.
  var rest: ArraySlice<UInt8> { source.bytes[offset...] }

  var place: SourcePlace { source.place(line: line, column: column) }

  mutating func advance() {
    guard let byte else { return }
    offset += 1
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 0
    } else if self.byte?.isUTF8Continuation != true {
      column += 1
    }
  }

  mutating func advance(by count: Int) {
    for _ in 0..<count { advance() }
  }

  /// Goes past `wanted` if it is ahead, and says whether it was.
  mutating func skip(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    advance()
    return true
  }

  mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while let byte, isSkipped(byte) { advance() }
  }
}
