import Articles

/// A table with every cell at its column: what spans and gaps of the rows come to.
struct TableGrid {
  struct Cell {
    var content: Table.Cell
    var column: Int
    var columns: Int
    var rows: Int
    var isHead: Bool

    var columnRange: Range<Int> { column..<column + columns }
  }

  let columnCount: Int
  let headCount: Int
  let rows: [[Cell]]

  init(_ table: Table) {
    var rows: [[Cell]] = []
    // How many more rows a cell above reaches down, by column.
    var covered: [Int: Int] = [:]
    var widest = max(1, table.alignments.count)
    let all = table.head + table.body
    for (number, row) in all.enumerated() {
      var cells: [Cell] = []
      var column = 0
      var reaching: [Int: Int] = [:]
      for cell in row {
        while covered[column, default: 0] > 0 { column += 1 }
        guard column < TableGrid.mostColumns else { break }
        var columns = min(max(1, cell.columns), TableGrid.mostColumns - column)
        // A cell never stands on one that reaches down from above.
        if let next = (column..<column + columns).first(where: { covered[$0, default: 0] > 0 }) {
          columns = next - column
        }
        let end = number < table.head.count ? table.head.count : all.count
        let rows = min(max(1, cell.rows), end - number)
        cells.append(
          Cell(
            content: cell,
            column: column,
            columns: columns,
            rows: rows,
            isHead: number < table.head.count
          )
        )
        for covered in column..<column + columns { reaching[covered] = rows }
        column += columns
      }
      covered = covered.filter { $0.value > 1 }.mapValues { $0 - 1 }
      for (column, rows) in reaching where rows > 1 { covered[column] = rows - 1 }
      widest = max(widest, column)
      rows.append(cells)
    }
    columnCount = min(widest, TableGrid.mostColumns)
    headCount = table.head.count
    self.rows = rows
  }

  /// No page shows more.
  private static let mostColumns = 200
}

/// How the widths of a table's columns are found, as CSS does it for tables (CSS 2.2, 17.5.2.2).
struct ColumnWidths {
  /// The widest word and the widest line of each column, in points.
  var least: [Double]
  var most: [Double]

  /// The widths that fit into `measure` points with `gap` between columns.
  func fitted(to measure: Double, gap: Double) -> [Double] {
    let room = max(1, measure - gap * Double(max(0, most.count - 1)))
    if most.reduce(0, +) <= room { return most }
    let needed = least.reduce(0, +)
    guard needed < room else { return squeezed(into: room) }
    // Of lines longer than the table is wide none asks for more than another.
    let most = zip(least, most).map { max($0, min($1, room)) }
    let wanted = most.reduce(0, +)
    let stretch = (room - needed) / max(wanted - needed, 0.001)
    return zip(least, most).map { $0 + ($1 - $0) * stretch }
  }

  func scaled(by factor: Double) -> ColumnWidths {
    ColumnWidths(least: least.map { $0 * factor }, most: most.map { $0 * factor })
  }

  /// Gives columns in equal shares what they lack for a cell that reaches over all of them.
  mutating func widen(_ columns: Range<Int>, least word: Double, most line: Double, _ gap: Double) {
    guard !columns.isEmpty else { return }
    let inner = gap * Double(columns.count - 1)
    let lackOfLeast = word - inner - least[columns].reduce(0, +)
    let lackOfMost = line - inner - most[columns].reduce(0, +)
    for column in columns {
      least[column] += max(0, lackOfLeast) / Double(columns.count)
      most[column] = max(least[column], most[column] + max(0, lackOfMost) / Double(columns.count))
    }
  }

  /// Narrow columns keep what they need, the broad ones share what is left.
  private func squeezed(into room: Double) -> [Double] {
    var widths = least
    var open = Set(widths.indices)
    var left = room
    while !open.isEmpty {
      let share = left / Double(open.count)
      let small = open.filter { least[$0] <= share }
      guard !small.isEmpty else {
        for index in open { widths[index] = share }
        break
      }
      for index in small { left -= least[index] }
      open.subtract(small)
    }
    return widths
  }
}

extension Range<Int> {
  /// The stretches of the range that hold none of some numbers.
  func runs(without excluded: Set<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for number in self where !excluded.contains(number) {
      if let last = runs.last, last.upperBound == number {
        runs[runs.count - 1] = last.lowerBound..<number + 1
      } else {
        runs.append(number..<number + 1)
      }
    }
    return runs
  }
}
