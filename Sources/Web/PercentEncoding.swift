/// Percent-encoding (RFC 3986, section 2.1).
package enum PercentEncoding {
  /// The text that is written; `nil` for a percent sign without digits and for what is no UTF-8.
  package static func decoded(_ written: Substring.UTF8View, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var place = written.startIndex
    while place < written.endIndex {
      let byte = written[place]
      written.formIndex(after: &place)
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = digit(at: &place, of: written), let low = digit(at: &place, of: written)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(
    at place: inout String.Index,
    of bytes: Substring.UTF8View
  ) -> UInt8? {
    guard place < bytes.endIndex else { return nil }
    let byte = bytes[place]
    bytes.formIndex(after: &place)
    return Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }

  /// The text with all but unreserved characters (section 2.3) as `%20`.
  package static func encoded(_ text: String) -> String { encoded(text, keeping: isUnreserved) }

  /// A path with all but unreserved characters and slashes as `%20`.
  package static func encoded(path: String) -> String {
    encoded(path) { isUnreserved($0) || $0 == UInt8(ascii: "/") }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func encoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
    var encoded = ""
    for byte in text.utf8 {
      if isKept(byte) {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += byte < 16 ? "%0" + digits : "%" + digits
      }
    }
    return encoded
  }
}
