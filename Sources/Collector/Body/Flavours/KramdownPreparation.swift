/// What kramdown writes in braces on lines of its own: `{:toc}`, `{: .table}` below a table, `{::comment}`.
///
/// Attributes below a paragraph or behind a link are read where those are.
enum KramdownPreparation {
  static func prepared(_ lines: [ManuscriptLine]) -> [ManuscriptLine] {
    guard lines.contains(where: { $0.content.starts(with: "{:") }) else { return lines }
    var prepared: [ManuscriptLine] = []
    var fences = FenceTracker()
    var isInComment = false
    for line in lines {
      let content = line.content.trimmed
      if fences.isCode(line) || !isInComment && !isBraced(content) {
        prepared.append(line)
      } else if isInComment {
        isInComment = !content.starts(with: "{:/")
      } else if content.starts(with: "{::") || content.starts(with: "{:/") {
        isInComment = content.starts(with: "{::comment") && content.firstRange(of: "{:/") == nil
      } else if isContents(content) {
        // The item above only marks the place of the table of contents.
        if let last = prepared.last, FenceTracker.listMarker(at: last.content) != nil {
          prepared.removeLast()
        }
      } else if prepared.last?.text.contains(UInt8(ascii: "|")) == true {
        prepared.append(ManuscriptLine(text: [], number: line.number, shift: nil))
      } else {
        prepared.append(line)
      }
    }
    return prepared
  }

  private static func isBraced(_ content: ArraySlice<UInt8>) -> Bool {
    content.starts(with: "{:") && content.last == UInt8(ascii: "}")
  }

  private static func isContents(_ content: ArraySlice<UInt8>) -> Bool {
    content.dropFirst(2).dropLast().trimmed.starts(with: "toc")
  }
}
