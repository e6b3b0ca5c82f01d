import Articles
import CommonMark

extension BodyComposer {
  /// The blocks that sibling nodes make.
  mutating func blocks(_ nodes: [MarkdownNode], depth: Int) -> [Block] {
    if nodes.contains(where: { isRawHTML($0) }) { return mixedBlocks(nodes, depth: depth) }
    return plainBlocks(nodes[...], depth: depth)
  }

  /// The blocks of nodes among which no raw HTML stands.
  mutating func plainBlocks(_ nodes: ArraySlice<MarkdownNode>, depth: Int) -> [Block] {
    var flow = Flow()
    var definitions: [Definition] = []
    var index = nodes.startIndex
    while index < nodes.endIndex {
      if nodes[index].kind == .paragraph, index + 1 < nodes.endIndex,
        startsDefinition(nodes[index + 1])
      {
        let (terms, meanings) = (nodes[index], nodes[index + 1])
        definitions.append(definition(terms: terms, meanings: meanings, depth: depth))
        index += 2
      } else {
        if !definitions.isEmpty { flow.add(.definitions(definitions)) }
        definitions = []
        add(nodes[index], to: &flow, depth: depth)
        index += 1
      }
    }
    if !definitions.isEmpty { flow.add(.definitions(definitions)) }
    return flow.finish()
  }

  mutating func add(_ node: MarkdownNode, to flow: inout Flow, depth: Int) {
    switch node.kind {
    case .paragraph: addParagraph(node.children, to: &flow)
    case .heading(let level):
      let heading = heading(node, level: level)
      if !heading.content.isBlank { flow.add(.heading(heading)) }
    case .quote: flow.add(quote(node.children, depth: depth + 1))
    case .list(let form): flow.add(.list(list(node.children, form: form, depth: depth + 1)))
    case .code(let text, let info): addCode(text, info: info, to: &flow)
    case .html(let markup): if RawHTML.isSummaryEnd(markup) { flow.add(mark(.more)) }
    case .rule: flow.add(.rule)
    case .table(let alignments): flow.add(.table(table(node.children, alignments: alignments)))
    case .document, .item, .row, .cell: flow.add(blocks(node.children, depth: depth))
    case .text, .softBreak, .lineBreak, .codeSpan, .inlineHTML, .emphasis, .strong,
      .strikethrough, .styled, .link, .image:
      for piece in pieces([node]) { flow.add(piece) }
    }
  }

  /// A paragraph of nothing but a mark, which is seen to when all blocks are there.
  mutating func mark(_ meaning: Mark.Meaning) -> Block {
    .paragraph([.text(marks.text(meaning))])
  }

  // MARK: - Paragraphs and headings

  private mutating func addParagraph(_ nodes: [MarkdownNode], to flow: inout Flow) {
    flow.endParagraph()
    for piece in pieces(AttributeBlock.removed(from: nodes)) { flow.add(piece) }
    flow.endParagraph()
  }

  private mutating func heading(_ node: MarkdownNode, level: Int) -> Heading {
    var nodes = node.children
    let attributes =
      context.markup.hasHeadingAttributes ? AttributeBlock.takeTrailing(from: &nodes) : nil
    let content = pieces(nodes).flatMap(\.inlines).trimmed
    let identifier =
      attributes?.identifier
      ?? context.markup.headingIdentifiers.identifier(of: marks.stripped(content.plainText))
    return Heading(level: level, identifier: identifier, content)
  }

  private mutating func addCode(_ text: String, info: String?, to flow: inout Flow) {
    // Shortcodes that were indented with the text around them are no code.
    if info == nil, isOnlyMarks(text) {
      for piece in pieces([MarkdownNode(.text(text))]) { flow.add(piece) }
      return flow.endParagraph()
    }
    let language = info.flatMap(CodeText.language)
    let code = CodeText.clean(marks.restored(text))
    if language == "math" { return flow.add(Block.mathematics(code)) }
    flow.add(.code(CodeBlock(code, language: language)))
  }

