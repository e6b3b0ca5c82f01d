import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// A front page with the lead and other stories on it.
extension PageAssembly {
  /// The plan of the front page; `nil` for layouts without, and for issues in which nothing is long enough.
  func frontPlan(
    _ front: Front,
    _ galleys: [PlacedGalley]
  ) throws(FontFailure) -> FrontPlan? {
    guard frames.hasLead, !matter.front.isEmpty else { return nil }
    let articles = issue.articles
    let order = matter.layout.departments?.front.map(issue.frontStories) ?? []
    let stories = order.compactMap { id in
      galleys.first { articles.indices.contains($0.number - 1) && articles[$0.number - 1].id == id }
    }.map(story)
    var plan = FrontPlan(
      stories,
      parts: front.parts.mapValues { range in
        GridFitting.strips(of: Array(front.galley.slabs[range]), galley: 0, grid: book.grid)
          .reduce(0) { $0 + $1.lines + $1.linesBefore }
      },
      frame: frames.front,
      style: try style(of: [])
    )
    if let end = galleys.last, end.number > articles.count, stories.count == articles.count {
      plan.takeUpEnd(lines: Int((end.galley.slabs.height / book.grid).rounded(.up)))
    }
    return plan
  }

  /// The front page, when the pages of all articles are known.
  func frontSheet(
    _ plan: FrontPlan,
    _ front: Front,
    _ galleys: [PlacedGalley],
    restsOn pages: [Int: Int]
  ) throws(FontFailure) -> PageSheet {
    var jumps: [Int: [LinePiece]] = [:]
    let style = try book.block(.jump)
    for block in plan.blocks where block.end != nil {
      guard let column = block.columns.last, let page = pages[block.number],
        let jump = galleys.first(where: { $0.number == block.number })?.galley.jump
      else { continue }
      var pieces = try LineCells(right: issue.phrases.continued(on: page)).pieces(
        in: style,
        shaper: paragraphs.shaper,
        room: frames.front.room(column.width),
        baseline: style.baseline
      ) { _ in jump.element }
      for index in pieces.indices { pieces[index].link = jump.link }
      jumps[block.number] = pieces
    }
    return plan.sheet(
      front.parts.mapValues { Array(front.galley.slabs[$0]) },
      jumps: jumps,
      galleys,
      columnRule: frames.front.master.columnRule.map(ruleStyle)
    )
  }
}
