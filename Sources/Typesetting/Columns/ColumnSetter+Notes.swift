import Articles
import Geometry
import Layout
import PageModel
import TextShaping

extension ColumnSetter {
  /// Sets all notes: those that the text calls go to the foot of pages, the others to the article's end.
  mutating func setNotes(of article: Article, measure: Length) throws(FontFailure) {
    let course = slabs
    let room = room(measure)
    galley.notes = []
    var orphans: [Slab] = []
    for (index, note) in article.notes.enumerated() {
      slabs = []
      try setNote(note, index, of: article, room: room)
      let isCalled = markedNotes.contains(index)
      galley.notes.append(NoteBlock(slabs: isCalled ? slabs : []))
      if !isCalled { orphans += slabs }
    }
    if !orphans.isEmpty { orphans[0].spaceBefore = max(orphans[0].spaceBefore, book.grid) }
    slabs = course + orphans
  }

  private mutating func setNote(
    _ note: Note,
    _ index: Int,
    of article: Article,
    room: Room
  ) throws(FontFailure) {
    let style = try book.block(.footnote)
    let outer = parent
    parent = galley.structure.add(StructureElement(.note), to: parent)
    defer { parent = outer }
    pendingAnchors = [issue.names.note(index, of: article.id)]
    var blocks = note.blocks[...]
    var opening: [Inline] = []
    if case .paragraph(let content)? = blocks.first {
      opening = content
      blocks = blocks.dropFirst()
    }
    // ISO 32000-1, 14.8.4.4.1: a note's label is its own child, not one of its words.
    let mark = mark(of: note, index, of: article, style.look)
    let element = galley.structure.add(StructureElement(.paragraph), to: parent)
    let spans = mark + self.spans(opening, in: style.look, of: element)
    let form = style.flushForm(measure: room.measure)
    try setParagraph(spans, in: style, form: form, room: room)
    try set(Array(blocks), in: .footnote, room: room)
    pendingAnchors = []
  }

  /// The number before a note, which leads back to where it is called.
  private mutating func mark(
    of note: Note,
    _ index: Int,
    of article: Article,
    _ look: TextLook
  ) -> [TextSpan] {
    let mark = book.look(of: .footnoteMark, within: look)
    let raised = superior(String(note.number), mark)
    let label = galley.structure.add(StructureElement(.label), to: parent)
    let number = [Inline.text("\(note.number)\u{2009}")]
    guard markedNotes.contains(index) else { return spans(number, in: raised, of: label) }
    let target = LinkArea.Target.anchor(issue.names.noteMark(index, of: article.id))
    let back = issue.issue.phrases.backToText
    return linked(to: target, saying: back, in: label) { setter, words in
      setter.spans(number, in: raised, of: words)
    }
  }
}
