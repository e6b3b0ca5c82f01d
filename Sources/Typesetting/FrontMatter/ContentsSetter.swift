import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// Sets the contents of an issue in rows: department, headlines and takeaways, pages.
struct ContentsSetter {
  private(set) var setter: ColumnSetter
  private(set) var folios: [ContentsFolio] = []
  /// The slabs of each takeaway, by the article's place in the issue.
  private(set) var takeawaySlabs: [Int: [Range<Int>]] = [:]
  private let form: ContentsForm
  private let room: Room
  private let amount: ContentsAmount
  /// Where headlines stand.
  private let titles: Room
  /// Whether the department stands over its articles, for want of room beside them.
  private let isStacked: Bool

  init(
    _ setter: ColumnSetter,
    form: ContentsForm,
    room: Room,
    amount: ContentsAmount
  ) {
    self.setter = setter
    self.form = form
    self.room = room
    self.amount = amount
    let type = setter.issue.layout.type
    let indent = form.indent.length(em: type.size, line: type.leading)
    let width = form.width?.length(em: type.size, line: type.leading)
    let pageWidth = type.size * 2.4
    isStacked = room.measure - indent - pageWidth < .pt(190)
    let start = isStacked ? .zero : indent
    let measure = min(width ?? room.measure, room.measure - start - pageWidth)
    titles = Room(
      left: room.isRightToLeft ? room.right - start - measure : room.left + start,
      measure: measure,
      isRightToLeft: room.isRightToLeft
    )
  }

  /// An article in the contents.
  private struct Entry {
    var article: Article
    /// Its place in the issue.
    var number: Int
    var department: String?
    var takeaways: Int
    /// Whether it has a line with its title and nothing else.
    var isBrief: Bool
    /// What is told of it below its title.
    var deck: String?
  }

  /// Articles under one name.
  private struct Row {
    var label: String?
    var entries: [Entry]
  }

  mutating func set() throws(FontFailure) {
    let outer = setter.parent
    setter.parent = setter.galley.structure.add(StructureElement(.contents), to: setter.parent)
    defer { setter.parent = outer }
    setter.pendingAnchors = [AnchorNames.contents]
    let start = setter.slabs.count
    if form.hasHeading { try setHeading() }
    for row in rows() { try set(row) }
    guard start < setter.slabs.count else { return }
    try closeWithRule()
  }

  private mutating func setHeading() throws(FontFailure) {
    let style = try setter.book.block(.indexDepartment)
    let start = setter.slabs.count
    let name = setter.galley.structure.add(StructureElement(.caption), to: setter.parent)
    try setLabelLine(setter.issue.issue.phrases.contents, of: name)
    setter.frame(from: start, by: style, room: room)
    setter.slabs.keepNext()
  }

  /// An article a row where it has takeaways, those without gathered at the end; where none has any, a row a
  /// department.
  private func rows() -> [Row] {
    let entries = allEntries()
    if form.form == .list { return entries.map { Row(label: nil, entries: [$0]) } }
    let hasTakeaways = entries.contains { $0.takeaways > 0 }
    let gathers = form.gathersBriefs && hasTakeaways
    var rows: [Row] = []
    for entry in entries where !(gathers && entry.isBrief) {
      if !hasTakeaways, let last = rows.last, last.label == entry.department {
        rows[rows.count - 1].entries.append(entry)
      } else {
        rows.append(Row(label: entry.department, entries: [entry]))
      }
    }
    let briefs = gathers ? entries.filter(\.isBrief) : []
    if !briefs.isEmpty {
      rows.append(Row(label: setter.issue.issue.phrases.inBrief, entries: briefs))
    }
    return rows
  }

  private func allEntries() -> [Entry] {
    var number = 0
    var entries: [Entry] = []
    for department in setter.issue.issue.departments {
      for article in department.articles {
        let shown = number < amount.takeaways.count ? amount.takeaways[number] : form.takeaways
        let hasDeck = form.showsDecks && !amount.withoutDeck.contains(number)
        entries.append(
          Entry(
            article: article,
            number: number,
            department: department.title,
            takeaways: min(shown, article.takeaways.count),
            isBrief: article.takeaways.isEmpty,
            deck: hasDeck ? article.metadata.teaser : nil
          )
        )
        number += 1
      }
    }
    // Without takeaways an issue tells who wrote what.
    if entries.allSatisfy(\.isBrief) {
      for index in entries.indices { entries[index].isBrief = false }
    }
    return Array(entries.prefix(form.limit ?? .max))
  }

  // MARK: A row

  /// A row with a name is a list of its own under that name: a list of contents holds nothing else
  /// (ISO 14289-1, 7.2).
  private mutating func set(_ row: Row) throws(FontFailure) {
    guard let label = row.label else { return try set(row, under: nil) }
    let outer = setter.parent
    setter.parent = setter.galley.structure.add(StructureElement(.contents), to: outer)
    defer { setter.parent = outer }
    let name = setter.galley.structure.add(StructureElement(.caption), to: setter.parent)
    try set(row, under: (label, name))
  }

