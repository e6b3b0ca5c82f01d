import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// Articles on pages of several columns.
extension PageAssembly {
  func moduleSheets(_ galleys: [PlacedGalley]) throws(FontFailure) -> [PageSheet] {
    let departments = departmentTitles
    let form = matter.layout.departments
    var maker = ModuleMaker(
      frames: frames,
      galleys: galleys,
      style: try style(of: []),
      form: form
    )
    for galley in galleys.dropFirst() {
      let index = galley.number - 1
      let isArticle = index < departments.count
      let begins = isArticle && (index == 0 || departments[index] != departments[index - 1])
      let start = begins ? form?.departmentStart : form?.articleStart
      var entry = ModuleMaker.Entry(
        story: Story(galley.galley, number: galley.number, frame: frames.inside),
        startsPage: isArticle && start == .page,
        isArticle: isArticle
      )
      if begins, form?.hasSectionBars == true, let title = departments[index] {
        entry.bar = try sectionBar(title, galley.number)
      }
      maker.add(entry)
    }
    maker.close()
    return maker.sheets
  }

  /// A rule across the page, and a department's name below it.
  private func sectionBar(_ title: String, _ number: Int) throws(FontFailure) -> Story.Head {
    let style = try book.block(.sectionBar)
    let room = Room(measure: frames.inside.textWidth)
    let line = ParagraphForm(measure: room.measure, size: style.look.size)
    var pieces = try LineCells(left: title).pieces(
      in: style,
      shaper: paragraphs.shaper,
      room: room,
      baseline: style.baseline + (style.style.length(.paddingTop) ?? .zero)
    )
    if let rule = style.style.border(.borderTop) {
      let width = rule.width.length(em: style.look.size, line: book.grid)
      let area = Rectangle(x: .zero, y: .zero, width: line.measure, height: width)
      pieces.insert(.rule(area, rule.colour.paged), at: 0)
    }
    let height = style.leading + (style.style.length(.paddingTop) ?? .zero)
    let lines = max(1, Int((height / book.grid - 0.1).rounded(.up)))
    let slab = Slab(height: book.grid * lines, isOnGrid: true, pieces: pieces)
    return Story.Head(strips: [Strip(slab: slab, galley: number, lines: lines)], lines: lines)
  }
}
