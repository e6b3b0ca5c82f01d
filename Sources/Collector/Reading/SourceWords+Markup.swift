// MARK: HTML and templates

extension SourceWords {
  /// Elements that part no words from one another.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "u", "var", "wbr",
  ]

  /// Passes over a tag or a comment, which may end on a later line; an address in angle brackets is a word.
  mutating func skipTag() {
    if starts(with: "<!--") {
      position = end(of: "-->", from: position + 4)
      return
    }
    var start = position + 1
    if byte(at: start) == .slash { start += 1 }
    var end = start
    while let byte = byte(at: end), byte.isLetterOrDigit { end += 1 }
    let next = byte(at: end) ?? .newline
    guard end > start else {
      addScalar()
      return
    }
    if next == .colon || next == .at || next == .dot {
      position += 1
      return
    }
    guard next == .greater || next == .slash || next <= .space else {
      addScalar()
      return
    }
    let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    let isClosing = bytes[start - 1] == .slash
    if !SourceWords.inline.contains(name) { isInWord = false }
    position = self.end(of: ">", from: end)
    if !isClosing, name == "script" || name == "style" {
      position = self.end(of: name == "script" ? "</script>" : "</style>", from: position)
    }
  }

  /// Passes over a shortcode's tag, a template's, and the attributes behind a heading; what a figure says is counted.
  mutating func skipTemplate(isHeading: Bool) {
    let second = byte(at: position + 1)
    if second == .openingBrace {
      let end = end(of: "}}", from: position + 2)
      readCaptions(before: end)
      position = end
    } else if second == .percent {
      position = end(of: "%}", from: position + 2)
    } else if second == .colon || isHeading && (second == .hash || second == .dot) {
      position = index(of: .closingBrace).map { $0 + 1 } ?? lineEnd
    } else {
      addScalar()
    }
  }

  /// Counts the arguments of a shortcode that are printed: captions and titles.
  private mutating func readCaptions(before end: Int) {
    guard byte(at: position + 2) == .less || byte(at: position + 2) == .percent else { return }
    while position < end {
      guard starts(with: "caption=\"") || starts(with: "title=\"") || starts(with: "attr=\"") else {
        position += 1
        continue
      }
      while bytes[position] != .quote { position += 1 }
      position += 1
      isInWord = false
      while position < end, bytes[position] != .quote {
        if bytes[position] == .backslash, position + 1 < end { position += 1 }
        addScalar()
      }
      isInWord = false
    }
  }

  /// A character by name: a letter, a space, or a sign that makes no word.
  mutating func readEntity() {
    var end = position + 1
    while let byte = byte(at: end), end - position < 12, byte.isLetterOrDigit || byte == .hash {
      end += 1
    }
    guard end > position + 1, byte(at: end) == .semicolon else {
      addScalar()
      return
    }
    let name = bytes[(position + 1)..<end]
    position = end + 1
    if name.first == .hash || SourceWords.letterEndings.contains(where: { name.ends(with: $0) }) {
      beginWord()
    } else if SourceWords.spaces.contains(where: { name.elementsEqual($0) }) {
      isInWord = false
    }
  }

  private static let letterEndings = [
    "acute", "grave", "uml", "circ", "tilde", "cedil", "ring", "slash", "lig", "caron",
  ].map { Array($0.utf8) }

  private static let spaces = ["nbsp", "ensp", "emsp", "thinsp"].map { Array($0.utf8) }

  private func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    return text.withUTF8Buffer { bytes[position..<(position + length)].elementsEqual($0) }
  }

  /// Behind the next `text`, wherever it stands; the end of the line when it stands nowhere.
  private mutating func end(of text: StaticString, from start: Int) -> Int {
    var index = start
    let (length, first) = (text.utf8CodeUnitCount, text.utf8Start[0])
    while index + length <= bytes.count, foresight > 0 {
      foresight -= 1
      if bytes[index] == first,
        text.withUTF8Buffer({ bytes[index..<(index + length)].elementsEqual($0) })
      {
        let found = index + length
        if found > lineEnd { lineEnd = end(of: found) }
        return found
      }
      index += 1
    }
    return lineEnd
  }
}

extension Collection where Element == UInt8 {
  fileprivate func ends(with other: [UInt8]) -> Bool {
    count >= other.count && suffix(other.count).elementsEqual(other)
  }
}
