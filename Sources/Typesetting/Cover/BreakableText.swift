import TextShaping

/// A text cut where a line may end, each part shaped once and known by its width in ems.
struct BreakableText {
  /// A part that stays together, and the space after it, which vanishes at a line's end.
  struct Part {
    var text: String
    var width: Double
    var isSpaceAfter: Bool
    /// Whether it was cut off from the next part, where no line should end: if one does, by a hyphen.
    var isCut = false
  }

  let parts: [Part]
  /// The widths of a space and a hyphen in ems, tracking included.
  let space: Double
  let hyphen: Double
  let style: DisplayStyle
  /// Where each part would begin if all stood in one line, and at last where that line would end.
  let offsets: [Double]
  private let shaper: Shaper
  private let lines = KnownLines()

  /// Lines shaped before: one text is tried in many sizes, and mostly breaks alike.
  private final class KnownLines {
    var lines: [Range<Int>: DisplayLine] = [:]
  }

  init(_ text: String, in style: DisplayStyle, shaper: Shaper) throws(FontFailure) {
    var parts: [Part] = []
    for (part, isSpaceAfter) in text.partsBetweenBreaks {
      let width = try shaper.shape(part, in: style.text).width(in: style)
      parts.append(Part(text: part, width: width, isSpaceAfter: isSpaceAfter))
    }
    self.init(
      parts: parts,
      space: try shaper.shape(" ", in: style.text).width(in: style),
      hyphen: try shaper.shape("-", in: style.text).width(in: style),
      style: style,
      shaper: shaper
    )
  }

  private init(parts: [Part], space: Double, hyphen: Double, style: DisplayStyle, shaper: Shaper) {
    self.parts = parts
    self.space = space
    self.hyphen = hyphen
    self.style = style
    self.shaper = shaper
    offsets = parts.reduce(into: [0]) { offsets, part in
      offsets.append(offsets[offsets.count - 1] + part.width + (part.isSpaceAfter ? space : 0))
    }
  }

  var isEmpty: Bool { parts.isEmpty }

  var widestPart: Double { parts.map(\.width).max() ?? 0 }

  func line(_ range: Range<Int>) throws(FontFailure) -> DisplayLine {
    if let known = lines.lines[range] { return known }
    let text = text(of: range)
    var line = DisplayLine(try shaper.shape(text, in: style.text), in: style)
    if endsInSpace(range) {
      // Who listens or searches would else find the last word of a line and the first of the next as one.
      line = DisplayLine(try shaper.shape(text + " ", in: style.text), in: style, seen: line.width)
    }
    lines.lines[range] = line
    return line
  }

  /// Whether a line of these parts is followed by another, and parted from it by a space.
  private func endsInSpace(_ range: Range<Int>) -> Bool {
    range.upperBound < parts.count && !range.isEmpty && parts[range.upperBound - 1].isSpaceAfter
  }

  private func text(of range: Range<Int>) -> String {
    var text = ""
    for index in range {
      text += parts[index].text
      guard index + 1 == range.upperBound else {
        if parts[index].isSpaceAfter { text += " " }
        continue
      }
      if parts[index].isCut { text += "-" }
    }
    return text
  }

  /// The text with the parts that are wider than `measure` ems cut into single characters.
  func cuttingParts(widerThan measure: Double) throws(FontFailure) -> BreakableText {
    guard widestPart > measure else { return self }
    var cut: [Part] = []
    for part in parts {
      guard part.width > measure else {
        cut.append(part)
        continue
      }
      for character in part.text {
        let width = try shaper.shape(String(character), in: style.text).width(in: style)
        let isCut = character.unicodeScalars.allSatisfy { $0.isLetterOfAlphabet }
        cut.append(.init(text: String(character), width: width, isSpaceAfter: false, isCut: isCut))
      }
      cut[cut.count - 1].isSpaceAfter = part.isSpaceAfter
      cut[cut.count - 1].isCut = false
    }
    return BreakableText(parts: cut, space: space, hyphen: hyphen, style: style, shaper: shaper)
  }

  /// The text with parts only between spaces, so that no line ends within a word.
  func joiningWords() throws(FontFailure) -> BreakableText {
    guard parts.dropLast().contains(where: { !$0.isSpaceAfter }) else { return self }
    var words: [Part] = []
    var word = ""
    for part in parts {
      word += part.text
      guard part.isSpaceAfter else { continue }
      let width = try shaper.shape(word, in: style.text).width(in: style)
      words.append(Part(text: word, width: width, isSpaceAfter: true))
      word = ""
    }
    return BreakableText(parts: words, space: space, hyphen: hyphen, style: style, shaper: shaper)
  }

  /// As much of the parts from `start` on as fits `measure` ems together with an ellipsis after it.
  func truncatedLine(from start: Int, measure: Double) throws(FontFailure) -> DisplayLine {
    var characters = Array(text(of: start..<parts.count).prefix(Self.longestLine))
    while true {
      while characters.last?.isWhitespace == true { characters.removeLast() }
      let shaped = try shaper.shape(String(characters) + "…", in: style.text)
      let width = shaped.width(in: style)
      if characters.isEmpty || width <= measure {
        guard let whole = characters.withoutPartOfWord else {
          return DisplayLine(shaped, in: style)
        }
        return DisplayLine(try shaper.shape(String(whole) + "…", in: style.text), in: style)
      }
      // By share of the width, so that long texts take few steps, but never too many at a time.
      let excess = Int(Double(characters.count) * (1 - measure / width) * 0.8)
      characters.removeLast(min(max(1, excess), characters.count))
    }
  }

  /// No line of a cover holds more characters, be they as narrow as they may.
  private static let longestLine = 400
}

extension [Character] {
  /// The text up to its last space, if that costs less than a quarter of it.
  fileprivate var withoutPartOfWord: ArraySlice<Character>? {
    guard let space = lastIndex(of: " "), space > count * 3 / 4 else { return nil }
    return self[..<space]
  }
}

extension Unicode.Scalar {
  /// Whether words of its script are parted by hyphens: Latin, Greek, Cyrillic.
  fileprivate var isLetterOfAlphabet: Bool {
    properties.isAlphabetic && (value < 0x530 || (0x1E00..<0x2000).contains(value))
  }
}

extension String {
  /// Parts between which a line may end: at spaces, after hyphens, and around the characters of
  /// scripts that are written without spaces.
  fileprivate var partsBetweenBreaks: [(String, isSpaceAfter: Bool)] {
    var parts: [(String, isSpaceAfter: Bool)] = []
    for word in split(separator: " ") {
      var part = ""
      for character in word {
        if let last = part.last, last.allowsBreak(before: character) {
          parts.append((part, isSpaceAfter: false))
          part = ""
        }
        part.append(character)
      }
      parts.append((part, isSpaceAfter: true))
    }
    return parts
  }
}

extension Character {
  /// Whether a line may end between this character and the next, neither of them a space.
  fileprivate func allowsBreak(before next: Character) -> Bool {
    if next.mayNotBegin || mayNotEnd { return false }
    if self == "\u{2010}" || self == "—" { return true }
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
