import PageModel

/// The document's outline as it can be written (ISO 32000-1, 12.3.3).
///
/// Entries that lead nowhere lead to the first of those below them, or are left out.
struct Outline {
  private struct Item {
    var title: String
    var anchor: String
    var items: [Item]

    /// How many items show below this one when it is open: deeper ones are folded at first.
    var visibleCount: Int { items.count }
  }

  private let items: [Item]

  init(_ entries: [OutlineEntry], destinations: Destinations) {
    items = Self.items(entries, destinations, depth: 0)
  }

  var isEmpty: Bool { items.isEmpty }

  /// No outline is deeper than this.
  private static let greatestDepth = 16

  private static func items(
    _ entries: [OutlineEntry],
    _ destinations: Destinations,
    depth: Int
  ) -> [Item] {
    guard depth < greatestDepth else { return [] }
    return entries.compactMap { entry in
      let below = items(entry.entries, destinations, depth: depth + 1)
      let own = destinations.contains(entry.anchor) ? entry.anchor : nil
      guard let anchor = own ?? below.first?.anchor else { return nil }
      return Item(title: entry.title, anchor: anchor, items: below)
    }
  }

  /// Writes the outline; `nil` when it is empty.
  func write(to file: inout PDFFile) -> ObjectNumber? {
    guard !isEmpty else { return nil }
    let root = file.reserve()
    let ends = Self.write(items, below: root, isOpen: true, to: &file)
    let count = items.reduce(items.count) { $0 + $1.visibleCount }
    file.write(as: root) {
      $0.put("<< /Type /Outlines")
      $0.put(ends: ends, count: count)
      $0.put(">>")
    }
    return root
  }

  /// - Returns: the first and the last of the items.
  private static func write(
    _ items: [Item],
    below parent: ObjectNumber,
    isOpen: Bool,
    to file: inout PDFFile
  ) -> (ObjectNumber, ObjectNumber)? {
    let numbers = items.map { _ in file.reserve() }
    for (index, item) in items.enumerated() {
      let ends = write(item.items, below: numbers[index], isOpen: false, to: &file)
      file.write(as: numbers[index]) {
        $0.put("<< /Title")
        $0.put(text: item.title)
        $0.put("/Parent")
        $0.put(parent)
        if index > 0 {
          $0.put("/Prev")
          $0.put(numbers[index - 1])
        }
        if index + 1 < numbers.count {
          $0.put("/Next")
          $0.put(numbers[index + 1])
        }
        $0.put("/Dest")
        $0.put(string: item.anchor.utf8)
        $0.put(ends: ends, count: isOpen ? item.visibleCount : -item.visibleCount)
        $0.put(">>")
      }
    }
    guard let first = numbers.first, let last = numbers.last else { return nil }
    return (first, last)
  }
}

extension PDFSyntax {
  fileprivate mutating func put(ends: (first: ObjectNumber, last: ObjectNumber)?, count: Int) {
    guard let ends else { return }
    put("/First")
    put(ends.first)
    put("/Last")
    put(ends.last)
    put("/Count")
    put(count)
  }
}
