import CCommonMark

/// Copies cmark's tree into values without recursion, however deep it is.
struct MarkdownTree {
  /// The nodes that are open, the document first.
  private var open: [MarkdownNode] = []
  /// For every open node of cmark's whether it has a node of ours, or was flattened into its parent.
  private var isKept: [Bool] = []
  private var containers = 0
  private var inlines = 0
  private var flattenedLines: [Int] = []

  static func read(
    _ root: OpaquePointer
  ) throws(MarkdownFailure) -> MarkdownDocument {
    guard let events = cmark_iter_new(root) else { throw .noDocument }
    defer { cmark_iter_free(events) }
    var tree = MarkdownTree()
    while true {
      let event = cmark_iter_next(events)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(events) else { break }
      if event == CMARK_EVENT_ENTER { tree.enter(node) } else { tree.leave() }
    }
    return MarkdownDocument(
      blocks: tree.open.first?.children ?? [],
      flattenedLines: tree.flattenedLines
    )
  }

  private mutating func enter(_ source: OpaquePointer) {
    var node = MarkdownNode(
      MarkdownNode.Kind(source),
      line: Int(cmark_node_get_start_line(source)),
      column: Int(cmark_node_get_start_column(source))
    )
    if node.line == 0, let parent = open.last { node.line = parent.line }
    guard !node.kind.isLeaf else { return append(node) }
    let keeps = !isTooDeep(node.kind)
    if keeps {
      open.append(node)
      count(node.kind, by: 1)
    } else if flattenedLines.last != node.line {
      flattenedLines.append(node.line)
    }
    isKept.append(keeps)
  }

  private mutating func leave() {
    guard isKept.popLast() == true, open.count > 1, let node = open.popLast() else { return }
    count(node.kind, by: -1)
    append(node)
  }

  private func isTooDeep(_ kind: MarkdownNode.Kind) -> Bool {
    switch kind {
    case .list, .quote: containers >= MarkdownParser.deepestNesting
    // An item goes the way of its list.
    case .item: isKept.last == false
    case .emphasis, .strong, .strikethrough, .link, .image:
      inlines >= MarkdownParser.deepestNesting
    default: false
    }
  }

  private mutating func count(_ kind: MarkdownNode.Kind, by step: Int) {
    switch kind {
    case .list, .quote: containers += step
    case .emphasis, .strong, .strikethrough, .link, .image: inlines += step
    default: break
    }
  }

  /// Adds a finished node, joined to the text before it where cmark cut one text into several.
  private mutating func append(_ node: MarkdownNode) {
    guard let parent = open.indices.last else { return }
    if case .text(let text) = node.kind,
      let last = open[parent].children.indices.last,
      case .text(var whole) = open[parent].children[last].kind
    {
      // The old value is let go first, so that the text grows in place.
      open[parent].children[last].kind = .softBreak
      whole += text
      open[parent].children[last].kind = .text(whole)
    } else {
      open[parent].children.append(node)
    }
  }
}

extension MarkdownNode.Kind {
  fileprivate init(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: self = .document
    case CMARK_NODE_PARAGRAPH: self = .paragraph
    case CMARK_NODE_BLOCK_QUOTE: self = .quote
    case CMARK_NODE_HEADING: self = .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_LIST: self = .list(MarkdownNode.ListForm(node))
    case CMARK_NODE_ITEM: self = .extensionNode(node) ?? .item(isDone: nil)
    case CMARK_NODE_CODE_BLOCK: self = .code(literal(node), info: info(node))
    case CMARK_NODE_HTML_BLOCK: self = .html(literal(node))
    case CMARK_NODE_THEMATIC_BREAK: self = .rule
    case CMARK_NODE_TEXT: self = .text(literal(node))
    case CMARK_NODE_SOFTBREAK: self = .softBreak
    case CMARK_NODE_LINEBREAK: self = .lineBreak
    case CMARK_NODE_CODE: self = .codeSpan(literal(node))
    case CMARK_NODE_HTML_INLINE: self = .inlineHTML(literal(node))
    case CMARK_NODE_EMPH: self = .emphasis
    case CMARK_NODE_STRONG: self = .strong
    case CMARK_NODE_LINK:
      self = .link(
        destination: string(cmark_node_get_url(node)),
        title: string(cmark_node_get_title(node))
      )
    case CMARK_NODE_IMAGE:
      self = .image(
        destination: string(cmark_node_get_url(node)),
        title: string(cmark_node_get_title(node))
      )
    default: self = .extensionNode(node) ?? .paragraph
    }
  }

  /// The kind of a node of an extension, whose types cmark numbers as it goes and tells by name alone.
  private static func extensionNode(_ node: OpaquePointer) -> Self? {
    switch string(cmark_node_get_type_string(node)) {
    case "table": .table(alignments(node))
    case "table_header": .row(isHead: true)
    case "table_row": .row(isHead: false)
    case "table_cell": .cell
    case "strikethrough": .strikethrough
    case "tasklist": .item(isDone: cmark_gfm_extensions_get_tasklist_item_checked(node))
    default: nil
    }
  }

  fileprivate var isLeaf: Bool {
    switch self {
    case .code, .html, .rule, .text, .softBreak, .lineBreak, .codeSpan, .inlineHTML: true
    default: false
    }
  }
}

extension MarkdownNode.ListForm {
  fileprivate init(_ node: OpaquePointer) {
    let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    self.init(
      start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0
    )
  }
}

private func alignments(
  _ table: OpaquePointer
) -> [MarkdownNode.ColumnAlignment] {
  let columns = Int(cmark_gfm_extensions_get_table_columns(table))
  guard let marks = cmark_gfm_extensions_get_table_alignments(table) else {
    return Array(repeating: .unset, count: columns)
  }
  return (0..<columns).map { column in
    switch marks[column] {
    case UInt8(ascii: "l"): .left
    case UInt8(ascii: "c"): .centre
    case UInt8(ascii: "r"): .right
    default: .unset
    }
  }
}

private func string(_ pointer: UnsafePointer<CChar>?) -> String {
  pointer.map { String(cString: $0) } ?? ""
}

private func literal(_ node: OpaquePointer) -> String {
  string(cmark_node_get_literal(node))
}

/// The info string of a fenced block, else `nil`.
private func info(_ block: OpaquePointer) -> String? {
  var length: Int32 = 0
  var offset: Int32 = 0
  var fence: CChar = 0
  let isFenced = cmark_node_get_fenced(block, &length, &offset, &fence) != 0
  return isFenced ? string(cmark_node_get_fence_info(block)) : nil
}
