import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// Puts running heads and folios on pages.
struct FurnitureSetter {
  let issue: Issue
  let book: StyleBook
  let shaper: Shaper

  /// A page's place in the issue.
  struct Place {
    /// From 1.
    var number: Int
    var count: Int
    /// The article that the page is named by, and its department.
    var article: Article?
    var department: String?
  }

  func furnish(_ sheet: inout PageSheet, at place: Place) throws(FontFailure) {
    let master = sheet.frame.master
    if let head = master.runningHead {
      try add(head, from: sheet.frame.top, .runningHead, to: &sheet, at: place)
    }
    // A folio is told from the line after the last: 1.4 lines below the frame.
    if let folio = master.folio {
      try add(folio, from: sheet.frame.bottom, .folio, to: &sheet, at: place)
    }
  }

  private func add(
    _ furniture: PageFurniture,
    from edge: Length,
    _ role: StyleRole,
    to sheet: inout PageSheet,
    at place: Place
  ) throws(FontFailure) {
    let style = try book.block(role)
    let frame = sheet.frame
    let room = Room(left: frame.left, measure: frame.fullWidth)
    let cells = LineCells(furniture.cells, isLeftHand: place.number.isMultiple(of: 2)) {
      value(of: $0, at: place)
    }
    let top = edge + frame.grid * furniture.at
    let pieces = try cells.pieces(
      in: style,
      shaper: shaper,
      room: room,
      baseline: top + style.baseline
    )
    sheet.decorate(pieces.flatMap(\.items))
    guard !cells.isEmpty, let rule = furniture.rule else { return }
    let area = Rectangle(
      x: room.left,
      y: edge + frame.grid * furniture.ruleAt,
      width: room.measure,
      height: rule.width.length(em: style.look.size, line: frame.grid)
    )
    sheet.decorate([.rectangle(area, rule.colour.paged)])
  }

  private func value(of placeholder: Placeholder, at place: Place) -> String? {
    switch placeholder {
    case .page: String(place.number)
    case .pages: String(place.count)
    default: issue.value(of: placeholder, in: place.article, department: place.department)
    }
  }
}

extension LineCells {
  fileprivate init(
    _ cells: [PageFurniture.Cell: Template],
    isLeftHand: Bool,
    _ value: (Placeholder) -> String?
  ) {
    let outer: PageFurniture.Cell = isLeftHand ? .left : .right
    func text(_ cell: PageFurniture.Cell) -> String? {
      let named = cells[cell] ?? cells[outer == cell ? .outside : .inside]
      return named?.filled(value)
    }
    self.init(
      left: text(.left),
      center: cells[.center]?.filled(value),
      right: text(.right)
    )
  }
}
