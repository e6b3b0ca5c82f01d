import Articles

/// A part of a line that is being read: words, or what cannot stand among words for good.
enum Piece: Hashable {
  case inline(Inline)
  /// Becomes a card when it stands alone, else a link.
  case card(LinkCard)
  /// Ends the paragraph that it stands in.
  case block(Block)
}

extension Piece {
  /// The piece as a part of a line, come what may.
  var inlines: [Inline] {
    switch self {
    case .inline(let inline): [inline]
    case .card(let card): [card.link]
    case .block(.figure(let figure)): figure.images.map(Inline.image) + figure.caption
    case .block(.card(let card)): [card.link]
    case .block(.code(let code)): [.code(code.text)]
    case .block(.mathematics(let source)): [.mathematics(source)]
    case .block(let block): [.text(block.plainText)]
    }
  }
}

extension LinkCard {
  /// The card as a link among words.
  var link: Inline {
    .link(Link(to: .web(url), [.text(title.isEmpty ? url : title)]))
  }
}

/// Blocks in the making: words gather in a paragraph until something else begins.
struct Flow {
  private(set) var blocks: [Block] = []
  private var line: [Piece] = []
  private let startsAfterBlank: Bool

  /// A flow that begins where a blank stands before, or at the edge.
  init(afterBlank startsAfterBlank: Bool = true) {
    self.startsAfterBlank = startsAfterBlank
  }

  /// Whether nothing but words have come so far.
  var isLine: Bool { blocks.isEmpty }

  /// The words, when nothing else has come.
  var pieces: [Piece] { line }

  mutating func add(_ inline: Inline) {
    if case .text(let more) = inline, case .inline(.text(var text))? = line.last {
      // The old value is let go first, so that the text grows in place.
      line.removeLast()
      text += more
      line.append(.inline(.text(text)))
    } else {
      line.append(.inline(inline))
    }
  }

  mutating func add(_ piece: Piece) {
    switch piece {
    case .inline(let inline): add(inline)
    case .card: line.append(piece)
    case .block(let block): add(block)
    }
  }

  mutating func add(_ block: Block) {
    endParagraph()
    blocks.append(block)
  }

  mutating func add(_ more: [Block]) {
    endParagraph()
    blocks += more
  }

  mutating func endParagraph() {
    guard !line.isEmpty else { return }
    let pieces = line
    line = []
    blocks += Paragraph.blocks(of: pieces)
  }

  /// All blocks; the flow is at an end.
  mutating func finish() -> [Block] {
    endParagraph()
    return blocks
  }

  /// True when the text so far ends in a blank, or there is none.
  var endsInBlank: Bool {
    guard case .inline(let inline)? = line.last else {
      return line.isEmpty && (startsAfterBlank || !blocks.isEmpty)
    }
    switch inline {
    case .text(let text): return text.utf8.last == 32
    case .lineBreak: return true
    default: return false
    }
  }
}

/// What the pieces of a paragraph make.
enum Paragraph {
  static func blocks(of pieces: [Piece]) -> [Block] {
    if let cards = cards(pieces) { return cards }
    var inlines = pieces.flatMap(\.inlines)
    inlines.trim()
    guard !inlines.isBlank else { return [] }
    if let figure = figure(inlines) { return [.figure(figure)] }
    return [.paragraph(inlines)]
  }

  /// Cards alone stand as cards.
  private static func cards(_ pieces: [Piece]) -> [Block]? {
    var cards: [Block] = []
    for piece in pieces {
      switch piece {
      case .card(let card): cards.append(.card(card))
      case .block(let block): cards.append(block)
      case .inline(let inline): guard [inline].isBlank else { return nil }
      }
    }
    return cards.isEmpty ? nil : cards
  }

  /// Pictures alone, or with an emphasised line below that can only be their caption, make a figure.
  private static func figure(_ inlines: [Inline]) -> Figure? {
    var images: [Image] = []
    var link: Link.Target?
    var caption: [Inline] = []
    for inline in inlines {
      switch inline {
      case .image(let image) where caption.isEmpty: images.append(image)
      case .link(let wrapping) where caption.isEmpty && wrapping.content.isOnlyImages:
        images += wrapping.content.images
        link = wrapping.target
      case .styled(.emphasis, let content) where !images.isEmpty && caption.isEmpty:
        caption = content
      default: guard [inline].isBlank else { return nil }
      }
    }
    guard !images.isEmpty else { return nil }
    if caption.isEmpty, images.count == 1, let title = images.first?.title, !title.isEmpty {
      caption = [.text(title)]
      images[0].title = nil
    }
    return Figure(images, caption: caption, link: images.count == 1 ? link : nil)
  }
}

extension [Inline] {
  var images: [Image] {
    compactMap { if case .image(let image) = $0 { image } else { nil } }
  }

  /// True when there are pictures and nothing else to see.
  var isOnlyImages: Bool {
    !images.isEmpty && allSatisfy { if case .image = $0 { true } else { [$0].isBlank } }
  }

  /// Takes blanks and line breaks away at both ends.
  mutating func trim() {
    while let last = last {
      if case .lineBreak = last {
        removeLast()
        continue
      }
      guard case .text(let text) = last else { break }
      guard let end = text.utf8.lastIndex(where: { !isSpace($0) }) else {
        removeLast()
        continue
      }
      let kept = text.utf8.index(after: end)
      if kept < text.endIndex { self[count - 1] = .text(String(text[..<kept])) }
      break
    }
    var blanks = 0
    for inline in self {
      if case .lineBreak = inline {
        blanks += 1
        continue
      }
      guard case .text(let text) = inline else { break }
      guard let start = text.utf8.firstIndex(where: { !isSpace($0) }) else {
        blanks += 1
        continue
      }
      if start > text.startIndex { self[blanks] = .text(String(text[start...])) }
      break
    }
    removeFirst(blanks)
  }
}

/// True for blanks that HTML and Markdown collapse; a no-break space is none.
func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
