/// How much there is to read.
package struct WordCount: Hashable, Sendable {
  /// Words parted by white space, in which a letter or digit stands; each CJK character counts as one.
  package var words = 0
  /// How many of the words are CJK characters.
  package var characters = 0

  package init() {}

  package init(of text: String) {
    var isInWord = false
    for scalar in text.unicodeScalars {
      switch WordCount.kind(of: scalar) {
      case .space: isInWord = false
      case .sign: break
      case .letter:
        if !isInWord { words += 1 }
        isInWord = true
      case .character:
        words += 1
        characters += 1
        isInWord = false
      }
    }
  }

  /// What a scalar does to a count of words.
  package enum Kind: Sendable {
    /// Ends a word.
    case space
    /// A letter or digit: makes a word of what it stands in.
    case letter
    /// A word of its own.
    case character
    /// Anything else, which neither makes a word nor ends one.
    case sign
  }

  package static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 48...57, 65...90, 97...122: return .letter
    case 9...13, 32: return .space
    case 0..<0x80: return .sign
    default: break
    }
    return isCJK(scalar)
      ? .character : isSpace(scalar) ? .space : isWordScalar(scalar) ? .letter : .sign
  }

  package static func + (a: WordCount, b: WordCount) -> WordCount {
    var sum = a
    sum.words += b.words
    sum.characters += b.characters
    return sum
  }

  /// Minutes to read it, at least one.
  ///
  /// At 230 words a minute (Brysbaert, 2019, silent reading of English: 238) and 500 CJK characters, as Hugo has it.
  package var minutes: Int {
    let seconds = (words - characters) * 60 / 230 + characters * 60 / 500
    return max(1, (seconds + 30) / 60)
  }

  /// White space beyond ASCII (Unicode, property White_Space).
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      true
    default: false
    }
  }

  /// A letter or digit beyond ASCII, told by ranges: properties of characters take ten times as long to look up.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0xAA, 0xD7, 0xF7: false
    // Punctuation, arrows, symbols, drawings and their CJK kin.
    case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x303F, 0xFE10...0xFE6F, 0xFF00...0xFF0F: false
    case 0x1F000...0x1FAFF: false
    default: true
    }
  }

  /// Han, Hiragana, Katakana and Hangul, with their extensions.
  package static func isCJK(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }
}

extension Article {
  /// How much there is to read in the article.
  package var count: WordCount {
    var count = WordCount()
    count.words = words
    count.characters = characters
    return count
  }

  /// What a reader reads of an article: title, description and text, notes and takeaways included.
  package static func count(
    title: String,
    description: String?,
    blocks: [Block],
    notes: [Note],
    takeaways: [[Inline]]
  ) -> WordCount {
    let parts =
      [title, description ?? "", blocks.plainText] + notes.map(\.blocks.plainText)
      + takeaways.map(\.plainText)
    return parts.reduce(WordCount()) { $0 + WordCount(of: $1) }
  }
}
