import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// The headline, in the largest of its sizes at which it fits.
  mutating func setHeadline(of matter: ArticleMatter, measure: Length) throws(FontFailure) {
    let style = try book.block(headRole(of: matter))
    let element = galley.structure.add(.heading(level: 1), to: parent)
    let span = galley.structure.add(style.span(of: matter.article.metadata.title), to: element)
    let start = slabs.count
    let edge = measure > issue.columns.text ? issue.columns.text : nil
    let room = room(measure)
    try setFitted(matter.article.metadata.title, in: style, room: room, of: span, near: edge)
    slabs.markHeading(from: start)
    frame(from: start, by: style, room: room)
  }

  /// The department; without it a page tells it in its running head, or over the first of its articles.
  mutating func setLabel(of matter: ArticleMatter, measure: Length) throws(FontFailure) {
    guard issue.form.labelsEach, let department = matter.department else { return }
    let style = try book.block(.label)
    let start = slabs.count
    try setLine(department, in: style, room: room(measure))
    frame(from: start, by: style, room: room(measure))
    keepTogether(from: start)
    slabs.keepNext()
  }

  private func headRole(of matter: ArticleMatter) -> StyleRole {
    let front = issue.layout.departments?.front
    switch matter.front {
    case .lead: return front?.lead ?? .head1
    case .rail: return front?.rail ?? .head2
    case nil:
      let head = issue.form.head(ofRank: matter.rank)
      return isBrief(matter) ? issue.form.brief ?? head : head
    }
  }

  /// Whether an article's description is all that is told of it, and set as its text.
  func isBrief(_ matter: ArticleMatter) -> Bool {
    issue.form.brief != nil && matter.front == nil && matter.article.blocks.isEmpty
      && matter.article.metadata.description?.isEmpty == false
  }

  mutating func setDeck(of article: Article, measure: Length) throws(FontFailure) {
    guard let deck = article.metadata.description, !deck.isEmpty else { return }
    let style = try book.block(.deck)
    let start = slabs.count
    try setLine(deck, in: style, room: room(measure))
    keepTogether(from: start)
    slabs.keepNext(asHead: true)
    frame(from: start, by: style, room: room(measure))
  }

  /// A paragraph of plain words in a role of its own.
  mutating func setLine(
    _ text: String,
    in style: BlockStyle,
    room: Room
  ) throws(FontFailure) {
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let words = galley.structure.add(style.span(of: text), to: element)
    let span = TextSpan(.text(style.transformed(text)), look: style.look, element: words)
    let form = style.flushForm(measure: room.measure)
    try setParagraph([span], in: style, form: form, room: room)
  }

  /// Words in the largest of a style's sizes at which they fit: headlines, nameplates; no line of them ends a
  /// hair beyond an `edge` that is seen below.
  mutating func setFitted(
    _ text: String,
    in style: BlockStyle,
    room: Room,
    of element: StructureElement.ID,
    near edge: Length? = nil
  ) throws(FontFailure) {
    let fitted = try DisplayType(shaper: paragraphs.shaper, language: book.language).fit(
      text,
      in: style.style,
      by: FittingRule(ofHeadline: style.style, measure: room.measure)
    )
    let size = fitted.size(near: edge)
    let capHeight = try book.fonts.capHeight(of: style.look.style)
    let leading = style.style.leading(at: fitted.size)
    let extent = HeadlineExtent(
      of: fitted.lines.map(\.shaped),
      at: size,
      leading: leading,
      baseline: leading * 0.5 + size * (capHeight * 0.5),
      grid: book.grid
    )
    for (index, line) in fitted.lines.enumerated() {
      noteUnset(line.shaped.unset)
      let spare = room.measure - size * line.width
      let items = line.set(
        at: size,
        in: fitted.style,
        colour: style.look.colour,
        left: room.left + spare * style.style.textAlign.shareBefore(isRightToLeft: isRightToLeft),
        baseline: extent.baseline
      )
      var slab = Slab(height: extent.height, isOnGrid: extent.height.isMultiple(of: book.grid))
      let area = Rectangle(x: room.left, y: .zero, width: room.measure, height: extent.height)
      slab.pieces = [LinePiece(items: items, element: element, area: area)]
      slab.keep = index > 0 ? .never : .free
      if index == 0 {
        slab.anchors = pendingAnchors
        pendingAnchors = []
      }
      slabs.append(slab)
    }
  }

  // MARK: Beside the text, or above it

  /// Who wrote it, when, and how long it takes to read: a line each beside the text, else one line.
  mutating func setByline(of matter: ArticleMatter, measure: Length) throws(FontFailure) {
    let parts = issue.form.byline.compactMap { template in
      template.filled {
        issue.issue.value(of: $0, in: matter.article, department: matter.department)
      }
    }
    guard !parts.isEmpty else { return }
    let style = try book.block(.byline)
    let isBeside = issue.columns.side != nil && issue.columns.sideParts.contains(.byline)
    let start = slabs.count
    for line in isBeside ? parts : try bylines(of: parts, in: style, measure: measure) {
      try setLine(line, in: style, room: room(measure))
    }
    keepTogether(from: start)
    frame(from: start, by: style, room: room(measure))
    if !isBeside { slabs.keepNext(asHead: true) }
  }

  /// One line; where that is too long, who wrote it and below it the rest, so that no line holds a date's half.
  private func bylines(
    of parts: [String],
    in style: BlockStyle,
    measure: Length
  ) throws(FontFailure) -> [String] {
    let line = parts.joined(separator: ", ")
    guard parts.count > 1, try !isOneLine(line, in: style, measure: measure) else { return [line] }
    return [parts[0], parts.dropFirst().joined(separator: ", ")]
  }

  func isOneLine(
    _ text: String,
    in style: BlockStyle,
    measure: Length
  ) throws(FontFailure) -> Bool {
    let spans = [TextSpan(.text(style.transformed(text)), look: style.look)]
    return try setCopy(spans, form: style.flushForm(measure: measure)).lines.count <= 1
  }

  /// Where the article stands on the web, as a short address to be read from paper.
  mutating func setOriginal(of article: Article, measure: Length) throws(FontFailure) {
    guard let url = article.metadata.url else { return }
    let style = try book.block(.articleLink)
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let description = "\(issue.issue.phrases.readOnline): \(article.metadata.title)"
    var look = style.look
    look.isUnderlined = true
    look.isVerbatim = true
    let shown = url.withoutScheme
    let spans = linked(to: .web(url), saying: description, in: element) { setter, words in
      setter.spans([.text(shown)], in: look, of: words)
    }
    let start = slabs.count
    let room = room(measure)
    try setParagraph(spans, in: style, form: style.form(measure: measure), room: room)
    if start > 0, start < slabs.count { slabs[start].keep = .together }
    keepTogether(from: start)
    frame(from: start, by: style, room: room)
  }

  mutating func setTakeaways(of article: Article, measure: Length) throws(FontFailure) {
    guard !article.takeaways.isEmpty else { return }
    let label = try book.block(.takeawaysLabel)
    let style = try book.block(.takeaway)
    let outer = parent
    parent = galley.structure.add(StructureElement(.section), to: parent)
    defer { parent = outer }
    let start = slabs.count
    let room = room(measure)
    try setLine(issue.issue.phrases.takeaways, in: label, room: room)
    frame(from: start, by: label, room: room)
    slabs.keepNext()
    let list = galley.structure.add(StructureElement(.list), to: parent)
    for takeaway in article.takeaways {
      let item = galley.structure.add(StructureElement(.listItem), to: list)
      let body = galley.structure.add(StructureElement(.listBody), to: item)
      let itemStart = slabs.count
      let spans = spans(takeaway, in: style.look, of: body)
      try setParagraph(spans, in: style, form: style.form(measure: measure), room: room)
      frame(from: itemStart, by: style, room: room)
      keepTogether(from: itemStart)
    }
    guard issue.columns.side == nil || !issue.columns.sideParts.contains(.takeaways) else { return }
    keepTogether(from: start, .together)
    slabs[slabs.count - 1].spaceAfter = book.grid
  }
}

