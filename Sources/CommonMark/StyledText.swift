/// Reads pairs of signs that cmark does not know, such as `==marked==`, in the text of nodes.
struct StyledText {
  private enum Token {
    case node(MarkdownNode)
    case sign(Int, opens: Bool, closes: Bool)
  }

  private let signs: [(sign: [UInt8], style: MarkdownNode.Style)]

  /// `nil` when there are no signs to be read.
  init?(_ extensions: MarkdownExtensions) {
    signs = extensions.signs.map { (Array($0.sign.utf8), $0.style) }
    if signs.isEmpty { return nil }
  }

  func read(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
    let nodes = nodes.map { node in
      var node = node
      node.children = read(node.children)
      return node
    }
    let tokens = nodes.flatMap(tokens)
    let hasSigns = tokens.contains { if case .sign = $0 { true } else { false } }
    return hasSigns ? paired(tokens) : nodes
  }

  private func tokens(of node: MarkdownNode) -> [Token] {
    guard case .text(let text) = node.kind else { return [.node(node)] }
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    var start = 0
    var index = 0
    func piece(_ range: Range<Int>) -> [Token] {
      guard !range.isEmpty else { return [] }
      var part = node
      part.kind = .text(String(decoding: bytes[range], as: UTF8.self))
      return [.node(part)]
    }
    while index < bytes.count {
      guard let (number, run) = sign(at: index, in: bytes) else {
        index += 1
        continue
      }
      if run == signs[number].sign.count {
        tokens += piece(start..<index)
        let opens = index + run < bytes.count && bytes[index + run] > 32
        let closes = index > 0 && bytes[index - 1] > 32
        // At an edge of the text another node stands, which is no blank.
        tokens.append(
          .sign(number, opens: opens || index + run == bytes.count, closes: closes || index == 0)
        )
        start = index + run
      }
      index += run
    }
    return tokens + piece(start..<bytes.count)
  }

  /// The sign that begins at a place, and how long the run of its character is.
  private func sign(at index: Int, in bytes: [UInt8]) -> (number: Int, run: Int)? {
    guard let number = signs.firstIndex(where: { $0.sign[0] == bytes[index] }) else { return nil }
    return (number, bytes[index...].prefix { $0 == bytes[index] }.count)
  }

  /// Makes nodes of signs in pairs; those without a partner are text again.
  private func paired(_ tokens: [Token]) -> [MarkdownNode] {
    var result: [MarkdownNode] = []
    /// Openers, and how many nodes stood before each.
    var open: [(number: Int, place: Int)] = []
    for token in tokens {
      switch token {
      case .node(let node): result.append(node)
      case .sign(let number, let opens, let closes):
        if closes, let index = open.lastIndex(where: { $0.number == number }),
          open[index].place + 1 < result.count
        {
          let place = open[index].place
          let line = result[place].line
          let content = Array(result[(place + 1)...])
          result.removeSubrange(place...)
          open.removeSubrange(index...)
          result.append(MarkdownNode(.styled(signs[number].style), line: line, content))
        } else {
          if opens { open.append((number, result.count)) }
          let text = String(decoding: signs[number].sign, as: UTF8.self)
          result.append(MarkdownNode(.text(text), line: result.last?.line ?? 0))
        }
      }
    }
    return joined(result)
  }

  private func joined(_ nodes: [MarkdownNode]) -> [MarkdownNode] {
    var result: [MarkdownNode] = []
    for node in nodes {
      if case .text(let more) = node.kind, case .text(let text)? = result.last?.kind {
        result[result.count - 1].kind = .text(text + more)
      } else {
        result.append(node)
      }
    }
    return result
  }
}
