import Articles
import Diagnostics

/// What remains to be done once all blocks are there: headings, notes, links within, punctuation.
struct BodyFinishing {
  let context: BodyContext
  var marks: Marks
  private(set) var diagnostics: [Diagnostic]
  private let hasAnchors: Bool
  private let typesetter: LineTypesetter
  private var anchors: [String: String] = [:]
  /// Identifiers by their letters alone, since site generators differ in what stands between.
  private var looseAnchors: [String: String]?
  /// Notes in the order of their first reference, by their index in the source.
  private var order: [Int] = []
  /// For each note of the source its index in `order` and how often it was referred to.
  private var numbers: [Int: (index: Int, references: Int)] = [:]

  init(context: BodyContext, composer: BodyComposer) {
    self.context = context
    marks = composer.marks
    diagnostics = composer.diagnostics
    hasAnchors = composer.hasAnchors
    typesetter = LineTypesetter(context)
  }

  mutating func finish(_ source: [Block], notes: [FinishedNote]) -> ArticleBody {
    var blocks = source
    var notes = notes
    blocks.changeSiblings { $0 = gathered($0) }
    for index in notes.indices { notes[index].blocks.changeSiblings { $0 = gathered($0) } }
    var summaryEnd = takeSummaryEnd(from: &blocks)
    let title = takeTitle(from: &blocks, summaryEnd: &summaryEnd)
    let takeaways = Takeaways.take(from: &blocks, summaryEnd: &summaryEnd)
    identify(&blocks, notes: &notes)
    var body = ArticleBody(blocks: [])
    if let title { body.titleHeading = finished(title) }
    for point in takeaways { body.takeaways.append(finished(point)) }
    blocks.changeLines { finish(&$0) }
    body.notes = finished(notes)
    body.summary = summaryEnd.map { end in
      Array(blocks.prefix(end)).plainText.split { $0.isNewline }.joined(separator: " ")
    }
    body.blocks = BodyFinishing.withoutBlanks(blocks)
    body.anchors = anchors
    return body
  }

  // MARK: - Marks between blocks

  /// Blocks with what stands between the two tags of a shortcode made one.
  private func gathered(_ blocks: [Block]) -> [Block] {
    guard blocks.contains(where: { onlyMark(of: $0)?.meaning.isShortcode == true }) else {
      return blocks
    }
    var gathering = ShortcodeGathering(rules: context.shortcodes)
    for block in blocks {
      switch onlyMark(of: block)?.meaning {
      case .opening(let shortcode, let pair): gathering.open(shortcode, pair: pair)
      case .closing(let pair): gathering.close(pair: pair)
      default: gathering.blocks.append(block)
      }
    }
    return gathering.finish()
  }

  private func onlyMark(of block: Block) -> Mark? {
    guard case .paragraph(let line) = block, line.count == 1, case .text(let text)? = line.first
    else { return nil }
    return marks.only(in: text)
  }

  /// How many blocks stand before `<!--more-->`; the mark itself is taken out.
  private func takeSummaryEnd(from blocks: inout [Block]) -> Int? {
    for (index, block) in blocks.enumerated() {
      if onlyMark(of: block)?.meaning == .more {
        blocks.remove(at: index)
        return index
      }
      if case .paragraph(let line) = block, line.contains(where: holdsSummaryEnd) {
        return index + 1
      }
    }
    return nil
  }

  private func holdsSummaryEnd(_ inline: Inline) -> Bool {
    guard case .text(let text) = inline, Marks.mayBe(in: text) else { return false }
    return marks.parts(of: text).contains { part in
      if case .mark(let mark) = part { mark.meaning == .more } else { false }
    }
  }

  // MARK: - Title and headings

  /// Takes the article's title out of its text, where it stands at the top.
  private mutating func takeTitle(from blocks: inout [Block], summaryEnd: inout Int?) -> [Inline]? {
    let first = blocks.firstIndex { if case .heading = $0 { true } else { false } }
    guard let first, case .heading(let heading) = blocks[first] else { return nil }
    let isTitle: Bool
    if let title = context.title {
      isTitle =
        heading.level == 1 && Folding.words(heading.content.plainText) == Folding.words(title)
    } else {
      isTitle = true
    }
    guard isTitle else { return nil }
    if first == 0 || context.title != nil {
      blocks.remove(at: first)
      leadToTop(from: heading)
      if let end = summaryEnd, end > first { summaryEnd = end - 1 }
    }
    return context.title == nil ? heading.content : nil
  }

  /// Makes links to a heading that became the title lead to the article's top.
  private mutating func leadToTop(from heading: Heading) {
    anchors[heading.identifier] = ""
    guard hasAnchors else { return }
    let top = Inline.text(marks.text(.anchor("\0")))
    var reading = AnchorReading(marks: marks)
    reading.read([top] + heading.content)
    for (name, _) in reading.finish() { anchors[name] = "" }
  }

