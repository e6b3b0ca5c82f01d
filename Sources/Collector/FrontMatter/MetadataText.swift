import Configuration

/// Titles and descriptions as plain text: without the marks of Markdown and HTML that authors put into them.
///
/// Only what is surely meant as a mark goes: known tags, pairs of stars, links. `A & <Policy>` and `2 * 3` stay.
enum MetadataText {
  /// The text as plain text; empty where nothing of it could be seen.
  static func plain(_ text: String) -> String {
    if text.withBytes(isPlain) { return text }
    let usual = withUsualCharacters(text)
    let marked = usual.hasMarksApart ? usual.composed : usual
    let stripped =
      marked.withBytes { $0.contains(where: isMark) }
      ? entitiesResolved(marksRemoved(tagsRemoved(linksReplaced(marked)))) : marked
    let spaced =
      stripped.withBytes(hasOddSpace)
      ? stripped.split { $0.isASCII && $0.isWhitespace }.joined(separator: " ") : stripped
    return spaced.isVisible ? spaced : ""
  }

  /// The plain text; `nil` where nothing of it could be seen.
  static func words(_ text: String) -> String? {
    let plain = plain(text)
    return plain.isEmpty ? nil : plain
  }

  /// A text without marks as it can be printed; `nil` where nothing of it could be seen.
  static func printable(_ text: String) -> String? {
    let usual = withUsualCharacters(text)
    return usual.isVisible ? usual : nil
  }

  private static func withUsualCharacters(_ text: String) -> String {
    text.withBytes(hasOddCharacter) ? withUsualSpaces(withoutDirections(text)) : text
  }

  /// Whether a text is of the commonest letters and has neither marks nor odd spaces, as most have.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8.space
    for byte in text {
      switch byte {
      case .space where previous != .space: break
      // Latin letters with accents and Han characters, of which none joins its neighbours or turns them.
      case 0xC3...0xCB, 0xE4...0xE9, 0x80...0xBF: break
      case 0x21..<0x80 where !isMark(byte): break
      default: return false
      }
      previous = byte
    }
    return previous != .space || text.isEmpty
  }

  /// Whether bytes of a text are those of a character that `withoutDirections` or `withUsualSpaces` knows.
  private static func hasOddCharacter(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (first, second) = (UInt8(0), UInt8(0))
    for byte in text {
      if byte >= 0x80 {
        switch (first, second, byte) {
        case (0xE2, 0x80, 0xA8...0xAE), (0xE2, 0x81, 0xA6...0xA9), (_, 0xC2, 0x80...0x9F),
          (0xEF, 0xBB, 0xBF):
          return true
        default: break
        }
      } else if byte == 0x7F || byte < 0x20 && !isSpace(byte) {
        return true
      }
      (first, second) = (second, byte)
    }
    return false
  }

  /// The text without characters that turn the direction of others, beyond its own end as well.
  private static func withoutDirections(_ text: String) -> String {
    guard text.utf8.contains(0xE2) else { return text }
    let kept = text.unicodeScalars.filter { scalar in
      !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    }
    return String(String.UnicodeScalarView(kept))
  }

  /// Separators of lines and paragraphs as spaces, and nothing in place of controls and marks of byte order.
  private static func withUsualSpaces(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2028}", "\u{2029}", "\u{85}": scalars.append(" ")
      case "\u{FEFF}", "\u{7F}"..."\u{9F}": break
      default: if scalar.value >= 0x20 || isSpace(UInt8(scalar.value)) { scalars.append(scalar) }
      }
    }
    return String(scalars)
  }

  /// Whether a control character is a space: a tab, a line's or page's end.
  private static func isSpace(_ byte: UInt8) -> Bool { (0x09...0x0D).contains(byte) }

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
  private static func hasOddSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text {
      if byte < 0x20 || byte == UInt8(ascii: " ") && previous == byte { return true }
      previous = byte
    }
    return previous == UInt8(ascii: " ")
  }

  // MARK: Links

  /// `[text](url)` and `![alt](url)` as their texts.
  private static func linksReplaced(_ text: String) -> String {
    guard text.utf8.contains(.openingBracket), text.contains("](") else { return text }
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
    guard text.utf8.contains(.less) else { return text }
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
    guard text.utf8.contains(.ampersand) else { return text }
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

  private static func marksRemoved(_ text: String) -> String {
    guard text.utf8.contains(where: isMarkOfMarkdown) else { return text }
    // Of ASCII without the pair of CR and LF every byte is a character.
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != .carriageReturn }) {
      return String(decoding: MarkedText(Array(text.utf8)).plain, as: UTF8.self)
    }
    return String(MarkedText(Array(text)).plain)
  }

  private static func isMarkOfMarkdown(_ byte: UInt8) -> Bool {
    switch byte {
    case .star, UInt8(ascii: "_"), .backtick, .backslash, .tilde: true
    default: false
    }
  }
}
