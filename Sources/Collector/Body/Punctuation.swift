import Articles

/// Sets quotation marks, apostrophes, dashes and ellipses for the straight characters that people type.
struct Punctuation {
  private let marks: QuotationMarks
  /// The characters of the line; one stands for code, a picture and the like.
  private var line: [Unicode.Scalar] = []
  /// Where in `line` each text stands.
  private var texts: [Range<Int>] = []
  private var outputs: [String] = []
  private var next = 0
  private var isQuoting = false
  private var innerQuotes = 0
  /// The last quotation mark, and whether it opened a quotation.
  private var last: (index: Int, isOpening: Bool)?

  private static let object: Unicode.Scalar = "\u{FFFC}"

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
        line += text.unicodeScalars
        texts.append(start..<line.count)
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        gather(content)
      case .link(let link) where !link.showsAddress: gather(link.content)
      case .link, .code, .mathematics, .image: line.append(Punctuation.object)
      case .lineBreak: line.append("\n")
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
    for range in texts {
      var output = String.UnicodeScalarView()
      var index = range.lowerBound
      while index < range.upperBound {
        let (replacement, length) = replacement(at: index, limit: range.upperBound)
        if let replacement {
          output += replacement.unicodeScalars
        } else {
          output += line[index..<index + length]
        }
        index += length
      }
      outputs.append(String(output))
    }
  }

  /// What stands for the characters at `index`, `nil` for themselves, and how many they are.
  private mutating func replacement(at index: Int, limit: Int) -> (String?, length: Int) {
    switch line[index] {
    case "\"": (doubleQuote(at: index), 1)
    case "'": (singleQuote(at: index), 1)
    case "-": dashes(at: index, limit: limit)
    case ".": dots(at: index, limit: limit)
    default: (nil, 1)
    }
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? {
    line.indices.contains(index) ? line[index] : nil
  }

  private func run(of scalar: Unicode.Scalar, from index: Int, limit: Int) -> Int {
    line[index..<limit].prefix { $0 == scalar }.count
  }

  private func dashes(at index: Int, limit: Int) -> (String?, Int) {
    let length = run(of: "-", from: index, limit: limit)
    guard length == 2 || length == 3 else { return (nil, length) }
    // An option of a command, such as `--help`, is no dash.
    let isOption =
      length == 2 && isOpenBefore(index) && scalar(index + 2).map(isLetter) == true
      && scalar(index - 1) != "\u{2014}"
    return isOption ? (nil, 2) : (length == 2 ? "\u{2013}" : "\u{2014}", length)
  }

  private func dots(at index: Int, limit: Int) -> (String?, Int) {
    let length = run(of: ".", from: index, limit: limit)
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
    if !isOpening, !isQuoting, scalar(index - 1).map(isDigit) == true { return nil }
    // A mark with blanks on both sides belongs to nothing.
    if before, after, scalar(index - 1).map(isBlank) ?? true, scalar(index + 1).map(isBlank) ?? true
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
      let isPrime = scalar(index - 1).map(isDigit) == true && next.map(isDigit) == true
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
    if scalar(index - 1).map(isDigit) == true { return nil }
    return before && isClosedAfter(index) ? nil : "\u{2019}"
  }

  /// Whether a quotation may begin at `index`, by what stands before it.
  private func isOpenBefore(_ index: Int) -> Bool {
    guard let before = scalar(index - 1) else { return true }
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
    let word = line[(index + 1)...].prefix(12).prefix(while: isWord)
    guard let first = word.first else { return false }
    if isDigit(first) { return word.prefix(while: isDigit).count == 2 }
    guard marks.hasLeadingApostrophes else { return false }
    let text = word.map { String(Character($0)) }.joined().lowercased()
    return ["tis", "twas", "twere", "em", "til", "cause", "n", "round", "bout", "cos", "nuff"]
      .contains(text)
  }

  // A quotation within a quotation is hardly longer; and each search is to end somewhere.
  private static let longestInner = 600

  private func isClosedLater(_ index: Int) -> Bool {
    let end = min(line.count, index + Punctuation.longestInner)
    return (index + 1..<end).contains { place in
      line[place] == "'" && scalar(place + 1).map(isWord) != true
        && scalar(place - 1).map(isBlank) != true
    }
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
      previous = byte
    }
    return false
  }
}
