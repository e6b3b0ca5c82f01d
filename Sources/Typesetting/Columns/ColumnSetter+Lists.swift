import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  mutating func setList(
    _ list: List,
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    let style = try book.block(role == .text ? .listItem : role)
    let item = try book.block(.listItem)
    let bullet = item.style.listStyleType
    let outer = parent
    parent = galley.structure.add(
      StructureElement(.list, numbering: list.numbering(bullet: bullet)),
      to: parent
    )
    defer { parent = outer }
    let labels = list.labels(bullet: bullet)
    let indent = try indent(for: labels, in: style, item)
    let start = slabs.count
    for (index, entry) in list.items.enumerated() {
      try setItem(
        entry,
        label: labels[index],
        in: style,
        role: role == .text ? .listItem : role,
        room: room,
        indent: indent
      )
    }
    frame(from: start, by: item, room: room)
  }

  /// How far the items' text stands in: as the layout has it, or as far as the widest label needs.
  private func indent(
    for labels: [ListLabel],
    in style: BlockStyle,
    _ item: BlockStyle
  ) throws(FontFailure) -> Length {
    let given = item.leftMargin
    var widest = Length.zero
    for case .text(let text) in labels {
      widest = max(
        widest,
        try paragraphs.shaper.shape(text, in: style.look.style).width(at: style.look.size)
      )
    }
    return max(given, widest + style.look.size * 0.5)
  }

  private mutating func setItem(
    _ item: List.Item,
    label: ListLabel,
    in style: BlockStyle,
    role: StyleRole,
    room: Room,
    indent: Length
  ) throws(FontFailure) {
    let outer = parent
    let element = galley.structure.add(StructureElement(.listItem), to: parent)
    let labelElement = galley.structure.add(StructureElement(.label), to: element)
    let labelLeaf = galley.structure.add(StructureElement(.span), to: labelElement)
    parent = galley.structure.add(StructureElement(.listBody), to: element)
    defer { parent = outer }
    let start = slabs.count
    let inner = room.inset(start: indent)
    if item.blocks.isEmpty {
      slabs.append(Slab(height: style.leading, isOnGrid: style.isOnGrid, block: block))
    } else {
      try set(item.blocks, in: role, room: inner)
    }
    guard start < slabs.count else { return }
    let pieces = try pieces(of: label, in: style, room: inner, element: labelLeaf)
    hang(pieces, beforeSlab: start)
  }

  /// The sign before an item, where its first line begins.
  private func pieces(
    of label: ListLabel,
    in style: BlockStyle,
    room: Room,
    element: StructureElement.ID
  ) throws(FontFailure) -> [LinePiece] {
    switch label {
    case .square:
      let item = try book.block(.listItem)
      return [.square(before: room, in: item)]
    case .text(let text):
      let line = try paragraphs.shaper.shape(
        text,
        in: style.look.style,
        base: room.isRightToLeft ? .rightToLeft : .automatic
      )
      let width = line.width(at: style.look.size)
      let gap = style.look.size * 0.45
      let left = room.isRightToLeft ? room.right + gap : room.left - width - gap
      let items = line.set(
        at: style.look.size,
        in: DisplayStyle(text: style.look.style),
        colour: style.look.colour,
        left: left,
        baseline: style.baseline
      )
      let area = Rectangle(x: left, y: .zero, width: width, height: style.leading)
      return [LinePiece(items: items, element: element, area: area)]
    case .nothing: return []
    }
  }

  // MARK: Definitions

  mutating func setDefinitions(
    _ definitions: [Definition],
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    let term = try book.block(.definitionTerm)
    let outer = parent
    parent = galley.structure.add(StructureElement(.list), to: parent)
    defer { parent = outer }
    for definition in definitions {
      let item = galley.structure.add(StructureElement(.listItem), to: parent)
      for content in definition.terms {
        let element = galley.structure.add(StructureElement(.label), to: item)
        let spans = spans(content, in: term.look, of: element)
        let form = term.flushForm(measure: room.measure)
        try setParagraph(spans, in: term, form: form, room: room)
        slabs.keepNext()
      }
      let list = parent
      parent = galley.structure.add(StructureElement(.listBody), to: item)
      let inner = room.inset(start: term.look.size * 1.5)
      for meaning in definition.meanings {
        try set(meaning, in: role == .text ? .listItem : role, room: inner)
      }
      parent = list
    }
  }
}

extension LinePiece {
  /// A small square on the line, hung out as far as the style has it: it is not read.
  static func square(before room: Room, in style: BlockStyle) -> LinePiece {
    let side = style.look.size * 0.32
    let xHeight = style.look.size * 0.43
    let offset = style.style.length(.markerOffset) ?? style.look.size
    let area = Rectangle(
      x: room.isRightToLeft ? room.right + offset - side : room.left - offset,
      y: style.baseline - xHeight * 0.5 - side * 0.5,
      width: side,
      height: side
    )
    return .rule(area, style.look.colour)
  }
}

/// The sign before an item of a list.
enum ListLabel: Hashable, Sendable {
  case nothing
  case square
  case text(String)
}

extension List {
  fileprivate func numbering(bullet: ListStyleType) -> StructureElement.Numbering {
    if items.contains(where: { $0.isDone != nil }) { return .none }
    switch marker {
    case .number: return .decimal
    case .bullet:
      switch bullet {
      case .none, .dash: return .none
      case .square: return .square
      case .disc, .decimal: return .disc
      }
    }
  }

  fileprivate func labels(bullet: ListStyleType) -> [ListLabel] {
    items.enumerated().map { index, item in
      if let isDone = item.isDone { return .text(isDone ? "☑" : "☐") }
      switch marker {
      case .number(let start): return .text("\(start.addingReportingOverflow(index).partialValue).")
      case .bullet:
        switch bullet {
        case .none: return .nothing
        case .square: return .square
        case .dash: return .text("\u{2013}")
        case .disc, .decimal: return .text("\u{2022}")
        }
      }
    }
  }
}
