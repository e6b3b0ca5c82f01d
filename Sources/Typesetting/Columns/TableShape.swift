import Articles
import Geometry
import Layout
import TextShaping

/// Where the columns of a table stand.
struct TableShape {
  let columnCount: Int
  /// How much smaller than its style the type is, so that wide tables fit.
  let scale: Double
  /// Whether no column is too narrow for its words.
  let isLegible: Bool
  private let room: Room
  private let widths: [Length]
  private let gap: Length
  private let alignments: [Table.Alignment]
  /// Whether the first column is the last from the left.
  private let isMirrored: Bool

  init(
    _ grid: TableGrid,
    _ alignments: [Table.Alignment],
    of setter: ColumnSetter,
    room: Room
  ) throws(FontFailure) {
    self.room = room
    self.alignments = alignments
    isMirrored = setter.isRightToLeft
    columnCount = grid.columnCount
    let gap = grid.columnCount > 8 ? 5.0 : 10.0
    self.gap = .pt(min(gap, room.measure.points / Double(grid.columnCount * 3)))
    let measured = try CellMeter(setter).columns(of: grid, gap: gap)
    let needed = measured.least.reduce(0, +) + gap * Double(grid.columnCount - 1)
    // Below four fifths tables cannot be read; words are then divided.
    scale = min(1, max(0.8, room.measure.points / max(needed, 1)))
    let columns = measured.scaled(by: scale)
    let fitted = columns.fitted(to: room.measure.points, gap: self.gap.points)
    isLegible = zip(fitted, columns.least).allSatisfy { $0 >= min($1, TableShape.narrowest) }
    widths = fitted.map { max(.pt($0), .pt(1)) }
  }

  /// Two or three letters of small type.
  private static let narrowest = 13.0

  var measure: Length { room.measure }

  func left(of cell: TableGrid.Cell) -> Length { left(of: cell.columnRange) }

  func width(of cell: TableGrid.Cell) -> Length { width(of: cell.columnRange) }

  private func left(of columns: Range<Int>) -> Length {
    let before = widths.prefix(columns.lowerBound).reduce(Length.zero) { $0 + $1 + gap }
    return isMirrored
      ? room.left + room.measure - before - width(of: columns) : room.left + before
  }

  private func width(of columns: Range<Int>) -> Length {
    widths[columns.clamped(to: widths.indices)].reduce(-gap) { $0 + $1 + gap }
  }

  func alignment(of cell: TableGrid.Cell) -> TextAlign {
    guard alignments.indices.contains(cell.column), cell.columns == 1 else { return .start }
    switch alignments[cell.column] {
    case .start: return .start
    case .centre: return .center
    case .end: return .end
    }
  }

  func rule(
    _ rule: StyleValue.Border,
    at y: Length,
    _ columns: Range<Int>,
    _ book: StyleBook
  ) -> LinePiece {
    let width = rule.width.length(em: book.layout.type.size, line: book.grid)
    return .rule(
      Rectangle(x: left(of: columns), y: y, width: self.width(of: columns), height: width),
      rule.colour.paged
    )
  }
}

/// Measures the words and lines of cells.
private struct CellMeter {
  private let setter: ColumnSetter

  init(_ setter: ColumnSetter) { self.setter = setter }

  /// The widest word and the widest line of every column, in points; cells over several ask for what their
  /// columns do not have together.
  func columns(of grid: TableGrid, gap: Double) throws(FontFailure) -> ColumnWidths {
    let least = Array(repeating: 4.0, count: grid.columnCount)
    var widths = ColumnWidths(least: least, most: least)
    let cells = grid.rows.joined().filter { $0.column < grid.columnCount }
    for cell in cells where cell.columns == 1 {
      let (word, line) = try extent(of: cell)
      widths.least[cell.column] = max(widths.least[cell.column], word)
      widths.most[cell.column] = max(widths.most[cell.column], line, word)
    }
    for cell in cells where cell.columns > 1 {
      let (word, line) = try extent(of: cell)
      widths.widen(cell.columnRange.clamped(to: 0..<grid.columnCount), least: word, most: line, gap)
    }
    return widths
  }

  private func extent(of cell: TableGrid.Cell) throws(FontFailure) -> (word: Double, line: Double) {
    let style = try setter.book.block(cell.isHead ? .tableHead : .tableCell)
    var tally = Tally()
    try add(cell.content.content, style.look, to: &tally)
    tally.endWord()
    return (min(tally.widest, 200) + 0.5, tally.line + 1)
  }

  private struct Tally {
    var widest = 0.0
    var line = 0.0
    var word = 0.0

    mutating func endWord() {
      widest = max(widest, word)
      line += word
      word = 0
    }
  }

  private func add(
    _ content: [Inline],
    _ look: TextLook,
    to tally: inout Tally
  ) throws(FontFailure) {
    for inline in content {
      switch inline {
      case .text(let text): try add(text, look, to: &tally)
      case .code(let text), .mathematics(let text):
        try add(text, setter.book.look(of: .codeInline, within: look), to: &tally)
      case .styled(.strong, let content):
        try add(content, setter.book.look(of: .strong, within: look), to: &tally)
      case .styled(_, let content), .foreign(_, _, let content), .abbreviation(_, let content):
        try add(content, look, to: &tally)
      case .link(let link): try add(link.content, look, to: &tally)
      case .image: tally.word += setter.book.grid.points * 2
      case .noteReference: tally.word += look.size.points * 0.8
      case .lineBreak: tally.endWord()
      }
    }
  }

  private func add(_ text: String, _ look: TextLook, to tally: inout Tally) throws(FontFailure) {
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 {
        tally.endWord()
        tally.line += look.size.points * 0.3
      }
      guard !word.isEmpty else { continue }
      let shaped = try setter.paragraphs.shaper.shape(String(word), in: look.style)
      tally.word += shaped.width * look.size.points
    }
  }
}
