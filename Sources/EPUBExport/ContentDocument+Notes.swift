import Articles
import Layout
import XML

extension ContentDocument {
  /// The mark that opens a note; in a link it is no link of its own.
  mutating func noteMark(_ reference: NoteReference) -> XMLElement? {
    guard article.notes.indices.contains(reference.note) else { return nil }
    let number = article.notes[reference.note].number
    let earlier = noteMarks[reference.note, default: []].count
    let id = "\(leaf.key)-fr\(reference.note + 1)" + (earlier > 0 ? "-\(earlier + 1)" : "")
    noteMarks[reference.note, default: []].append(id)
    guard !isInLink else { return XMLElement("sup", ["id": id], text: String(number)) }
    return XMLElement("sup") {
      XMLElement(
        "a",
        [
          "epub:type": "noteref", "role": "doc-noteref", "href": "#" + noteID(reference.note),
          "id": id, "class": StyleRole.footnoteMark.className,
        ],
        text: String(number)
      )
    }
  }

  /// All notes, at the end of the article's document, where pop-ups look for them.
  mutating func notes() -> XMLElement? {
    guard !article.notes.isEmpty else { return nil }
    var notes: [XMLElement] = []
    for (index, note) in article.notes.enumerated() { notes.append(self.note(note, index)) }
    return XMLElement("section", ["epub:type": "footnotes", "class": "footnotes"]) { notes }
  }

  private func noteID(_ index: Int) -> String { "\(leaf.key)-fn\(index + 1)" }

  private mutating func note(_ note: Note, _ index: Int) -> XMLElement {
    let number = opening(of: note, opensFromText: noteMarks[index] != nil)
    let content = blocks(note.blocks)
    let ways = waysBack(to: noteMarks[index] ?? [])
    return XMLElement(
      "aside",
      [
        "epub:type": "footnote", "role": "doc-footnote", "class": StyleRole.footnote.className,
        "id": noteID(index),
      ]
    ) { ContentDocument.framed(content, opening: number, closing: ways) }
  }

  /// The number, and a word before it where a note is too short for Kobo's pop-up, which wants nine characters.
  private func opening(of note: Note, opensFromText: Bool) -> [XMLNode] {
    let isShort = opensFromText && note.blocks.plainText.count + String(note.number).count + 3 < 9
    let word = isShort ? issue.phrases.notes + " " : ""
    return [
      .element(XMLElement("span", ["class": "note-number"], text: "\(word)\(note.number)")),
      .text(" "),
    ]
  }

  private func waysBack(to marks: [String]) -> [XMLNode] {
    marks.flatMap { mark -> [XMLNode] in
      let way = XMLElement(
        "a",
        ["role": "doc-backlink", "href": "#" + mark, "aria-label": issue.phrases.backToText],
        // Unlike the usual hooked arrow, one that old fonts have and no reader draws as a picture.
        text: "↑"
      )
      return [.text(" "), .element(way)]
    }
  }

  /// Blocks with something at the beginning of the first paragraph and the end of the last.
  private static func framed(
    _ blocks: [XMLNode],
    opening: [XMLNode],
    closing: [XMLNode]
  ) -> [XMLNode] {
    var blocks = blocks
    if case .element(var first)? = blocks.first, first.name == "p" {
      first.children = opening + first.children
      blocks[0] = .element(first)
    } else {
      blocks.insert(.element(XMLElement("p", attributes: [], children: opening)), at: 0)
    }
    if case .element(var last)? = blocks.last, last.name == "p" {
      last.children += closing
      blocks[blocks.count - 1] = .element(last)
    } else if !closing.isEmpty {
      blocks.append(.element(XMLElement("p", attributes: [], children: Array(closing.dropFirst()))))
    }
    return blocks
  }
}
