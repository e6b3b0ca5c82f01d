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
