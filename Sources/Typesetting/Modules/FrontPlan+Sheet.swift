import Geometry
import Layout
import PageModel

extension FrontPlan {
  /// The front page: `parts` are the slabs of what the issue says of itself, `jumps` the lines that lead to
  /// the rests of stories.
  func sheet(
    _ parts: [IssuePart.Name: [Slab]],
    jumps: [Int: [LinePiece]],
    _ galleys: [PlacedGalley],
    columnRule: PageMaker.RuleStyle?
  ) -> PageSheet {
    var sheet = PageSheet(frame)
    for (name, left) in [
      (IssuePart.Name.masthead, frame.left), (.intro, frame.left), (.takeaways, frame.left),
      (.contents, frame.rail.isEmpty ? frame.left : frame.rail.left),
    ] {
      let strips = GridFitting.strips(of: parts[name] ?? [], galley: 0, grid: frame.grid)
      let top = self.top(of: lines[name] ?? 0)
      if !strips.isEmpty { sheet.place(Justified(strips), of: galleys, left: left, top: top) }
    }
    if let line = lines[.colophon], let end = galleys.last {
      let strips = GridFitting.strips(of: end.galley.slabs, galley: end.number, grid: frame.grid)
      sheet.place(Justified(strips), of: galleys, left: frame.left, top: top(of: line))
    }
    for (index, block) in blocks.enumerated() {
      place(block, jump: jumps[block.number] ?? [], galleys, on: &sheet)
      if index > 1 { rule(over: block, on: &sheet) }
    }
    if let columnRule { rule(columnRule, on: &sheet) }
    return sheet
  }

  private func top(of line: Int) -> Length { frame.top + frame.grid * line }

  private func place(
    _ block: Block,
    jump: [LinePiece],
    _ galleys: [PlacedGalley],
    on sheet: inout PageSheet
  ) {
    let columns = block.columns.read(by: block.course, galleys, in: frame)
    guard let last = columns.last else { return }
    sheet.beginning.append(block.number)
    let head = Justified(block.head.strips)
    sheet.place(head, of: galleys, left: columns.left, top: top(of: block.line))
    let text = top(of: block.line + block.head.lines)
    sheet.place(block.band, of: block.course, in: columns, top: text, galleys, style)
    let foot = top(of: block.line + block.lines - 1)
    if block.end != nil, let galley = galleys.first(where: { $0.number == block.number }) {
      sheet.place(jump, of: galley, left: last.left, top: foot)
    }
  }

  private func rule(over block: Block, on sheet: inout PageSheet) {
    guard let rule = style.articleRule, !block.columns.isEmpty else { return }
    let y = top(of: block.line) - frame.grid * 0.85
    let area = Rectangle(
      x: block.columns.left,
      y: y,
      width: block.columns.width,
      height: rule.width
    )
    sheet.decorate([.rectangle(area, rule.colour)])
  }

  /// Between the lead and what is beside it.
  private func rule(_ rule: PageMaker.RuleStyle, on sheet: inout PageSheet) {
    guard let lead = frame.lead.last, let rail = frame.rail.first else { return }
    let area = Rectangle(
      x: [lead, rail][...].gutter,
      y: top(of: middle.lowerBound),
      width: rule.width,
      height: frame.grid * middle.count
    )
    sheet.decorate([.rectangle(area, rule.colour)])
  }
}
