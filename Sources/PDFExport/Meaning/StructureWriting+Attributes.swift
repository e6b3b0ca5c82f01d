import Geometry
import PageModel

extension StructureWriting {
  /// Attributes of standard owners (ISO 32000-1, 14.8.5): of tables, of lists, and of what stands among words mostly,
  /// but here by itself.
  func put(
    attributesOf element: StructureElement,
    _ part: StructurePlan.Part,
    into syntax: inout PDFSyntax
  ) {
    switch element.role {
    case .tableHeading, .tableCell: put(cell: element, into: &syntax)
    case .list:
      if element.numbering != .none {
        syntax.put("/A << /O /List /ListNumbering")
        syntax.put(name: element.numbering.rawValue)
        syntax.put(">>")
      }
    case .reference, .note, .code, .link, .figure: put(layoutOf: element, part, into: &syntax)
    case .document, .part, .article, .section, .division, .blockQuote, .caption, .contents,
      .contentsItem, .heading1, .heading2, .heading3, .heading4, .heading5, .heading6, .paragraph,
      .listItem, .label, .listBody, .table, .tableRow, .tableHead, .tableBody, .span:
      break
    }
  }

  private func put(
    layoutOf element: StructureElement,
    _ part: StructurePlan.Part,
    into syntax: inout PDFSyntax
  ) {
    let bounds = element.role == .figure ? bounds(of: part) : nil
    let isBlock = standsAlone(element)
    guard isBlock || bounds != nil else { return }
    syntax.put("/A << /O /Layout")
    if isBlock { syntax.put("/Placement /Block") }
    if let bounds {
      syntax.put("/BBox [")
      syntax.put(bounds)
      syntax.put("]")
    }
    syntax.put(">>")
  }

  /// Whether an element stands between paragraphs, and not within one; what a link holds stands where the link does.
  private func standsAlone(_ element: StructureElement) -> Bool {
    var parent = element.parent
    while let id = parent {
      switch plan.tree[id].role {
      case .document, .part, .article, .section, .division, .blockQuote, .listBody, .tableHeading,
        .tableCell:
        return true
      case .link: parent = plan.tree[id].parent
      case .caption, .contents, .contentsItem, .heading1, .heading2, .heading3, .heading4,
        .heading5, .heading6, .paragraph, .list, .listItem, .label, .table, .tableRow, .tableHead,
        .tableBody, .span, .reference, .note, .code, .figure:
        return false
      }
    }
    return false
  }

  private func put(cell: StructureElement, into syntax: inout PDFSyntax) {
    let scope = cell.scope ?? (cell.role == .tableHeading ? .column : nil)
    guard scope != nil || cell.columnSpan > 1 || cell.rowSpan > 1 else { return }
    syntax.put("/A << /O /Table")
    if let scope {
      syntax.put("/Scope")
      syntax.put(name: scope.rawValue)
    }
    if cell.columnSpan > 1 {
      syntax.put("/ColSpan")
      syntax.put(cell.columnSpan)
    }
    if cell.rowSpan > 1 {
      syntax.put("/RowSpan")
      syntax.put(cell.rowSpan)
    }
    syntax.put(">>")
  }

  /// What the element's pictures and rectangles cover of the first page that it is on, in PDF's coordinates.
  private func bounds(of part: StructurePlan.Part) -> PDFRectangle? {
    guard let first = part.contents.lazy.compactMap(\.kind.markedPage).first else { return nil }
    let page = pages[first]
    var bounds: PDFRectangle?
    for case .mark(first, let mark) in part.contents.lazy.map(\.kind) {
      for item in page.content.items[page.marks[mark].items] {
        let area: Rectangle
        switch item {
        case .picture(let picture): area = picture.window
        case .rectangle(let rectangle, _): area = rectangle
        case .glyphs: continue
        }
        let rectangle = PDFRectangle(area, on: page.content)
        bounds = bounds?.union(rectangle) ?? rectangle
      }
    }
    return bounds
  }
}

/// A rectangle from a page's bottom left corner upwards.
struct PDFRectangle {
  var left: Length
  var bottom: Length
  var right: Length
  var top: Length

  init(_ rectangle: Rectangle, on page: Page) {
    left = rectangle.left
    bottom = page.size.height - rectangle.bottom
    right = rectangle.right
    top = page.size.height - rectangle.top
  }

  func union(_ other: PDFRectangle) -> PDFRectangle {
    var union = self
    union.left = min(left, other.left)
    union.bottom = min(bottom, other.bottom)
    union.right = max(right, other.right)
    union.top = max(top, other.top)
    return union
  }
}

extension PDFSyntax {
  mutating func put(_ rectangle: PDFRectangle) {
    put(rectangle.left)
    put(rectangle.bottom)
    put(rectangle.right)
    put(rectangle.top)
  }
}
