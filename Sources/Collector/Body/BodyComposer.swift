import Articles
import CommonMark
import Diagnostics

/// Makes an article's blocks of the Markdown tree of its body or of one of its notes.
struct BodyComposer {
  /// How deep quotes, lists and raw HTML together may be nested.
  static let deepestNesting = MarkdownParser.deepestNesting

  let context: BodyContext
  var marks: Marks
  var diagnostics: [Diagnostic] = []
  /// The lines that were parsed, for places.
  var lines: [ManuscriptLine] = []
  /// Names of shortcodes and elements that were reported: each once.
  var reported: Set<String> = []
  /// Whether places were met that links may lead to.
  var hasAnchors = false

  init(context: BodyContext, marks: Marks) {
    self.context = context
    self.marks = marks
  }

  /// The blocks that `lines` make.
  mutating func compose(_ lines: [ManuscriptLine]) -> [Block] {
    self.lines = lines
    var source: [UInt8] = []
    source.reserveCapacity(lines.reduce(0) { $0 + $1.text.count + 1 })
    for line in lines {
      source += line.text
      source.append(UInt8(ascii: "\n"))
    }
    do {
      let document = try MarkdownParser.parse(source, extensions: context.markup.extensions)
      for line in document.flattenedLines { diagnostics.append(.nestedTooDeep(at: place(line))) }
      return blocks(document.blocks, depth: 0)
    } catch {
      diagnostics.append(.markdownNotRead(at: SourcePlace(file: context.file)))
      return []
    }
  }

  /// Markdown within an argument, such as a caption.
  mutating func inlines(ofMarkdown text: String) -> [Inline] {
    let isPlain = !text.utf8.contains { "*_[]`<&\\~:^=+".utf8.contains($0) }
    if isPlain { return [.text(text)] }
    let extensions = context.markup.extensions
    guard let document = try? MarkdownParser.parse(Array(text.utf8), extensions: extensions) else {
      return [.text(text)]
    }
    let kept = lines
    lines = []
    defer { lines = kept }
    let parts = blocks(document.blocks, depth: BodyComposer.deepestNesting / 2).map(\.line)
    return Array(parts.joined(separator: [.text(" ")]))
  }

  // MARK: - Places

  func place(_ line: Int) -> SourcePlace {
    guard lines.indices.contains(line - 1) else { return SourcePlace(file: context.file) }
    return SourcePlace(file: context.file, line: lines[line - 1].number)
  }

  /// The place of a node that the author began with one of `characters`.
  func place(of node: MarkdownNode, beginning characters: StaticString) -> SourcePlace {
    var place = place(node.line)
    guard place.line != nil, let shift = lines[node.line - 1].shift, node.column > 0,
      // Counting takes longer than a place so far to the right is worth.
      node.column < 4_000
    else { return place }
    let text = lines[node.line - 1].text
    let start = text.startIndex + node.column - 1
    guard start < text.endIndex else { return place }
    // cmark forgets what the quotes and lists around a paragraph cut off its later lines.
    let found = text[start...].firstIndex { byte in
      characters.withUTF8Buffer { $0.contains(byte) }
    }
    guard let found else { return place }
    place.column = shift + text[..<found].string.count + 1
    return place
  }
}
