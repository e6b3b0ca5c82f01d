import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// Running text as spans whose meanings are children of `element`.
  mutating func spans(
    _ content: [Inline],
    in look: TextLook,
    of element: StructureElement.ID
  ) -> [TextSpan] {
    leaf = nil
    return inlines(content, look, in: element)
  }

  private mutating func inlines(
    _ content: [Inline],
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> [TextSpan] {
    var spans: [TextSpan] = []
    for inline in content { spans += self.inline(inline, look, in: element) }
    return spans
  }

  private mutating func inline(
    _ inline: Inline,
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> [TextSpan] {
    switch inline {
    case .text(let text): return [words(text, look, in: element)]
    case .styled(.superscript, let content):
      return inlines(content, superior(content.plainText, look), in: element)
    case .styled(let style, let content):
      return inlines(content, look.with(style, from: book), in: element)
    case .code(let text), .mathematics(let text):
      return [words(text, look.ofCode(from: book), in: element)]
    case .link(let link): return self.link(link, look, in: element)
    case .image(let image): return picture(image, look, in: element)
    case .noteReference(let reference): return noteMark(reference, look, in: element)
    case .lineBreak: return [TextSpan(.lineBreak, look: look)]
    case .foreign(let language, let direction, let content):
      var spans = foreign(language, content, look, in: element)
      isolate(&spans, language, direction)
      return spans
    case .abbreviation(_, let content): return inlines(content, look, in: element)
    }
  }

  /// Words, in the leaf of the tree that the words before them are in.
  private mutating func words(
    _ text: String,
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> TextSpan {
    let leaf = leaf ?? galley.structure.add(StructureElement(.span), to: element)
    self.leaf = leaf
    return TextSpan(.text(text), look: look, element: leaf, link: link)
  }

  /// Words of another direction keep their own order, with the stops and figures among them.
  private mutating func isolate(
    _ spans: inout [TextSpan],
    _ language: LanguageTag?,
    _ direction: TextDirection?
  ) {
    let isBackward = direction.map { $0 == .rightToLeft } ?? language?.isRightToLeft
    guard let isBackward, isBackward != isRightToLeft || direction != nil else { return }
    isolateCount += 1
    let isolate = Isolate(number: isolateCount, isRightToLeft: isBackward)
    for index in spans.indices where spans[index].isolate == nil { spans[index].isolate = isolate }
  }

  private mutating func foreign(
    _ language: LanguageTag?,
    _ content: [Inline],
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> [TextSpan] {
    guard let language else { return inlines(content, look, in: element) }
    var look = look
    look.style.language = language.tag
    let outer = galley.structure.add(StructureElement(.span, language: language.tag), to: element)
    leaf = nil
    defer { leaf = nil }
    return inlines(content, look, in: outer)
  }

  // MARK: Links and notes

  private mutating func link(
    _ link: Link,
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> [TextSpan] {
    guard self.link == nil, let target = target(of: link.target) else {
      return inlines(link.content, look, in: element)
    }
    return linked(to: target, saying: link.title ?? link.content.plainText, in: element) {
      $0.inlines(link.content, $0.book.look(of: .link, within: look), in: $1)
    }
  }

  /// What `content` sets, as a link.
  mutating func linked(
    to target: LinkArea.Target,
    saying description: String,
    in element: StructureElement.ID,
    _ content: (inout ColumnSetter, StructureElement.ID) -> [TextSpan]
  ) -> [TextSpan] {
    let words = galley.structure.add(StructureElement(.link), to: element)
    galley.links.append(GalleyLink(target: target, description: description, element: words))
    link = galley.links.count - 1
    leaf = nil
    defer {
      link = nil
      leaf = nil
    }
    return content(&self, words)
  }

  func target(of target: Link.Target) -> LinkArea.Target? {
    switch target {
    case .web(let url): .web(url)
    case .fragment(let fragment):
      article.flatMap { issue.names.place(fragment, of: $0.id) }.map { .anchor($0) }
    case .article(let id, let fragment): issue.names.place(fragment, of: id).map { .anchor($0) }
    }
  }

  private mutating func noteMark(
    _ reference: NoteReference,
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> [TextSpan] {
    guard let article, article.notes.indices.contains(reference.note) else { return [] }
    let number = String(article.notes[reference.note].number)
    let look = superior(number, book.look(of: .footnoteMark, within: look))
    markedNotes.insert(reference.note)
    let mark = galley.structure.add(StructureElement(.reference), to: element)
    leaf = nil
    defer { leaf = nil }
    guard link == nil else {
      return [words(number, look, in: mark).calling(reference.note)]
    }
    let target = LinkArea.Target.anchor(issue.names.note(reference.note, of: article.id))
    return linked(to: target, saying: "\(issue.issue.phrases.notes) \(number)", in: mark) {
      [$0.words(number, look, in: $1).calling(reference.note)]
    }
  }

  /// The look of signs above the line: the face's own where it has all of them, else small and raised.
  func superior(_ text: String, _ look: TextLook) -> TextLook {
    paragraphs.hasSuperiors(for: text, in: look.style) ? look.superior : look.raised(0.36)
  }

  // MARK: Pictures among words

  private mutating func picture(
    _ image: Image,
    _ look: TextLook,
    in element: StructureElement.ID
  ) -> [TextSpan] {
    guard case .file(let path) = image.source, let picture = issue.pictures[path],
      picture.width > 0, picture.height > 0
    else { return [words(issue.issue.phrases.wordsForMissing(image), look, in: element)] }
    let natural = Size(width: .pt(0.75) * picture.width, height: .pt(0.75) * picture.height)
    let room = Size(width: issue.columns.text, height: book.grid * 2)
    let size = natural.scaled(toFit: room)
    let figure = galley.structure.add(
      StructureElement(.figure, alternativeText: issue.issue.phrases.words(for: image)),
      to: element
    )
    leaf = nil
    let area = Rectangle(
      x: .zero,
      y: -size.height + size.height * 0.1,
      width: size.width,
      height: size.height
    )
    let placed = PlacedPicture(key: picture.key, extent: area, window: area)
    let inset = Inset(size: size, items: [.picture(placed)])
    return [
      TextSpan(
        .inset(inset),
        look: look,
        element: image.isDecorative ? nil : figure,
        link: link
      )
    ]
  }
}

extension TextSpan {
  fileprivate func calling(_ note: Int) -> TextSpan {
    var span = self
    span.note = note
    return span
  }
}

extension TextLook {
  /// Words set apart in the text.
  fileprivate func with(_ style: InlineStyle, from book: StyleBook) -> TextLook {
    var look = self
    switch style {
    case .emphasis, .cite: return book.look(of: .emphasis, within: self)
    case .strong: return book.look(of: .strong, within: self)
    case .keyboard: return ofCode(from: book)
    case .superscript: return raised(0.36)
    case .subscript: return raised(-0.14)
    case .small: look.size = size * 0.85
    case .deleted: look.isStruckOut = true
    case .inserted: look.isUnderlined = true
    case .marked: look.background = TextLook.markedGround
    }
    return look
  }

  fileprivate func ofCode(from book: StyleBook) -> TextLook {
    var look = book.look(of: .codeInline, within: self)
    look.isVerbatim = true
    return look
  }

  /// The yellow of a marker, light enough for 7:1 under any ink that has it on white paper.
  private static let markedGround = Colour(red: 255, green: 243, blue: 176)
}

extension Size {
  /// As large as it is, or as much smaller as makes it fit.
  func scaled(toFit room: Size) -> Size {
    guard width > .zero, height > .zero else { return self }
    let factor = min(1, room.width / width, room.height / height)
    return Size(width: width * factor, height: height * factor)
  }
}

extension Inset {
  func scaled(by factor: Double) -> Inset {
    Inset(
      size: Size(width: size.width * factor, height: size.height * factor),
      items: items.map { $0.scaled(by: factor) }
    )
  }
}
