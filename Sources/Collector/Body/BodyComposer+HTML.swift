import Articles
import CommonMark
import Diagnostics
import HTML

/// A reading of raw HTML under way.
struct HTMLReading {
  /// What Markdown made, by the number of its place in the markup.
  var inserts: [[Piece]] = []
  var stream = MarkupStream()
  var screen: HTMLScreen
  /// How deep the raw HTML stands within lists and quotes.
  var depth: Int
}

extension BodyComposer {
  /// Whether a node makes its siblings parts of an author's HTML.
  func isRawHTML(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .html(let markup): !RawHTML.isComment(markup)
    case .paragraph:
      node.children.contains(where: { RawHTML.isTag($0) })
        && !RawHTML.unbalanced(node).closed.isEmpty
    default: false
    }
  }

  /// The blocks of siblings of which some are raw HTML, as a browser would see them.
  mutating func mixedBlocks(_ nodes: [MarkdownNode], depth: Int) -> [Block] {
    guard context.markup.readsHTML else { return blocksWithoutHTML(nodes, depth: depth) }
    var reading = HTMLReading(
      screen: HTMLScreen(deepestNesting: max(0, BodyComposer.deepestNesting - depth)),
      depth: depth
    )
    let closed = Set(nodes.flatMap { closedNames($0) })
    var run = nodes.startIndex
    for (index, node) in nodes.enumerated() {
      guard isPartOfHTML(node, closed: closed) else { continue }
      addRun(nodes[run..<index], to: &reading)
      addMarkup(node, to: &reading)
      run = index + 1
    }
    addRun(nodes[run...], to: &reading)
    var flow = Flow()
    finish(reading, into: &flow)
    return flow.finish()
  }

  /// The pieces of a line in which raw HTML stands.
  mutating func mixedPieces(_ nodes: [MarkdownNode]) -> [Piece] {
    guard context.markup.readsHTML else {
      return pieces(nodes.filter { !RawHTML.isTag($0) })
    }
    var reading = HTMLReading(screen: HTMLScreen(deepestNesting: 50), depth: 50)
    addLine(nodes, to: &reading)
    var flow = Flow(afterBlank: false)
    finish(reading, into: &flow)
    if flow.isLine { return flow.pieces }
    return flow.finish().map(Piece.block)
  }

  // MARK: - Putting the markup together

  private func isPartOfHTML(_ node: MarkdownNode, closed: Set<String>) -> Bool {
    if isRawHTML(node) { return true }
    guard case .paragraph = node.kind else { return false }
    return RawHTML.unbalanced(node).opened.contains { closed.contains($0) }
  }

  /// The names of elements that a node closes and has not opened.
  private func closedNames(_ node: MarkdownNode) -> [String] {
    switch node.kind {
    case .paragraph: RawHTML.unbalanced(node).closed
    case .html(let markup):
      markup.utf8.contains(UInt8(ascii: "/"))
        ? markup.split(separator: "</").dropFirst().map { part in
          Substring(part.utf8.prefix { $0 > 32 && $0 != UInt8(ascii: ">") }).lowercased()
        } : []
    default: []
    }
  }

  private mutating func addRun(_ nodes: ArraySlice<MarkdownNode>, to reading: inout HTMLReading) {
    guard !nodes.isEmpty else { return }
    let blocks = plainBlocks(nodes, depth: reading.depth + reading.screen.depth)
    add(blocks.map(Piece.block), to: &reading)
  }

  private mutating func add(_ pieces: [Piece], to reading: inout HTMLReading) {
    guard !pieces.isEmpty else { return }
    reading.stream.add(insert: reading.inserts.count, element: HTMLScreen.insertElement)
    reading.inserts.append(pieces)
  }

  private mutating func addMarkup(_ node: MarkdownNode, to reading: inout HTMLReading) {
    if case .html(let markup) = node.kind {
      if RawHTML.isSummaryEnd(markup) { return add([.block(mark(.more))], to: &reading) }
      reading.stream.add(reading.screen.admit(markup), from: node.line)
    } else {
      reading.stream.add(Array("<p>".utf8), from: node.line)
      addLine(node.children, to: &reading)
      reading.stream.add(Array("</p>".utf8), from: node.line)
    }
  }

  private mutating func addLine(_ nodes: [MarkdownNode], to reading: inout HTMLReading) {
    for node in RawHTML.joiningDropped(nodes) {
      switch node.kind {
      case .text(let text): reading.stream.add(text: text)
      case .softBreak where !context.markup.hasHardWraps: reading.stream.add(text: "\n")
      case .inlineHTML(let markup) where RawHTML.isTag(node):
        reading.stream.add(reading.screen.admit(markup), from: node.line)
      default: add(pieces(node), to: &reading)
      }
    }
  }

  mutating func finish(_ reading: HTMLReading, into flow: inout Flow) {
    report(reading.screen.remarks, at: place(reading.stream.sourceLine(1)))
    compose(HTMLFragment.parse(reading.stream.bytes), of: reading, into: &flow)
  }

  private mutating func report(_ remarks: [HTMLScreen.Remark], at place: SourcePlace) {
    for remark in remarks {
      switch remark {
      case .tooDeep: diagnostics.append(.nestedTooDeep(at: place))
      case .tooManyTags: diagnostics.append(.tooManyTags(at: place))
      case .unclosedComment: diagnostics.append(.unclosedComment(at: place))
      case .dropped(let element):
        guard reported.insert("<" + element).inserted else { continue }
        diagnostics.append(.droppedElement(element, at: place))
      case .unwrapped(let element):
        guard reported.insert("<" + element).inserted else { continue }
        diagnostics.append(.unwrappedElement(element, at: place))
      }
    }
  }

  /// What remains of a site that has raw HTML switched off.
  private mutating func blocksWithoutHTML(_ nodes: [MarkdownNode], depth: Int) -> [Block] {
    let kept = nodes.filter { node in
      guard case .html(let markup) = node.kind, !RawHTML.isComment(markup) else { return true }
      diagnostics.append(.rawHTMLLeftOut(at: place(node.line)))
      return false
    }
    return plainBlocks(kept[...], depth: depth)
  }
}
