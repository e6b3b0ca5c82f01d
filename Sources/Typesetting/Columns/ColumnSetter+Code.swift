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
    let inner = room.inset(left: style.leftPadding)
    var look = style.look
    look.isVerbatim = true
    look.hyphens = .none
    let start = slabs.count
    var form = style.form(measure: inner.measure)
    form.firstIndent = .zero
    form.align = .start
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      try setCodeLine(String(line), look, form, of: leaf, in: style, inner)
    }
    keepCode(from: start)
    frame(from: start, by: style, room: room)
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
    let span = TextSpan(.text(text), look: look, element: leaf)
    let paragraph = StyledText([span], language: book.language)
    let set = try paragraphs.set(paragraph, in: form)
    noteUnset(set.unset)
    for line in set.lines {
      slabs.append(
        Slab(
          height: style.leading,
          isOnGrid: style.isOnGrid,
          pieces: line.pieces.map { $0.moved(x: room.left, y: style.baseline) },
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
