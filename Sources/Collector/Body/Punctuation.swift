import Articles

/// Sets quotation marks, apostrophes, dashes and ellipses for the straight characters that people type.
struct Punctuation {
  private let marks: QuotationMarks
  /// The line in UTF-8; U+FFFC stands for code, a picture and the like.
  private var line: [UInt8] = []
  /// Where in `line` each text stands.
  private var texts: [Range<Int>] = []
  private var outputs: [String] = []
  private var next = 0
  /// How far the line was searched for the end of an inner quotation, and where one was found.
  private var searched = 0
  private var closing: Int?
  private var isQuoting = false
  private var innerQuotes = 0
  /// The last quotation mark, and whether it opened a quotation.
  private var last: (index: Int, isOpening: Bool)?

  private static let object = "\u{FFFC}".utf8

  /// Changes the punctuation of `line`; code, addresses and formulas stay as they are.
  static func set(_ line: inout [Inline], with marks: QuotationMarks) {
    guard line.contains(where: \.hasStraightPunctuation) else { return }
    var punctuation = Punctuation(marks: marks)
    punctuation.gather(line)
    punctuation.set()
    line = line.map { punctuation.replaced($0) }
  }

  /// Plain text with its punctuation set, for titles and descriptions.
  static func set(_ text: String, with marks: QuotationMarks) -> String {
    var line = [Inline.text(text)]
    set(&line, with: marks)
    return line.plainText
  }

  private init(marks: QuotationMarks) { self.marks = marks }

  // MARK: - To and fro

