import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// Sets what stands before the articles: the head of the issue, and its contents.
struct FrontMatterSetter {
  let frame: PageFrame
  let contents: ContentsAmount
  var setter: ColumnSetter
  private(set) var folios: [ContentsFolio] = []
  /// The slabs of each takeaway, by the article's place in the issue.
  private(set) var takeawaySlabs: [Int: [Range<Int>]] = [:]
  /// The slabs of each part.
  private(set) var parts: [IssuePart.Name: Range<Int>] = [:]

  init(
    _ issue: IssueMatter,
    frame: PageFrame,
    contents: ContentsAmount,
    book: StyleBook,
    paragraphs: ParagraphSetter
  ) {
    self.frame = frame
    self.contents = contents
    setter = ColumnSetter(
      nil,
      as: StructureElement(.part),
      of: issue,
      book: book,
      paragraphs: paragraphs
    )
  }

  /// Everything that the layout has before its articles.
  mutating func galley() throws(FontFailure) -> Galley {
    for part in setter.issue.layout.parts {
      let start = setter.slabs.count
      defer {
        parts[part.name] = start..<setter.slabs.count
        setter.measure(from: start, frame.fullWidth)
      }
      switch part {
      case .masthead(let masthead): try setMasthead(masthead)
      case .intro(let template): try setIntroduction(template)
      case .contents(let form): if setter.issue.hasContents { try setContents(form) }
      case .takeaways: try setTakeawaysStrip()
      case .departments, .colophon: continue
      }
    }
    return setter.finished()
  }

  /// Whether the front page shows the lead, and the contents beside it.
  private var hasLead: Bool { setter.issue.frontLead != nil && !frame.rail.isEmpty }

  var room: Room { setter.room(frame.fullWidth) }

  func filled(_ template: Template) -> String? {
    let issue = setter.issue.issue
    return template.filled { issue.value(of: $0) }
  }

  // MARK: The head of the issue

  private mutating func setMasthead(_ masthead: Masthead) throws(FontFailure) {
    let issue = setter.issue.issue
    let name = filled(masthead.nameplate) ?? issue.publication.title
    let style = try setter.book.block(.nameplate)
    let ears = LineCells(masthead.ears) { issue.value(of: $0) }
    let element = setter.galley.structure.add(.heading(level: 1), to: setter.parent)
    let span = setter.galley.structure.add(style.span(of: name), to: element)
    let start = setter.slabs.count
    try setNameplate(name, in: style, with: ears, of: span)
    guard start < setter.slabs.count else { return }
    setter.frame(from: start, by: style, room: room)
    try setDateline(masthead.dateline)
  }

  /// Texts side by side in a line, each a paragraph of its own to a listener.
  mutating func set(
    _ cells: LineCells,
    in style: BlockStyle,
    baseline: Length
  ) throws(FontFailure) -> [LinePiece] {
    var structure = setter.galley.structure
    defer { setter.galley.structure = structure }
    return try cells.pieces(
      in: style,
      shaper: setter.paragraphs.shaper,
      room: room,
      baseline: baseline
    ) { text in
      let element = structure.add(StructureElement(.paragraph), to: setter.parent)
      return structure.add(StructureElement(.span, actualText: text), to: element)
    }
  }

  private mutating func setDateline(_ cells: Cells) throws(FontFailure) {
    let issue = setter.issue.issue
    let line = LineCells(cells) { issue.value(of: $0) }
    guard !line.isEmpty else { return }
    let style = try setter.book.block(.dateline)
    let pieces = try set(line, in: style, baseline: style.baseline)
    let start = setter.slabs.count
    setter.slabs.append(Slab(height: style.leading, isOnGrid: style.isOnGrid, pieces: pieces))
    setter.frame(from: start, by: style, room: room)
  }

  private mutating func setIntroduction(_ template: Template) throws(FontFailure) {
    guard let text = filled(template) else { return }
    let style = try setter.book.block(.intro)
    let start = setter.slabs.count
    try setter.setLine(text, in: style, room: room)
    setter.frame(from: start, by: style, room: room)
  }

  // MARK: The takeaways of the lead

  /// The takeaways beside one another, a column each; more than there are columns go below the first.
  private mutating func setTakeawaysStrip() throws(FontFailure) {
    guard setter.issue.hasTakeawaysStrip, let lead = setter.issue.frontLead else { return }
    let outer = setter.parent
    setter.parent = setter.galley.structure.add(StructureElement(.section), to: setter.parent)
    defer { setter.parent = outer }
    let label = try setter.book.block(.takeawaysLabel)
    let start = setter.slabs.count
    let words =
      "\(setter.issue.issue.phrases.takeaways): \(lead.metadata.shortTitle ?? lead.metadata.title)"
    try setter.setLine(words, in: label, room: room)
    setter.frame(from: start, by: label, room: room)
    setter.keepTogether(from: start)
    let course = setter.slabs
    var strip = Slab(height: .zero, isOnGrid: true, keep: .never)
    let columns = frame.lead + frame.rail
    var bottoms = Array(repeating: Length.zero, count: max(1, columns.count))
    let style = try setter.book.block(.takeaway)
    let list = setter.galley.structure.add(StructureElement(.list), to: setter.parent)
    for (index, takeaway) in lead.takeaways.enumerated() {
      let item = setter.galley.structure.add(StructureElement(.listItem), to: list)
      let body = setter.galley.structure.add(StructureElement(.listBody), to: item)
      let column = index % bottoms.count
      let measure = columns.isEmpty ? room.measure : columns[column].width
      let left = columns.isEmpty ? Length.zero : columns[column].left - frame.left
      setter.slabs = []
      let spans = setter.spans(takeaway, in: style.look, of: body)
      let form = style.flushForm(measure: measure)
      try setter.setParagraph(spans, in: style, form: form, room: setter.room(measure))
      for slab in setter.slabs {
        strip.pieces += slab.pieces.map { $0.moved(x: left, y: bottoms[column]) }
        bottoms[column] = bottoms[column] + slab.height
      }
      strip.height = max(strip.height, bottoms[column])
      bottoms[column] = bottoms[column] + setter.book.grid * 0.5
    }
    setter.slabs = course + [strip]
  }

  // MARK: The contents

  private mutating func setContents(_ form: ContentsForm) throws(FontFailure) {
    var contents = ContentsSetter(
      setter,
      form: form,
      room: hasLead ? setter.room(frame.rail.width) : room,
      amount: self.contents
    )
    try contents.set()
    setter = contents.setter
    folios += contents.folios
    takeawaySlabs.merge(contents.takeawaySlabs) { $1 }
  }
}
