import Articles
import Layout
import XML

extension ContentDocument {
  /// The mark that opens a note; in a link it is no link of its own.
  mutating func noteMark(_ reference: NoteReference) -> XMLElement? {
    guard article.notes.indices.contains(reference.note) else { return nil }
    let number = article.notes[reference.note].number
    let id = markID(reference.note, noteMarks[reference.note, default: 0])
    noteMarks[reference.note, default: 0] += 1
    guard !isInLink else { return XMLElement("sup", ["id": id], text: String(number)) }
    return XMLElement("sup") {
      XMLElement(
        "a",
        [
          "epub:type": "noteref", "role": "doc-noteref",
          "href": href(ofPart: leaf.parts.part(ofNote: reference.note)) + noteID(reference.note),
          "id": id, "class": StyleRole.footnoteMark.className,
        ],
        text: String(number)
      )
    }
  }

  /// The notes of the part, at the end of its document, where pop-ups look for them.
  mutating func notes() -> XMLElement? {
    var notes: [XMLElement] = []
    for (index, note) in article.notes.enumerated() where leaf.parts.part(ofNote: index) == part {
      notes.append(self.note(note, index))
    }
    guard !notes.isEmpty else { return nil }
    return XMLElement("section", ["epub:type": "footnotes", "class": "footnotes"]) { notes }
  }

  private func noteID(_ index: Int) -> String { "\(leaf.key)-fn\(index + 1)" }

  /// The identifier of a mark that leads to a note; `count` marks come before it in the article.
  private func markID(_ note: Int, _ count: Int) -> String {
    "\(leaf.key)-fr\(note + 1)" + (count > 0 ? "-\(count + 1)" : "")
  }

  /// What stands before an identifier of another part, or of this one.
  private func href(ofPart other: Int) -> String {
    (other == part ? "" : leaf.href(ofPart: other)) + "#"
  }

  private mutating func note(_ note: Note, _ index: Int) -> XMLElement {
    let number = opening(of: note, opensFromText: noteMarks[index] != nil)
    let content = blocks(note.blocks)
    let ways = waysBack(toMarksOf: index)
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
    let number = XMLElement("span", ["class": "note-number"], text: "\(word)\(note.number)")
    return [
      .element(isShort ? number.inLanguage(issueLanguage, within: language) : number), .text(" "),
    ]
  }

  /// A way back to each mark: those of this part, then those of later ones.
  private func waysBack(toMarksOf note: Int) -> [XMLNode] {
    let here = (0..<noteMarks[note, default: 0]).map { href(ofPart: part) + markID(note, $0) }
    let later = leaf.parts.ranges.indices.dropFirst(part + 1).flatMap { other in
      (0..<leaf.parts.marks(ofNote: note, in: other)).map { count in
        href(ofPart: other) + markID(note, leaf.parts.marks(ofNote: note, before: other) + count)
      }
    }
    return (here + later).flatMap { href -> [XMLNode] in
      let way = XMLElement(
        "a",
        ["role": "doc-backlink", "href": href, "aria-label": issue.phrases.backToText],
        // Unlike the usual hooked arrow, one that old fonts have and no reader draws as a picture.
        text: "↑"
      )
      .inLanguage(issueLanguage, within: language)
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
