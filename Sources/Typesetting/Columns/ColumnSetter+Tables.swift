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
    var shape = try TableShape(grid, table.alignments, of: self, room: room)
    let whole = issue.columns.spans.last ?? room.measure
    if !shape.isLegible || shape.scale < 1, room.measure == issue.columns.text, whole > room.measure
    {
      let broad = Room(measure: whole, isRightToLeft: room.isRightToLeft)
      let spanning = try TableShape(grid, table.alignments, of: self, room: broad)
      if spanning.isLegible, spanning.scale > shape.scale || !shape.isLegible { shape = spanning }
    }
    if shape.isLegible {
      let outer = parent
      parent = galley.structure.add(StructureElement(.table), to: parent)
      defer { parent = outer }
      try setTitle(of: table, as: .caption, room: room)
      try setTable(grid, in: shape, from: start)
    } else {
      try setTitle(of: table, as: .paragraph, room: room)
      try setRecords(of: table, room: room)
    }
    guard start < slabs.count else { return }
    if shape.measure > room.measure {
      for index in start..<slabs.count { slabs[index].isSpanning = true }
    }
    slabs[start].spaceBefore = max(slabs[start].spaceBefore, book.grid * 0.5)
    slabs[slabs.count - 1].spaceAfter = book.grid * 0.5
  }

  private mutating func setTitle(
    of table: Table,
    as role: StructureElement.Role,
    room: Room
  ) throws(FontFailure) {
    guard !table.caption.isBlank else { return }
    let style = try book.block(.tableTitle)
    let element = galley.structure.add(StructureElement(role), to: parent)
    let spans = spans(table.caption, in: style.look, of: element)
    try setParagraph(spans, in: style, form: style.form(measure: room.measure), room: room)
    slabs.keepNext()
  }

  private mutating func setTable(
    _ grid: TableGrid,
    in shape: TableShape,
    from start: Int
  ) throws(FontFailure) {
    let headStart = slabs.count
    _ = try setRows(0..<grid.headCount, of: grid, .tableHead, shape)
    let head = Slab.Head(repeating: slabs[headStart...])
    for index in slabs.indices.dropFirst(start + 1) { slabs[index].keep = .never }
    if start < slabs.count { slabs.keepNext() }
    let body = slabs.count
    let rows = try setRows(grid.headCount..<grid.rows.count, of: grid, .tableBody, shape)
    // Heads that fill half a page stand there once.
    if let head, head.height <= issue.columns.pictureHeight * 0.6 {
      for index in slabs.indices.dropFirst(body) { slabs[index].repeatedHead = head }
    }
    // Two rows stay with the head, and two with the end.
    for index in [rows.dropFirst().first, rows.dropFirst().last].compactMap(\.self) {
      slabs[index].keep = max(slabs[index].keep, .together)
    }
  }

  // MARK: Rows

  /// Sets rows, and tells with which slab each begins.
  private mutating func setRows(
    _ range: Range<Int>,
    of grid: TableGrid,
    _ role: StructureElement.Role,
    _ shape: TableShape
  ) throws(FontFailure) -> [Int] {
    guard !range.isEmpty else { return [] }
    let group = galley.structure.add(StructureElement(role), to: parent)
    var reaching: [ReachingCell] = []
    var starts: [Int] = []
    for row in range {
      starts.append(slabs.count)
      let element = galley.structure.add(StructureElement(.tableRow), to: group)
      try setRow(grid.rows[row], in: element, shape, &reaching, isHead: role == .tableHead)
      finishRow(from: starts[starts.count - 1], shape, &reaching)
      if row == range.lowerBound, role == .tableHead || grid.headCount == 0 {
        try rule(over: starts[0], shape)
      }
      try rule(
        under: shape,
        reaching,
        isHead: role == .tableHead,
        isLast: row == range.upperBound - 1
      )
    }
    return starts
  }

  private mutating func setRow(
    _ cells: [TableGrid.Cell],
    in element: StructureElement.ID,
    _ shape: TableShape,
    _ reaching: inout [ReachingCell],
    isHead: Bool
  ) throws(FontFailure) {
    let style = try book.block(isHead ? .tableHead : .tableCell)
    var row = TableRow(style: style, grid: book.grid)
    for cell in cells {
      let set = try setCell(cell, in: element, style, shape)
      if cell.rows > 1 {
        reaching.append(ReachingCell(cell: cell, lines: set.lines[...], rows: cell.rows))
      } else {
        row.add(set.lines[...], at: shape.left(of: cell))
      }
    }
    for index in reaching.indices { row.take(from: &reaching[index], at: shape) }
    for line in row.lines {
      slabs.append(
        Slab(
          height: line.height,
          isOnGrid: style.isOnGrid,
          pieces: line.pieces,
          anchors: pendingAnchors + anchors(ofMarks: line.notes),
          notes: line.notes,
          block: block
        )
      )
      pendingAnchors = []
    }
  }

  private mutating func setCell(
    _ cell: TableGrid.Cell,
    in row: StructureElement.ID,
    _ style: BlockStyle,
    _ shape: TableShape
  ) throws(FontFailure) -> SetParagraph {
    let isHeading = cell.isHead || cell.content.isRowHeading
    var element = StructureElement(isHeading ? .tableHeading : .tableCell)
    element.columnSpan = cell.columns
    element.rowSpan = cell.rows
    if isHeading { element.scope = cell.isHead ? .column : .row }
    let id = galley.structure.add(element, to: row)
    let width = shape.width(of: cell)
    var look = style.look
    look.size = look.size * shape.scale
    let spans = spans(cell.content.content, in: look, of: id).map { $0.narrowed(to: width) }
    var form = style.form(measure: width)
    form.size = look.size
    form.firstIndent = .zero
    form.align = shape.alignment(of: cell)
    form.isBalanced = false
    let set = try setCopy(spans, form: form)
    noteUnset(set.unset)
    return set
  }

  /// A row is parted only where it is very high.
  private mutating func finishRow(
    from start: Int,
    _ shape: TableShape,
    _ reaching: inout [ReachingCell]
  ) {
    let count = slabs.count - start
    for index in slabs.indices.dropFirst(start + 1) {
      slabs[index].keep = count > 12 ? .together : .never
    }
    for index in reaching.indices { reaching[index].rows -= 1 }
    reaching.removeAll { $0.rows <= 0 }
  }

  // MARK: Rules

  private mutating func rule(over slab: Int, _ shape: TableShape) throws(FontFailure) {
    guard slabs.indices.contains(slab),
      let border = try book.block(.tableHead).style.border(.borderTop)
    else { return }
    slabs[slab].pieces.append(shape.rule(border, at: .zero, 0..<shape.columnCount, book))
  }

  /// The rule under a row, but not through the cells that reach further down.
  private mutating func rule(
    under shape: TableShape,
    _ reaching: [ReachingCell],
    isHead: Bool,
    isLast: Bool
  ) throws(FontFailure) {
    guard let last = slabs.indices.last else { return }
    let closing = try book.block(.tableHead).style.border(.borderTop)
    let own = try book.block(isHead ? .tableHead : .tableCell).style.border(.borderBottom)
    guard let border = isLast && !isHead ? closing ?? own : own else { return }
    let covered = Set(reaching.flatMap { $0.cell.columnRange })
    for columns in (0..<shape.columnCount).runs(without: covered) {
      slabs[last].pieces.append(shape.rule(border, at: slabs[last].height, columns, book))
    }
  }

  // MARK: Tables of too many columns

  /// The rows of a table one after the other, each cell after the name of its column.
  private mutating func setRecords(of table: Table, room: Room) throws(FontFailure) {
    let style = try book.block(.tableCell)
    let list = galley.structure.add(StructureElement(.list), to: parent)
    let names = table.head.last ?? []
    let rows = table.head.dropLast() + (table.body.isEmpty ? [names] : table.body)
    for row in rows {
      let item = galley.structure.add(StructureElement(.listItem), to: list)
      let body = galley.structure.add(StructureElement(.listBody), to: item)
      let content = row.named(by: table.body.isEmpty ? [] : names)
      let spans = spans(content, in: style.look, of: body).map { $0.narrowed(to: room.measure) }
      var form = style.flushForm(measure: room.measure)
      form.align = .start
      let start = slabs.count
      try setParagraph(spans, in: style, form: form, room: room)
      if start < slabs.count { slabs[start].spaceBefore = book.grid * 0.5 }
    }
  }
}

