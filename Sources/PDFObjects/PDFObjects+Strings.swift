extension PDFObjects {
  /// The bytes of a string (ISO 32000-1, 7.3.4).
  package func string(_ value: Value?) -> [UInt8]? {
    guard let value, self[value].kind == .string else { return nil }
    return PDFString.bytes(of: bytes[Int(self[value].start)..<Int(self[value].end)])
  }

  /// A string for people (ISO 32000-1, 7.9.2.2).
  package func text(_ value: Value?) -> String? { string(value).map(PDFString.text) }
}

/// Strings as files have them.
package enum PDFString {
  /// What a string in round or pointed brackets stands for.
  package static func bytes(of syntax: ArraySlice<UInt8>) -> [UInt8] {
    syntax.withUnsafeBufferPointer { bytes(of: $0[...]) }
  }

  package static func bytes(of syntax: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(syntax.count)
    append(syntax, to: &bytes)
    return bytes
  }

  // Pages have a hundred thousand strings: without generics, which would not be specialised across modules.
  /// Adds what a string in round or pointed brackets stands for.
  package static func append(
    _ syntax: Slice<UnsafeBufferPointer<UInt8>>,
    to bytes: inout [UInt8]
  ) {
    let inner = syntax.dropFirst()
    if syntax.first == UInt8(ascii: "<") {
      append(hexadecimal: inner, to: &bytes)
    } else {
      append(literal: inner, to: &bytes)
    }
  }

  private static func append(
    hexadecimal syntax: Slice<UnsafeBufferPointer<UInt8>>,
    to bytes: inout [UInt8]
  ) {
    var high: UInt8?
    for byte in syntax {
      guard let digit = byte.hexadecimal else { continue }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if let high { bytes.append(high << 4) }
  }

  private static func append(
    literal syntax: Slice<UnsafeBufferPointer<UInt8>>,
    to bytes: inout [UInt8]
  ) {
    var rest = syntax
    if rest.last == UInt8(ascii: ")") { rest.removeLast() }
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "b"): bytes.append(8)
      case UInt8(ascii: "f"): bytes.append(12)
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var value = Int(escaped - 48)
        for _ in 0..<2 {
          guard let digit = rest.first, (48...55).contains(digit) else { break }
          value = value * 8 + Int(digit - 48)
          rest.removeFirst()
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
      case 10: break
      case 13: if rest.first == 10 { rest.removeFirst() }
      default: bytes.append(escaped)
      }
    }
  }

  /// Text by its byte order mark, else in PDFDocEncoding, of which only what differs from Latin 1 is lost.
  package static func text(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) {
      return utf16(bytes.dropFirst(2), isBigEndian: true)
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return utf16(bytes.dropFirst(2), isBigEndian: false)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    return String(String.UnicodeScalarView(bytes.lazy.map { Unicode.Scalar(documentEncoded: $0) }))
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var rest = bytes
    while let first = rest.popFirst(), let second = rest.popFirst() {
      let (high, low) = isBigEndian ? (first, second) : (second, first)
      units.append(UInt16(high) << 8 | UInt16(low))
    }
    return String(decoding: units, as: UTF16.self)
  }
}

extension Unicode.Scalar {
  /// ISO 32000-1, annex D.3.
  fileprivate init(documentEncoded byte: UInt8) {
    switch byte {
    case 0x80...0x9E: self = Self.punctuation[Int(byte - 0x80)]
    case 0xA0: self = "\u{20AC}"
    default: self.init(byte)
    }
  }

  private static let punctuation = Array(
    "\u{2022}\u{2020}\u{2021}\u{2026}\u{2014}\u{2013}\u{0192}\u{2044}\u{2039}\u{203A}\u{2212}\u{2030}\u{201E}\u{201C}\u{201D}\u{2018}\u{2019}\u{201A}\u{2122}\u{FB01}\u{FB02}\u{0141}\u{0152}\u{0160}\u{0178}\u{017D}\u{0131}\u{0142}\u{0153}\u{0161}\u{017E}"
      .unicodeScalars
  )
}
