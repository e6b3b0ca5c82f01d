import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// Repeats a sentence of the article large; it means nothing more, and stands in no tree.
  mutating func setPullQuote(_ quote: String, room: Room) throws(FontFailure) {
    let style = try book.block(.pullQuote)
    let start = slabs.count
    let form = style.flushForm(measure: room.measure)
    let spans = [TextSpan(.text(style.transformed(quote)), look: style.look)]
    try setParagraph(spans, in: style, form: form, room: room)
    keepTogether(from: start)
    // At the foot of a column it would look like a heading that its text has left.
    if start < slabs.count { slabs[slabs.count - 1].introducesNext = true }
    frame(from: start, by: style, room: room)
  }
}
