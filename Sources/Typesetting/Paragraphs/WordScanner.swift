/// Finds the words and spaces of a text, and the places within words of scripts written without spaces.
struct WordScanner {
  struct Token {
    var kind: Atom.Kind
    var bytes: Range<Int>
  }

  private let bytes: [UInt8]
  private let isVerbatim: Bool
  private var position = 0
  /// Parts of a word that lines may end between, the last of them first.
  private var parts: [Token] = []
  private(set) var hasBackwardText = false

  init(_ bytes: [UInt8], isVerbatim: Bool) {
    self.bytes = bytes
    self.isVerbatim = isVerbatim
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
    if text.unicodeScalars.contains(where: \.isBackward) { hasBackwardText = true }
    var tokens: [Token] = []
    var start = word.bytes.lowerBound
    var end = start
    var last: Character?
    for character in text {
      if let last, last.allowsBreak(before: character) {
        tokens.append(Token(kind: .word, bytes: start..<end))
        tokens.append(Token(kind: .seam, bytes: end..<end))
        start = end
      }
      end = min(end + character.utf8.count, word.bytes.upperBound)
      last = character
    }
    tokens.append(Token(kind: .word, bytes: start..<word.bytes.upperBound))
    parts = Array(tokens.dropFirst().reversed())
    return tokens[0]
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to a script that reads from right to left.
  var isBackward: Bool {
    switch value {
    case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1_0800...0x1_0FFF,
      0x1_E800...0x1_EFFF:
      true
    default: false
    }
  }
}

extension Character {
  /// Whether a line may end between this character and the next, neither of them a space.
  fileprivate func allowsBreak(before next: Character) -> Bool {
    if next.mayNotBegin || mayNotEnd { return false }
    return isIdeographic || next.isIdeographic
  }

  /// Chinese characters and kana; Korean is written with spaces.
  private var isIdeographic: Bool {
    guard let value = unicodeScalars.first?.value else { return false }
    switch value {
    case 0x2E80...0x312F, 0x31A0...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x2_0000...0x3_FFFF:
      return true
    default: return false
    }
  }

  private var mayNotBegin: Bool { isOne(of: Self.notBeginning) }
  private var mayNotEnd: Bool { isOne(of: Self.notEnding) }

  private func isOne(of scalars: Set<Unicode.Scalar>) -> Bool {
    unicodeScalars.first.map(scalars.contains) ?? false
  }

  // The rules of Japanese and Chinese composition in their usual short form (JIS X 4051, GB/T 15834).
  private static let notBeginning = Set(
    "、。，．・：；？！）］｝」』】〉》〕〗’”…‥ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〻,.!?:;)]}%"
      .unicodeScalars
  )
  private static let notEnding = Set("（［｛「『【〈《〔〖‘“([{$£¥".unicodeScalars)
}
