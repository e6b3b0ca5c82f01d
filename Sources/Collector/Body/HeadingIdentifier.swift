/// How a site makes the identifiers of headings from their words, as Goldmark in Hugo can.
enum HeadingIdentifier: String, Hashable, Sendable, CaseIterable {
  case github
  case githubASCII = "github-ascii"
  case blackfriday

  /// The identifier of a heading, unless another has it; never empty.
  func identifier(of text: String) -> String {
    let identifier =
      switch self {
      case .github: HeadingIdentifier.ofGitHub(text)
      case .githubASCII: HeadingIdentifier.ofGitHub(URLSegments.withoutAccents(text)).ascii
      case .blackfriday: HeadingIdentifier.ofBlackfriday(text)
      }
    return identifier.utf8.contains { $0 != UInt8(ascii: "-") } ? identifier : "heading"
  }

  /// Letters and digits in lower case, hyphens for blanks, hyphens and low lines; nothing else.
  private static func ofGitHub(_ text: String) -> String {
    var identifier = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_": identifier.append(scalar)
      case "A"..."Z": identifier += String(Character(scalar)).lowercased().unicodeScalars
      case " ", "\t", "\n": identifier.append("-")
      case _ where scalar.isASCII: break
      case _ where scalar.properties.isWhitespace: identifier.append("-")
      case _ where scalar.isOfWords || scalar.properties.generalCategory == .nonspacingMark:
        identifier += scalar.properties.lowercaseMapping.unicodeScalars
      default: break
      }
    }
    return String(identifier)
  }

  /// Letters and digits in lower case, and one hyphen for whatever stands between.
  private static func ofBlackfriday(_ text: String) -> String {
    var identifier = ""
    var needsHyphen = false
    for scalar in text.unicodeScalars {
      guard scalar.isOfWords else {
        needsHyphen = !identifier.isEmpty
        continue
      }
      if needsHyphen { identifier += "-" }
      needsHyphen = false
      identifier += scalar.properties.lowercaseMapping
    }
    return identifier
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWords: Bool { properties.isAlphabetic || properties.numericType != nil }
}

extension String {
  fileprivate var ascii: String {
    String(String.UnicodeScalarView(unicodeScalars.filter(\.isASCII)))
  }
}
