/// Finds lines and columns in a text, one after another, in one pass however many are asked for.
package struct LineCounter {
  /// From 1.
  package private(set) var line = 1
  /// From 1, in characters of UTF-8; in other encodings in bytes.
  package private(set) var column = 1
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes forward to an offset; one that lies behind is not gone back to.
  package mutating func advance(to target: Int) {
    let end = min(target, bytes.count)
    while offset < end {
      if bytes[offset] == 10 {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
  }
}
