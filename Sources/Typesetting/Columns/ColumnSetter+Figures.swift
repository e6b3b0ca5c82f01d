import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// The article's own picture, unless the text shows it too.
  mutating func setOpeningPicture(of matter: ArticleMatter, measure: Length) throws(FontFailure) {
    let article = matter.article
    guard let image = article.metadata.image, !article.blocks.show(image.source) else { return }
    let caption = article.metadata.imageCaption.map { [Inline.text($0)] } ?? []
    let start = slabs.count
    try setFigure(Figure([image], caption: caption), room: room(measure))
    if let lines = pictureLines(of: matter), start < slabs.count {
      slabs[start].crop(to: book.grid * lines - .pt(2.6), across: measure)
    }
  }

  /// The most lines of an opening picture.
  private func pictureLines(of matter: ArticleMatter) -> Int? {
    let front = issue.layout.departments?.front
    switch matter.front {
    case .lead: return front?.pictureLines
    case .rail: return front?.railPictureLines
    case nil: return issue.form.pictureLines
    }
  }

  /// Pictures below one another, and their words; in one piece.
  mutating func setFigure(_ figure: Figure, room: Room) throws(FontFailure) {
    let start = slabs.count
    let target = figure.link.flatMap(target)
    for image in figure.images { try setPicture(image, linkedTo: target, room: room) }
    let caption = try book.block(.caption)
    if !figure.caption.isBlank { try setCaption(figure.caption, in: caption, room: room) }
    if !figure.credit.isBlank {
      try setCaption(figure.credit, in: try book.block(.credit), room: room)
    }
    guard start < slabs.count else { return }
    keepTogether(from: start)
    slabs[start].spaceBefore = max(slabs[start].spaceBefore, book.grid * 0.5)
    slabs[slabs.count - 1].spaceAfter = book.grid * 0.5
  }

  private mutating func setCaption(
    _ content: [Inline],
    in style: BlockStyle,
    room: Room
  ) throws(FontFailure) {
    let element = galley.structure.add(StructureElement(.caption), to: parent)
    let spans = spans(content, in: style.look, of: element)
    let start = slabs.count
    try setParagraph(spans, in: style, form: style.form(measure: room.measure), room: room)
    if start < slabs.count {
      slabs[start].spaceBefore = max(slabs[start].spaceBefore, style.leading * 0.3)
    }
  }

  private mutating func setPicture(
    _ image: Image,
    linkedTo target: LinkArea.Target?,
    room: Room
  ) throws(FontFailure) {
    guard case .file(let path) = image.source, let picture = issue.pictures[path],
      picture.width > 0, picture.height > 0
    else {
      try setMissing(image, room: room)
      return
    }
    let size = size(of: picture, room: room)
    let words = issue.issue.phrases.words(for: image)
    // Nobody who hears a figure's words gets to what is inside it.
    let link = target.map { _ in galley.structure.add(StructureElement(.link), to: parent) }
    let figure = galley.structure.add(
      StructureElement(.figure, alternativeText: words),
      to: link ?? parent
    )
    let area = Rectangle(
      x: room.left + (room.measure - size.width) * 0.5,
      y: .zero,
      width: size.width,
      height: size.height
    )
    var piece = LinePiece(
      items: [.picture(PlacedPicture(key: picture.key, extent: area, window: area))],
      element: image.isDecorative ? nil : figure,
      area: area
    )
    if let target, let link {
      galley.links.append(GalleyLink(target: target, description: words, element: link))
      piece.link = galley.links.count - 1
    }
    slabs.append(
      Slab(
        height: size.height,
        isOnGrid: false,
        pieces: [piece],
        anchors: pendingAnchors,
        block: block
      )
    )
    pendingAnchors = []
  }

  /// As wide as the column where it has the pixels for 150 an inch, and never too high for a page.
  private func size(of picture: PagePicture, room: Room) -> Size {
    let natural = Size(width: .pt(0.48) * picture.width, height: .pt(0.48) * picture.height)
    let limit = Size(width: room.measure, height: issue.columns.pictureHeight)
    let isBroad = natural.width >= room.measure * 0.9
    let wanted =
      isBroad
      ? Size(
        width: room.measure,
        height: room.measure * (Double(picture.height) / Double(picture.width))
      )
      : Size(width: natural.width * 1.5, height: natural.height * 1.5)
    return wanted.scaled(toFit: limit)
  }

  /// A plain box with the words that stand for a picture.
  private mutating func setMissing(_ image: Image, room: Room) throws(FontFailure) {
    guard !image.isDecorative else { return }
    let style = try book.block(.caption)
    let inner = room.inset(start: style.look.size, end: style.look.size)
    let start = slabs.count
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let spans = spans(
      [.text(issue.issue.phrases.wordsForMissing(image))],
      in: style.look,
      of: element
    )
    try setParagraph(spans, in: style, form: style.form(measure: inner.measure), room: inner)
    guard start < slabs.count else { return }
    let padding = style.leading * 0.5
    slabs[start].height = slabs[start].height + padding
    slabs[start].pieces = slabs[start].pieces.map { $0.moved(x: .zero, y: padding) }
    slabs[slabs.count - 1].height = slabs[slabs.count - 1].height + padding
    for index in start..<slabs.count {
      let edges = [room.left, room.left + room.measure - .pt(0.5)].map {
        Rectangle(x: $0, y: .zero, width: .pt(0.5), height: slabs[index].height)
      }
      slabs[index].pieces += edges.map { .rule($0, style.look.colour) }
    }
    slabs[start].pieces.append(edge(at: .zero, room, style))
    let last = slabs.count - 1
    slabs[last].pieces.append(edge(at: slabs[last].height - .pt(0.5), room, style))
  }

  private func edge(at y: Length, _ room: Room, _ style: BlockStyle) -> LinePiece {
    .rule(
      Rectangle(x: room.left, y: y, width: room.measure, height: .pt(0.5)),
      style.look.colour
    )
  }
}
