/// Whose Markdown a site writes, as far as it goes beyond CommonMark in lines.
enum MarkdownFlavour: Hashable, Sendable {
  case commonMark
  /// Jekyll's: lists of attributes and extensions in braces.
  case kramdown
  /// Pelican's: admonitions, `[TOC]`, languages of code behind colons.
  case python

  /// The lines in the words of those that the parser and its preparation know.
  func prepared(
    _ lines: [ManuscriptLine],
    file: String,
    marks: inout Marks
  ) -> [ManuscriptLine] {
    switch self {
    case .commonMark: lines
    case .kramdown: KramdownPreparation.prepared(MarkdownInHTML.prepared(lines))
    case .python:
      PythonMarkdownPreparation.prepared(MarkdownInHTML.prepared(lines), file: file, marks: &marks)
    }
  }
}

/// `<div markdown="1">`, in which kramdown and Python-Markdown read Markdown: as CommonMark does between blank lines.
enum MarkdownInHTML {
  static func prepared(_ lines: [ManuscriptLine]) -> [ManuscriptLine] {
    guard lines.contains(where: { $0.text.firstRange(of: "markdown=") != nil }) else {
      return lines
    }
    var prepared: [ManuscriptLine] = []
    var fences = FenceTracker()
    var open: [String] = []
    for line in lines {
      guard !fences.isCode(line), line.content.first == UInt8(ascii: "<") else {
        prepared.append(line)
        continue
      }
      let blank = ManuscriptLine(text: [], number: line.number, shift: nil)
      let tag = RawHTML.tag(line.content.string)
      if let tag, tag.isEnd, open.last == tag.name {
        open.removeLast()
        prepared += [
          blank, ManuscriptLine(text: line.content, number: line.number, shift: nil), blank,
        ]
      } else if let tag, line.content.firstRange(of: "markdown=") != nil,
        line.content.last == UInt8(ascii: ">"), line.content.firstRange(of: "</") == nil
      {
        open.append(tag.name)
        prepared += [line, blank]
      } else {
        prepared.append(line)
      }
    }
    return prepared
  }
}