  private mutating func gather(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text):
        let start = line.count
        line += text.utf8
        texts.append(start..<line.count)
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        gather(content)
      case .link(let link) where !link.showsAddress: gather(link.content)
      case .link, .code, .mathematics, .image: line += Punctuation.object
      case .lineBreak: line.append(UInt8(ascii: "\n"))
      case .noteReference: break
      }
    }
  }

  private mutating func replaced(_ inline: Inline) -> Inline {
    switch inline {
    case .text:
      defer { next += 1 }
      return .text(outputs[next])
    case .styled(let style, let content): return .styled(style, content.map { replaced($0) })
    case .foreign(let language, let direction, let content):
      return .foreign(language: language, direction: direction, content.map { replaced($0) })
    case .abbreviation(let title, let content):
      return .abbreviation(title, content.map { replaced($0) })
    case .link(var link) where !link.showsAddress:
      link.content = link.content.map { replaced($0) }
      return .link(link)
    case .link, .code, .mathematics, .image, .lineBreak, .noteReference: return inline
    }
  }

  // MARK: - Setting

  private mutating func set() {
    outputs.reserveCapacity(texts.count)
    for range in texts {
      var output: [UInt8] = []
      var copied = range.lowerBound
      var index = range.lowerBound
      while index < range.upperBound {
        guard Punctuation.isStraight(line[index]) else {
          index += 1
          continue
        }
        let (replacement, length) = replacement(at: index, limit: range.upperBound)
        if let replacement {
          output += line[copied..<index]
          output += replacement.utf8
          copied = index + length
        }
        index += length
      }
      output += line[copied..<range.upperBound]
      outputs.append(String(decoding: output, as: UTF8.self))
    }
  }

  private static func isStraight(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x2D || byte == 0x2E
  }

  /// What stands for the characters at `index`, `nil` for themselves, and how many they are.
  private mutating func replacement(at index: Int, limit: Int) -> (String?, length: Int) {
    switch line[index] {
    case 0x22: (doubleQuote(at: index), 1)
    case 0x27: (singleQuote(at: index), 1)
    case 0x2D: dashes(at: index, limit: limit)
    case 0x2E: dots(at: index, limit: limit)
    default: (nil, 1)
    }
  }

  /// The character that begins at `index`.
  private func scalar(_ index: Int) -> Unicode.Scalar? {
    guard line.indices.contains(index) else { return nil }
    if line[index] < 0x80 { return Unicode.Scalar(line[index]) }
    return String(decoding: line[index...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  /// The character that ends before `index`.
  private func scalar(before index: Int) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    if line[index - 1] < 0x80 { return Unicode.Scalar(line[index - 1]) }
    return String(decoding: line[..<index].suffix(4), as: UTF8.self).unicodeScalars.last
  }

  private func run(of byte: UInt8, from index: Int, limit: Int) -> Int {
    line[index..<limit].prefix { $0 == byte }.count
  }

  private func dashes(at index: Int, limit: Int) -> (String?, Int) {
    let length = run(of: 0x2D, from: index, limit: limit)
    if length == 1, isRangeOfYears(around: index) { return ("\u{2013}", 1) }
    guard length == 2 || length == 3 else { return (nil, length) }
    // An option of a command, such as `--help`, is no dash.
    let isOption =
      length == 2 && isOpenBefore(index) && scalar(index + 2).map(isLetter) == true
      && scalar(before: index) != "\u{2014}"
    return isOption ? (nil, 2) : (length == 2 ? "\u{2013}" : "\u{2014}", length)
  }

  /// Whether a hyphen stands between two years of which the second is the later: 1914-1918, not 2026-02.
  private func isRangeOfYears(around index: Int) -> Bool {
    guard let from = year(index - 4..<index), let to = year(index + 1..<index + 5) else {
      return false
    }
    return from < to && !isPartOfNumber(index - 5) && !isPartOfNumber(index + 5)
  }

  /// The number that four digits in the range tell.
  private func year(_ range: Range<Int>) -> Int? {
    guard range.lowerBound >= 0, range.upperBound <= line.count,
      line[range].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let year = line[range].reduce(0) { $0 * 10 + Int($1 & 0xF) }
    return (1000...2999).contains(year) ? year : nil
  }

  /// Whether a letter, a digit or a hyphen stands at a place, which makes a number more than a year.
  private func isPartOfNumber(_ index: Int) -> Bool {
    guard line.indices.contains(index) else { return false }
    let byte = line[index]
    return byte == 0x2D || byte == 0x2F || (0x30...0x39).contains(byte) || byte >= 0x80
      || (0x41...0x5A).contains(byte & 0xDF)
  }

  private func dots(at index: Int, limit: Int) -> (String?, Int) {
    let length = run(of: 0x2E, from: index, limit: limit)
    return (length == 3 ? "\u{2026}" : nil, length)
  }

  // MARK: - Quotation marks

  private mutating func doubleQuote(at index: Int) -> String? {
    let before = isOpenBefore(index)
    let after = isClosedAfter(index)
    let isOpening: Bool
    if before, !after {
      isOpening = true
    } else if !before, after {
      isOpening = false
    } else {
      isOpening = !isQuoting
    }
    // Inches: 6'2".
    if !isOpening, !isQuoting, scalar(before: index).map(isDigit) == true { return nil }
    // A mark with blanks on both sides belongs to nothing.
    if before, after, scalar(before: index).map(isBlank) ?? true,
      scalar(index + 1).map(isBlank) ?? true
    {
      return nil
    }
    isQuoting = isOpening
    last = (index, isOpening)
    return isOpening ? marks.opening : marks.closing
  }

  private mutating func singleQuote(at index: Int) -> String? {
    let before = isOpenBefore(index)
    let next = scalar(index + 1)
    if !before, next.map(isWord) == true {
      // Feet and minutes: 6'2", 12'30.
      let isPrime = scalar(before: index).map(isDigit) == true && next.map(isDigit) == true
      return isPrime ? nil : "\u{2019}"
    }
    if before, next.map(isWord) == true || next == "\"" || next == "\u{FFFC}" {
      guard !isLeadingApostrophe(index), isClosedLater(index) else { return "\u{2019}" }
      innerQuotes += 1
      last = (index, true)
      return marks.innerOpening
    }
    if innerQuotes > 0 {
      innerQuotes -= 1
      last = (index, false)
      return marks.innerClosing
    }
    if scalar(before: index).map(isDigit) == true { return nil }
    return before && isClosedAfter(index) ? nil : "\u{2019}"
  }

  /// Whether a quotation may begin at `index`, by what stands before it.
  private func isOpenBefore(_ index: Int) -> Bool {
    guard let before = scalar(before: index) else { return true }
    if let last, last.index == index - 1 { return last.isOpening }
    if isBlank(before) { return true }
    switch before {
    case "(", "[", "{", "<", "/", "=", "-", "\u{2013}", "\u{2014}", "\u{201C}", "\u{2018}",
      "\u{AB}",
      "\u{201E}", "\u{BF}", "\u{A1}":
      return true
    default: return false
    }
  }

  /// Whether a quotation may end at `index`, by what stands behind it.
  private func isClosedAfter(_ index: Int) -> Bool {
    guard let after = scalar(index + 1) else { return true }
    if isBlank(after) { return true }
    switch after {
    case ")", "]", "}", ".", ",", ";", ":", "!", "?", "-", "\u{2013}", "\u{2014}", "\u{201D}",
      "\u{2019}", "\u{BB}", "\u{2026}":
      return true
    default: return false
    }
  }

  /// Whether letters are left out at `index`: '90s, 'tis, rock 'n' roll.
  private func isLeadingApostrophe(_ index: Int) -> Bool {
    let word = line[(index + 1)...].prefix(12).prefix { isWord(Unicode.Scalar($0)) }
    guard let first = word.first else { return false }
    if (48...57).contains(first) { return word.prefix { (48...57).contains($0) }.count == 2 }
    guard marks.hasLeadingApostrophes else { return false }
    return ["tis", "twas", "twere", "em", "til", "cause", "n", "round", "bout", "cos", "nuff"]
      .contains(word.string.lowercased())
  }

  // A quotation within a quotation is hardly longer; and each search is to end somewhere.
  private static let longestInner = 600

  private mutating func isClosedLater(_ index: Int) -> Bool {
    let end = min(line.count, index + Punctuation.longestInner)
    // The search goes on where the last one stopped, so that a line is searched once only.
    if let closing, closing > index { return closing < end }
    searched = max(searched, index + 1)
    while searched < end {
      let place = searched
      searched += 1
      guard line[place] == 0x27, scalar(place + 1).map(isWord) != true,
        scalar(before: place).map(isBlank) != true
      else { continue }
      closing = place
      return true
    }
    return false
  }

  private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 32 || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{3000}"
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (48...57).contains(scalar.value) }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (97...122).contains(scalar.value | 0x20)
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? isLetter(scalar) || isDigit(scalar) : scalar.properties.isAlphabetic
  }
}

extension Link {
  /// Whether the link's text is its address, in which no punctuation is set.
  fileprivate var showsAddress: Bool {
    guard content.count == 1, case .text(let text)? = content.first else { return false }
    return text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.")
      || text.hasPrefix("mailto:")
  }
}

extension Inline {
  /// Whether there is anything to set.
  fileprivate var hasStraightPunctuation: Bool {
    switch self {
    case .text(let text): text.hasStraightPunctuation
    case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
      content.contains(where: \.hasStraightPunctuation)
    case .link(let link): link.content.contains(where: \.hasStraightPunctuation)
    case .code, .mathematics, .image, .lineBreak, .noteReference: false
    }
  }
}

extension String {
  fileprivate var hasStraightPunctuation: Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x22 || byte == 0x27 { return true }
      if byte == previous, byte == 0x2D || byte == 0x2E { return true }
      // It may stand between two years.
      if previous == 0x2D, (0x31...0x32).contains(byte) { return true }
      previous = byte
    }
    return false
  }
}