  /// Gives all headings their levels and identifiers, and all anchors the heading they lead to.
  private mutating func identify(_ blocks: inout [Block], notes: inout [FinishedNote]) {
    var outline = HeadingOutline()
    let marksHeadings = hasAnchors
    var marks = marks
    let place: (inout Heading) -> Void = { heading in
      outline.place(&heading)
      guard marksHeadings else { return }
      heading.content.insert(.text(marks.text(.anchor("\0" + heading.identifier))), at: 0)
    }
    blocks.changeHeadings(place)
    for index in notes.indices { notes[index].blocks.changeHeadings(place) }
    self.marks = marks
    for identifier in outline.identifiers { anchors[identifier] = identifier }
    guard hasAnchors else { return }
    var reading = AnchorReading(marks: marks)
    blocks.changeLines { reading.read($0) }
    for (name, identifier) in reading.finish() where anchors[name] == nil {
      anchors[name] = identifier
    }
  }

  // MARK: - Lines

  private mutating func finished(_ line: [Inline]) -> [Inline] {
    var line = line
    finish(&line)
    return line
  }

  private mutating func finish(_ line: inout [Inline]) {
    if line.contains(where: \.hasMore) { line = resolved(line) }
    typesetter.set(&line)
  }

  /// The line without marks, its notes numbered and its links within the article checked.
  private mutating func resolved(_ line: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in line {
      switch inline {
      case .text(let text):
        let plain = marks.stripped(text)
        if !plain.isEmpty { result.append(.text(plain)) }
      case .noteReference(let reference): result.append(numbered(reference))
      case .link(let link): result += resolved(link)
      case .styled(let style, let content): result.append(.styled(style, resolved(content)))
      case .foreign(let language, let direction, let content):
        result.append(.foreign(language: language, direction: direction, resolved(content)))
      case .abbreviation(let title, let content):
        result.append(.abbreviation(title, resolved(content)))
      case .code, .mathematics, .image, .lineBreak: result.append(inline)
      }
    }
    return result
  }

  private mutating func numbered(_ reference: NoteReference) -> Inline {
    var number = numbers[reference.note] ?? (order.count, 0)
    if number.references == 0 { order.append(reference.note) }
    let occurrence = number.references
    number.references += 1
    numbers[reference.note] = number
    return .noteReference(NoteReference(note: number.index, occurrence: occurrence))
  }

  private mutating func resolved(_ link: Link) -> [Inline] {
    var link = link
    link.content = resolved(link.content)
    guard case .fragment(let fragment) = link.target else { return [.link(link)] }
    let found = anchors[fragment] ?? anchors[fragment.lowercased()] ?? loosely(fragment)
    guard let found else {
      let hint = anchors.count > 500 ? nil : Suggestion.hint(for: fragment, among: anchors.keys)
      diagnostics.append(.missingFragment(fragment, at: link.place, hint: hint))
      return link.content
    }
    link.target =
      found.isEmpty ? .article(context.article, fragment: nil) : .fragment(found)
    return [.link(link)]
  }

  /// The identifier that has the same letters as a fragment.
  private mutating func loosely(_ fragment: String) -> String? {
    if looseAnchors == nil {
      var loose: [String: String] = [:]
      for (name, identifier) in anchors {
        // The least wins, so that the order of a dictionary does not matter.
        let letters = Folding.letters(identifier.isEmpty ? name : identifier)
        loose[letters] = min(identifier, loose[letters] ?? identifier)
      }
      looseAnchors = loose
    }
    return looseAnchors?[Folding.letters(fragment)]
  }

  // MARK: - Notes

  /// The notes in the order of their first reference, then those that nothing refers to.
  private mutating func finished(_ notes: [FinishedNote]) -> [Note] {
    var blocks: [[Block]] = []
    for index in notes.indices {
      while blocks.count < order.count {
        blocks.append(finished(notes[order[blocks.count]].blocks))
      }
      guard numbers[index] == nil else { continue }
      diagnostics.append(.unusedNote(notes[index].label, at: notes[index].place))
    }
    for index in notes.indices where numbers[index] == nil {
      numbers[index] = (order.count, 0)
      order.append(index)
      while blocks.count < order.count {
        blocks.append(finished(notes[order[blocks.count]].blocks))
      }
    }
    while blocks.count < order.count { blocks.append(finished(notes[order[blocks.count]].blocks)) }
    return blocks.enumerated().map { index, blocks in
      Note(number: index + 1, blocks, references: numbers[order[index]]?.references ?? 0)
    }
  }

  private mutating func finished(_ blocks: [Block]) -> [Block] {
    var blocks = blocks
    blocks.changeLines { finish(&$0) }
    return BodyFinishing.withoutBlanks(blocks)
  }

  private static func withoutBlanks(_ blocks: [Block]) -> [Block] {
    var blocks = blocks
    blocks.changeSiblings { siblings in
      siblings.removeAll { block in
        switch block {
        case .paragraph(let line): line.isBlank
        case .list(let list): list.items.allSatisfy(\.blocks.isEmpty)
        default: false
        }
      }
      for index in siblings.indices {
        guard case .list(var list) = siblings[index] else { continue }
        list.items.removeAll(where: \.blocks.isEmpty)
        siblings[index] = .list(list)
      }
    }
    return blocks
  }
}

extension Inline {
  /// Whether there is more to it than words, code and pictures.
  fileprivate var hasMore: Bool {
    switch self {
    case .text(let text): Marks.mayBe(in: text)
    case .code, .mathematics, .image, .lineBreak: false
    case .noteReference, .link: true
    case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
      content.contains(where: \.hasMore)
    }
  }
}
