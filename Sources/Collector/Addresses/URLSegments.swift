// Canonical decomposition is in the standard library, yet not in its public interface.
@_spi(_Unicode) import Swift

/// Turns names and titles into parts of URLs as Hugo 0.111 does.
enum URLSegments {
  /// Letters, digits, marks and `./\_#+~-@` stay, blanks become a hyphen, all else is dropped.
  static func sanitised(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
    if let ascii = sanitisedASCII(path) { return ascii }
    var result = ""
    var needsHyphen = false
    var wasHyphen = false
    let scalars = Array(path.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if isAllowed(scalar, at: index, in: scalars) {
        if needsHyphen {
          if scalar != "-" { result.unicodeScalars.append("-") }
          needsHyphen = false
        }
        wasHyphen = scalar == "-"
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !wasHyphen, scalar.properties.isWhitespace {
        needsHyphen = true
      }
    }
    return result
  }

  /// The same of text in ASCII, byte by byte; `nil` for other text.
  private static func sanitisedASCII(_ path: String) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(path.utf8.count)
    var needsHyphen = false
    for byte in path.utf8 {
      // A percent sign may stay before two digits.
      guard byte < 0x80, byte != .percent else { return nil }
      if isPlain(byte) {
        if needsHyphen, byte != .hyphen { result.append(.hyphen) }
        needsHyphen = false
        result.append(byte)
      } else if let last = result.last, last != .hyphen, byte.isSpace {
        needsHyphen = true
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Bytes that stay wherever they stand.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), .hyphen ... .nine,
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), .backslash, .hash, .plus, .tilde,
      .at:
      true
    default: false
    }
  }

  private static func isAllowed(
    _ scalar: Unicode.Scalar,
    at index: Int,
    in scalars: [Unicode.Scalar]
  ) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "/", "\\", "_", "#", "+", "~", "-", "@": return true
    case "%":
      return index + 2 < scalars.count && scalars[index + 1].properties.isASCIIHexDigit
        && scalars[index + 2].properties.isASCIIHexDigit
    case _ where scalar.isASCII: return false
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .nonspacingMark, .spacingMark, .enclosingMark:
        return true
      default: return false
      }
    }
  }

  /// `Crème brûlée` without its accents, for sites that drop them; letters that are no accented ones stay.
  static func withoutAccents(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let bare = text._nfd.filter { $0.properties.generalCategory != .nonspacingMark }
    return String(String.UnicodeScalarView(String(String.UnicodeScalarView(bare))._nfc))
  }

  /// Letter by letter, as Go does it: `İ` becomes an `i` without a second dot.
  static func lowercased(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 >= 0x80 || (0x41...0x5A).contains($0) }) { return text }
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    let lower = text.unicodeScalars.map {
      $0.properties.lowercaseMapping.unicodeScalars.first ?? $0
    }
    return String(String.UnicodeScalarView(lower))
  }

  /// `customer-experience` as a title: `Customer experience`.
  static func humanised(_ name: String) -> String {
    if name.utf8.allSatisfy(\.isLetterOrDigit) {
      return name.prefix(1).uppercased() + name.dropFirst()
    }
    let words = name.split { $0 == "-" || $0 == "_" || $0.isWhitespace }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
