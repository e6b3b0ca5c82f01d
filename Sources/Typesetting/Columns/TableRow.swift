import Geometry

/// The lines of a table's row while its cells are put side by side.
struct TableRow {
  struct Line {
    var pieces: [LinePiece] = []
    var notes: [Int] = []
    var height: Length
  }

  private let style: BlockStyle
  private let grid: Length
  private var cells: [(lines: ArraySlice<SetLine>, left: Length)] = []

  init(style: BlockStyle, grid: Length) {
    self.style = style
    self.grid = grid
  }

  mutating func add(_ cell: ArraySlice<SetLine>, at left: Length) { cells.append((cell, left)) }

  /// Takes from a cell of several rows as many lines as the row has; in its last row all that are left.
  mutating func take(from cell: inout ReachingCell, at shape: TableShape) {
    let count = cell.rows > 1 ? min(height, cell.lines.count) : cell.lines.count
    add(cell.lines.prefix(count), at: shape.left(of: cell.cell))
    cell.lines = cell.lines.dropFirst(count)
  }

  private var height: Int { max(1, cells.reduce(0) { max($0, $1.lines.count) }) }

  /// The row line by line, each as high as the highest thing in it needs.
  var lines: [Line] {
    (0..<height).map { number in
      let parts = cells.compactMap { cell in
        number < cell.lines.count
          ? (line: cell.lines[cell.lines.startIndex + number], left: cell.left) : nil
      }
      let extent = LineExtent(of: parts.map(\.line), in: style, grid: grid)
      var line = Line(height: extent.height)
      for part in parts {
        line.pieces += part.line.pieces.map { $0.moved(x: part.left, y: extent.baseline) }
        line.notes += part.line.notes
      }
      return line
    }
  }
}

/// A cell that reaches over several rows, and what of it is not set yet.
struct ReachingCell {
  let cell: TableGrid.Cell
  var lines: ArraySlice<SetLine>
  /// Rows that it still reaches over.
  var rows: Int
}

/// How high a line of the column is, and where its baseline is: higher than its style where something in it is.
struct LineExtent {
  let height: Length
  /// From the line's top.
  let baseline: Length

  init(of lines: [SetLine], in style: BlockStyle, grid: Length) {
    let highest = lines.map(\.above).max() ?? .zero
    let deepest = lines.map(\.below).max() ?? .zero
    let above = max(.zero, highest - style.baseline)
    let below = max(.zero, deepest - (style.leading - style.baseline))
    // Accents and descenders may reach into the lines beside; pictures may not.
    let isHigh = above + below > style.leading * 0.4
    guard isHigh else {
      height = style.leading
      baseline = style.baseline
      return
    }
    let extra = style.isOnGrid ? (above + below).rounded(upTo: grid) : above + below
    height = style.leading + extra
    baseline = style.baseline + max(above, extra - below)
  }
}
