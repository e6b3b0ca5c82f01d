import Diagnostics

/// Admonitions, the place of a table of contents, and languages of indented code, as Python-Markdown has them.
struct PythonMarkdownPreparation {
  private let source: [ManuscriptLine]
  private let file: String
  private var marks: Marks
  private var lines: [ManuscriptLine] = []
  private var fences = FenceTracker()
  private var boxes = 0

  static func prepared(
    _ lines: [ManuscriptLine],
    file: String,
    marks: inout Marks
  ) -> [ManuscriptLine] {
    var preparation = PythonMarkdownPreparation(source: lines, file: file, marks: marks)
    preparation.prepare()
    marks = preparation.marks
    return preparation.lines
  }

  private init(source: [ManuscriptLine], file: String, marks: Marks) {
    self.source = source
    self.file = file
    self.marks = marks
  }

  private mutating func prepare() {
    var index = 0
    while index < source.count {
      let line = source[index]
      if fences.isCode(line) {
        lines.append(line)
      } else if let box = admonition(line) {
        index = add(box, from: index + 1)
        continue
      } else if let language = codeLanguage(at: index) {
        index = addCode(language, from: index + 1)
        continue
      } else if !line.content.trimmed.elementsEqual(Array("[TOC]".utf8)) {
        lines.append(line)
      }
      index += 1
    }
  }

  // MARK: Admonitions

  /// `!!! note "Title"`, or `???` for one that a page would fold.
  private func admonition(_ line: ManuscriptLine) -> Shortcode? {
    guard line.indentation < 4,
      line.content.starts(with: "!!! ") || line.content.starts(with: "??? ")
        || line.content.starts(with: "???+ ")
    else { return nil }
    let words = line.content.drop { $0 != 32 }.trimmed.string
    let kind = words.prefix { $0.isLetter || $0 == "-" }
    guard !kind.isEmpty else { return nil }
    let rest = words.dropFirst(kind.count)
    var shortcode = Shortcode(name: "note", place: SourcePlace(file: file, line: line.number))
    if let open = rest.firstIndex(of: "\""), let close = rest.lastIndex(of: "\""), open < close {
      shortcode.named["title"] = String(rest[rest.index(after: open)..<close])
    } else {
      shortcode.named["title"] = kind.prefix(1).uppercased() + kind.dropFirst()
    }
    return shortcode
  }

  /// Adds a box with the indented lines from `start` on, and returns the index of the line behind it.
  private mutating func add(_ box: Shortcode, from start: Int) -> Int {
    let end = endOfIndented(from: start)
    let number = source[start - 1].number
    addMark(.opening(box, pair: boxes), number: number)
    // Boxes in boxes are rare, and stay as they are written.
    lines += source[start..<end].map { $0.outdented(by: 4) }
    addMark(.closing(pair: boxes), number: number)
    boxes += 1
    return end
  }

  private mutating func addMark(_ meaning: Mark.Meaning, number: Int) {
    let blank = ManuscriptLine(text: [], number: number, shift: nil)
    let mark = marks.add(meaning, for: "")
    lines += [blank, ManuscriptLine(text: mark[...], number: number, shift: nil), blank]
  }

  private func endOfIndented(from start: Int) -> Int {
    var end = start
    var index = start
    while index < source.count, source[index].isBlank || source[index].indentation >= 4 {
      index += 1
      if !source[index - 1].isBlank { end = index }
    }
    return end
  }

  // MARK: Code

  /// The language of indented code whose first line is `:::python` or `#!python`.
  private func codeLanguage(at index: Int) -> String? {
    let line = source[index]
    guard line.indentation >= 4, index == 0 || source[index - 1].isBlank else { return nil }
    let content = line.content.trimmed
    guard content.starts(with: ":::") || content.starts(with: "#!") && !content.starts(with: "#!/")
    else { return nil }
    let name = content.drop { ":#!".utf8.contains($0) }.string
    return !name.isEmpty && name.utf8.allSatisfy { $0 > 32 && $0 < 127 } ? name : nil
  }

  private mutating func addCode(_ language: String, from start: Int) -> Int {
    let end = endOfIndented(from: start)
    let number = source[start - 1].number
    // A fence this long is not closed by what stands in the code.
    let fence = String(repeating: "~", count: 40)
    lines.append(
      ManuscriptLine(text: Array((fence + language).utf8)[...], number: number, shift: nil)
    )
    lines += source[start..<end].map { $0.outdented(by: 4) }
    lines.append(ManuscriptLine(text: Array(fence.utf8)[...], number: number, shift: nil))
    return end
  }
}
