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
    for (part, isSpaceAfter) in text.partsBetweenBreaks(language: style.text.language) {
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

  /// The text with parts no smaller than the phrases of its language; `nil` for languages that part their words.
  func joiningPhrases() throws(FontFailure) -> BreakableText? {
    guard parts.dropLast().contains(where: { !$0.isSpaceAfter }) else { return nil }
    let whole = parts.map(\.text).joined()
    let starts = Set(PhraseBreaks.starts(in: whole, language: style.text.language))
    guard !starts.isEmpty else { return nil }
    var phrases: [Part] = []
    var phrase = ""
    var offset = 0
    for part in parts {
      phrase += part.text
      offset += part.text.utf8.count
      guard part.isSpaceAfter || starts.contains(offset) else { continue }
      let width = try shaper.shape(phrase, in: style.text).width(in: style)
      phrases.append(Part(text: phrase, width: width, isSpaceAfter: part.isSpaceAfter))
      phrase = ""
    }
    return BreakableText(parts: phrases, space: space, hyphen: hyphen, style: style, shaper: shaper)
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
  /// Parts between which a line may end: at spaces, after dashes, and between the words and the characters of
  /// scripts that are written without spaces.
  fileprivate func partsBetweenBreaks(language: String) -> [(String, isSpaceAfter: Bool)] {
    var parts: [(String, isSpaceAfter: Bool)] = []
    for word in split(separator: " ") {
      var start = word.startIndex
      for place in String(word).placesToPart(language: language) {
        let end = word.utf8.index(word.startIndex, offsetBy: place)
        parts.append((String(word[start..<end]), isSpaceAfter: false))
        start = end
      }
      parts.append((String(word[start...]), isSpaceAfter: true))
    }
    return parts
  }

  private func placesToPart(language: String) -> [Int] {
    guard utf8.contains(where: { $0 >= 0xE0 }) else { return [] }
    if unicodeScalars.contains(where: \.isWrittenSolid) {
      return LineBreaks.opportunities(in: self, language: language).map(\.offset)
        .filter { isSolid(around: $0) }
    }
    var offset = 0
    var places: [Int] = []
    for scalar in unicodeScalars {
      offset += UTF8.width(scalar)
      if scalar == "\u{2010}" || scalar == "—", offset < utf8.count { places.append(offset) }
    }
    return places
  }
}
