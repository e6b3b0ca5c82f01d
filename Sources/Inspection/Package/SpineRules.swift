/// The order of reading, and EPUB 2's guide.
struct SpineRules {
  private let package: PackageDocument
  private(set) var marks = Marks()

  init(_ package: PackageDocument) { self.package = package }

  mutating func check() {
    checkItems()
    checkContents()
    checkGuide()
  }

  private mutating func checkItems() {
    if package.spine.isEmpty {
      marks.error("missing-element", "the spine is empty", at: package.spineOffset)
    } else if !package.spine.contains(where: \.isLinear) {
      marks.error(
        "no-linear-item",
        "nothing in the spine is read in order",
        at: package.spineOffset
      )
    }
    let items = Dictionary(package.items.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var seen: Set<String> = []
    for entry in package.spine {
      if !seen.insert(entry.id).inserted {
        marks.error("duplicate-spine-item", "'\(entry.id)' is in the spine twice", at: entry.offset)
      }
      guard let item = items[entry.id] else {
        marks.error(
          "missing-identifier",
          "'idref' names '\(entry.id)', which is no 'item'",
          at: entry.offset
        )
        continue
      }
      if !isReadable(item, items) {
        marks.error(
          "unreadable-spine-item",
          "'\(item.href)' of the type '\(item.mediaType)' cannot be read, and falls back on nothing that can",
          at: entry.offset
        )
      }
    }
  }

  private func isReadable(
    _ item: PackageDocument.Item,
    _ items: [String: PackageDocument.Item]
  ) -> Bool {
    var item = item
    var steps = 0
    while !MediaTypes.contentDocuments.contains(item.mediaType), steps < 100 {
      if !package.isCurrent,
        ["text/x-oeb1-document", "application/x-dtbook+xml"].contains(item.mediaType)
      {
        return true
      }
      guard let next = item.fallback.flatMap({ items[$0] }) else { return false }
      item = next
      steps += 1
    }
    return steps < 100
  }

  private mutating func checkContents() {
    let contents = package.items.first { $0.mediaType == MediaTypes.ncx }
    guard let named = package.ncx else {
      if contents != nil {
        marks.error(
          "missing-attribute",
          "the spine does not name the NCX in 'toc'",
          at: package.spineOffset
        )
      } else if !package.isCurrent {
        marks.error("missing-attribute", "the spine names no NCX", at: package.spineOffset)
      } else {
        marks.note(
          "missing-ncx",
          "there is no NCX, which older readers take their table of contents from"
        )
      }
      return
    }
    if package.item(named)?.mediaType != MediaTypes.ncx {
      marks.error(
        "missing-identifier",
        "'toc' of the spine names '\(named)', which is no NCX",
        at: package.spineOffset
      )
    }
  }

  private mutating func checkGuide() {
    var seen: Set<String> = []
    for entry in package.guide
    where !seen.insert((entry.type + " " + entry.href).lowercased()).inserted {
      marks.warning(
        "duplicate-landmark",
        "the guide names '\(entry.href)' twice as '\(entry.type)'",
        at: entry.offset
      )
    }
  }
}
