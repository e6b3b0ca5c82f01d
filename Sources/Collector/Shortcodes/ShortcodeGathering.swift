import Articles

/// Gathers the blocks between the two tags of a shortcode into one.
struct ShortcodeGathering {
  private struct Open {
    var shortcode: Shortcode
    var pair: Int
    var before: [Block]
  }

  // Ours: boxes in boxes deeper than this would be lines at the edge of the page.
  private static let deepest = 6

  let rules: ShortcodeRules
  var blocks: [Block] = []
  private var open: [Open] = []

  init(rules: ShortcodeRules) { self.rules = rules }

  mutating func open(_ shortcode: Shortcode, pair: Int) {
    guard open.count < ShortcodeGathering.deepest else { return }
    open.append(Open(shortcode: shortcode, pair: pair, before: blocks))
    blocks = []
  }

  mutating func close(pair: Int) {
    guard let index = open.lastIndex(where: { $0.pair == pair }) else { return }
    while open.count > index + 1, let inner = open.popLast() { blocks = inner.before + blocks }
    guard let ended = open.popLast() else { return }
    blocks = ended.before + self.blocks(blocks, within: ended.shortcode)
  }

  /// All blocks; those of a shortcode that was not closed stand as they are.
  mutating func finish() -> [Block] {
    while let left = open.popLast() { blocks = left.before + blocks }
    return blocks
  }

  private func blocks(_ blocks: [Block], within shortcode: Shortcode) -> [Block] {
    let rule = rules.rule(for: shortcode)?.rule ?? ShortcodeRule(.text)
    let title = rule.value(.title, of: shortcode)
    guard !blocks.isEmpty || title != nil else { return [] }
    switch rule.form {
    case .box, .details: return [.box(Box(title: title.map { [.text($0)] } ?? [], blocks))]
    case .quote:
      let name = rule.value(.author, of: shortcode)
      return [.quote(Quote(blocks, attribution: name.map { [.text($0)] }).attributed())]
    case .pullQuote: return [Block.pullQuote(blocks, by: rule.value(.author, of: shortcode))]
    case .text:
      guard let title else { return blocks }
      return [.paragraph([.styled(.strong, [.text(title)])])] + blocks
    case .figure, .card, .link, .code, .formula, .drop: return blocks
    }
  }
}

extension Block {
  /// Words that stand in the article already, or are to be seen first, set apart in italics.
  static func pullQuote(_ blocks: [Block], by author: String?) -> Block {
    var content = blocks.map { block -> Block in
      guard case .paragraph(let line) = block else { return block }
      return .paragraph([.styled(.emphasis, line)])
    }
    if let author { content.append(.paragraph([.text("\u{2014} " + author)])) }
    return .box(Box(content))
  }
}
