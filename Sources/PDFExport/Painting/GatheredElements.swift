import Jobs
import PageModel

// Rules and grounds stand between the lines of a quotation or of a program, and would divide it into as many
// sequences as it has lines. Readers that ask for an element sequence by sequence read its whole page for each of them.

extension PagedDocument {
  /// The document with every element in as few sequences as there can be.
  func gatheringElements(jobs: Int) async -> PagedDocument {
    var document = self
    document.pages = await pages.inParallel(jobs: jobs) { $0.gatheringElements() }
    return document
  }
}

extension Page {
  /// Puts the rectangles between the parts of an element before them: nothing that is read lies under one.
  fileprivate func gatheringElements() -> Page {
    let groups = groups
    guard groups.count < marks.count else { return self }
    var page = self
    page.items = []
    page.items.reserveCapacity(items.count)
    page.marks = []
    var next = 0
    for group in groups {
      let parts = marks[group]
      guard let first = parts.first, let last = parts.last else { continue }
      page.items += items[next..<first.items.lowerBound]
      for (part, following) in zip(parts, parts.dropFirst()) {
        page.items += items[part.items.upperBound..<following.items.lowerBound]
      }
      let start = page.items.count
      for part in parts { page.items += items[part.items] }
      page.marks.append(ContentMark(items: start..<page.items.count, element: first.element))
      next = last.items.upperBound
    }
    page.items += items[next...]
    return page
  }

  /// Marks that follow one another, and mean the same; of every mark by itself where they are not in order.
  private var groups: [Range<Int>] {
    var groups: [Range<Int>] = []
    var end = 0
    for (index, mark) in marks.enumerated() {
      guard mark.items.lowerBound >= end, mark.items.upperBound <= items.count else {
        return marks.indices.map { $0..<$0 + 1 }
      }
      if let last = groups.last, marks[index - 1].element == mark.element,
        items[end..<mark.items.lowerBound].allSatisfy(\.isRectangle)
      {
        groups[groups.count - 1] = last.lowerBound..<index + 1
      } else {
        groups.append(index..<index + 1)
      }
      end = mark.items.upperBound
    }
    return groups
  }
}

extension PageItem {
  fileprivate var isRectangle: Bool {
    if case .rectangle = self { true } else { false }
  }
}