extension Table.Row {
  /// The cells that say something, in a line of words.
  fileprivate func named(by names: Table.Row) -> [Inline] {
    var content: [Inline] = []
    for (index, cell) in enumerated() where !cell.content.isBlank {
      if !content.isEmpty { content.append(.text("; ")) }
      if names.indices.contains(index), !names[index].content.isBlank {
        content.append(.styled(.strong, names[index].content + [.text(": ")]))
      }
      content += cell.content
    }
    return content
  }
}

extension Slab.Head {
  /// What stands at the head of every further column; `nil` without rows.
  ///
  /// Furniture: a listener has heard the heads already.
  fileprivate init?(repeating slabs: ArraySlice<Slab>) {
    guard !slabs.isEmpty else { return nil }
    self.init(height: .zero, pieces: [])
    for slab in slabs {
      pieces += slab.pieces.map {
        var piece = $0.moved(x: .zero, y: height)
        piece.element = nil
        piece.link = nil
        return piece
      }
      height = height + slab.height
    }
  }
}

extension TextSpan {
  /// The span, its picture no broader than `width`.
  fileprivate func narrowed(to width: Length) -> TextSpan {
    guard case .inset(let inset) = content, inset.size.width > width else { return self }
    var span = self
    span.content = .inset(inset.scaled(by: width / inset.size.width))
    return span
  }
}

extension Slab.Keep: Comparable {
  static func < (a: Slab.Keep, b: Slab.Keep) -> Bool { a.rawValue < b.rawValue }
}