  private mutating func set(
    _ row: Row,
    under name: (label: String, element: StructureElement.ID)?
  ) throws(FontFailure) {
    let start = setter.slabs.count
    if let name, isStacked { try setLabelLine(name.label, of: name.element) }
    var starts: [Int] = []
    for entry in row.entries {
      starts.append(setter.slabs.count)
      try set(entry)
    }
    guard start < setter.slabs.count else { return }
    // Two articles stay with the department's name, and two with the row's end.
    for index in [starts.dropFirst().first, starts.dropFirst().last].compactMap(\.self)
    where setter.slabs.indices.contains(index) {
      setter.slabs[index].keep = max(setter.slabs[index].keep, .together)
    }
    if let name, !isStacked { try setLabelBeside(name.label, of: name.element, at: start) }
    let style = try setter.book.block(.indexEntry)
    let gap = form.gap.length(em: style.look.size, line: setter.book.grid)
    if !amount.isClose { part(row.entries, at: starts, by: gap * 0.5) }
    setter.slabs[start].spaceBefore = max(gap, style.spaceAbove)
    setter.slabs[start].pieces.insert(try rule(over: style), at: 0)
    if row.entries.count == 1 { setter.keepTogether(from: start, .together) }
  }

  /// Parts the articles of a row by less than rows are: by less than a line, so off the grid, to which the next row
  /// returns.
  private mutating func part(_ entries: [Entry], at starts: [Int], by space: Length) {
    guard let first = starts.first, entries.contains(where: { !$0.isBrief }) else { return }
    for index in setter.slabs.indices.dropFirst(first + 1) {
      setter.slabs[index].isOnGrid = false
      if starts.contains(index) {
        setter.slabs[index].spaceBefore = max(setter.slabs[index].spaceBefore, space)
      }
    }
  }

  /// The rule in the space over a row.
  private func rule(over style: BlockStyle) throws(FontFailure) -> LinePiece {
    guard let border = style.style.border(.borderTop) else {
      return LinePiece(items: [], area: Rectangle(x: .zero, y: .zero, width: .zero, height: .zero))
    }
    let width = border.width.length(em: style.look.size, line: setter.book.grid)
    let padding = style.style.length(.paddingTop) ?? .zero
    let area = Rectangle(x: room.left, y: -padding, width: room.measure, height: width)
    return .rule(area, border.colour.paged)
  }

  private mutating func closeWithRule() throws(FontFailure) {
    let style = try setter.book.block(.indexEntry)
    let grid = setter.book.grid
    guard style.style.border(.borderTop) != nil else { return }
    var slab = Slab(height: grid, isOnGrid: true)
    var piece = try rule(over: style)
    piece = piece.moved(x: .zero, y: grid)
    slab.pieces = [piece]
    slab.keep = .never
    setter.slabs.append(slab)
  }

  private mutating func setLabelLine(
    _ label: String,
    of element: StructureElement.ID
  ) throws(FontFailure) {
    let style = try setter.book.block(.indexDepartment)
    let outer = setter.parent
    setter.parent = element
    defer { setter.parent = outer }
    try setter.setLine(label, in: style, room: room)
    setter.slabs.keepNext()
  }

  private mutating func setLabelBeside(
    _ label: String,
    of element: StructureElement.ID,
    at slab: Int
  ) throws(FontFailure) {
    let style = try setter.book.block(.indexDepartment)
    let entry = try setter.book.block(.indexEntry)
    var structure = setter.galley.structure
    defer { setter.galley.structure = structure }
    let free = room.isRightToLeft ? room.right - titles.right : titles.left - room.left
    let beside = room.beginning(max(.pt(10), free - setter.book.grid))
    setter.slabs[slab].pieces += try LineCells(left: label).pieces(
      in: style,
      shaper: setter.paragraphs.shaper,
      room: beside,
      baseline: entry.baseline
    ) { text in
      structure.add(StructureElement(.span, actualText: text), to: element)
    }
  }

  // MARK: An article

  private mutating func set(_ entry: Entry) throws(FontFailure) {
    let article = entry.article
    let item = setter.galley.structure.add(StructureElement(.contentsItem), to: setter.parent)
    let start = setter.slabs.count
    try setTitle(of: entry, in: item)
    guard start < setter.slabs.count else { return }
    if form.showsPages { try setPage(of: article, in: item, at: start) }
    if let deck = entry.deck { try setDeck(deck, of: entry, in: item) }
    for takeaway in article.takeaways.prefix(entry.takeaways) {
      let start = setter.slabs.count
      try setTakeaway(takeaway, in: item)
      takeawaySlabs[entry.number, default: []].append(start..<setter.slabs.count)
    }
    if entry.deck == nil, let facts = facts(of: entry) {
      let style = try setter.book.block(.indexDeck)
      try setWords([.text(facts)], in: style, of: .paragraph, in: item, room: titles)
    }
    if entry.takeaways == 0 { setter.keepTogether(from: start) }
    if form.hasTouchRows { try setTouchArea(of: entry, from: start) }
  }

