import Geometry
import Layout
import TextShaping

extension CoverBlockSetter {
  // MARK: Dateline

  /// Up to three texts on one baseline; those at the edges are never pushed out by a long one.
  func datelineBlock(of element: CoverElement) throws(FontFailure) -> CoverBlock? {
    let style = layout.style(for: element, as: .coverDateline)
    let box = CoverBox(style, width: element.width)
    func text(_ template: Template?) -> String { template?.filled(matter.text(of:)) ?? "" }
    let (left, center, right) = (
      text(element.cells.left), text(element.cells.center), text(element.cells.right)
    )
    func fit(_ text: String, _ measure: Length) throws(FontFailure) -> FittedText {
      let rule = FittingRule(style, limit: 1, measure: max(measure, .pt(1)), height: nil)
      return try type.fit(text, in: style, by: rule)
    }
    let gap = style.fontSize
    let share = center.isEmpty ? Self.shareOfEnd : (1 - Self.shareOfCenter) / 2
    let end = try fit(right, box.measure * share)
    let middle = try fit(center, box.measure * Self.shareOfCenter)
    let rest = box.measure - (end.lines.isEmpty ? .zero : end.width + gap)
    let start = try fit(left, center.isEmpty ? rest : box.measure * share - gap)
    let cells = [(start, TextAlign.start), (middle, .center), (end, .end)]
      .filter { !$0.0.lines.isEmpty }
    guard let rise = cells.map(\.0.rise).max() else { return nil }
    let height = box.above + rise + box.below
    var block = CoverBlock(element, marks: box.rules(height: height), height: height)
    for (cell, align) in cells {
      let line = CoverLine(
        start: box.start,
        measure: box.measure,
        align: align,
        baseline: box.above + rise,
        colour: element.colour(in: style)
      )
      block.marks.append(.text(cell, line))
      block.overhang = max(block.overhang, cell.depth - box.below)
    }
    return block
  }

  /// Of the measure, what the text at the end may take before it is set smaller.
  private static let shareOfEnd = 0.44
  private static let shareOfCenter = 0.34

  // MARK: Lines

  /// Headlines of other articles, a row each, as many as the height allows.
  func linesBlock(
    of element: CoverElement,
    _ height: Length?
  ) throws(FontFailure) -> CoverBlock? {
    let style = layout.style(for: element, as: .coverLine)
    let box = CoverBox(style, width: element.width)
    let entries = Array(matter.lines.prefix(element.limit ?? matter.lines.count))
    let departments = try departmentCells(of: entries, in: element)
    let widest = departments.map(\.width).max() ?? .zero
    let indent = element.indent ?? (widest > .zero ? widest + style.fontSize : .zero)
    var block = CoverBlock(element)
    var top = Length.zero
    for (entry, department) in zip(entries, departments) {
      let rule = FittingRule(
        style,
        limit: nil,
        measure: max(box.measure - indent, .pt(1)),
        height: nil
      )
      let title = try type.fit(entry.title, in: style, by: rule)
      let rise = max(title.rise, department.rise)
      let foot = top + box.above + rise + title.descent + box.below
      if let height, foot > height { break }
      let line = CoverLine(
        start: box.start + indent,
        measure: rule.measure,
        align: .start,
        baseline: top + box.above + rise,
        colour: element.colour(in: style)
      )
      var label = line
      label.start = box.start
      label.measure = indent
      block.marks += box.rules(top: top, height: foot - top)
      block.marks += [.text(department, label), .text(title, line)]
      block.height = foot
      block.overhang = max(.zero, title.depth - box.below)
      top = max(top + (element.pitch ?? .zero), foot + max(.zero, title.depth - box.below))
    }
    return block.marks.isEmpty ? nil : block
  }

  /// The department of each entry; of neighbours in one department the first alone has it.
  private func departmentCells(
    of entries: [CoverMatter.Line],
    in element: CoverElement
  ) throws(FontFailure) -> [FittedText] {
    let style = layout.style(for: .coverDepartments)
    let measure = element.indent ?? element.width * Self.shareOfDepartments
    let rule = FittingRule(style, limit: 1, measure: max(measure, .pt(1)), height: nil)
    var cells: [FittedText] = []
    var before = ""
    for entry in entries {
      let department = entry.department == before ? "" : entry.department
      cells.append(try type.fit(department, in: style, by: rule))
      before = entry.department
    }
    return cells
  }

  private static let shareOfDepartments = 0.33
}
