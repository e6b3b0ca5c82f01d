/// Titles and descriptions as plain text: without the marks of Markdown and HTML that authors put into them.
///
/// Only what is surely meant as a mark goes: known tags, pairs of stars, links. `A & <Policy>` and `2 * 3` stay.
enum MetadataText {
  static func plain(_ text: String) -> String {
    let usual = withUsualSpaces(withoutDirections(text))
    let marked = usual.hasMarksApart ? usual.composed : usual
    let stripped =
      marked.utf8.contains(where: isMark)
      ? entitiesResolved(marksRemoved(tagsRemoved(linksReplaced(marked)))) : marked
    return hasOddSpace(stripped)
      ? stripped.split { $0.isASCII && $0.isWhitespace }.joined(separator: " ") : stripped
  }

  /// The text without characters that turn the direction of others, beyond its own end as well.
  static func withoutDirections(_ text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    let kept = text.unicodeScalars.filter { scalar in
      !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    }
    return String(String.UnicodeScalarView(kept))
  }

  /// Separators of lines and paragraphs as spaces, and nothing in place of marks of byte order.
  private static func withUsualSpaces(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xE2 || $0 == 0xC2 || $0 == 0xEF }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2028}", "\u{2029}", "\u{85}": scalars.append(" ")
      case "\u{FEFF}": break
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Whether a byte may begin a mark of Markdown or HTML; most titles hold none.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Whether there is other white space of ASCII than single blanks between words; other spaces are an author's choice.
  private static func hasOddSpace(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      if byte < 0x20 || byte == UInt8(ascii: " ") && previous == byte { return true }
      previous = byte
    }
    return previous == UInt8(ascii: " ")
  }

  // MARK: Links

  /// `[text](url)` and `![alt](url)` as their texts.
  private static func linksReplaced(_ text: String) -> String {
    guard text.contains("](") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      let inner = rest[rest.index(after: open)...]
      guard let middle = inner.firstRange(of: "]("),
        let end = inner[middle.upperBound...].firstIndex(of: ")")
      else { break }
      var before = rest[..<open]
      if before.last == "!" { before.removeLast() }
      result += before + inner[..<middle.lowerBound]
      rest = inner[inner.index(after: end)...]
    }
    return result + rest
  }

  // MARK: HTML

  private static let tags: Set<String> = [
    "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "div", "em", "font", "i", "img", "ins",
    "kbd", "mark", "p", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "u", "var",
    "wbr", "nobr",
  ]

  private static func tagsRemoved(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      let name = inner.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
      guard tags.contains(name), let end = inner.firstIndex(of: ">") else {
        result.append("<")
        rest = inner
        continue
      }
      if name == "br" { result.append(" ") }
      rest = inner[inner.index(after: end)...]
    }
    return result + rest
  }

  private static func entitiesResolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      let inner = rest[rest.index(after: ampersand)...]
      let name = inner.prefix(12).prefix { $0.isLetter || $0.isNumber || $0 == "#" }
      let end = inner.index(inner.startIndex, offsetBy: name.count)
      if end < inner.endIndex, inner[end] == ";", let character = character(named: name) {
        result.append(character)
        rest = inner[inner.index(after: end)...]
      } else {
        result.append("&")
        rest = inner
      }
    }
    return result + rest
  }

  private static let entities: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "laquo": "«", "raquo": "»", "copy": "©", "reg": "®", "trade": "™", "deg": "°",
    "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "auml": "ä", "ouml": "ö",
    "uuml": "ü", "szlig": "ß", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "ntilde": "ñ",
    "euro": "€", "pound": "£", "times": "×", "middot": "·", "bull": "•", "shy": "\u{AD}",
  ]

  private static func character(named name: Substring) -> Character? {
    guard name.first == "#" else { return entities[String(name)] }
    let digits = name.dropFirst()
    let code =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let code, code >= 32 else { return nil }
    return Unicode.Scalar(code).map(Character.init)
  }

  // MARK: Markdown

  /// Stars, underscores, backticks and double tildes that open before a word and close behind one, and backslashes
  /// before punctuation.
  private static func marksRemoved(_ text: String) -> String {
    var characters: [Character] = []
    var isEscaped: [Bool] = []
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.first, next.isASCII, next.isPunctuation || next.isSymbol
      {
        characters.append(next)
        isEscaped.append(true)
        rest.removeFirst()
      } else {
        characters.append(character)
        isEscaped.append(false)
      }
    }
    return removingPairs(characters, isEscaped)
  }

  private static func removingPairs(_ text: [Character], _ isEscaped: [Bool]) -> String {
    var removed = Set<Int>()
    for mark in ["**", "__", "~~", "*", "_", "`"].map(Array.init) {
      var opener: Int?
      var index = 0
      while index + mark.count <= text.count {
        let range = index..<(index + mark.count)
        let isMark = range.allSatisfy {
          text[$0] == mark[$0 - index] && !isEscaped[$0] && !removed.contains($0)
        }
        guard isMark else {
          index += 1
          continue
        }
        let before = index > 0 ? text[index - 1] : " "
        let after = range.upperBound < text.count ? text[range.upperBound] : " "
        if let open = opener, !before.isWhitespace, mark[0] != "_" || !after.isWordCharacter {
          removed.formUnion(open..<(open + mark.count))
          removed.formUnion(range)
          opener = nil
        } else if !after.isWhitespace, mark[0] != "_" || !before.isWordCharacter {
          opener = index
        }
        index = range.upperBound
      }
    }
    return String(text.indices.filter { !removed.contains($0) }.map { text[$0] })
  }
}

extension Character {
  fileprivate var isWordCharacter: Bool { isLetter || isNumber }
}
