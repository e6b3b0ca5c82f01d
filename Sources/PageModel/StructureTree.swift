/// What the pages of a document are about: its parts and their order for those who listen to it.
///
/// Elements stand in the order of reading, a parent before its children; what shows of them on pages
/// refers to them by their number (PDF 32000-1, 14.7).
package struct StructureTree: Hashable, Sendable {
  package private(set) var elements: [StructureElement]

  /// A tree of one element, the root.
  package init(root: StructureElement = StructureElement(.document)) {
    elements = [root]
  }

  /// The number of the root.
  package static let root = StructureElement.ID(0)

  package subscript(id: StructureElement.ID) -> StructureElement {
    get { elements[id.number] }
    set { elements[id.number] = newValue }
  }

  /// Adds an element as the last child of another.
  @discardableResult
  package mutating func add(
    _ element: StructureElement,
    to parent: StructureElement.ID
  ) -> StructureElement.ID {
    let id = StructureElement.ID(elements.count)
    elements.append(element)
    elements[id.number].parent = parent
    return id
  }

  /// Adds another tree, its root as the last child of `parent`.
  ///
  /// - Returns: how much larger the numbers of its elements are from now on.
  package mutating func add(_ tree: StructureTree, to parent: StructureElement.ID) -> Int {
    let offset = elements.count
    for var element in tree.elements {
      element.parent = element.parent.map { $0.moved(by: offset) } ?? parent
      elements.append(element)
    }
    return offset
  }
}

/// A part of a document by its meaning.
package struct StructureElement: Hashable, Sendable {
  /// The number of an element in its tree.
  package struct ID: Hashable, Sendable {
    package var number: Int

    package init(_ number: Int) { self.number = number }

    package func moved(by offset: Int) -> ID { ID(number + offset) }
  }

  /// The standard structure types of PDF 32000-1, 14.8.4, by their names in files.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    case document = "Document"
    case part = "Part"
    case article = "Art"
    case section = "Sect"
    case division = "Div"
    case blockQuote = "BlockQuote"
    case caption = "Caption"
    case contents = "TOC"
    case contentsItem = "TOCI"
    case heading1 = "H1"
    case heading2 = "H2"
    case heading3 = "H3"
    case heading4 = "H4"
    case heading5 = "H5"
    case heading6 = "H6"
    case paragraph = "P"
    case list = "L"
    case listItem = "LI"
    case label = "Lbl"
    case listBody = "LBody"
    case table = "Table"
    case tableRow = "TR"
    case tableHeading = "TH"
    case tableCell = "TD"
    case tableHead = "THead"
    case tableBody = "TBody"
    case span = "Span"
    case reference = "Reference"
    case note = "Note"
    case code = "Code"
    case link = "Link"
    case figure = "Figure"
  }

  /// Which cells a table's heading is for.
  package enum Scope: String, Hashable, Sendable {
    case column = "Column"
    case row = "Row"
  }

  /// What the labels of a list's items are (ISO 32000-1, table 347), by its name in files.
  package enum Numbering: String, Hashable, Sendable {
    /// None, or words such as the terms of definitions.
    case none = "None"
    case disc = "Disc"
    case square = "Square"
    case decimal = "Decimal"
  }

  package var role: Role
  package fileprivate(set) var parent: ID?
  /// BCP 47, where it is not the language of what is around it.
  package var language: String?
  /// What a listener hears instead of a picture.
  package var alternativeText: String?
  /// What the glyphs stand for, where they do not say it themselves.
  package var actualText: String?
  package var scope: Scope?
  package var columnSpan: Int
  package var rowSpan: Int
  /// Of a list.
  package var numbering: Numbering

  package init(
    _ role: Role,
    language: String? = nil,
    alternativeText: String? = nil,
    actualText: String? = nil,
    scope: Scope? = nil,
    columnSpan: Int = 1,
    rowSpan: Int = 1,
    numbering: Numbering = .none
  ) {
    self.role = role
    self.language = language
    self.alternativeText = alternativeText
    self.actualText = actualText
    self.scope = scope
    self.columnSpan = columnSpan
    self.rowSpan = rowSpan
    self.numbering = numbering
  }

  package static func heading(level: Int) -> StructureElement {
    let roles: [Role] = [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6]
    return StructureElement(roles[min(max(level, 1), 6) - 1])
  }
}
