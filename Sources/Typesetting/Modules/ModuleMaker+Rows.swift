import Geometry
import Layout
import PageModel

// Short stories side by side, each in columns of its own.
extension ModuleMaker {
  /// Stories beside one another, and how they are divided into columns.
  struct Row {
    struct Cell {
      var entry: Entry
      var columns: Range<Int>
      var head: Story.Head
      var bands: [BandBreaker.Band] = []

      var lines: Int { head.lines + bands.reduce(0) { $0 + $1.lines } }
    }

    var cells: [Cell]

    var count: Int { cells.count }
    var lines: Int { cells.map(\.lines).max() ?? 0 }
  }

  /// The best row with which the entries can begin on this page; `nil` where the first had better stand alone.
  func row(from entries: ArraySlice<Entry>) -> Row? {
    guard !sheets.isEmpty, columns > 1 else { return nil }
    let room = free - linesAbove() - (entries.first?.bar?.lines ?? 0)
    var best: (row: Row, cost: Double)?
    for count in 2...columns {
      let entries = entries.prefix(count)
      guard entries.count == count, canStandTogether(entries) else { break }
      for widths in columns.parts(count) {
        let row = Row(cells: cells(of: entries, widths))
        guard estimatedLines(of: row) <= room else { continue }
        let cost = cost(of: row)
        if cost < best?.cost ?? ModuleMaker.mostWhite { best = (row, cost) }
      }
    }
    return best.flatMap { set($0.row, within: room) }
  }

  mutating func place(_ row: Row) {
    guard let first = row.cells.first else { return }
    separate(linesAbove(), first.entry)
    if first.entry.isRest, line == 0 {
      goOn(first.entry.story, first.entry.story.parts.first?.course.strips.first)
    }
    if let bar = first.entry.bar { place(bar, over: 0..<columns) }
    let top = line
    for cell in row.cells {
      line = top
      note(cell.entry)
      place(cell.head, over: cell.columns)
      for (part, band) in zip(cell.entry.story.parts, cell.bands) {
        sheets[sheets.count - 1].place(
          band,
          of: part.course,
          in: Array(frame.text[cell.columns]).read(by: part.course, galleys, in: frame),
          top: frame.top + frame.grid * line,
          galleys,
          style
        )
        line += band.lines
      }
      if cell.columns.lowerBound > 0 {
        rule(before: cell.columns.lowerBound, top..<top + row.lines)
      }
    }
    line = top + row.lines
  }

  // MARK: Which stories

  private func canStandTogether(_ entries: ArraySlice<Entry>) -> Bool {
    entries.allSatisfy {
      $0.isArticle && $0.story.heads.count == columns && $0.story.parts.count <= 1
        && !$0.story.needsFullWidth
    } && entries.dropFirst().allSatisfy { $0.bar == nil && !$0.startsPage }
      && (entries.first.map { !$0.startsPage || line == 0 } ?? false)
  }

  private func cells(of entries: ArraySlice<Entry>, _ widths: [Int]) -> [Row.Cell] {
    var left = 0
    return zip(entries, widths).map { entry, width in
      defer { left += width }
      let head = entry.story.head(over: width)
      return Row.Cell(entry: entry, columns: left..<left + width, head: head)
    }
  }

  /// How high a cell will be, before its text is divided.
  private func estimate(_ cell: Row.Cell) -> Int {
    let lines = cell.entry.story.lines
    return cell.head.lines + (lines + cell.columns.count - 1) / cell.columns.count
  }

  private func estimatedLines(of row: Row) -> Int { row.cells.map(estimate).max() ?? 0 }

  /// The share of the row that stays white, and what is wrong with its cells.
  private func cost(of row: Row) -> Double {
    let height = estimatedLines(of: row)
    guard height > 0 else { return 1 }
    var white = 0
    var faults = 0.0
    for cell in row.cells {
      white += (height - estimate(cell)) * cell.columns.count
      let lines = cell.entry.story.lines / cell.columns.count
      // Text so thin below a broad head looks like a caption.
      if cell.columns.count > 1, lines < ModuleMaker.fewestRowLines { faults += 0.1 }
      faults += 0.1 * Double(cell.head.lines) / Double(height)
    }
    return Double(white) / Double(height * columns) + faults / Double(row.count)
  }

  /// The row with its text divided; `nil` where it does not fit after all.
  private func set(_ row: Row, within lines: Int) -> Row? {
    var row = row
    for index in row.cells.indices {
      let cell = row.cells[index]
      for part in cell.entry.story.parts {
        let breaker = breaker(of: part, columns: cell.columns.count)
        let division = breaker.division(first: lines - cell.head.lines)
        guard division.bands.count == 1 else { return nil }
        row.cells[index].bands += division.bands
      }
    }
    return row
  }

  /// A hairline between two stories.
  private mutating func rule(before column: Int, _ lines: Range<Int>) {
    guard let rule = style.columnRule else { return }
    let area = Rectangle(
      x: frame.text[column - 1...column].gutter,
      y: frame.top + frame.grid * lines.lowerBound,
      width: rule.width,
      height: frame.grid * lines.count
    )
    sheets[sheets.count - 1].decorate([.rectangle(area, rule.colour)])
  }

  /// A row with a larger share of white is no row.
  private static let mostWhite = 0.2
  private static let fewestRowLines = 5
}

extension Int {
  /// The ways to write the number as a sum of so many positive ones, in order.
  fileprivate func parts(_ count: Int) -> [[Int]] {
    guard count > 1 else { return self >= 1 ? [[self]] : [] }
    guard self >= count else { return [] }
    return (1...self - count + 1).flatMap { first in
      (self - first).parts(count - 1).map { [first] + $0 }
    }
  }
}