  /// Makes a whole row lead where its title leads: from the rule over it to the rule over the next.
  private mutating func setTouchArea(of entry: Entry, from start: Int) throws(FontFailure) {
    guard let link = setter.slabs[start].pieces.lazy.compactMap(\.link).first else { return }
    let style = try setter.book.block(entry.isBrief ? .indexBrief : .indexEntry)
    let grid = setter.book.grid
    let gap = max(form.gap.length(em: style.look.size, line: grid), style.spaceAbove)
    // Rows stand on the grid.
    let lines = ((setter.slabs[start...].map(\.self).height + gap) / grid).rounded(.up)
    let padding = style.style.length(.paddingTop) ?? .zero
    let area = Rectangle(
      x: room.left,
      y: -padding,
      width: room.measure,
      height: grid * lines
    )
    setter.slabs[start].pieces.append(LinePiece(items: [], link: link, area: area))
  }

  private mutating func setTitle(
    of entry: Entry,
    in item: StructureElement.ID
  ) throws(FontFailure) {
    let style = try setter.book.block(entry.isBrief ? .indexBrief : .indexEntry)
    let title = entry.article.metadata.title
    let element = setter.galley.structure.add(StructureElement(.reference), to: item)
    let target = setter.issue.names.article(entry.article.id)
    var spans: [TextSpan]
    if let target {
      spans = setter.linked(to: .anchor(target), saying: title, in: element) { setter, words in
        setter.spans([.text(title)], in: style.look, of: words)
      }
    } else {
      spans = setter.spans([.text(title)], in: style.look, of: element)
    }
    var form = style.flushForm(measure: titles.measure)
    form.align = .start
    form.isBalanced = false
    try setter.setParagraph(spans, in: style, form: form, room: titles)
    setter.keepTogether(from: setter.slabs.count - 1)
    if !entry.isBrief { setter.slabs.keepNext() }
  }

  private mutating func setPage(
    of article: Article,
    in item: StructureElement.ID,
    at slab: Int
  ) throws(FontFailure) {
    let style = try setter.book.block(.indexPage)
    guard let target = setter.issue.names.article(article.id) else { return }
    let element = setter.galley.structure.add(StructureElement(.reference), to: item)
    let spans = setter.linked(to: .anchor(target), saying: "", in: element) { setter, leaf in
      setter.spans([.text("0")], in: style.look, of: leaf)
    }
    guard let span = spans.first, let link = span.link else { return }
    let folio = ContentsFolio(
      article: article.id,
      slab: slab,
      room: room,
      link: link,
      element: span.element
    )
    setter.slabs[slab].pieces.append(folio.placeholder)
    folios.append(folio)
  }

  /// What an article is about; who wrote it follows in the same paragraph.
  private mutating func setDeck(
    _ deck: String,
    of entry: Entry,
    in item: StructureElement.ID
  ) throws(FontFailure) {
    let style = try setter.book.block(.indexDeck)
    var words = [Inline.text(deck)]
    if let facts = facts(of: entry) {
      words += [.text(" "), .styled(.emphasis, [.text(facts)])]
    }
    try setWords(words, in: style, of: .paragraph, in: item, room: titles)
  }

  /// Who wrote it, say, and how long it takes to read; told of articles without takeaways.
  private func facts(of entry: Entry) -> String? {
    guard entry.takeaways == 0, !entry.isBrief else { return nil }
    let issue = setter.issue.issue
    let facts = form.facts.compactMap { template in
      template.filled { issue.value(of: $0, in: entry.article, department: entry.department) }
    }
    return facts.isEmpty ? nil : facts.joined(separator: ", ")
  }

  private mutating func setTakeaway(
    _ takeaway: [Inline],
    in item: StructureElement.ID
  ) throws(FontFailure) {
    let style = try setter.book.block(.indexTakeaway)
    let start = setter.slabs.count
    try setWords([.text(takeaway.plainText)], in: style, of: .paragraph, in: item, room: titles)
    guard start < setter.slabs.count, style.style.listStyleType == .square else { return }
    setter.slabs[start].pieces.insert(.square(before: titles, in: style), at: 0)
  }

  private mutating func setWords(
    _ content: [Inline],
    in style: BlockStyle,
    of role: StructureElement.Role,
    in item: StructureElement.ID,
    room: Room
  ) throws(FontFailure) {
    let element = setter.galley.structure.add(StructureElement(role), to: item)
    let spans = setter.spans(content, in: style.look, of: element)
    var form = style.flushForm(measure: room.measure)
    form.align = .start
    let start = setter.slabs.count
    try setter.setParagraph(spans, in: style, form: form, room: room)
    setter.keepTogether(from: start)
  }
}
