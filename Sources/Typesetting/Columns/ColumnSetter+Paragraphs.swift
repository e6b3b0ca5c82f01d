import Geometry
import Layout
import PageModel
import TextShaping

/// The place across a column where blocks are set: lists and quotations narrow it.
struct Room: Hashable, Sendable {
  var left: Length = .zero
  var measure: Length
  /// Whether lines begin at its right edge.
  var isRightToLeft = false

  var right: Length { left + measure }

  /// The room without what is left free where lines begin and where they end.
  func inset(start: Length, end: Length = .zero) -> Room {
    let measure = self.measure - start - end
    // However deep lists are nested, words need room.
    guard measure >= Room.least else { return self }
    let left = left + (isRightToLeft ? end : start)
    return Room(left: left, measure: measure, isRightToLeft: isRightToLeft)
  }

  /// So much of the room where lines begin.
  func beginning(_ measure: Length) -> Room {
    Room(
      left: isRightToLeft ? right - measure : left,
      measure: measure,
      isRightToLeft: isRightToLeft
    )
  }

  /// A rectangle across the room.
  func rule(at top: Length, height: Length) -> Rectangle {
    Rectangle(x: left, y: top, width: measure, height: height)
  }

  private static let least = Length.pt(72)
}

/// How a paragraph begins.
enum Opening: Hashable, Sendable {
  /// With the indent that parts it from the one before.
  case indented
  /// After a heading, a picture, a list, or nothing.
  case flush
}

extension ColumnSetter {
  /// Sets a paragraph, which becomes lines of the column.
  mutating func setParagraph(
    _ spans: [TextSpan],
    in style: BlockStyle,
    form: ParagraphForm,
    room: Room
  ) throws(FontFailure) {
    append(try setCopy(spans, form: form), in: style, room: room.beginning(form.measure))
  }

  /// The spans as lines, which are not in the column yet.
  func setCopy(_ spans: [TextSpan], form: ParagraphForm) throws(FontFailure) -> SetParagraph {
    let text = StyledText(spans, language: book.language, isRightToLeft: isRightToLeft)
    return try paragraphs.set(text, in: form)
  }

  mutating func noteUnset(_ characters: [Character]) {
    for character in characters where !galley.unset.contains(character) {
      galley.unset.append(character)
    }
  }

  /// Adds the lines of a paragraph to the column, and remembers in what other numbers of lines it can be had.
  mutating func append(_ set: SetParagraph, in style: BlockStyle, room: Room) {
    noteUnset(set.unset)
    let start = slabs.count
    var own = lines(set.lines, in: style, room: room, anchors: pendingAnchors)
    for index in own.indices { own[index].anchors += anchors(ofMarks: own[index].notes) }
    slabs += own
    guard slabs.count > start else { return }
    if set.shorter != nil || set.longer != nil {
      // Paragraphs in other numbers of lines are set only where they stand on one page as a whole.
      let anchors = own.flatMap(\.anchors)
      galley.variants.append(
        ParagraphVariants(
          slabs: start..<slabs.count,
          shorter: set.shorter.map { lines($0, in: style, room: room, anchors: anchors) },
          longer: set.longer.map { lines($0, in: style, room: room, anchors: anchors) }
        )
      )
    }
    pendingAnchors = []
  }

  private func lines(
    _ lines: [SetLine],
    in style: BlockStyle,
    room: Room,
    anchors: [String]
  ) -> [Slab] {
    var slabs = lines.map { slab(of: $0, in: style, room: room) }
    guard !slabs.isEmpty else { return [] }
    slabs[0].anchors = anchors
    let (widows, orphans) = (style.widows, style.orphans)
    for index in slabs.indices.dropFirst()
    where index < orphans || slabs.count - index < widows {
      slabs[index].keep = .never
    }
    return slabs
  }

  /// A line of the column: as high as the style has it, or higher where something in it is.
  private func slab(of line: SetLine, in style: BlockStyle, room: Room) -> Slab {
    let extent = LineExtent(of: [line], in: style, grid: book.grid)
    return Slab(
      height: extent.height,
      isOnGrid: style.isOnGrid,
      pieces: line.pieces.map { $0.moved(x: room.left, y: extent.baseline) },
      notes: line.notes,
      isHyphenated: line.isHyphenated,
      block: block
    )
  }

  /// Puts what stands before a paragraph into its first line, in whatever number of lines it is had.
  mutating func hang(_ pieces: [LinePiece], beforeSlab start: Int) {
    guard slabs.indices.contains(start) else { return }
    slabs[start].pieces.insert(contentsOf: pieces, at: 0)
    for index in galley.variants.indices.reversed() {
      guard galley.variants[index].slabs.lowerBound >= start else { return }
      guard galley.variants[index].slabs.lowerBound == start else { continue }
      galley.variants[index].shorter?[0].pieces.insert(contentsOf: pieces, at: 0)
      galley.variants[index].longer?[0].pieces.insert(contentsOf: pieces, at: 0)
    }
  }

  // MARK: Space and rules around what was set

  /// Gives the slabs from `start` on the space and the rules of their style.
  mutating func frame(from start: Int, by style: BlockStyle, room: Room) {
    guard start < slabs.count else { return }
    slabs[start].spaceBefore = max(slabs[start].spaceBefore, style.spaceAbove)
    let last = slabs.count - 1
    slabs[last].spaceAfter = max(slabs[last].spaceAfter, style.spaceBelow)
    if let rule = style.style.border(.borderTop) {
      slabs[start].stand(under: rule, padding: style.style.length(.paddingTop) ?? .zero, room, book)
    }
    if let rule = style.style.border(.borderLeft) {
      let width = rule.width.length(em: style.look.size, line: book.grid)
      for index in start..<slabs.count {
        let left = room.isRightToLeft ? room.right - width : room.left
        let area = Rectangle(x: left, y: .zero, width: width, height: slabs[index].height)
        slabs[index].pieces.insert(.rule(area, rule.colour.paged), at: 0)
      }
    }
    if let rule = style.style.border(.borderBottom) {
      let width = rule.width.length(em: style.look.size, line: book.grid)
      let padding = style.style.length(.paddingBottom) ?? .zero
      slabs[last].height = slabs[last].height + padding
      let area = Rectangle(
        x: room.left,
        y: slabs[last].height,
        width: room.measure,
        height: width
      )
      slabs[last].pieces.append(.rule(area, rule.colour.paged))
    }
  }

  /// Keeps the slabs from `start` on in one piece.
  mutating func keepTogether(from start: Int, _ keep: Slab.Keep = .never) {
    for index in slabs.indices.dropFirst(start + 1) {
      slabs[index].keep = max(slabs[index].keep, keep)
    }
  }
}

extension Slab {
  /// Moves what stands here down, under a rule along the top.
  fileprivate mutating func stand(
    under rule: StyleValue.Border,
    padding: Length,
    _ room: Room,
    _ book: StyleBook
  ) {
    let width = rule.width.length(em: book.layout.type.size, line: book.grid)
    let length = rule.length.map { $0.length(em: book.layout.type.size, line: book.grid) }
    pieces = pieces.map { $0.moved(x: .zero, y: padding) }
    height = height + padding
    let area = room.beginning(min(length ?? room.measure, room.measure))
      .rule(at: .zero, height: width)
    pieces.insert(.rule(area, rule.colour.paged), at: 0)
  }
}

extension Length {
  /// The next whole multiple of `unit`, or the length itself if it is one but for a hair.
  func rounded(upTo unit: Length) -> Length {
    guard unit > .zero else { return self }
    return unit * (self / unit - 0.01).rounded(.up)
  }
}
