import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// The article's text, block after block.
  mutating func setText(of matter: ArticleMatter, measure: Length) throws(FontFailure) {
    let article = matter.article
    let room = room(measure)
    var opening = Opening.flush
    for (index, block) in article.blocks.enumerated() {
      self.block = index
      if let quote = matter.pullQuotes[index] { try setPullQuote(quote, room: room) }
      let isLast = index == article.blocks.count - 1
      if index == 0, !isLast, hasDropCap(matter), case .paragraph(let content) = block,
        try setDropCapParagraph(content, room: room)
      {
        opening = .after(block)
        continue
      }
      if isLast, case .paragraph(let content) = block, let mark = endMark {
        try setLastParagraph(content, endMark: mark, opening, room)
      } else {
        try set(block, opening, in: .text, room: room)
      }
      opening = .after(block)
    }
  }

  private func hasDropCap(_ matter: ArticleMatter) -> Bool {
    switch issue.layout.departments?.dropCaps {
    case .each: matter.article.words >= issue.form.featureWords
    case .lead: matter.front == .lead
    case .never?, nil: false
    }
  }

  /// Blocks one after the other, their paragraphs in a role.
  mutating func set(
    _ blocks: [Block],
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    var opening = Opening.flush
    for block in blocks {
      try set(block, opening, in: role, room: room)
      opening = .after(block)
    }
  }

  private mutating func set(
    _ block: Block,
    _ opening: Opening,
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    switch block {
    case .paragraph(let content): try setParagraph(content, opening, in: role, room: room)
    case .heading(let heading): try setHeading(heading, room: room)
    case .list(let list): try setList(list, in: role, room: room)
    case .definitions(let definitions): try setDefinitions(definitions, in: role, room: room)
    case .quote(let quote): try setQuote(quote, room: room)
    case .code(let code): try setCode(code.text, room: room)
    case .mathematics(let source): try setCode(source, room: room)
    case .table(let table): try setTable(table, room: room)
    case .figure(let figure): try setFigure(figure, room: room)
    case .box(let box): try setBox(box, in: role, room: room)
    case .card(let card): try setCard(card, in: role, room: room)
    case .rule: setBreak(room: room)
    }
  }

  // MARK: Paragraphs and headings

  private mutating func setParagraph(
    _ content: [Inline],
    _ opening: Opening,
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    guard !content.isBlank else { return }
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let style = try book.block(role)
    let spans = spans(content, in: style.look, of: element)
    let start = slabs.count
    let form = try form(of: role, opening, room: room)
    try setParagraph(spans, in: style, form: form, room: room)
    if content.endsInColon { keepWithIntroduction() }
    // Quotations, lists and notes have their space and rules around all of them.
    if role == .text { frame(from: start, by: style, room: room) }
  }

  /// What a line that ends in a colon announces stays with it, if it can.
  private mutating func keepWithIntroduction() {
    guard !slabs.isEmpty else { return }
    slabs[slabs.count - 1].introducesNext = true
  }

  private func form(
    of role: StyleRole,
    _ opening: Opening,
    room: Room
  ) throws(FontFailure) -> ParagraphForm {
    let style = try book.block(role)
    var form = style.form(measure: room.measure)
    if role == .text, opening == .flush {
      form.firstIndent = try book.block(.textFirst).style.textIndent
    } else if role != .text, opening == .indented {
      form.firstIndent = try book.block(.text).style.textIndent
    }
    form.hasVariants = role == .text || role == .listItem
    return form
  }

  /// The last paragraph with the sign that ends the article, unless that makes it a line longer.
  private mutating func setLastParagraph(
    _ content: [Inline],
    endMark mark: String,
    _ opening: Opening,
    _ room: Room
  ) throws(FontFailure) {
    guard !content.isBlank else { return }
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let style = try book.block(.text)
    let plain = spans(content, in: style.look, of: element)
    let look = book.look(of: .endMark, within: style.look)
    var marked = plain
    marked.append(TextSpan(.text("\u{A0}"), look: style.look))
    marked.append(TextSpan(.text(mark), look: look))
    let form = try form(of: .text, opening, room: room)
    let bare = try setCopy(plain, form: form)
    let signed = try setCopy(marked, form: form)
    let isLonger = signed.lines.count > bare.lines.count || !signed.unset.isEmpty
    append(isLonger ? bare : signed, in: style, room: room)
  }

  private var endMark: String? {
    guard issue.layout.departments?.hasEndMarks == true else { return nil }
    return book.inline(.endMark).content
  }

  private mutating func setHeading(_ heading: Heading, room: Room) throws(FontFailure) {
    let roles: [StyleRole] = [.h2, .h3, .h4, .h5, .h6]
    let style = try book.block(roles[min(max(heading.level, 2), 6) - 2])
    let element = galley.structure.add(.heading(level: heading.level), to: parent)
    if let article, let anchor = issue.names.place(heading.identifier, of: article.id) {
      pendingAnchors.append(anchor)
      galley.outline.nest(
        OutlineEntry(title: heading.content.plainText, anchor: anchor),
        level: heading.level
      )
    }
    let spans = spans(heading.content, in: style.look, of: element)
    let start = slabs.count
    let form = style.flushForm(measure: room.measure)
    try setParagraph(spans, in: style, form: form, room: room)
    slabs.markHeading(from: start)
    frame(from: start, by: style, room: room)
  }

  // MARK: Quotations, boxes, cards, breaks

  private mutating func setQuote(_ quote: Quote, room: Room) throws(FontFailure) {
    let style = try book.block(.quote)
    try inElement(.blockQuote) { setter throws(FontFailure) in
      let start = setter.slabs.count
      let inner = room.inset(start: style.leftMargin, end: style.rightMargin)
      try setter.set(quote.blocks, in: .quote, room: inner)
      if let attribution = quote.attribution {
        try setter.setParagraph(
          [.text("\u{2014} ")] + attribution,
          .flush,
          in: .quote,
          room: inner
        )
        if setter.slabs.count > start + 1 { setter.slabs[setter.slabs.count - 1].keep = .never }
      }
      setter.frame(from: start, by: style, room: inner)
    }
  }

  private mutating func setBox(
    _ box: Box,
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    let style = try book.block(.code)
    try inElement(.section) { setter throws(FontFailure) in
      let start = setter.slabs.count
      let inner = room.inset(start: style.leftPadding + .pt(2))
      if !box.title.isBlank {
        let title = try setter.book.block(.definitionTerm)
        let element = setter.galley.structure.add(StructureElement(.paragraph), to: setter.parent)
        let spans = setter.spans(box.title, in: title.look, of: element)
        try setter.setParagraph(
          spans,
          in: title,
          form: title.form(measure: inner.measure),
          room: inner
        )
        setter.slabs.keepNext()
      }
      try setter.set(box.blocks, in: role, room: inner)
      setter.frame(from: start, by: style, room: room)
    }
  }

  /// What stands for a film or a post: its kind, and a link to it.
  private mutating func setCard(
    _ card: LinkCard,
    in role: StyleRole,
    room: Room
  ) throws(FontFailure) {
    let style = try book.block(role)
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let kind = issue.issue.phrases.cards[card.kind] ?? ""
    let isBare = card.title.isEmpty
    var look = book.look(of: .link, within: style.look)
    look.isVerbatim = isBare
    let words = isBare ? card.url.withoutScheme : card.title
    // Whole sentences that are underlined would weigh more than anything about them.
    let linksKind = !isBare && !kind.isEmpty && card.title.count > Self.mostUnderlined
    var spans: [TextSpan] = []
    if !linksKind, !kind.isEmpty {
      spans += self.spans([.text(kind + ": ")], in: style.look, of: element)
    }
    let description = isBare ? card.url : card.title
    spans += linked(to: .web(card.url), saying: description, in: element) { setter, leaf in
      setter.spans([.text(linksKind ? kind : words)], in: look, of: leaf)
    }
    if linksKind { spans += self.spans([.text(": " + words)], in: style.look, of: element) }
    var form = style.flushForm(measure: room.measure)
    form.align = .start
    try setParagraph(spans, in: style, form: form, room: room)
  }

  /// In characters.
  private static let mostUnderlined = 60

  /// A break in thought: a short rule in the middle of a line of its own.
  private mutating func setBreak(room: Room) {
    let width = min(room.measure, book.grid * 3)
    let area = Rectangle(
      x: room.left + (room.measure - width) * 0.5,
      y: book.grid * 0.5,
      width: width,
      height: .pt(0.5)
    )
    let colour = book.inline(.text).color
    slabs.append(
      Slab(height: book.grid, isOnGrid: true, pieces: [.rule(area, colour)], block: block)
    )
  }

  /// Sets what belongs into an element of its own.
  mutating func inElement(
    _ role: StructureElement.Role,
    _ set: (inout ColumnSetter) throws(FontFailure) -> Void
  ) throws(FontFailure) {
    let outer = parent
    parent = galley.structure.add(StructureElement(role), to: parent)
    defer { parent = outer }
    try set(&self)
  }
}

extension Opening {
  static func after(_ block: Block) -> Opening {
    if case .paragraph = block { return .indented }
    return .flush
  }
}

extension [Inline] {
  fileprivate var endsInColon: Bool {
    plainText.last { !$0.isWhitespace } == ":"
  }
}

extension [OutlineEntry] {
  /// Adds a heading below the last one of a higher level.
  mutating func nest(_ entry: OutlineEntry, level: Int) {
    guard level > 2, !isEmpty else {
      append(entry)
      return
    }
    self[count - 1].entries.nest(entry, level: level - 1)
  }
}
