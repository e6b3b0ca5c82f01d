import CommonMark
import HTML

/// What can be told of raw HTML in a Markdown tree at a glance.
enum RawHTML {
  /// True for the comment that ends a summary.
  static func isSummaryEnd(_ markup: String) -> Bool {
    guard markup.hasPrefix("<!--"), let end = Array(markup.utf8)[...].firstRange(of: "-->") else {
      return false
    }
    return Array(markup.utf8)[4..<end.lowerBound].trimmed.string.lowercased() == "more"
  }

  /// True for markup that is nothing but comments and blanks.
  static func isComment(_ markup: String) -> Bool {
    var rest = Array(markup.utf8)[...].trimmed
    while rest.starts(with: "<!--") {
      guard let end = rest.dropFirst(4).firstRange(of: "-->") else { return false }
      rest = rest[end.upperBound...].trimmed
    }
    return rest.isEmpty
  }

  /// True for a line that begins a block of HTML which goes on to a blank line (CommonMark, section 4.6, kind 6), of
  /// the elements that authors put around pictures.
  static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == UInt8(ascii: "<") else { return false }
    let name = line.dropFirst().prefix { WebAddress.isLetter($0) }.string.lowercased()
    return ["figure", "div", "p", "center", "section", "aside", "article", "table", "tr", "td"]
      .contains(name)
  }

  static func isTag(_ node: MarkdownNode) -> Bool {
    guard case .inlineHTML(let markup) = node.kind else { return false }
    return !markup.hasPrefix("<!--")
  }

  /// The name of a tag in lower case, and whether it ends an element.
  static func tag(_ markup: String) -> (name: String, isEnd: Bool)? {
    var rest = markup.utf8.dropFirst()
    let isEnd = rest.first == UInt8(ascii: "/")
    if isEnd { rest = rest.dropFirst() }
    let name = rest.prefix { $0 > 32 && !"/>".utf8.contains($0) }
    return name.isEmpty ? nil : (Substring(name).lowercased(), isEnd)
  }

  /// The nodes with every element that is left out whole, such as a formula or a script, as one piece of markup.
  ///
  /// Markdown takes each of its tags for a piece, and what is between them for text.
  static func joiningDropped(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
    var joined: [MarkdownNode] = []
    var index = nodes.startIndex
    while index < nodes.endIndex {
      var node = nodes[index]
      if let end = endOfDropped(at: index, in: nodes) {
        node.kind = .inlineHTML(nodes[index...end].map(\.markup).joined())
        index = end
      }
      joined.append(node)
      index += 1
    }
    return joined
  }

  /// The index of the end tag of an element that is left out whole and begins at `index`.
  private static func endOfDropped(at index: Int, in nodes: [MarkdownNode]) -> Int? {
    guard case .inlineHTML(let markup) = nodes[index].kind, let tag = tag(markup), !tag.isEnd,
      !markup.hasSuffix("/>"), HTMLVocabulary.isDroppedWhole(tag.name)
    else { return nil }
    return nodes[index...].prefix(longestDropped).firstIndex { node in
      guard case .inlineHTML(let markup) = node.kind, let end = RawHTML.tag(markup) else {
        return false
      }
      return end.isEnd && end.name == tag.name
    }
  }

  // In nodes; ours: so that a thousand that never end are not each searched for to the end.
  private static let longestDropped = 1_000

  /// The names of elements that a paragraph opens and does not close, or closes and did not open.
  static func unbalanced(_ paragraph: MarkdownNode) -> (opened: [String], closed: [String]) {
    var opened: [String] = []
    var closed: [String] = []
    for node in paragraph.children {
      guard case .inlineHTML(let markup) = node.kind, let tag = tag(markup),
        !markup.hasSuffix("/>")
      else { continue }
      if !tag.isEnd {
        opened.append(tag.name)
      } else if let index = opened.lastIndex(of: tag.name) {
        opened.remove(at: index)
      } else {
        closed.append(tag.name)
      }
    }
    return (opened, closed)
  }
}

extension MarkdownNode {
  /// What stands in a line, as HTML.
  fileprivate var markup: String {
    switch kind {
    case .inlineHTML(let markup): markup
    case .text(let text), .codeSpan(let text):
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    case .softBreak, .lineBreak: "\n"
    default: children.map(\.markup).joined()
    }
  }
}

/// Markup that is put together of an author's raw HTML and of places for what Markdown makes of the rest.
struct MarkupStream {
  private(set) var bytes: [UInt8] = []
  /// Lines of the stream on which pieces of raw HTML begin, and their lines in the parsed text.
  private var starts: [(stream: Int, source: Int)] = []
  private var line = 1

  mutating func add(_ markup: [UInt8], from source: Int) {
    starts.append((line, source))
    append(markup)
  }

  mutating func add(text: String) {
    var escaped: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      default: escaped.append(byte)
      }
    }
    append(escaped)
  }

  mutating func add(insert index: Int, element: String) {
    append(Array("<\(element) n=\(index)></\(element)>".utf8))
  }

  private mutating func append(_ markup: [UInt8]) {
    bytes += markup
    line += markup.count { $0 == UInt8(ascii: "\n") }
  }

  /// The line of the parsed text from which a line of the stream came.
  func sourceLine(_ line: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].stream <= line { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return starts.first?.source ?? 0 }
    return starts[low - 1].source + line - starts[low - 1].stream
  }
}
