import Articles
import Layout

/// Articles of all kinds of blocks, the same for one seed, and what their pages must say.
struct RandomArticle {
  private var state: UInt64
  private var notes: [Note] = []
  private var noteWords = ""

  /// An article and the words of its text and its notes in their order, spaces left out.
  static func make(seed: UInt64, blocks: Int) -> (article: Article, words: String) {
    var maker = RandomArticle(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    var all: [Block] = []
    var words = ""
    for _ in 0..<blocks {
      let (block, text) = maker.block(depth: 0)
      all.append(block)
      words += text
    }
    var article = IssueCase.article("Random \(seed)", all, notes: maker.notes)
    // Enough for a front page, and for a large first letter.
    article.words = 40 * blocks
    return (article, (words + maker.noteWords).closelySet)
  }

  /// A paragraph of words and nothing else.
  static func paragraph(seed: UInt64) -> Block {
    var maker = RandomArticle(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    return .paragraph([.text(maker.sentence(30...110))])
  }

  private init(state: UInt64) { self.state = state }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return range.lowerBound + Int(state % UInt64(range.count))
  }

  // MARK: Words

  private static let vocabulary = [
    "tide", "harbour", "council", "embankment", "a", "of", "the", "in", "marsh", "forty", "years",
    "water",
    "“quoted”", "well-known", "naïve", "extraordinarily", "12,500", "don’t", "and", "so",
    "(perhaps)", "—",
  ]

  private mutating func sentence(_ lengths: ClosedRange<Int>) -> String {
    (0..<number(lengths)).map { _ in
      RandomArticle.vocabulary[number(0...RandomArticle.vocabulary.count - 1)]
    }.joined(separator: " ") + "."
  }

  private mutating func content(
    _ lengths: ClosedRange<Int>,
    canCallNotes: Bool = true
  ) -> ([Inline], String) {
    let text = sentence(lengths)
    var inlines: [Inline] = [.text(text)]
    var words = text
    switch number(0...8) {
    case 0:
      let more = sentence(1...9)
      inlines += [.text(" "), .styled(.emphasis, [.text(more)])]
      words += more
    case 1:
      let more = sentence(1...3)
      inlines += [.text(" "), .styled(.strong, [.text(more)]), .text(" "), .code("x += y[0]")]
      words += more + "x += y[0]"
    case 2:
      let more = sentence(1...9)
      inlines += [.text(" "), .link(Link(to: .web("https://example.org/"), [.text(more)]))]
      words += more
    case 3 where canCallNotes:
      inlines.append(.noteReference(NoteReference(note: notes.count, occurrence: 1)))
      let note = sentence(3...40)
      notes.append(Note(number: notes.count + 1, [.paragraph([.text(note)])], references: 1))
      noteWords += note
    case 4:
      inlines += [.lineBreak, .text("broken")]
      words += "broken"
    default: break
    }
    return (inlines, words)
  }

  // MARK: Blocks

  private mutating func blocks(_ counts: ClosedRange<Int>, depth: Int) -> ([Block], String) {
    var all: [Block] = []
    var words = ""
    for _ in 0..<number(counts) {
      let (block, text) = block(depth: depth)
      all.append(block)
      words += text
    }
    return (all, words)
  }

  private mutating func block(depth: Int) -> (Block, String) {
    switch number(0...(depth < 2 ? 14 : 8)) {
    case 0...4: return paragraph()
    case 5 where depth == 0: return heading()
    case 6: return code()
    case 7: return table()
    case 8: return figure()
    case 9: return list(depth: depth)
    case 10:
      let (inner, words) = blocks(1...3, depth: depth + 1)
      return (.quote(Quote(inner, attribution: [.text("A. Author")])), words + "—A. Author")
    case 11:
      let (inner, words) = blocks(1...3, depth: depth + 1)
      return (.box(Box(title: [.text("Box")], inner)), "Box" + words)
    case 12:
      let (inner, words) = blocks(1...2, depth: depth + 1)
      return (.definitions([Definition(terms: [[.text("Term")]], meanings: [inner])]), words)
    case 13 where depth == 0: return (.rule, "")
    default: return paragraph()
    }
  }

  private mutating func paragraph() -> (Block, String) {
    let (content, words) = content(1...120)
    return (.paragraph(content), words)
  }

  private mutating func heading() -> (Block, String) {
    let text = sentence(1...12)
    return (
      .heading(Heading(level: number(2...5), identifier: "h\(number(1...99))", [.text(text)])), text
    )
  }

  private mutating func code() -> (Block, String) {
    let text = (0..<number(1...30)).map { _ in "  " + sentence(1...20) }.joined(separator: "\n")
    return (.code(CodeBlock(text)), text)
  }

  private mutating func list(depth: Int) -> (Block, String) {
    var items: [List.Item] = []
    var words = ""
    for _ in 0..<number(1...6) {
      let (inner, text) = blocks(1...2, depth: depth + 1)
      items.append(List.Item(inner))
      words += text
    }
    let marker: List.Marker = number(0...1) == 0 ? .bullet : .number(start: 1)
    return (.list(List(marker, items, isTight: true)), words)
  }

  private mutating func table() -> (Block, String) {
    let columns = number(1...5)
    var words = ""
    var rows: [Table.Row] = []
    for row in 0..<number(2...12) {
      var cells: Table.Row = []
      var column = 0
      while column < columns {
        let (content, text) = content(1...(row == 0 ? 2 : 12), canCallNotes: row > 0)
        let span = row > 0 && number(0...6) == 0 ? min(2, columns - column) : 1
        cells.append(Table.Cell(content, columns: span, rows: number(0...8) == 0 ? 2 : 1))
        words += text
        column += span
      }
      rows.append(cells)
    }
    return (
      .table(Table(alignments: [], head: [rows[0]], body: Array(rows.dropFirst()))), words
    )
  }

  private mutating func figure() -> (Block, String) {
    let (caption, words) = content(1...20)
    if number(0...1) == 0 {
      let image = Image(.file("sea"), alternativeText: "The sea")
      return (.figure(Figure([image], caption: caption)), words)
    }
    let image = Image(.missing("gone.png"), alternativeText: "Gone")
    return (.figure(Figure([image], caption: caption)), "[Picture: Gone]" + words)
  }
}
