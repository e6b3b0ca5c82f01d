import Articles
import Testing

@testable import Typesetting

struct TableGridTests {
  private func cell(_ text: String, columns: Int = 1, rows: Int = 1) -> Table.Cell {
    Table.Cell([.text(text)], columns: columns, rows: rows)
  }

  private func places(_ body: [Table.Row]) -> [[Range<Int>]] {
    TableGrid(Table(alignments: [], head: [], body: body)).rows.map { $0.map(\.columnRange) }
  }

  @Test func `a cell stands beside those that reach down from above`() {
    #expect(
      places([[cell("a", rows: 2), cell("b")], [cell("c")]]) == [[0..<1, 1..<2], [1..<2]]
    )
  }

  @Test func `a cell is no broader than the gap in which it stands`() {
    #expect(
      places([[cell("a"), cell("b", rows: 2)], [cell("c", columns: 2)]]) == [
        [0..<1, 1..<2], [0..<1],
      ]
    )
  }

  @Test func `no cell reaches below its table`() {
    let grid = TableGrid(Table(alignments: [], head: [], body: [[cell("a", rows: 500)], []]))
    #expect(grid.rows[0][0].rows == 2)
  }

  @Test func `columns share what a cell over all of them needs`() {
    var widths = ColumnWidths(least: [10, 10], most: [20, 20])
    widths.widen(0..<2, least: 50, most: 90, 10)
    #expect(widths.least == [20, 20])
    #expect(widths.most == [40, 40])
  }

  @Test func `a rule is parted where cells reach through it`() {
    #expect((0..<6).runs(without: [2, 5]) == [0..<2, 3..<5])
  }
}
