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

  var blocks: [Block] = []
  private var open: [Open] = []

  mutating func open(_ shortcode: Shortcode, pair: Int) {
    guard open.count < ShortcodeGathering.deepest else { return }
    open.append(Open(shortcode: shortcode, pair: pair, before: blocks))
    blocks = []
  }

  mutating func close(pair: Int) {
    guard let index = open.lastIndex(where: { $0.pair == pair }) else { return }
    while open.count > index + 1, let inner = open.popLast() { blocks = inner.before + blocks }
    guard let ended = open.popLast() else { return }
    blocks = ended.before + ShortcodeGathering.blocks(blocks, within: ended.shortcode)
  }

  /// All blocks; those of a shortcode that was not closed stand as they are.
  mutating func finish() -> [Block] {
    while let left = open.popLast() { blocks = left.before + blocks }
    return blocks
  }

  private static func blocks(_ blocks: [Block], within shortcode: Shortcode) -> [Block] {
    let title = PairedShortcode.title(of: shortcode)
    guard !blocks.isEmpty || title != nil else { return [] }
    switch PairedShortcode(shortcode) {
    case .box: return [.box(Box(title: title.map { [.text($0)] } ?? [], blocks))]
    case .quote:
      let name = shortcode.argument("author", "cite", "source", "attribution")
      let attribution: [Inline]? = name.map { [.text($0)] }
      return [.quote(Quote(blocks, attribution: attribution).attributed())]
    case .plain:
      guard ["tab", "step"].contains(shortcode.name.lowercased()), let title else { return blocks }
      return [.paragraph([.styled(.strong, [.text(title)])])] + blocks
    case nil:
      guard let title else { return blocks }
      return [.paragraph([.styled(.strong, [.text(title)])])] + blocks
    }
  }
}
