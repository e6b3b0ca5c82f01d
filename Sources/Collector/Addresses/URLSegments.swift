// Canonical decomposition is in the standard library, yet not in its public interface.
@_spi(_Unicode) import Swift

/// Turns names and titles into parts of URLs as Hugo 0.111 does.
enum URLSegments {
  /// Letters, digits, marks and `./\_#+~-@` stay, blanks become a hyphen, all else is dropped.
  static func sanitised(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
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

  /// Bytes that stay wherever they stand.
  private static func isPlain(_ byte: UInt8) -> Bool {
    WebAddress.isLetter(byte) || WebAddress.isDigit(byte) || "./\\_#+~-@".utf8.contains(byte)
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
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    let lower = text.unicodeScalars.map {
      $0.properties.lowercaseMapping.unicodeScalars.first ?? $0
    }
    return String(String.UnicodeScalarView(lower))
  }

  /// `customer-experience` as a title: `Customer experience`.
  static func humanised(_ name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" || $0.isWhitespace }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
