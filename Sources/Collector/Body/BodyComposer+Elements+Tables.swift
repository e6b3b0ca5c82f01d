import Articles
import Diagnostics
import HTML

extension BodyComposer {
  mutating func table(
    _ element: HTMLElement,
    of reading: HTMLReading,
    into flow: inout Flow
  ) {
    let rows = HTMLTableGrid(element)
    flow.endParagraph()
    if let caption = rows.caption, rows.isFrame { flow.add(blocks(caption.children, of: reading)) }
    guard !rows.isFrame, rows.columns * rows.rows.count <= MarkdownPreparation.mostCells else {
      if !rows.isFrame {
        diagnostics.append(
          .tableTooLarge(
            most: MarkdownPreparation.mostCells,
            at: place(reading.stream.sourceLine(element.line))
          )
        )
      }
      for cell in rows.rows.joined() { flow.add(blocks(cell.element.children, of: reading)) }
      return
    }
    var table = Table(
      caption: rows.caption.map { line($0.children, of: reading) } ?? [],
      alignments: rows.alignments,
      head: [],
      body: []
    )
    for (index, row) in rows.rows.enumerated() {
      let cells = row.map { cell in
        Table.Cell(
          blocks(of: cell.element, in: reading).cellLine,
          columns: cell.columns,
          rows: cell.rows,
          isRowHeading: index >= rows.headRows && cell.element.name == "th"
        )
      }
      if index < rows.headRows { table.head.append(cells) } else { table.body.append(cells) }
    }
    flow.add(.table(table))
  }
}

/// The rows of an HTML table, with every cell's span and the gaps filled.
struct HTMLTableGrid {
  struct Cell {
    var element: HTMLElement
    var columns: Int
    var rows: Int
  }

  // Ours: with more, spans are let be.
  private static let mostColumns = 500
  // Ours: a span beyond it means as far as the table goes.
  private static let broadestSpan = 20

  private(set) var rows: [[Cell]] = []
  private(set) var headRows = 0
  private(set) var columns = 0
  private(set) var caption: HTMLElement?

  /// True for a table that only sets things beside or below one another: it has one column.
  var isFrame: Bool { columns <= 1 }

  var alignments: [Table.Alignment] {
    let sample = rows.dropFirst(headRows).first { $0.count == columns } ?? []
    return (0..<columns).map { column in
      guard sample.indices.contains(column) else { return .start }
      return HTMLTableGrid.alignment(sample[column].element)
    }
  }

  init(_ table: HTMLElement) {
    var found: [(cells: [HTMLElement], isHead: Bool)] = []
    collect(table.children, isHead: false, into: &found)
    // A head is what comes first and is in `thead`, else a first row of nothing but `th`.
    headRows = found.prefix { $0.isHead }.count
    if headRows == 0, found.count > 1, let first = found.first?.cells,
      first.allSatisfy({ $0.name == "th" })
    {
      headRows = 1
    }
    place(found.map(\.cells))
  }

  private mutating func collect(
    _ nodes: [HTMLNode],
    isHead: Bool,
    into rows: inout [(cells: [HTMLElement], isHead: Bool)]
  ) {
    for case .element(let element) in nodes {
      switch element.name {
      case "thead", "tbody", "tfoot":
        collect(element.children, isHead: element.name == "thead", into: &rows)
      case "caption": caption = caption ?? element
      case "tr":
        let cells = element.children.compactMap { child -> HTMLElement? in
          if case .element(let cell) = child, ["td", "th"].contains(cell.name) {
            cell
          } else {
            nil
          }
        }
        if !cells.isEmpty { rows.append((cells, isHead)) }
      default: break
      }
    }
  }

  /// Gives every cell its columns, as far as cells from rows above leave room, and fills the gaps.
  private mutating func place(_ found: [[HTMLElement]]) {
    // For each column in how many more rows a cell from above covers it.
    var covered: [Int] = []
    let width = HTMLTableGrid.width(of: found)
    // No row of a head spans into the body, so that the two can be parted.
    for (index, elements) in found.enumerated() {
      let rowsLeft = (index < headRows ? headRows : found.count) - index
      var row: [Cell] = []
      var column = 0
      for element in elements {
        while column < covered.count, covered[column] > 0 { column += 1 }
        var cell = Cell(
          element: element,
          columns: HTMLTableGrid.span(element["colspan"], most: width),
          rows: min(HTMLTableGrid.span(element["rowspan"], most: 1_000), rowsLeft)
        )
        if covered.count > HTMLTableGrid.mostColumns { (cell.columns, cell.rows) = (1, 1) }
        let free = covered.dropFirst(column).prefix { $0 == 0 }.count
        if column + free < covered.count { cell.columns = min(cell.columns, max(1, free)) }
        while covered.count < column + cell.columns { covered.append(0) }
        for place in column..<column + cell.columns { covered[place] = cell.rows }
        column += cell.columns
        row.append(cell)
      }
      rows.append(row)
      for place in covered.indices where covered[place] > 0 { covered[place] -= 1 }
    }
    columns = covered.count
    fillGaps()
  }

  /// How many columns the widest row has, where a span that is beyond belief is one of one column.
  private static func width(of rows: [[HTMLElement]]) -> Int {
    let widths = rows.map { cells in
      cells.reduce(0) { sum, cell in
        let columns = span(cell["colspan"], most: mostColumns)
        return sum + (columns > broadestSpan ? 1 : columns)
      }
    }
    return max(1, widths.max() ?? 1)
  }

  /// Adds empty cells to rows that are shorter than others.
  private mutating func fillGaps() {
    guard columns * rows.count <= MarkdownPreparation.mostCells else { return }
    var covered = Array(repeating: 0, count: columns)
    for index in rows.indices {
      let above = covered.count { $0 > 0 }
      let own = rows[index].reduce(0) { $0 + $1.columns }
      let missing = max(0, columns - above - own)
      for _ in 0..<missing {
        rows[index].append(Cell(element: HTMLElement("td"), columns: 1, rows: 1))
      }
      var column = 0
      for cell in rows[index] {
        while column < columns, covered[column] > 0 { column += 1 }
        for place in column..<min(columns, column + cell.columns) { covered[place] = cell.rows }
        column += cell.columns
      }
      for place in covered.indices where covered[place] > 0 { covered[place] -= 1 }
    }
  }

  private static func span(_ written: String?, most: Int) -> Int {
    min(max(written.flatMap { Int($0) } ?? 1, 1), most)
  }

  private static func alignment(_ cell: HTMLElement) -> Table.Alignment {
    let style = (cell["style"] ?? "").lowercased()
    let written = cell["align"]?.lowercased() ?? ""
    if written == "right" || style.contains("text-align:right")
      || style.contains("text-align: right")
    {
      return .end
    }
    if written == "center" || style.contains("text-align:center")
      || style.contains("text-align: center")
    {
      return .centre
    }
    return .start
  }
}
