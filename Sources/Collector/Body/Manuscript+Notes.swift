import Diagnostics

extension Manuscript {
  // Ours: notes defined within notes deeper than this stay text.
  private static let deepestNotes = 8

  /// Takes the definitions of notes, `[^label]: text`, out of the text.
  ///
  /// cmark would drop the ones that nothing refers to, and their labels.
  mutating func cutNotes(file: String) {
    guard lines.contains(where: { $0.text.firstRange(of: "[^") != nil }) else { return }
    lines = cuttingNotes(from: lines, depth: 0, file: file)
  }

  private mutating func cuttingNotes(
    from lines: [ManuscriptLine],
    depth: Int,
    file: String
  ) -> [ManuscriptLine] {
    var kept: [ManuscriptLine] = []
    var fences = FenceTracker()
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if fences.isCode(line) {
        kept.append(line)
      } else if depth < Manuscript.deepestNotes, let (label, first) = Manuscript.noteStart(line) {
        let body = [first] + Manuscript.continuation(of: first, in: lines, from: index + 1)
        index += body.count - 1
        addNote(label, body, depth: depth, at: SourcePlace(file: file, line: line.number))
        // A note parts what stands before and behind it.
        kept.append(ManuscriptLine(text: [], number: line.number))
      } else {
        rememberLinkDefinition(line)
        kept.append(line)
      }
      index += 1
    }
    return kept
  }

  private mutating func addNote(
    _ label: String,
    _ body: [ManuscriptLine],
    depth: Int,
    at place: SourcePlace
  ) {
    let index = notes.count
    notes.append(Note(label: label, lines: [], place: place))
    notes[index].lines = cuttingNotes(from: body, depth: depth + 1, file: place.file)
  }

  /// The label of the note that a line begins, and the first line of its text.
  private static func noteStart(_ line: ManuscriptLine) -> (String, ManuscriptLine)? {
    guard line.indentation <= 3, line.content.starts(with: "[^"),
      let end = line.content.prefix(1_000).firstRange(of: "]:")
    else { return nil }
    let label = line.content[(line.content.startIndex + 2)..<end.lowerBound]
    guard isLabel(label) else { return nil }
    let text = line.text[end.upperBound...].drop { $0 == 32 || $0 == 9 }
    let taken = text.startIndex - line.text.startIndex
    let first = ManuscriptLine(
      text: text,
      number: line.number,
      shift: line.shift.map { $0 + taken }
    )
    return (folded(label), first)
  }

  /// The lines that belong to a note: indented ones, and a paragraph's next lines.
  private static func continuation(
    of first: ManuscriptLine,
    in lines: [ManuscriptLine],
    from start: Int
  ) -> [ManuscriptLine] {
    var body: [ManuscriptLine] = []
    var blanks: [ManuscriptLine] = []
    var fences = FenceTracker()
    var isInParagraph = !fences.isCode(first) && !first.isBlank
    for line in lines[start...] {
      if line.isBlank {
        blanks.append(line)
        isInParagraph = false
        continue
      }
      let isIndented = line.indentation >= 4
      guard isIndented || isInParagraph && !fences.isInCode && !startsBlock(line) else { break }
      let outdented = line.outdented(by: 4)
      body += blanks
      body.append(outdented)
      blanks = []
      isInParagraph = !fences.isCode(outdented)
    }
    return body
  }

  /// Whether a line cannot go on a paragraph that stands above it.
  private static func startsBlock(_ line: ManuscriptLine) -> Bool {
    let content = line.content
    guard let first = content.first else { return true }
    if noteStart(line) != nil || FenceTracker.listMarker(at: content) != nil { return true }
    if content.starts(with: "```") || content.starts(with: "~~~") { return true }
    return first == UInt8(ascii: "#") || first == UInt8(ascii: ">") || first == UInt8(ascii: "<")
      || content.starts(with: "---") || content.starts(with: "***")
  }

  // MARK: - References

  /// Replaces references to notes by marks, in code as well: there a mark is undone.
  mutating func markNoteReferences() {
    guard !notes.isEmpty else { return }
    var indices: [String: Int] = [:]
    for (index, note) in notes.enumerated() where indices[note.label] == nil {
      indices[note.label] = index
    }
    lines = lines.map { markingNoteReferences(in: $0, to: indices) }
    for note in notes.indices {
      notes[note].lines = notes[note].lines.map { markingNoteReferences(in: $0, to: indices) }
    }
  }

  private mutating func markingNoteReferences(
    in line: ManuscriptLine,
    to indices: [String: Int]
  ) -> ManuscriptLine {
    guard var found = line.text.firstRange(of: "[^") else { return line }
    var text: [UInt8] = []
    var start = line.text.startIndex
    while true {
      let rest = line.text[found.upperBound...].prefix(1_000)
      if let end = rest.firstIndex(of: UInt8(ascii: "]")),
        line.text[..<found.lowerBound].reversed().prefix(while: { $0 == 0x5C }).count % 2 == 0,
        let note = indices[Manuscript.folded(line.text[found.upperBound..<end])]
      {
        text += line.text[start..<found.lowerBound]
        text += marks.add(.note(note), for: line.text[found.lowerBound...end].string)
        start = end + 1
      }
      guard let next = line.text.firstRange(of: "[^", from: max(start, found.upperBound)) else {
        break
      }
      found = next
    }
    guard start > line.text.startIndex else { return line }
    return ManuscriptLine(text: text + line.text[start...], number: line.number, shift: nil)
  }

  // MARK: - Labels

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    !label.isEmpty && label.allSatisfy { $0 > 32 && $0 != UInt8(ascii: "]") && $0 != 0x5B }
  }

  private static func folded(_ label: ArraySlice<UInt8>) -> String { label.string.lowercased() }

  private mutating func rememberLinkDefinition(_ line: ManuscriptLine) {
    guard line.indentation <= 3, line.content.first == UInt8(ascii: "["),
      let end = line.content.prefix(1_000).firstRange(of: "]:")
    else { return }
    let label = Manuscript.folded(line.content[(line.content.startIndex + 1)..<end.lowerBound])
    if linkDefinitions[label] == nil { linkDefinitions[label] = line }
  }

  /// The text of a note with the link definitions that it may use.
  func linesWithDefinitions(of note: Note) -> [ManuscriptLine] {
    guard !linkDefinitions.isEmpty else { return note.lines }
    var used: [ManuscriptLine] = []
    var seen: Set<String> = []
    for line in note.lines {
      var rest = line.text
      while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
        rest = rest[(open + 1)...]
        guard let end = rest.prefix(1_000).firstIndex(of: UInt8(ascii: "]")) else { continue }
        let label = Manuscript.folded(rest[..<end])
        if let definition = linkDefinitions[label], seen.insert(label).inserted {
          used.append(definition)
        }
      }
    }
    guard !used.isEmpty else { return note.lines }
    return note.lines + [ManuscriptLine(text: [], number: note.place.line ?? 0)] + used
  }
}