  private func isOnlyMarks(_ text: String) -> Bool {
    guard Marks.mayBe(in: text) else { return false }
    return marks.parts(of: text).allSatisfy { part in
      switch part {
      case .text(let text): text.allSatisfy(\.isWhitespace)
      case .mark(let mark): mark.meaning.isShortcode
      }
    }
  }

  // MARK: - Containers

  mutating func list(
    _ items: [MarkdownNode],
    form: MarkdownNode.ListForm,
    depth: Int
  ) -> List {
    let marker = form.start.map { List.Marker.number(start: $0) } ?? .bullet
    let items = items.map { item in
      var isDone: Bool?
      if case .item(let done) = item.kind { isDone = done }
      return List.Item(blocks(item.children, depth: depth), isDone: isDone)
    }
    return List(marker, items, isTight: form.isTight)
  }

  private mutating func quote(_ nodes: [MarkdownNode], depth: Int) -> Block {
    if let (title, rest) = GitHubAlert.split(nodes) {
      return .box(Box(title: [.text(title)], blocks(rest, depth: depth)))
    }
    return .quote(Quote(blocks(QuoteAttribution.apart(in: nodes), depth: depth)).attributed())
  }

  // MARK: - Definitions

  private func startsDefinition(_ node: MarkdownNode) -> Bool {
    guard case .list = node.kind, let item = node.children.first else { return false }
    return isDefinition(item)
  }

  private func isDefinition(_ item: MarkdownNode) -> Bool {
    guard case .text(let text)? = item.children.first?.children.first?.kind,
      Marks.mayBe(in: text), case .mark(let mark)? = marks.parts(of: text).first
    else { return false }
    return mark.meaning == .definition
  }

  private mutating func definition(
    terms: MarkdownNode,
    meanings list: MarkdownNode,
    depth: Int
  ) -> Definition {
    let terms = terms.children.split { $0.kind == .softBreak || $0.kind == .lineBreak }
      .map { pieces(Array($0)).flatMap(\.inlines).trimmed }
    let meanings = list.children.map { blocks($0.children, depth: depth + 1) }
    return Definition(terms: terms, meanings: meanings)
  }

  // MARK: - Tables

  private mutating func table(
    _ rows: [MarkdownNode],
    alignments: [MarkdownNode.ColumnAlignment]
  ) -> Table {
    var head: [Table.Row] = []
    var body: [Table.Row] = []
    for row in rows {
      var cells = row.children.prefix(alignments.count).map { cell in
        Table.Cell(pieces(cell.children).flatMap(\.inlines).trimmed)
      }
      while cells.count < alignments.count { cells.append(Table.Cell([])) }
      if row.kind == .row(isHead: true) { head.append(cells) } else { body.append(cells) }
    }
    if head.allSatisfy({ $0.allSatisfy(\.content.isBlank) }) { head = [] }
    return Table(alignments: alignments.map(Table.Alignment.init), head: head, body: body)
  }
}

extension Table.Alignment {
  init(_ alignment: MarkdownNode.ColumnAlignment) {
    switch alignment {
    case .unset, .left: self = .start
    case .centre: self = .centre
    case .right: self = .end
    }
  }
}

extension Mark.Meaning {
  var isShortcode: Bool {
    switch self {
    case .shortcode, .opening, .closing, .nothing: true
    case .literal, .note, .mathematics, .definition, .more, .anchor: false
    }
  }
}

/// The text of code as it is shown.
enum CodeText {
  /// Without a newline at the end and with four blanks for a tab.
  static func clean(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 9 { bytes += [32, 32, 32, 32] } else { bytes.append(byte) }
    }
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The language in what follows a fence: `go` in `go {hl_lines=[2]}` and in `go,ignore`.
  static func language(_ info: String) -> String? {
    let word = info.utf8.drop { isSpace($0) || $0 == UInt8(ascii: ".") }
      .prefix { !isSpace($0) && !",{:".utf8.contains($0) }
    return word.isEmpty ? nil : String(Substring(word))
  }
}
