/// Percent-encoding (RFC 3986, section 2.1) as the URL standard applies it.
enum PercentEncoding {
  /// The bytes that stay as they are in a part of an address.
  enum Part {
    case path, query
    /// A path with a query and a fragment behind it, which keep their `?` and `#`.
    case whole
  }

  /// The text with every byte encoded that the part cannot hold, and a lone `%` as `%25`.
  static func encoded(_ text: String, keeping part: Part) -> String {
    if text.withBytes({ $0.allSatisfy(isPlain) }) { return text }
    let bytes = Array(text.utf8)
    guard !bytes.indices.allSatisfy({ isKept(bytes, at: $0, in: part) }) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    for index in bytes.indices {
      if isKept(bytes, at: index, in: part) {
        output.append(bytes[index])
      } else {
        output += [UInt8(ascii: "%"), digit(bytes[index] >> 4), digit(bytes[index] & 15)]
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The text with every encoded byte decoded; unchanged when the bytes are no UTF-8.
  static func decoded(_ text: String) -> String {
    guard text.withBytes({ $0.contains(.percent) }) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let byte = encodedByte(bytes, at: index) {
        output.append(byte)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(validating: output, as: UTF8.self) ?? text
  }

  /// Bytes that stay in every part.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || (UInt8.hyphen ... .slash).contains(byte) || byte == UInt8(ascii: "_")
  }

  private static func isKept(_ bytes: [UInt8], at index: Int, in part: Part) -> Bool {
    let byte = bytes[index]
    if byte == UInt8(ascii: "%") { return encodedByte(bytes, at: index) != nil }
    guard byte > 0x20, byte < 0x7F else { return false }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"):
      return false
    case UInt8(ascii: "#"): return part == .whole
    case UInt8(ascii: "?"): return part != .path
    default: return true
    }
  }

  private static func encodedByte(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let high = value(of: bytes[index + 1]), let low = value(of: bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 65...70: digit - 55
    case 97...102: digit - 87
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }
}
