import Articles
import Geometry
import Layout
import PageModel
import TextShaping

// What an issue says of itself, after the articles.
extension PageAssembly {
  func colophon() throws(FontFailure) -> Galley? {
    guard let form = matter.layout.colophon else { return nil }
    let texts = form.lines.compactMap { template in template.filled { issue.value(of: $0) } }
    guard !texts.isEmpty else { return nil }
    var setter = ColumnSetter(
      nil,
      as: StructureElement(.section),
      of: matter,
      book: book,
      paragraphs: paragraphs
    )
    let style = try book.block(.colophon)
    let room = setter.room(matter.columns.text)
    for text in texts {
      // What stands side by side stands one below the other where a column is too narrow for all of it.
      let isOneLine = try setter.isOneLine(text, in: style, measure: room.measure)
      let lines = isOneLine ? [text] : text.split(separator: Template.separator).map { String($0) }
      for line in lines { try set(line, in: style, room: room, by: &setter) }
    }
    setter.keepTogether(from: 0)
    return setter.finished()
  }

  private func set(
    _ line: String,
    in style: BlockStyle,
    room: Room,
    by setter: inout ColumnSetter
  ) throws(FontFailure) {
    let element = setter.galley.structure.add(StructureElement(.paragraph), to: setter.parent)
    let form = style.flushForm(measure: room.measure)
    var address = style.look
    address.isVerbatim = true
    let spans =
      line == issue.publication.baseURL
      ? setter.linked(to: .web(line), saying: line, in: element) { setter, leaf in
        setter.spans([.text(line)], in: address, of: leaf)
      } : setter.spans([.text(line)], in: style.look, of: element)
    try setter.setParagraph(spans, in: style, form: form, room: room)
  }
}
