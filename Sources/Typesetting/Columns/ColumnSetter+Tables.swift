import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  mutating func setTable(_ table: Table, room: Room) throws(FontFailure) {
    let grid = TableGrid(table)
    guard grid.rows.contains(where: { !$0.isEmpty }) else { return }
    let start = slabs.count
    if !table.caption.isBlank { try setTableTitle(table.caption, room: room) }
    let outer = parent
    parent = galley.structure.add(StructureElement(.table), to: parent)
    defer { parent = outer }
    var setting = try TableSetting(grid, table.alignments, room: room, setter: self)
    let head = try setRows(0..<grid.headCount, of: grid, .tableHead, &setting)
    for index in slabs.indices.dropFirst(start + 1) { slabs[index].keep = .never }
    slabs.keepNext()
    let body = slabs.count
    _ = try setRows(grid.headCount..<grid.rows.count, of: grid, .tableBody, &setting)
    for index in slabs.indices.dropFirst(body) { slabs[index].repeatedHead = head }
    keepTableEnds(from: body)
    guard start < slabs.count else { return }
    slabs[start].spaceBefore = max(slabs[start].spaceBefore, book.grid * 0.5)
    slabs[slabs.count - 1].spaceAfter = book.grid * 0.5
  }

  private mutating func setTableTitle(_ title: [Inline], room: Room) throws(FontFailure) {
    let style = try book.block(.tableTitle)
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let spans = spans(title, in: style.look, of: element)
    try setParagraph(spans, in: style, form: style.form(measure: room.measure), room: room)
    slabs.keepNext()
  }

  /// Two rows stay with the head, and two with the end.
  private mutating func keepTableEnds(from body: Int) {
    if body + 1 < slabs.count { slabs[body + 1].keep = max(slabs[body + 1].keep, .together) }
    if slabs.count - 1 > body {
      slabs[slabs.count - 1].keep = max(slabs[slabs.count - 1].keep, .together)
    }
  }

  /// Sets rows, and gives what of them stands at the head of every further column.
  private mutating func setRows(
    _ range: Range<Int>,
    of grid: TableGrid,
    _ role: StructureElement.Role,
    _ setting: inout TableSetting
  ) throws(FontFailure) -> Slab.Head? {
    guard !range.isEmpty else { return nil }
    let start = slabs.count
    let group = galley.structure.add(StructureElement(role), to: parent)
    for row in range {
      let element = galley.structure.add(StructureElement(.tableRow), to: group)
      try setRow(row, of: grid, in: element, &setting)
    }
    guard role == .tableHead else { return nil }
    var y = Length.zero
    var head = Slab.Head(height: .zero, pieces: [])
    for slab in slabs[start...] {
      // Furniture: a listener has heard the heads already.
      head.pieces += slab.pieces.map {
        var piece = $0.moved(x: .zero, y: y)
        piece.element = nil
        piece.link = nil
        return piece
      }
      y = y + slab.height
    }
    head.height = y
    return head
  }

  private mutating func setRow(
    _ row: Int,
    of grid: TableGrid,
    in element: StructureElement.ID,
    _ setting: inout TableSetting
  ) throws(FontFailure) {
    var lines: [[LinePiece]] = []
    var notes: [[Int]] = []
    let isHead = row < grid.headCount
    let style = try book.block(isHead ? .tableHead : .tableCell)
    for cell in grid.rows[row] {
      let set = try setCell(cell, in: element, style, setting)
      for (index, line) in set.lines.enumerated() {
        if index >= lines.count {
          lines.append([])
          notes.append([])
        }
        lines[index] += line.pieces.map { $0.moved(x: setting.left(of: cell), y: style.baseline) }
        notes[index] += line.notes
      }
    }
    append(lines, notes, in: style, isHead: isHead, isLast: row == grid.rows.count - 1, setting)
  }

  private mutating func setCell(
    _ cell: TableGrid.Cell,
    in row: StructureElement.ID,
    _ style: BlockStyle,
    _ setting: TableSetting
  ) throws(FontFailure) -> SetParagraph {
    let isHeading = cell.isHead || cell.content.isRowHeading
    var element = StructureElement(isHeading ? .tableHeading : .tableCell)
    element.columnSpan = cell.columns
    element.rowSpan = cell.rows
    if isHeading { element.scope = cell.isHead ? .column : .row }
    let id = galley.structure.add(element, to: row)
    let spans = spans(cell.content.content, in: setting.scaled(style.look), of: id)
    var form = style.form(measure: setting.width(of: cell))
    form.firstIndent = .zero
    form.align = setting.alignment(of: cell)
    form.isBalanced = false
    let text = StyledText(spans, language: book.language, isRightToLeft: isRightToLeft)
    let set = try paragraphs.set(text, in: form)
    noteUnset(set.unset)
    return set
  }

  /// The lines of a row as slabs: a row is parted only where it is very high.
  private mutating func append(
    _ lines: [[LinePiece]],
    _ notes: [[Int]],
    in style: BlockStyle,
    isHead: Bool,
    isLast: Bool,
    _ setting: TableSetting
  ) {
    let lines = lines.isEmpty ? [[]] : lines
    for (index, pieces) in lines.enumerated() {
      var slab = Slab(height: style.leading, isOnGrid: style.isOnGrid, pieces: pieces, block: block)
      slab.notes = index < notes.count ? notes[index] : []
      slab.anchors = pendingAnchors
      pendingAnchors = []
      if index > 0 { slab.keep = lines.count > 12 ? .together : .never }
      if index == 0, isHead, let rule = style.style.border(.borderTop) {
        slab.pieces.append(setting.rule(rule, at: .zero, book))
      }
      if index == lines.count - 1 {
        let bottom = isLast ? (try? book.block(.tableHead))?.style.border(.borderTop) : nil
        if let rule = bottom ?? style.style.border(.borderBottom) {
          slab.pieces.append(setting.rule(rule, at: slab.height, book))
        }
      }
      slabs.append(slab)
    }
  }
}

