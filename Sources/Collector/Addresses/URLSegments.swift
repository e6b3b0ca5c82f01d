import Articles
// Canonical decomposition is in the standard library, yet not in its public interface.
@_spi(_Unicode) import Swift

/// Turns names and titles into parts of URLs as Hugo 0.111 does.
enum URLSegments {
  /// Letters, digits, marks and `./\_#+~-@` stay, blanks become a hyphen, all else is dropped.
  static func sanitised(_ path: String) -> String {
    if path.withBytes({ $0.allSatisfy(isPlain) }) { return path }
    var result: [UInt8] = []
    result.reserveCapacity(path.utf8.count)
    var needsHyphen = false
    let scalars = path.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      if isAllowed(scalar, at: index, in: path) {
        if needsHyphen, scalar != "-" { result.append(.hyphen) }
        needsHyphen = false
        result.append(contentsOf: scalar.utf8)
      } else if let last = result.last, last != .hyphen, scalar.properties.isWhitespace {
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
    at index: String.Index,
    in path: String
  ) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return isPlain(byte) || byte == .percent && isBeforeDigits(index, in: path)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }

  /// Whether two hexadecimal digits follow.
  private static func isBeforeDigits(_ index: String.Index, in path: String) -> Bool {
    let next = path.unicodeScalars[index...].dropFirst().prefix(2)
    return next.count == 2 && next.allSatisfy(\.properties.isASCIIHexDigit)
  }

  /// `Crème brûlée` without its accents, for sites that drop them; letters that are no accented ones stay.
  static func withoutAccents(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    let bare = text._nfd.filter { $0.properties.generalCategory != .nonspacingMark }
    return String(String.UnicodeScalarView(String(String.UnicodeScalarView(bare))._nfc))
  }

  /// Letter by letter, as Go does it: `İ` becomes an `i` without a second dot.
  static func lowercased(_ text: String) -> String {
    let isSmall = text.withBytes { bytes in
      !bytes.contains { $0 >= 0x80 || (0x41...0x5A).contains($0) }
    }
    if isSmall { return text }
    if text.withBytes({ $0.allSatisfy { $0 < 0x80 } }) { return text.lowercased() }
    var lower: [UInt8] = []
    lower.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let changes = !WordCount.isCJK(scalar) && scalar.properties.changesWhenLowercased
      let small = changes ? scalar.properties.lowercaseMapping.unicodeScalars.first : nil
      lower.append(contentsOf: (small ?? scalar).utf8)
    }
    return String(decoding: lower, as: UTF8.self)
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
