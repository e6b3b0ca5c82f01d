/// How much there is to read.
package enum WordCount {
  /// Words parted by white space, in which a letter or digit stands; each CJK character counts as one.
  package static func words(in text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      if isCJK(scalar) {
        count += 1
        isInWord = false
      } else if scalar.properties.isWhitespace {
        isInWord = false
      } else if !isInWord, isWordScalar(scalar) {
        count += 1
        isInWord = true
      }
    }
    return count
  }

  /// Minutes to read so many words at 230 a minute (Brysbaert, 2019, silent reading of English: 238), at least one.
  package static func minutes(forWords words: Int) -> Int { max(1, (words + 115) / 230) }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
        || (97...122).contains(scalar.value)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
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
  /// What a reader reads of an article: title, description and text, notes and takeaways included.
  package static func words(
    title: String,
    description: String?,
    blocks: [Block],
    notes: [Note],
    takeaways: [[Inline]]
  ) -> Int {
    let parts =
      [title, description ?? "", blocks.plainText] + notes.map(\.blocks.plainText)
      + takeaways.map(\.plainText)
    return parts.reduce(0) { $0 + WordCount.words(in: $1) }
  }
}