/// Where the columns of a table stand.
struct TableSetting {
  let room: Room
  let widths: [Length]
  let gap: Length
  let alignments: [Table.Alignment]
  /// How much smaller than its style the type is, so that wide tables fit.
  let scale: Double

  init(
    _ grid: TableGrid,
    _ alignments: [Table.Alignment],
    room: Room,
    setter: ColumnSetter
  ) throws(FontFailure) {
    self.room = room
    self.alignments = alignments
    let measured = try TableSetting.measure(grid, setter)
    let gap = grid.columnCount > 8 ? 5.0 : 10.0
    let needed = measured.least.reduce(0, +) + gap * Double(grid.columnCount - 1)
    // Below four fifths tables cannot be read; words are then divided.
    scale = min(1, max(0.8, room.measure.points / max(needed, 1)))
    let scale = scale
    let scaled = ColumnWidths(
      least: measured.least.map { $0 * scale },
      most: measured.most.map { $0 * scale }
    )
    self.gap = .pt(min(gap, room.measure.points / Double(grid.columnCount * 3)))
    widths = scaled.fitted(to: room.measure.points, gap: self.gap.points)
      .map { max(.pt($0), .pt(1)) }
  }

  /// The widest word and the widest line of every column; cells over several columns ask for nothing.
  private static func measure(
    _ grid: TableGrid,
    _ setter: ColumnSetter
  ) throws(FontFailure) -> ColumnWidths {
    var least = Array(repeating: 4.0, count: grid.columnCount)
    var most = least
    for cell in grid.rows.joined() where cell.columns == 1 && cell.column < grid.columnCount {
      let style = try setter.book.block(cell.isHead ? .tableHead : .tableCell)
      let shaper = setter.paragraphs.shaper
      var line = 0.0
      for (index, word) in cell.content.content.plainText.split(separator: " ").enumerated() {
        let width =
          try shaper.shape(String(word), in: style.look.style).width * style.look.size.points
        least[cell.column] = max(least[cell.column], min(width, 200) + 0.5)
        line += width + (index > 0 ? style.look.size.points * 0.3 : 0)
      }
      most[cell.column] = max(most[cell.column], line + 1)
    }
    return ColumnWidths(least: least, most: zip(least, most).map(max))
  }

  func left(of cell: TableGrid.Cell) -> Length {
    widths.prefix(cell.column).reduce(room.left) { $0 + $1 + gap }
  }

  func width(of cell: TableGrid.Cell) -> Length {
    let own = widths.dropFirst(cell.column).prefix(cell.columns)
    return own.reduce(-gap) { $0 + $1 + gap }
  }

  func alignment(of cell: TableGrid.Cell) -> TextAlign {
    guard alignments.indices.contains(cell.column), cell.columns == 1 else { return .start }
    switch alignments[cell.column] {
    case .start: return .start
    case .centre: return .center
    case .end: return .end
    }
  }

  func scaled(_ look: TextLook) -> TextLook {
    var look = look
    look.size = look.size * scale
    return look
  }

  func rule(_ rule: StyleValue.Border, at y: Length, _ book: StyleBook) -> LinePiece {
    let width = rule.width.length(em: book.layout.type.size, line: book.grid)
    let whole = widths.reduce(-gap) { $0 + $1 + gap }
    return .rule(
      Rectangle(x: room.left, y: y, width: whole, height: width),
      rule.colour.paged
    )
  }
}

extension Slab.Keep: Comparable {
  static func < (a: Slab.Keep, b: Slab.Keep) -> Bool { a.rawValue < b.rawValue }
}
