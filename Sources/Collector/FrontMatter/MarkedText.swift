/// A text with marks of Markdown: stars, underscores, backticks and double tildes that open before a word and close
/// behind one, and backslashes before punctuation.
struct MarkedText<Unit: MarkedUnit> {
  private var units: [Unit] = []
  private var isEscaped: [Bool] = []
  /// Which units are marks.
  private var isMark: [Bool] = []

  init(_ text: [Unit]) {
    var index = 0
    while index < text.count {
      let isEscape =
        text[index] == Unit(sign: .backslash) && index + 1 < text.count
        && text[index + 1].isEscapable
      if isEscape { index += 1 }
      units.append(text[index])
      isEscaped.append(isEscape)
      index += 1
    }
    isMark = [Bool](repeating: false, count: units.count)
    let underscore = UInt8(ascii: "_")
    for (sign, length) in [
      (UInt8.star, 2), (underscore, 2), (.tilde, 2), (.star, 1), (underscore, 1), (.backtick, 1),
    ] {
      findPairs(of: Unit(sign: sign), length, mayStandInWord: sign != underscore)
    }
  }

  /// The text without its marks.
  var plain: [Unit] { units.indices.filter { !isMark[$0] }.map { units[$0] } }

  private mutating func findPairs(of sign: Unit, _ length: Int, mayStandInWord: Bool) {
    guard units.contains(sign) else { return }
    var opener: Int?
    var index = 0
    while index + length <= units.count {
      let range = index..<(index + length)
      guard range.allSatisfy({ units[$0] == sign && !isEscaped[$0] && !isMark[$0] }) else {
        index += 1
        continue
      }
      let before = index > 0 ? units[index - 1] : Unit(sign: .space)
      let after = range.upperBound < units.count ? units[range.upperBound] : Unit(sign: .space)
      if let open = opener, !before.isWhitespace, mayStandInWord || !after.isOfWord {
        for place in open..<(open + length) { isMark[place] = true }
        for place in range { isMark[place] = true }
        opener = nil
      } else if !after.isWhitespace, mayStandInWord || !before.isOfWord {
        opener = index
      }
      index = range.upperBound
    }
  }
}

/// A character of a text, or a byte where all of it is ASCII.
protocol MarkedUnit: Equatable {
  init(sign: UInt8)
  var isWhitespace: Bool { get }
  /// A letter or a digit.
  var isOfWord: Bool { get }
  /// Punctuation and signs of ASCII.
  var isEscapable: Bool { get }
}

extension Character: MarkedUnit {
  init(sign: UInt8) { self.init(Unicode.Scalar(sign)) }
  var isOfWord: Bool { isLetter || isNumber }
  var isEscapable: Bool { isASCII && (isPunctuation || isSymbol) }
}

extension UInt8: MarkedUnit {
  init(sign: UInt8) { self = sign }
  var isWhitespace: Bool { isSpace }
  var isOfWord: Bool { isLetterOrDigit }
  var isEscapable: Bool { (0x21...0x7E).contains(self) && !isLetterOrDigit }
}
