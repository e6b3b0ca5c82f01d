import Articles

/// Gives headings levels from 2 on of which none is skipped, and identifiers of which none comes twice.
struct HeadingOutline {
  /// The headings that a next one may stand under, by their level in the source and in print.
  private var above: [(source: Int, level: Int)] = []
  private(set) var identifiers: Set<String> = []
  /// How often an identifier was asked for, so that a thousand equal headings are quickly told apart.
  private var uses: [String: Int] = [:]

  mutating func place(_ heading: inout Heading) {
    while let last = above.last, last.source >= heading.level { above.removeLast() }
    let level = min(6, (above.last?.level ?? 1) + 1)
    above.append((heading.level, level))
    heading.level = level
    heading.identifier = unique(heading.identifier)
  }

  /// The identifier, with `-1`, `-2` and so on for one that was there before, as Goldmark has it.
  private mutating func unique(_ identifier: String) -> String {
    var candidate = identifier
    while !identifiers.insert(candidate).inserted {
      let use = uses[identifier, default: 0] + 1
      uses[identifier] = use
      candidate = "\(identifier)-\(use)"
    }
    return candidate
  }
}

/// Finds for each anchor that an author set the heading that follows it, else the last one.
struct AnchorReading {
  let marks: Marks
  private var waiting: [String] = []
  private var last: String?
  private var found: [(name: String, identifier: String)] = []

  init(marks: Marks) { self.marks = marks }

  mutating func read(_ line: [Inline]) {
    for inline in line {
      switch inline {
      case .text(let text) where Marks.mayBe(in: text):
        for case .mark(let mark) in marks.parts(of: text) {
          if case .anchor(let name) = mark.meaning { read(name) }
        }
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        read(content)
      case .link(let link): read(link.content)
      case .text, .code, .mathematics, .image, .noteReference, .lineBreak: break
      }
    }
  }

  /// A heading's own mark begins with a character that no author's anchor has.
  private mutating func read(_ name: String) {
    guard name.utf8.first == 0 else { return waiting.append(name) }
    let identifier = String(name.dropFirst())
    found += waiting.map { ($0, identifier) }
    waiting = []
    last = identifier
  }

  mutating func finish() -> [(name: String, identifier: String)] {
    if let last { found += waiting.map { ($0, last) } }
    return found
  }
}

/// Text compared by its words alone.
enum Folding {
  /// Letters and digits in lower case and nothing between.
  static func letters(_ text: String) -> String {
    words(text).filter { $0 != " " }
  }

  /// Letters and digits in lower case, with one blank for all between.
  static func words(_ text: String) -> String {
    var folded = ""
    var needsBlank = false
    for scalar in text.unicodeScalars {
      let isWord =
        scalar.isASCII
        ? (48...57).contains(scalar.value) || (97...122).contains(scalar.value | 0x20)
        : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      guard isWord else {
        // An apostrophe parts no words.
        if scalar != "'" && scalar != "\u{2019}" { needsBlank = !folded.isEmpty }
        continue
      }
      if needsBlank { folded += " " }
      needsBlank = false
      folded += scalar.properties.lowercaseMapping
    }
    return folded
  }
}
