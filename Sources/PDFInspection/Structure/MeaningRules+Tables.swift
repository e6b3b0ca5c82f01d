import PDFObjects

/// Tables: rows of one width, and headings that say what they head (ISO 14289-1, 7.5; Matterhorn 15).
extension MeaningRules {
  /// No table has more columns.
  private static let mostColumns = 1000

  mutating func checkTable(_ index: Int) {
    checkChildren(
      of: index,
      are: [.tableRow, .tableHead, .tableBody, .tableFoot, .caption],
      in: "table"
    )
    let rows = rows(of: index)
    let cells = rows.map { row in
      structure.meaningfulChildren(of: row).filter {
        [.tableHeading, .tableCell].contains(structure.elements[$0].type)
      }
    }
    checkRegularity(of: index, cells)
    checkScopes(of: cells.joined())
  }

  private func rows(of table: Int) -> [Int] {
    structure.meaningfulChildren(of: table).flatMap { child -> [Int] in
      switch structure.elements[child].type {
      case .tableRow: [child]
      case .tableHead, .tableBody, .tableFoot:
        structure.meaningfulChildren(of: child).filter {
          structure.elements[$0].type == .tableRow
        }
      default: []
      }
    }
  }

  /// Whether all rows are as wide as the first, spans counted.
  private mutating func checkRegularity(of table: Int, _ rows: [[Int]]) {
    /// For each column how many rows a cell above still takes.
    var taken: [Int] = []
    var width: Int?
    for (number, cells) in rows.enumerated() {
      var column = 0
      for cell in cells {
        let columns = span("ColSpan", of: cell)
        let rows = span("RowSpan", of: cell)
        while column < taken.count, taken[column] > 0 { column += 1 }
        guard column + columns <= Self.mostColumns else {
          return report("irregular-table", "the table has too many columns", table)
        }
        while taken.count < column + columns { taken.append(0) }
        for place in column..<column + columns { taken[place] = max(taken[place], rows) }
        column += columns
      }
      let found = (taken.lastIndex { $0 > 0 } ?? -1) + 1
      if let width, found != width {
        return report(
          "irregular-table",
          "row \(number + 1) of the table is \(found) columns wide, and those above are \(width)",
          table
        )
      }
      width = found
      for place in taken.indices where taken[place] > 0 { taken[place] -= 1 }
    }
    if taken.contains(where: { $0 > 0 }) {
      report("irregular-table", "a cell of the table reaches below its last row", table)
    }
  }

  private func span(_ key: StaticString, of cell: Int) -> Int {
    let span = objects.integer(attribute(key, "Table", of: cell)) ?? 1
    return min(max(1, span), Self.mostColumns)
  }

  /// Headings need a scope unless the cells name their headings.
  private mutating func checkScopes(of cells: some Sequence<Int>) {
    let cells = Array(cells)
    guard !cells.contains(where: { attribute("Headers", "Table", of: $0) != nil }) else { return }
    for cell in cells where structure.elements[cell].type == .tableHeading {
      let scope = objects.name(attribute("Scope", "Table", of: cell))
      if scope.map(["Row", "Column", "Both"].contains) != true {
        report("missing-scope", "the heading does not say what it heads ('Scope')", cell)
      }
    }
  }
}
