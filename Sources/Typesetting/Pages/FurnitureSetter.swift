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
  /// Whether there are contents to which a way can lead.
  let hasContents: Bool
  /// The element of all ways through the issue that pages show; listeners find them at its end.
  private var ways: StructureElement.ID?

  init(issue: Issue, book: StyleBook, shaper: Shaper, hasContents: Bool) {
    self.issue = issue
    self.book = book
    self.shaper = shaper
    self.hasContents = hasContents
  }

  /// A page's place in the issue.
  struct Place {
    /// From 1.
    var number: Int
    var count: Int
    /// The article that the page is named by, and its department.
    var article: Article?
    var department: String?
    /// The anchor of the article that comes after those of the page.
    var next: String?
  }

  mutating func furnish(
    _ sheet: inout PageSheet,
    at place: Place,
    in structure: inout StructureTree
  ) throws(FontFailure) {
    let master = sheet.frame.master
    if let head = master.runningHead {
      let line = Line(furniture: head, edge: sheet.frame.top, role: .runningHead, place: place)
      try add(line, to: &sheet, in: &structure)
    }
    // A folio is told from the line after the last: 1.4 lines below the frame.
    if let folio = master.folio {
      let line = Line(furniture: folio, edge: sheet.frame.bottom, role: .folio, place: place)
      try add(line, to: &sheet, in: &structure)
    }
  }

  /// A line of furniture on a page.
  private struct Line {
    let furniture: PageFurniture
    /// From which its place is told.
    let edge: Length
    let role: StyleRole
    let place: Place
  }

  private mutating func add(
    _ line: Line,
    to sheet: inout PageSheet,
    in structure: inout StructureTree
  ) throws(FontFailure) {
    let style = try book.block(line.role)
    let frame = sheet.frame
    let room = frame.room(frame.fullWidth, left: frame.left)
    let cells = LineCells(line.furniture.cells, isLeftHand: line.place.number.isMultiple(of: 2)) {
      value(of: $0, at: line.place)
    }
    let baseline = line.edge + frame.grid * line.furniture.at + style.baseline
    for (cell, side) in zip(cells.singles, LineCells.sides) where !cell.isEmpty {
      let pieces = try cell.pieces(
        in: style,
        shaper: shaper,
        room: room,
        baseline: baseline,
        beside: cells
      )
      let way = self.way(in: line.furniture.cells, side, at: line.place)
      let element = way.map { addWay($0, to: &structure) }
      sheet.add(pieces.flatMap(\.items), as: element)
      guard let way, let element else { continue }
      sheet.add(
        LinkArea(
          to: .anchor(way.anchor),
          areas: [touchArea(side, of: line, in: room, on: frame)],
          description: way.words,
          element: element
        )
      )
    }
    decorate(&sheet, with: line, room, hasText: !cells.isEmpty)
  }

  /// The rule over the line, and the bar that tells how far one has come.
  private func decorate(_ sheet: inout PageSheet, with line: Line, _ room: Room, hasText: Bool) {
    let grid = sheet.frame.grid
    func height(_ border: StyleValue.Border) -> Length { border.width.length(em: grid, line: grid) }
    if hasText, let rule = line.furniture.rule {
      let area = Rectangle(
        x: room.left,
        y: line.edge + grid * line.furniture.ruleAt,
        width: room.measure,
        height: height(rule)
      )
      sheet.decorate([.rectangle(area, rule.colour.paged)])
    }
    guard let bar = line.furniture.progress else { return }
    let top = line.edge + grid * line.furniture.progressAt
    let share = Double(line.place.number) / Double(max(1, line.place.count))
    let edge = Length.pt(1)
    func rectangle(_ y: Length, _ width: Length, _ height: Length, x: Length = .zero) -> PageItem {
      let area = Rectangle(x: room.left + x, y: y, width: width, height: height)
      return .rectangle(area, bar.colour.paged)
    }
    sheet.decorate([
      rectangle(top, room.measure, edge), rectangle(top + height(bar), room.measure, edge),
      rectangle(top, edge, height(bar)),
      rectangle(top, edge, height(bar) + edge, x: room.measure - edge),
      .rectangle(
        room.beginning(room.measure * share).rule(at: top, height: height(bar)),
        bar.colour.paged
      ),
    ])
  }

  private func value(of placeholder: Placeholder, at place: Place) -> String? {
    switch placeholder {
    case .page: String(place.number)
    case .pages: String(place.count)
    case .contentsLink: hasContents ? "\u{2039} \(issue.phrases.contents)" : nil
    case .nextLink: place.next == nil ? nil : "\(issue.phrases.next) \u{203A}"
    default: issue.value(of: placeholder, in: place.article, department: place.department)
    }
  }

  // MARK: Ways through the issue

  private struct Way {
    var anchor: String
    var words: String
  }

  /// Where a cell leads.
  private func way(
    in cells: [PageFurniture.Cell: Template],
    _ cell: PageFurniture.Cell,
    at place: Place
  ) -> Way? {
    let placeholders = cells[cell]?.placeholders ?? []
    if placeholders.contains(.contentsLink), hasContents {
      return Way(anchor: AnchorNames.contents, words: issue.phrases.contents)
    }
    guard placeholders.contains(.nextLink) else { return nil }
    return place.next.map { Way(anchor: $0, words: issue.phrases.next) }
  }

  private mutating func addWay(
    _ way: Way,
    to structure: inout StructureTree
  ) -> StructureElement.ID {
    let parent = ways ?? structure.add(StructureElement(.section), to: StructureTree.root)
    ways = parent
    let line = structure.add(StructureElement(.paragraph), to: parent)
    return structure.add(StructureElement(.link), to: line)
  }

  /// As large as a thumb: from the rule to the edges of the page.
  private func touchArea(
    _ cell: PageFurniture.Cell,
    of line: Line,
    in room: Room,
    on frame: PageFrame
  ) -> Rectangle {
    let top = line.edge + frame.grid * min(line.furniture.at, line.furniture.ruleAt)
    let third = frame.size.width * (1 / 3.0)
    let isAtLeft = cell == (room.isRightToLeft ? .right : .left)
    let left = isAtLeft ? Length.zero : cell == .center ? third : third + third
    let isAtFoot = line.edge == frame.bottom
    let bottom = isAtFoot ? frame.size.height : top + frame.grid * 2
    return Rectangle(x: left, y: top, width: third, height: max(frame.grid, bottom - top))
  }
}

extension LineCells {
  fileprivate static let sides: [PageFurniture.Cell] = [.left, .center, .right]

  /// The cells, each alone in its line.
  fileprivate var singles: [LineCells] {
    [LineCells(left: left), LineCells(center: center), LineCells(right: right)]
  }

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
