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
    let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark]
    return String(
      String.UnicodeScalarView(
        text.decomposedStringScalars.filter { !marks.contains($0.properties.generalCategory) }
      )
    )
  }

  /// `customer-experience` as a title: `Customer experience`.
  static func humanised(_ name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" || $0.isWhitespace }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension String {
  /// The scalars of the canonical decomposition, as far as single letters with marks go.
  fileprivate var decomposedStringScalars: [Unicode.Scalar] {
    unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
      scalar.isASCII ? [scalar] : AccentedLetters.base(of: scalar).map { [$0] } ?? [scalar]
    }
  }
}

/// Latin letters with accents and what they are without.
private enum AccentedLetters {
  /// Unicode names say it: "LATIN SMALL LETTER E WITH ACUTE" is an `e`.
  static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let name = scalar.properties.name, let with = name.firstRange(of: " WITH ") else {
      return nil
    }
    let words = name[..<with.lowerBound].split(separator: " ")
    guard words.count == 4, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1,
      let letter = words[3].unicodeScalars.first,
      // A stroke through a letter is no accent: Unicode decomposes no "Ø".
      !name.contains("STROKE")
    else { return nil }
    return words[1] == "SMALL"
      ? Unicode.Scalar(letter.value + 32) : letter
  }
}
