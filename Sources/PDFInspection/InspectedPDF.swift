import PDFObjects

/// A PDF on the table: its objects, its pages, and a way to what its streams hold.
struct InspectedPDF: Sendable {
  typealias Value = PDFObjects.Value

  struct Page {
    var value: Value
    var object: Int?
    /// What may be inherited.
    var resources: Value?
  }

  let objects: PDFObjects
  let contents: @Sendable (Int) -> [UInt8]?
  let catalogue: Value?
  private(set) var pages: [Page] = []
  /// Pages, from 0, by their objects' numbers.
  private(set) var pageNumbers: [Int: Int] = [:]

  init(_ objects: PDFObjects, contents: @escaping @Sendable (Int) -> [UInt8]?) {
    self.objects = objects
    self.contents = contents
    catalogue = objects.value("Root", of: objects.trailer)
    readPages()
  }

  func place(page object: Int?) -> PDFMarks.Place {
    PDFMarks.Place(page: object.flatMap { pageNumbers[$0] }.map { $0 + 1 })
  }

  /// Walks the tree of pages in order, each node once.
  private mutating func readPages() {
    var waiting: [(entry: Value?, resources: Value?)] = [
      (objects.entry("Pages", of: catalogue), nil)
    ]
    var seen: Set<Int> = []
    while let (entry, inherited) = waiting.popLast(), pages.count < PDFInspection.Limits.mostPages {
      let number = objects.reference(entry)
      if let number, !seen.insert(number).inserted { continue }
      guard let node = objects.resolved(entry) else { continue }
      let resources = objects.value("Resources", of: node) ?? inherited
      if let kids = objects.value("Kids", of: node) {
        waiting += objects.items(of: kids).reversed().map { ($0, resources) }
      } else {
        if let number { pageNumbers[number] = pages.count }
        pages.append(Page(value: node, object: number, resources: resources))
      }
    }
  }

  /// What a tree of names or numbers holds, in order: its keys, and its values as they stand.
  func leaves(of tree: Value?, _ list: StaticString) -> [(key: Value, value: Value)] {
    var leaves: [(key: Value, value: Value)] = []
    var waiting = [tree].compactMap(\.self)
    var seen: Set<Value> = []
    while let entry = waiting.popLast() {
      guard let node = objects.resolved(entry), seen.insert(node).inserted else { continue }
      waiting += objects.items(of: objects.value("Kids", of: node)).reversed()
      let items = objects.items(of: objects.value(list, of: node))
      for index in stride(from: 0, to: items.count - 1, by: 2) {
        guard let key = objects.resolved(items[index]) else { continue }
        leaves.append((key, items[index + 1]))
      }
    }
    return leaves
  }
}
