import Geometry
import PageModel

/// Which elements a file has, what belongs to each, and their numbers.
struct StructurePlan {
  /// What will be written of an element.
  struct Part {
    /// `nil` when nothing of the element shows on any page.
    var number: ObjectNumber?
    /// Whether it is written as a part of its parent, whose number it has: it has nothing to say itself.
    var isFolded = false
    /// In the order in which they are painted, links last.
    var contents: [Content] = []
    var children: [Int] = []
    /// Where the content of the element and its children begins; none in `Int.max`.
    var start = Int.max
    var hasLink = false
  }

  /// What an element consists of, apart from its children.
  struct Content {
    enum Kind {
      case mark(page: Int, number: Int)
      case link(ObjectNumber, page: Int)
      /// An element that the document does not have.
      case extra(ObjectNumber)
    }

    var kind: Kind
    /// Pages and their marks counted through.
    var start: Int
  }

  /// An element around glyphs that do not tell their text, or around a link that has none.
  struct Extra {
    var number: ObjectNumber
    var parent: Int
    var content: Content.Kind
    /// `nil` for a link.
    var spokenText: String?
  }

  let tree: StructureTree
  /// By the elements' numbers in the tree.
  private(set) var parts: [Part]
  private(set) var extras: [Extra] = []
  /// For each page, the element of each mark.
  private(set) var elementsOfMarks: [[ObjectNumber]] = []
  /// For each link of all pages.
  private(set) var elementsOfLinks: [ObjectNumber] = []

  init(_ tree: StructureTree, pages: [PageObjects], in file: inout PDFFile) {
    self.tree = tree
    parts = Array(repeating: Part(), count: tree.elements.count)
    findContents(of: pages)
    keepTablesWhole()
    for index in parts.indices where parts[index].start < .max || index == 0 {
      if let parent = textualParent(ofPlainSpan: index) {
        parts[index].number = parts[parent].number
        parts[index].isFolded = true
      } else {
        parts[index].number = file.reserve()
      }
    }
    place(pages, in: &file)
  }

  /// Children have higher numbers than their parents.
  private mutating func findContents(of pages: [PageObjects]) {
    for (page, objects) in pages.enumerated() {
      for (number, mark) in objects.marks.enumerated() {
        guard let element = mark.meaning?.element.number else { continue }
        parts[element].start = min(parts[element].start, Self.start(page: page, mark: number))
      }
      for link in objects.links {
        let element = holder(of: link)
        parts[element].start = min(parts[element].start, Self.start(page: page, mark: Self.end))
      }
    }
    for (index, element) in tree.elements.enumerated().reversed() {
      guard let parent = element.parent?.number else { continue }
      parts[parent].start = min(parts[parent].start, parts[index].start)
    }
    for (index, element) in tree.elements.enumerated() {
      if let parent = element.parent?.number { parts[parent].children.append(index) }
    }
  }

  private static func start(page: Int, mark: Int) -> Int { page << 32 | mark }
  /// After all marks of a page.
  private static let end = 1 << 31

  /// Cells are kept though they are empty: the others would move into their places.
  private mutating func keepTablesWhole() {
    for (index, element) in tree.elements.enumerated() {
      guard let parent = element.parent?.number, parts[parent].start < .max,
        element.role.isPartOfTable, parts[index].start == .max
      else { continue }
      parts[index].start = .max - 1
    }
  }

  /// The parent of a span that says no more than its words do, where the parent can have the words itself.
  private func textualParent(ofPlainSpan index: Int) -> Int? {
    let element = tree.elements[index]
    guard element.role == .span, element.language == nil, element.alternativeText == nil,
      element.actualText == nil, parts[index].children.isEmpty,
      let parent = element.parent?.number, tree.elements[parent].role.holdsWords
    else { return nil }
    return parent
  }

  /// The element that a link belongs to; the root for one without.
  private func holder(of link: PlacedLink) -> Int {
    guard let element = link.area.element?.number, parts.indices.contains(element) else { return 0 }
    return element
  }

  private mutating func place(_ pages: [PageObjects], in file: inout PDFFile) {
    for (page, objects) in pages.enumerated() {
      var elements: [ObjectNumber] = []
      for (number, mark) in objects.marks.enumerated() {
        guard let meaning = mark.meaning else { continue }
        elements.append(
          add(
            .mark(page: page, number: number),
            to: meaning.element.number,
            start: Self.start(page: page, mark: number),
            spokenText: meaning.spokenText,
            isExtra: meaning.spokenText != nil,
            in: &file
          )
        )
      }
      elementsOfMarks.append(elements)
      for link in objects.links {
        let holder = holder(of: link)
        let isOwn = tree.elements[holder].role == .link
        elementsOfLinks.append(
          add(
            .link(link.annotation, page: page),
            to: holder,
            start: Self.start(page: page, mark: Self.end),
            isExtra: !isOwn,
            in: &file
          )
        )
        if isOwn { parts[holder].hasLink = true }
      }
    }
  }

  /// Adds content to an element, or to an extra child of it; returns whichever holds the content.
  private mutating func add(
    _ content: Content.Kind,
    to element: Int,
    start: Int,
    spokenText: String? = nil,
    isExtra: Bool,
    in file: inout PDFFile
  ) -> ObjectNumber {
    let own = parts[element].number ?? ObjectNumber(value: 0)
    guard isExtra else {
      parts[element].contents.append(Content(kind: content, start: start))
      return own
    }
    let extra = Extra(
      number: file.reserve(),
      parent: element,
      content: content,
      spokenText: spokenText
    )
    extras.append(extra)
    parts[element].contents.append(Content(kind: .extra(extra.number), start: start))
    return extra.number
  }
}

extension StructureElement.Role {
  /// Whether words may stand in it directly.
  fileprivate var holdsWords: Bool {
    switch self {
    case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6, .paragraph, .caption,
      .label, .listBody, .tableHeading, .tableCell, .span, .reference, .note, .code, .link:
      true
    case .document, .part, .article, .section, .division, .blockQuote, .contents, .contentsItem,
      .list, .listItem, .table, .tableRow, .tableHead, .tableBody, .figure:
      false
    }
  }

  /// Whether it is what tables are made of.
  fileprivate var isPartOfTable: Bool {
    switch self {
    case .tableHead, .tableBody, .tableRow, .tableHeading, .tableCell: true
    case .document, .part, .article, .section, .division, .blockQuote, .caption, .contents,
      .contentsItem, .heading1, .heading2, .heading3, .heading4, .heading5, .heading6, .paragraph,
      .list, .listItem, .label, .listBody, .table, .span, .reference, .note, .code, .link,
      .figure:
      false
    }
  }
}
