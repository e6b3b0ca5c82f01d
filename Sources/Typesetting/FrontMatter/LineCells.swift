import Geometry
import Layout
import PageModel
import TextShaping

/// A line of up to three texts: at its beginning, in its middle, at its end.
struct LineCells {
  var left: String?
  var center: String?
  var right: String?

  init(left: String? = nil, center: String? = nil, right: String? = nil) {
    self.left = left
    self.center = center
    self.right = right
  }

  init(_ cells: Cells, _ value: (Placeholder) -> String?) {
    self.init(
      left: cells.left?.filled(value),
      center: cells.center?.filled(value),
      right: cells.right?.filled(value)
    )
  }

  var isEmpty: Bool { left == nil && center == nil && right == nil }

  /// The texts set in a line, or some of the texts of a line; what would run into another text is cut off with
  /// an ellipsis.
  ///
  /// `makeElement` is asked for an element of the structure for each text, in the order of reading, and told the
  /// text where it is not shown as it is.
  func pieces(
    in style: BlockStyle,
    shaper: Shaper,
    room: Room,
    baseline: Length,
    beside others: LineCells? = nil,
    of makeElement: (String?) -> StructureElement.ID? = { _ in nil }
  ) throws(FontFailure) -> [LinePiece] {
    var pieces: [LinePiece] = []
    let setter = CellSetter(style: style, shaper: shaper)
    let all = others ?? self
    let outer = [all.left, all.right].compactMap(\.self).count
    let share = outer == 2 ? 0.48 : all.center == nil ? 1.0 : 0.32
    let (start, end) = room.isRightToLeft ? (1.0, 0.0) : (0.0, 1.0)
    for (text, align) in [(left, start), (center, 0.5), (right, end)] {
      guard let text, !text.isEmpty else { continue }
      let most = align == 0.5 && outer == 0 ? room.measure : room.measure * share
      let line = try setter.line(text, atMost: most)
      let width = style.look.size * line.width(in: setter.display)
      let left = room.left + (room.measure - width) * align
      let items = line.set(
        at: style.look.size,
        in: setter.display,
        colour: style.look.colour,
        left: left,
        baseline: baseline
      )
      let area = Rectangle(
        x: left,
        y: baseline - style.baseline,
        width: width,
        height: style.leading
      )
      let element = makeElement(line.text == text ? nil : text)
      pieces.append(LinePiece(items: items, element: element, area: area))
    }
    return pieces
  }
}

/// Sets single lines of furniture.
private struct CellSetter {
  let style: BlockStyle
  let shaper: Shaper

  var display: DisplayStyle {
    DisplayStyle(text: style.look.style, tracking: style.look.tracking)
  }

  func line(_ text: String, atMost width: Length) throws(FontFailure) -> ShapedLine {
    var characters = Array(style.transformed(text))
    var line = try shaper.shape(String(characters), in: style.look.style)
    while style.look.size * line.width(in: display) > width, characters.count > 1 {
      let share = width / (style.look.size * line.width(in: display))
      characters.removeLast(max(1, Int(Double(characters.count) * (1 - share) * 0.9)))
      while characters.last?.isWhitespace == true { characters.removeLast() }
      line = try shaper.shape(String(characters) + "…", in: style.look.style)
    }
    return line
  }
}