extension [Slab] {
  /// What comes next stays with the last slab; it is marked when it comes.
  mutating func keepNext(asHead: Bool = false) {
    guard !isEmpty else { return }
    self[count - 1].keepsNext = true
    self[count - 1].isPartOfHead = asHead
  }

  mutating func markHeading(from start: Int) {
    for index in indices.dropFirst(start + 1) { self[index].keep = .never }
    keepNext()
  }
}

extension FittedText {
  /// The size at which a line that ends just beyond an edge ends on it: to miss it so narrowly looks like a
  /// slip.
  fileprivate func size(near edge: Length?) -> Length {
    guard let edge else { return size }
    let slips = lines.map { size * $0.width }.filter { $0 > edge && $0 < edge * Self.nearMiss }
    return slips.max().map { size * (edge / $0) } ?? size
  }

  private static let nearMiss = 1.03
}

extension FittingRule {
  /// A headline goes into as many lines as its style wishes, in the largest size at which it does; one too
  /// long for the smallest takes more lines of the largest.
  fileprivate init(ofHeadline style: ResolvedStyle, measure: Length) {
    self.init(style, limit: style.maxLines ?? style.fitLines, measure: measure, height: nil)
    guard let wished = style.fitLines, let largest = steps.first, let smallest = steps.last else {
      return
    }
    if style.maxLines == nil {
      steps += (wished + 1...wished + 8).map { lines in
        FittingStep(size: largest.size, lines: lines, leading: largest.leading)
      }
    }
    // Nothing of a headline is ever left out.
    steps += [20, 60, 1000].map { lines in
      FittingStep(size: smallest.size, lines: lines, leading: smallest.leading)
    }
  }
}

extension BlockStyle {
  func transformed(_ text: String) -> String { style.isUppercase ? text.uppercased() : text }

  /// What a text means that is set in the style: a listener hears it as it was written.
  func span(of text: String) -> StructureElement {
    StructureElement(.span, actualText: transformed(text) == text ? nil : text)
  }
}

extension TextAlign {
  /// How much of a line's spare room is at its left.
  fileprivate func shareBefore(isRightToLeft: Bool) -> Double {
    switch self {
    case .start, .justify: isRightToLeft ? 1 : 0
    case .center: 0.5
    case .end: isRightToLeft ? 0 : 1
    }
  }
}

extension String {
  /// An address as people write it: without `https://`, `www.` and the last slash.
  var withoutScheme: String {
    var text = self[...]
    for scheme in ["https://", "http://", "mailto:", "tel:"] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    if text.last == "/" { text = text.dropLast() }
    return String(text)
  }
}

extension Length {
  func isMultiple(of unit: Length) -> Bool {
    unit > .zero && abs(self / unit - (self / unit).rounded()) < 0.01
  }
}
