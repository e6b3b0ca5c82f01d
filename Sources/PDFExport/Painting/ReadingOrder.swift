import Geometry
import PageModel

extension Collection<PageItem> {
  /// The items with neighbouring runs of a line that read from right to left in the order of reading.
  ///
  /// Lines come as they stand, from the left. Where such runs are neighbours, the right one is read first;
  /// spaces between them, of whatever face, belong to them.
  var inReadingOrder: [PageItem] {
    var items = Array(self)
    guard items.contains(where: { $0.run?.isRightToLeft == true }) else { return items }
    var start = 0
    while start < items.count {
      guard let first = items[start].run, first.isRightToLeft else {
        start += 1
        continue
      }
      var end = start + 1
      var next = end
      while next < items.count, let run = items[next].run, run.origin.y == first.origin.y,
        run.isRightToLeft || run.isBlank
      {
        next += 1
        if run.isRightToLeft { end = next }
      }
      items[start..<end].sort { left, right in
        guard let left = left.run, let right = right.run else { return false }
        return left.origin.x > right.origin.x
      }
      start = end
    }
    return items
  }
}

extension PageItem {
  fileprivate var run: GlyphRun? {
    if case .glyphs(let run) = self { run } else { nil }
  }
}

extension GlyphRun {
  /// Whether it tells nothing but spaces.
  var isBlank: Bool { !text.isEmpty && text.utf8.allSatisfy { $0 == 0x20 } }
}
