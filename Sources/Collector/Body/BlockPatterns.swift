import Articles
import CommonMark

/// Attributes as Goldmark and kramdown have them: `{#id .class}` and `{: .class}`.
struct AttributeBlock {
  var identifier: String?

  /// Reads `text`, which must be the whole of an attribute block.
  init?(_ text: Substring) {
    let text = text.utf8.drop(while: isSpace)
    guard let last = text.lastIndex(where: { !isSpace($0) }), text.first == UInt8(ascii: "{"),
      text[last] == UInt8(ascii: "}"), let sign = text.dropFirst().first,
      ":#.".utf8.contains(sign)
    else { return nil }
    let inside = Substring(text[...last].dropFirst().dropLast())
    guard !inside.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") })
    else { return nil }
    for word in inside.split(whereSeparator: { $0.isWhitespace || $0 == ":" })
    where word.utf8.first == UInt8(ascii: "#") && word.utf8.count > 1 {
      identifier = String(word.dropFirst())
    }
  }

  /// Takes an attribute block off the end of a heading's text.
  static func takeTrailing(from nodes: inout [MarkdownNode]) -> AttributeBlock? {
    guard case .text(let text)? = nodes.last?.kind, text.utf8.last(where: { !isSpace($0) }) == 0x7D,
      let open = text.utf8.lastIndex(of: UInt8(ascii: "{")),
      let attributes = AttributeBlock(text[open...])
    else { return nil }
    nodes[nodes.count - 1].kind = .text(String(text[..<open]))
    return attributes
  }

  /// The nodes of a paragraph without attributes on its last line or right behind a link or a picture.
  static func removed(from nodes: [MarkdownNode]) -> [MarkdownNode] {
    guard nodes.contains(where: { mayHave($0) }) else { return nodes }
    var kept: [MarkdownNode] = []
    for (index, node) in nodes.enumerated() {
      guard mayHave(node), case .text(let text) = node.kind else {
        kept.append(node)
        continue
      }
      let isLine = index == 0 || nodes[index - 1].kind == .softBreak
      if isLine, index == nodes.count - 1, AttributeBlock(text[...]) != nil {
        if index > 0 { kept.removeLast() }
        continue
      }
      guard index > 0, !isLine, let end = text.utf8.firstIndex(of: 0x7D),
        text.utf8.first == UInt8(ascii: "{"), AttributeBlock(text[...end]) != nil
      else {
        kept.append(node)
        continue
      }
      var rest = node
      rest.kind = .text(String(text[text.index(after: end)...]))
      kept.append(rest)
    }
    return kept
  }

  private static func mayHave(_ node: MarkdownNode) -> Bool {
    guard case .text(let text) = node.kind else { return false }
    return text.utf8.first(where: { !isSpace($0) }) == UInt8(ascii: "{")
  }
}

/// GitHub's alerts: a quote that begins with `[!NOTE]`.
enum GitHubAlert {
  static func split(_ nodes: [MarkdownNode]) -> (title: String, rest: [MarkdownNode])? {
    guard var first = nodes.first, first.kind == .paragraph,
      case .text(let text)? = first.children.first?.kind, text.hasPrefix("[!")
    else { return nil }
    let kinds = ["[!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]", "[!CAUTION]"]
    guard let kind = kinds.first(where: { text.uppercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(kind.count)
    guard rest.allSatisfy({ $0 == " " || $0 == "+" || $0 == "-" }) else { return nil }
    first.children.removeFirst()
    if first.children.first?.kind == .softBreak { first.children.removeFirst() }
    let word = kind.dropFirst(2).dropLast()
    let others = Array(nodes.dropFirst())
    return (
      word.prefix(1) + word.dropFirst().lowercased(),
      first.children.isEmpty ? others : [first] + others
    )
  }
}

/// Who said what a quote holds: its last line, when that begins with a dash.
enum QuoteAttribution {
  // Ours: a longer line that begins with a dash is more of the quote.
  private static let longest = 200

  /// The nodes of a quote with the last line of the last paragraph made a paragraph, if it names who said it.
  static func apart(in nodes: [MarkdownNode]) -> [MarkdownNode] {
    guard let last = nodes.last, last.kind == .paragraph,
      let end = last.children.lastIndex(where: {
        $0.kind == .softBreak || $0.kind == .lineBreak
      }), end + 1 < last.children.count, case .text(let text) = last.children[end + 1].kind,
      dash(in: text) != nil
    else { return nodes }
    var quote = last
    quote.children = Array(last.children[..<end])
    var name = last
    name.children = Array(last.children[(end + 1)...])
    return nodes.dropLast() + [quote, name]
  }

  /// The dash that a text begins with, with the blanks behind it.
  static func dash(in text: String) -> String.Index? {
    for dash in ["---", "--", "\u{2014}", "\u{2015}", "\u{2013} "] where text.hasPrefix(dash) {
      let rest = text[text.index(text.startIndex, offsetBy: dash.count)...]
      guard let start = rest.firstIndex(where: { !$0.isWhitespace }), rest[start] != "-" else {
        return rest.isEmpty ? rest.endIndex : nil
      }
      return start
    }
    return nil
  }

  static func name(in paragraph: [Inline]) -> [Inline]? {
    guard case .text(let text)? = paragraph.first, let start = dash(in: text),
      paragraph.plainText.utf8.count <= longest
    else { return nil }
    let name = ([.text(String(text[start...]))] + paragraph.dropFirst()).trimmed
    return name.isBlank ? nil : name
  }
}

extension Quote {
  /// The quote with its last paragraph as its attribution, when that begins with a dash.
  func attributed() -> Quote {
    guard attribution == nil, blocks.count > 1, case .paragraph(let last)? = blocks.last,
      let name = QuoteAttribution.name(in: last)
    else { return self }
    return Quote(blocks.dropLast(), attribution: name)
  }
}

extension [Inline] {
  /// The line without blanks and line breaks at both ends.
  var trimmed: [Inline] {
    var line = self
    line.trim()
    return line
  }
}

extension Sequence<[Inline]> {
  /// The lines below one another in one.
  var stacked: [Inline] {
    var result: [Inline] = []
    for line in self where !line.isEmpty {
      if !result.isEmpty { result.append(.lineBreak) }
      result += line
    }
    return result
  }
}

extension Block {
  /// The block as words in a line, for places that hold no blocks.
  var line: [Inline] {
    switch self {
    case .paragraph(let content): content
    case .heading(let heading): [.styled(.strong, heading.content)]
    case .code(let code): [.code(code.text)]
    case .mathematics(let source): [.mathematics(source)]
    case .figure(let figure):
      [figure.images.map(Inline.image), figure.caption, figure.credit].stacked
    case .card(let card): [card.link]
    case .list(let list):
      list.items.enumerated().map { index, item in
        [.text(list.marker.label(index))] + item.blocks.cellLine
      }.stacked
    case .quote(let quote): quote.blocks.cellLine
    case .box(let box): box.blocks.cellLine
    case .definitions(let definitions):
      definitions.flatMap { $0.terms + $0.meanings.map(\.cellLine) }.stacked
    case .table(let table):
      (table.head + table.body).map { row in
        Array(row.map(\.content).joined(separator: [.text(" ")]))
      }.stacked
    case .rule: []
    }
  }
}

extension [Block] {
  /// The blocks as lines of one cell.
  var cellLine: [Inline] { map(\.line).stacked }
}

extension List.Marker {
  fileprivate func label(_ index: Int) -> String {
    switch self {
    case .bullet: "\u{2022} "
    case .number(let start): "\(start.addingReportingOverflow(index).partialValue). "
    }
  }
}
