import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// Program text line by line; a line too long goes on below, with an arrow where it was turned over.
  mutating func setCode(_ source: String, room: Room) throws(FontFailure) {
    let style = try book.block(.code)
    let element = galley.structure.add(StructureElement(.code), to: parent)
    let leaf = galley.structure.add(StructureElement(.span), to: element)
    let inner = Room(left: room.left, measure: room.measure).inset(start: style.leftPadding)
    var look = style.look
    look.isVerbatim = true
    look.hyphens = .none
    let start = slabs.count
    var form = style.flushForm(measure: inner.measure)
    form.align = .start
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      try setCodeLine(String(line), look, form, of: leaf, in: style, inner)
    }
    keepCode(from: start)
    frame(from: start, by: style, room: Room(left: room.left, measure: room.measure))
  }

  private mutating func setCodeLine(
    _ line: String,
    _ look: TextLook,
    _ form: ParagraphForm,
    of leaf: StructureElement.ID,
    in style: BlockStyle,
    _ room: Room
  ) throws(FontFailure) {
    guard line.contains(where: { !$0.isWhitespace }) else {
      slabs.append(Slab(height: style.leading, isOnGrid: style.isOnGrid, block: block))
      return
    }
    // No-break spaces keep the indent, which a line of text would lose.
    let indent = line.prefix { $0 == " " }.count
    let text = String(repeating: "\u{A0}", count: indent) + line.dropFirst(indent)
    // The break at its end keeps its last word apart from the next line's first.
    let spans = [TextSpan.Content.text(text), .lineBreak].map {
      TextSpan($0, look: look, element: leaf)
    }
    let paragraph = StyledText(spans, language: book.language)
    var set = try paragraphs.set(paragraph, in: form)
    var sign: TurnSign?
    if set.lines.count > 1, let turn = try TurnSign(look, shaper: paragraphs.shaper) {
      sign = turn
      var form = form
      form.measure = form.measure - turn.width * 1.2
      set = try paragraphs.set(paragraph, in: form)
    }
    noteUnset(set.unset)
    for (index, line) in set.lines.enumerated() {
      var pieces = line.pieces
      if let sign, index < set.lines.count - 1 { pieces.append(sign.piece(endingAt: room.measure)) }
      slabs.append(
        Slab(
          height: style.leading,
          isOnGrid: style.isOnGrid,
          pieces: pieces.map { $0.moved(x: room.left, y: style.baseline) },
          block: block
        )
      )
    }
  }

  /// Up to twelve lines stay together; of more, three on either side.
  private mutating func keepCode(from start: Int) {
    let count = slabs.count - start
    for index in slabs.indices.dropFirst(start + 1) {
      let line = index - start
      if count <= 12 {
        slabs[index].keep = .together
      } else if line < 3 || count - line < 3 {
        slabs[index].keep = .never
      }
    }
  }
}

/// The arrow at the end of a line of code that goes on below: no part of the code.
private struct TurnSign {
  let width: Length
  private let items: [PageItem]

  /// - Returns: `nil` where no font has the sign.
  init?(_ look: TextLook, shaper: Shaper) throws(FontFailure) {
    let line = try shaper.shape("\u{21A9}", in: look.style)
    guard line.unset.isEmpty else { return nil }
    width = line.width(at: look.size)
    items = line.set(
      at: look.size,
      in: DisplayStyle(text: look.style),
      colour: TurnSign.colour,
      left: .zero,
      baseline: .zero
    ).map(\.withoutWords)
  }

  func piece(endingAt right: Length) -> LinePiece {
    let area = Rectangle(x: .zero, y: .zero, width: width, height: .zero)
    return LinePiece(items: items, area: area).moved(x: right - width, y: .zero)
  }

  /// Fainter than the code, and still 7:1 on white.
  private static let colour = Colour(red: 85, green: 85, blue: 85)
}

extension PageItem {
  /// The same glyphs, which whoever copies the text gets as a space.
  fileprivate var withoutWords: PageItem {
    guard case .glyphs(var run) = self else { return self }
    run.text = " "
    run.clusters = [GlyphRun.Cluster(textLength: 1, glyphCount: run.glyphs.count)]
    return .glyphs(run)
  }
}
