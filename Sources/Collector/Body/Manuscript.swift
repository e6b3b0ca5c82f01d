import Diagnostics

/// An article's body made ready for the Markdown parser: shortcodes, formulas and notes' marks are marks, notes
/// stand apart, and every line knows where it came from.
struct Manuscript {
  /// A note as it was written.
  struct Note {
    var label: String
    var lines: [ManuscriptLine]
    var place: SourcePlace
  }

  var lines: [ManuscriptLine] = []
  var notes: [Note] = []
  var marks = Marks()
  /// Link definitions by label, for the notes, which are parsed by themselves.
  var linkDefinitions: [String: ManuscriptLine] = [:]
  var diagnostics: [Diagnostic] = []

  /// Reads `source`, whose line endings are `\n` already.
  init(_ source: [UInt8], in context: BodyContext) {
    let kept = Manuscript.replacingPrivateCharacters(source)
    lines = Manuscript.lines(of: kept, in: context, marks: &marks, findings: &diagnostics)
    if context.markup.hasNotes { cutNotes(file: context.file) }
    lines = prepared(lines, in: context)
    for index in notes.indices {
      notes[index].lines = prepared(notes[index].lines, in: context)
    }
    if context.markup.hasNotes { markNoteReferences() }
  }

  /// Replaces characters that look like our marks; no font of ours could show them.
  static func replacingPrivateCharacters(_ source: [UInt8]) -> [UInt8] {
    guard source.contains(where: { $0 >= 0xF3 }) else { return source }
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: source, as: UTF8.self).unicodeScalars {
      text.append(scalar.value < 0xF0000 ? scalar : "\u{FFFD}")
    }
    return Array(String(text).utf8)
  }

  /// The lines of `source` with a mark for every call of a template.
  static func lines(
    of source: [UInt8],
    in context: BodyContext,
    marks: inout Marks,
    findings: inout [Diagnostic]
  ) -> [ManuscriptLine] {
    let lines =
      switch context.markup.templates {
      case .hugo:
        ShortcodeSetting.lines(of: source, in: context, marks: &marks, findings: &findings)
      case .liquid, .tera: TemplateTagSetting.lines(of: source, in: context, marks: &marks)
      case .none: lines(of: source, from: context.firstLine)
      }
    return context.markup.flavour.prepared(lines, file: context.file, marks: &marks)
  }

  /// The lines of `source`, numbered from `first`.
  static func lines(of source: [UInt8], from first: Int) -> [ManuscriptLine] {
    var lines: [ManuscriptLine] = []
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
      lines.append(ManuscriptLine(text: source[start..<end], number: first + lines.count))
      start = end + 1
    }
    return lines
  }

  /// Definitions, formulas and tables that are too large, made ready.
  private mutating func prepared(
    _ lines: [ManuscriptLine],
    in context: BodyContext
  ) -> [ManuscriptLine] {
    var setting = MarkdownPreparation(
      lines,
      file: context.file,
      markup: context.markup,
      marks: marks
    )
    let prepared = setting.prepare()
    marks = setting.marks
    diagnostics += setting.diagnostics
    return prepared
  }
}
