import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// Puts an issue's pages together: the head of the issue and its contents, the articles, what the issue says
/// of itself, and the furniture of all pages.
struct PageAssembly {
  let matter: IssueMatter
  let frames: IssueSetter.Frames
  let paragraphs: ParagraphSetter
  let book: StyleBook
  let cover: Page?

  init(
    matter: IssueMatter,
    frames: IssueSetter.Frames,
    fonts: FontLibrary,
    paragraphs: ParagraphSetter,
    cover: Page? = nil
  ) throws(FontFailure) {
    self.cover = cover
    self.matter = matter
    self.frames = frames
    self.paragraphs = paragraphs
    book = try StyleBook(
      layout: matter.layout,
      fonts: fonts,
      language: matter.issue.publication.language.tag
    )
  }

  var issue: Issue { matter.issue }

  func pages(
    of articles: [Galley],
    in surroundings: Surroundings
  ) throws(FontFailure) -> SetIssue {
    var structure = StructureTree(root: StructureElement(.document))
    // The front stands first in the tree, and can be done only when the pages of all articles are known: they
    // depend on how many pages it takes, but those do not depend on the numbers.
    var front = surroundings.front
    let frontColumns = columns(of: front.course, in: frames.front)
    var galleys = place(front.galley, articles, surroundings.colophon, in: &structure)
    let plan = try frontPlan(front, galleys)
    let opening = opening(below: front, with: plan)
    let frontPages = plan != nil ? 1 : opening != nil ? 0 : frontColumns.pages(in: frames.front)
    var (body, first) = try bodySheets(galleys, after: plan, below: opening)
    var map = map(of: body, after: matter.firstPage - 1 + frontPages)
    for block in plan?.blocks ?? [] {
      map.firstPages[issue.articles[block.number - 1].id.path] = matter.firstPage
    }
    try fill(&front, with: map)
    galleys[0].galley = front.galley
    var sheets: [PageSheet]
    if let plan {
      let pages = first.mapValues { $0 + matter.firstPage + 1 }
      sheets = [try frontSheet(plan, front, galleys, restsOn: pages)]
    } else if opening != nil, !body.isEmpty {
      sheets = []
      place(front, on: &body[0], galleys)
    } else {
      var maker = PageMaker(frame: frames.front, galleys: galleys, style: try style(of: []))
      sheets = maker.sheets(of: frontColumns, in: front.course)
    }
    try furnish(&sheets, &body, in: &structure)
    let finished = (sheets + body).map { $0.finished(galleys).scaled(by: $0.frame.master.scale) }
    let cover = cover.map { [$0] } ?? []
    let document = PagedDocument(
      pages: finished.isEmpty ? [Page(size: frames.inside.size)] : cover + finished,
      structure: structure,
      outline: outline(of: articles)
    )
    return SetIssue(document: document, map: map)
  }

  // MARK: Articles

  /// All galleys with their places in the tree: the front, the articles by department, the colophon.
  private func place(
    _ front: Galley,
    _ articles: [Galley],
    _ colophon: Galley?,
    in structure: inout StructureTree
  ) -> [PlacedGalley] {
    var placed = [
      PlacedGalley(
        galley: front,
        number: 0,
        structureOffset: structure.add(front.structure, to: StructureTree.root)
      )
    ]
    var number = 0
    for department in issue.departments {
      let section =
        department.title == nil
        ? StructureTree.root : structure.add(StructureElement(.section), to: StructureTree.root)
      for _ in department.articles where number < articles.count {
        let galley = articles[number]
        number += 1
        placed.append(
          PlacedGalley(
            galley: galley,
            number: number,
            structureOffset: structure.add(galley.structure, to: section)
          )
        )
      }
    }
    if let colophon {
      placed.append(
        PlacedGalley(
          galley: colophon,
          number: number + 1,
          structureOffset: structure.add(colophon.structure, to: StructureTree.root)
        )
      )
    }
    return placed
  }

  /// The sheets of the articles; for those of several columns, those on which each article begins or goes on.
  private func bodySheets(
    _ galleys: [PlacedGalley],
    after plan: FrontPlan?,
    below opening: Opening?
  ) throws(FontFailure) -> (sheets: [PageSheet], first: [Int: Int]) {
    if frames.inside.text.count > 1 {
      return try moduleSheets(galleys, after: plan, below: opening)
    }
    let departments = departmentTitles
    var builder = CourseBuilder(form: matter.layout.departments, frame: frames.inside)
    if let opening { builder.leaveFree(opening.lines) }
    var labelled: [Int] = []
    let hasRunningHead = frames.inside.master.runningHead != nil
    for galley in galleys.dropFirst() {
      let index = galley.number - 1
      let isArticle = index < departments.count
      let begins = isArticle && (index == 0 || departments[index] != departments[index - 1])
      let isBelowOther = index > 0 || opening != nil
      let hasLabel = begins && isBelowOther && departments[index] != nil && hasRunningHead
      if hasLabel { labelled.append(galley.number) }
      builder.add(
        .init(
          galley: galley.galley,
          number: galley.number,
          beginsDepartment: begins,
          hasLabel: hasLabel,
          isArticle: isArticle,
          followsFront: index == 0
        )
      )
    }
    var maker = PageMaker(
      frame: frames.inside,
      first: opening?.frame,
      galleys: galleys,
      style: try style(of: labelled)
    )
    let columns = columns(of: builder.course, in: frames.inside)
    return (maker.sheets(of: columns, in: builder.course), [:])
  }

