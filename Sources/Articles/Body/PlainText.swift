extension Inline {
  /// The words without their form; a line break is a space, a note's mark is nothing.
  package var plainText: String {
    switch self {
    case .text(let text), .code(let text), .mathematics(let text): text
    case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
      content.plainText
    case .link(let link): link.content.plainText
    case .image(let image): image.alternativeText
    case .noteReference: ""
    case .lineBreak: " "
    }
  }
}

extension [Inline] {
  package var plainText: String { map(\.plainText).joined() }

  /// True when there is nothing to read or to look at.
  package var isBlank: Bool {
    allSatisfy { inline in
      switch inline {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .lineBreak: true
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        content.isBlank
      case .link(let link): link.content.isBlank
      case .code(let text), .mathematics(let text): text.isEmpty
      case .image, .noteReference: false
      }
    }
  }
}

extension Block {
  /// The words of a block and of all in it, parts parted by newlines.
  package var plainText: String {
    switch self {
    case .paragraph(let content): content.plainText
    case .heading(let heading): heading.content.plainText
    case .list(let list): list.items.map(\.blocks.plainText).joined(separator: "\n")
    case .definitions(let definitions): definitions.map(\.plainText).joined(separator: "\n")
    case .quote(let quote):
      quote.blocks.plainText + (quote.attribution.map { "\n" + $0.plainText } ?? "")
    case .code(let code): code.text
    case .mathematics(let source): source
    case .table(let table): table.plainText
    case .figure(let figure):
      [figure.caption, figure.credit].map(\.plainText).joined(separator: "\n")
    case .box(let box): box.title.plainText + "\n" + box.blocks.plainText
    case .card(let card): card.title
    case .rule: ""
    }
  }
}

extension [Block] {
  package var plainText: String { map(\.plainText).joined(separator: "\n") }
}

extension Definition {
  package var plainText: String {
    (terms.map(\.plainText) + meanings.map(\.plainText)).joined(separator: "\n")
  }
}

extension Table {
  package var plainText: String {
    let cells = (head + body).flatMap { $0.map(\.content.plainText) }
    return ([caption.plainText] + cells).joined(separator: "\n")
  }
}
