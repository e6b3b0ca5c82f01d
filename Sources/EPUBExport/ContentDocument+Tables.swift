import Articles
import XML

extension ContentDocument {
  /// The table; `nil` for one without rows.
  mutating func table(_ table: Table) -> XMLElement? {
    guard !(table.head + table.body).isEmpty else { return nil }
    let caption = table.caption.isBlank ? nil : inlines(table.caption)
    let labels = table.labelsOfCells
    let head = rows(table.head, of: table, isHead: true, labels: [])
    let body = rows(table.body, of: table, isHead: false, labels: labels)
    return XMLElement("div", ["class": "table"]) {
      XMLElement("table", ["class": labels.isEmpty ? nil : "wide"]) {
        if let caption { XMLElement("caption") { caption } }
        if !head.isEmpty { XMLElement("thead") { head } }
        if !body.isEmpty { XMLElement("tbody") { body } }
      }
    }
  }

  private mutating func rows(
    _ rows: [Table.Row],
    of table: Table,
    isHead: Bool,
    labels: [String]
  ) -> [XMLElement] {
    var occupied = [Int](repeating: 0, count: table.alignments.count)
    var elements: [XMLElement] = []
    for row in rows {
      var cells: [XMLElement] = []
      var column = 0
      for cell in row {
        while column < occupied.count, occupied[column] > 0 { column += 1 }
        let alignment = column < table.alignments.count ? table.alignments[column] : .start
        let label = column < labels.count ? labels[column] : nil
        cells.append(self.cell(cell, alignment, isHead: isHead, label: label))
        for covered in column..<min(column + max(1, cell.columns), occupied.count) {
          occupied[covered] = max(1, cell.rows)
        }
        column = min(column + max(1, cell.columns), max(occupied.count, column))
      }
      for index in occupied.indices where occupied[index] > 0 { occupied[index] -= 1 }
      elements.append(XMLElement("tr") { cells })
    }
    return elements
  }

  private mutating func cell(
    _ cell: Table.Cell,
    _ alignment: Table.Alignment,
    isHead: Bool,
    label: String?
  ) -> XMLElement {
    // An empty heading would be announced without saying anything.
    let isHeading = (isHead || cell.isRowHeading) && !cell.content.isBlank
    let content = inlines(cell.content)
    return XMLElement(
      isHeading ? "th" : "td",
      [
        "scope": isHeading ? (isHead ? "col" : "row") : nil,
        "class": cell.className(alignment),
        "colspan": cell.columns > 1 ? String(cell.columns) : nil,
        "rowspan": cell.rows > 1 ? String(cell.rows) : nil,
        "title": cell.content.isBlank ? nil : label,
      ]
    ) { content }
  }
}

extension Table {
  /// By judgement: so many columns cannot stand side by side on a telephone.
  private static let mostColumnsOfNarrowPages = 4

  /// What each cell of a row is to be called where a page is too narrow for the table, and rows are set as lists;
  /// none for tables that fit, or whose cells the head does not name one by one.
  fileprivate var labelsOfCells: [String] {
    guard let names = head.first, head.count == 1, names.count == alignments.count,
      names.count > Table.mostColumnsOfNarrowPages,
      (head + body).allSatisfy({ $0.allSatisfy { $0.columns <= 1 && $0.rows <= 1 } })
    else { return [] }
    return names.map(\.content.plainText)
  }
}

extension Table.Cell {
  /// By judgement: longer words are addresses and sums, and are broken anywhere, lest a column be as wide as a page.
  private static let longestWord = 24

  fileprivate func className(_ alignment: Table.Alignment) -> String? {
    let words = content.plainText.split(whereSeparator: \.isWhitespace)
    let isLong = words.contains { $0.utf8.count > Table.Cell.longestWord }
    let names = [alignment.className, isLong ? "long" : nil].compactMap(\.self)
    return names.isEmpty ? nil : names.joined(separator: " ")
  }
}

extension Table.Alignment {
  fileprivate var className: String? {
    switch self {
    case .start: nil
    case .centre: "centre"
    case .end: "end"
    }
  }
}
