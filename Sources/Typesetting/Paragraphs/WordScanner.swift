import TextShaping

/// Finds the words and spaces of a text, and the places within words of scripts written without spaces.
struct WordScanner {
  struct Token {
    var kind: Atom.Kind
    var bytes: Range<Int>
  }

  private let bytes: [UInt8]
  private let isVerbatim: Bool
  private let language: String
  private var position = 0
  /// Parts of a word that lines may end between, the last of them first.
  private var parts: [Token] = []

  init(_ bytes: [UInt8], isVerbatim: Bool, language: String) {
    self.bytes = bytes
    self.isVerbatim = isVerbatim
    self.language = language
  }

  mutating func next() -> Token? {
    if let part = parts.popLast() { return part }
    guard position < bytes.count else { return nil }
    if let space = space(at: position) {
      position = space.bytes.upperBound
      return space
    }
    return nextWord()
  }

  private func space(at index: Int) -> Token? {
    switch bytes[index] {
    case 0x20, 0x09, 0x0C, 0x0D: Token(kind: .space, bytes: index..<index + 1)
    case 0x0A: Token(kind: isVerbatim ? .lineBreak : .space, bytes: index..<index + 1)
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:
      Token(kind: .noBreakSpace, bytes: index..<index + 2)
    default: nil
    }
  }

  private mutating func nextWord() -> Token {
    let start = position
    var isLatin = true
    while position < bytes.count, space(at: position) == nil {
      let byte = bytes[position]
      if byte >= 0xD6 { isLatin = isLatin && isPunctuation(at: position) }
      position += 1
    }
    let word = Token(kind: .word, bytes: start..<position)
    guard !isLatin else { return word }
    return takeApart(word)
  }

  /// Whether a sign of General Punctuation is here, as in most words that are not ASCII.
  private func isPunctuation(at index: Int) -> Bool {
    bytes[index] == 0xE2 && index + 1 < bytes.count && (0x80...0x81).contains(bytes[index + 1])
  }

  private mutating func takeApart(_ word: Token) -> Token {
    let text = String(decoding: bytes[word.bytes], as: UTF8.self)
    var tokens: [Token] = []
    var start = word.bytes.lowerBound
    for place in LineBreaks.opportunities(in: text, language: language) {
      let end = word.bytes.lowerBound + place.offset
      guard start < end, end < word.bytes.upperBound, text.isSolid(around: place.offset) else {
        continue
      }
      tokens.append(Token(kind: .word, bytes: start..<end))
      tokens.append(Token(kind: place.isMandatory ? .lineBreak : .seam, bytes: end..<end))
      start = end
    }
    tokens.append(Token(kind: .word, bytes: start..<word.bytes.upperBound))
    parts = Array(tokens.dropFirst().reversed())
    return tokens[0]
  }
}

extension String {
  /// Whether the character before or behind a place is of a script that is written without spaces.
  fileprivate func isSolid(around offset: Int) -> Bool {
    let index = utf8.index(startIndex, offsetBy: offset)
    let scalars = unicodeScalars
    return scalars[index].isWrittenSolid
      || index > startIndex && scalars[scalars.index(before: index)].isWrittenSolid
  }
}

extension Unicode.Scalar {
  /// Chinese, kana, Thai and their like, and pictures; Korean is written with spaces.
  fileprivate var isWrittenSolid: Bool {
    switch value {
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x1950...0x1AAF, 0x2028...0x2029, 0x2E80...0x312F,
      0x31A0...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x1_F000...0x1_FAFF, 0x2_0000...0x3_FFFF:
      true
    default: false
    }
  }
}
