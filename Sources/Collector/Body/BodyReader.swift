import Articles
import Diagnostics

/// Reads an article's body: Markdown, shortcodes and raw HTML in, blocks and notes out.
enum BodyReader {
  static func read(
    _ markdown: String,
    in context: BodyContext,
    allowing allowance: MarkupAllowance = .standard
  ) -> Diagnosed<ArticleBody> {
    read(Array(markdown.utf8), in: context, allowing: allowance)
  }

  static func read(
    _ markdown: [UInt8],
    in context: BodyContext,
    allowing allowance: MarkupAllowance = .standard
  ) -> Diagnosed<ArticleBody> {
    let (source, isValid) = SourceText.clean(markdown)
    let end = allowance.end(of: source)
    let manuscript = Manuscript(end < source.count ? Array(source[..<end]) : source, in: context)
    var composer = BodyComposer(context: context, marks: manuscript.marks)
    composer.diagnostics = manuscript.diagnostics
    if !isValid { composer.diagnostics.append(.invalidText(at: SourcePlace(file: context.file))) }
    var blocks = composer.compose(manuscript.lines)
    if end < source.count {
      let line = context.firstLine + source[..<end].count { $0 == UInt8(ascii: "\n") }
      composer.diagnostics.append(.tooMuchMarkup(at: SourcePlace(file: context.file, line: line)))
      blocks += MarkupAllowance.verbatim(source[end...])
    }
    let notes = manuscript.notes.map { note in
      FinishedNote(
        label: note.label,
        place: note.place,
        blocks: composer.compose(manuscript.linesWithDefinitions(of: note))
      )
    }
    var finishing = BodyFinishing(context: context, composer: composer)
    let body = finishing.finish(blocks, notes: notes)
    return Diagnosed(body, finishing.diagnostics.sorted())
  }
}

/// A note's blocks before it has a number.
struct FinishedNote {
  var label: String
  var place: SourcePlace
  var blocks: [Block]
}

/// The bytes of a source made fit to be read.
enum SourceText {
  /// UTF-8 with `\n` as line ending, without control characters and byte order mark.
  static func clean(_ bytes: [UInt8]) -> (text: [UInt8], isValid: Bool) {
    let isValid = bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    let source = isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
    guard hasMark || source.contains(where: isControl) else { return (source, isValid) }
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    for (index, byte) in source.enumerated().dropFirst(hasMark ? 3 : 0) {
      if byte == 13 {
        if index + 1 >= source.count || source[index + 1] != 10 { text.append(10) }
      } else if !isControl(byte) {
        text.append(byte)
      }
    }
    return (text, isValid)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 32 && byte != 9 && byte != 10 || byte == 127
  }
}
