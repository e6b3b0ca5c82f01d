import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// Articles on pages of several columns.
extension PageAssembly {
  /// The sheets of all articles but those that stand wholly on the front page.
  func moduleSheets(
    _ galleys: [PlacedGalley],
    after plan: FrontPlan? = nil,
    below opening: Opening? = nil
  ) throws(FontFailure) -> (sheets: [PageSheet], first: [Int: Int]) {
    var maker = ModuleMaker(
      frames: frames,
      galleys: galleys,
      style: try style(of: []),
      form: matter.layout.departments
    )
    if let opening { maker.begin(on: opening.frame, below: opening.lines) }
    var entries: [ModuleMaker.Entry] = []
    var department: String??
    for galley in galleys.dropFirst() {
      guard var entry = entry(galley, after: plan) else { continue }
      let index = galley.number - 1
      if entry.isArticle {
        let title = departmentTitles[index]
        let begins = department != .some(title)
        department = .some(title)
        try open(&entry, beginning: begins ? title : nil, isNew: begins)
      }
      entries.append(entry)
    }
    maker.fill(entries)
    return (maker.sheets, maker.firstSheets)
  }

  func story(_ galley: PlacedGalley) -> Story {
    Story(galley.galley, number: galley.number, frame: frames.inside)
  }

  /// A story, or what the front page leaves of it.
  private func entry(_ galley: PlacedGalley, after plan: FrontPlan?) -> ModuleMaker.Entry? {
    let isArticle = galley.number <= issue.articles.count
    guard isArticle || plan?.lines[.colophon] == nil else { return nil }
    let whole = story(galley)
    guard let block = plan?.blocks.first(where: { $0.number == galley.number }) else {
      return ModuleMaker.Entry(story: whole, isArticle: isArticle)
    }
    guard let end = block.end, let rest = whole.dropping(end, galley.galley, frame: frames.inside)
    else { return nil }
    return ModuleMaker.Entry(story: rest, isRest: true)
  }

  private func open(
    _ entry: inout ModuleMaker.Entry,
    beginning title: String?,
    isNew: Bool
  ) throws(FontFailure) {
    let form = matter.layout.departments
    let isFeature = issue.articles[entry.story.number - 1].words >= matter.form.featureWords
    entry.startsPage =
      isFeature && (isNew ? form?.departmentStart : form?.articleStart) == .page
    guard form?.hasSectionBars == true, let title else { return }
    entry.bar = try sectionBar(title, entry.story.number)
  }

  /// A rule across the page, and a department's name below it.
  private func sectionBar(_ title: String, _ number: Int) throws(FontFailure) -> Story.Head {
    let style = try book.block(.sectionBar)
    let room = frames.inside.room(frames.inside.textWidth)
    let padding = style.style.length(.paddingTop) ?? .zero
    var pieces = try LineCells(left: title).pieces(
      in: style,
      shaper: paragraphs.shaper,
      room: room,
      baseline: style.baseline + padding
    )
    if let rule = style.style.border(.borderTop) {
      let width = rule.width.length(em: style.look.size, line: book.grid)
      let area = Rectangle(x: .zero, y: .zero, width: room.measure, height: width)
      pieces.insert(.rule(area, rule.colour.paged), at: 0)
    }
    let lines = max(1, Int(((style.leading + padding) / book.grid - 0.1).rounded(.up)))
    let slab = Slab(height: book.grid * lines, isOnGrid: true, pieces: pieces)
    return Story.Head(strips: [Strip(slab: slab, galley: number, lines: lines)], lines: lines)
  }
}