  /// The title of each article's department.
  var departmentTitles: [String?] {
    issue.departments.flatMap { department in department.articles.map { _ in department.title } }
  }

  private func columns(of course: Course, in frame: PageFrame) -> [ColumnBreaker.Column] {
    let room = ColumnBreaker.Room(
      lines: frame.lines,
      grid: frame.grid,
      isBesideOthers: frame.text.count > 1,
      noteSeparation: frame.grid * PageAssembly.noteSeparation
    )
    return ColumnBreaker(course, room: room).columns()
  }

  /// Lines between text and notes.
  private static let noteSeparation = 1.0

  func style(of labelled: [Int]) throws(FontFailure) -> PageMaker.PageStyle {
    let text = try book.block(.text)
    let capitals = text.look.size * (try book.fonts.capHeight(of: text.look.style))
    let titles = departmentTitles
    var labels: [Int: [LinePiece]] = [:]
    let label = try book.block(.label)
    for number in labelled {
      guard let title = titles[number - 1] else { continue }
      labels[number] = try LineCells(left: title).pieces(
        in: label,
        shaper: paragraphs.shaper,
        room: frames.inside.room(frames.inside.fullWidth),
        baseline: label.baseline
      )
    }
    return PageMaker.PageStyle(
      articleRule: matter.layout.departments?.rule.map(ruleStyle),
      columnRule: frames.inside.master.columnRule.map(ruleStyle),
      noteRule: try book.block(.footnote).style.border(.borderTop).map(ruleStyle),
      noteSeparation: book.grid * PageAssembly.noteSeparation,
      capTop: text.baseline - capitals,
      labels: labels
    )
  }

  func ruleStyle(_ rule: StyleValue.Border) -> PageMaker.RuleStyle {
    let type = matter.layout.type
    return PageMaker.RuleStyle(
      width: rule.width.length(em: type.size, line: type.leading),
      colour: rule.colour.paged,
      length: rule.length?.length(em: type.size, line: type.leading)
    )
  }

  // MARK: Furniture, map, outline

  private func furnish(
    _ front: inout [PageSheet],
    _ body: inout [PageSheet],
    in structure: inout StructureTree
  ) throws(FontFailure) {
    var furniture = FurnitureSetter(
      issue: issue,
      book: book,
      shaper: paragraphs.shaper,
      hasContents: matter.hasContents
    )
    let count = matter.firstPage - 1 + front.count + body.count
    let articles = issue.articles
    for index in front.indices {
      var place = FurnitureSetter.Place(number: matter.firstPage + index, count: count)
      place.next = articles.first.flatMap { matter.names.article($0.id) }
      try furniture.furnish(&front[index], at: place, in: &structure)
    }
    let departments = departmentTitles
    for index in body.indices {
      let number = body[index].beginning.first ?? body[index].continuing
      let article = number.flatMap { articles.indices.contains($0 - 1) ? $0 - 1 : nil }
      var place = FurnitureSetter.Place(
        number: matter.firstPage + front.count + index,
        count: count,
        article: article.map { articles[$0] },
        department: article.flatMap { departments[$0] }
      )
      let next = (body[index].beginning.last ?? number ?? articles.count)
      place.next = articles.indices.contains(next) ? matter.names.article(articles[next].id) : nil
      try furniture.furnish(&body[index], at: place, in: &structure)
    }
  }

  private func map(of sheets: [PageSheet], after front: Int) -> PageMap {
    let articles = issue.articles
    var map = PageMap(pageCount: front + sheets.count)
    for (index, sheet) in sheets.enumerated() {
      for galley in sheet.beginning where articles.indices.contains(galley - 1) {
        map.firstPages[articles[galley - 1].id.path] = front + index + 1
      }
      if let galley = sheet.continuing, articles.indices.contains(galley - 1) {
        map.continuations.append(
          PageMap.Continuation(
            page: front + index + 1,
            article: articles[galley - 1].id.path,
            block: sheet.firstBlock
          )
        )
      }
    }
    return map
  }

  private func outline(of articles: [Galley]) -> [OutlineEntry] {
    var outline: [OutlineEntry] = []
    var number = 0
    for department in issue.departments {
      var entries: [OutlineEntry] = []
      for article in department.articles {
        let headings = number < articles.count ? articles[number].outline : []
        number += 1
        guard let anchor = matter.names.article(article.id) else { continue }
        entries.append(
          OutlineEntry(title: article.metadata.title, anchor: anchor, entries: headings)
        )
      }
      if let title = department.title, let first = entries.first {
        outline.append(OutlineEntry(title: title, anchor: first.anchor, entries: entries))
      } else {
        outline += entries
      }
    }
    return outline
  }
}

extension [ColumnBreaker.Column] {
  /// How many pages the columns fill.
  fileprivate func pages(in frame: PageFrame) -> Int {
    isEmpty ? 0 : (count - 1) / Swift.max(1, frame.text.count) + 1
  }
}
