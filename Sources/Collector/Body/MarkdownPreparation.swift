import CommonMark
import Diagnostics

/// Makes ready what cmark does not know: definition lists, formulas, and tables that are too large for it.
struct MarkdownPreparation {
  // DESIGN's limit for a table; more columns than this are no table that anybody reads.
  static let mostCells = 20_000
  private static let mostColumns = 500
  // In lines; ours.
  private static let longestFormula = 200

  private let source: [ManuscriptLine]
  private let file: String
  private let markup: MarkupSettings
  private let longestAddress: Int
  private(set) var marks: Marks
  private(set) var diagnostics: [Diagnostic] = []
  private var lines: [ManuscriptLine] = []
  private var fences = FenceTracker()
  /// How far a line is indented that goes on with the last definition; `nil` outside of definitions.
  private var definitionMargin: Int?
  /// Before this line no formula ends that was searched for in vain.
  private var withoutFormula = 0
  /// The line on which a fence is to end that was put around a table.
  private var tableEnd: (index: Int, fence: ArraySlice<UInt8>)?

  init(_ source: [ManuscriptLine], file: String, markup: MarkupSettings, marks: Marks) {
    self.source = source
    self.file = file
    self.markup = markup
    self.marks = marks
    let brackets = source.reduce(0) { $0 + $1.text.count { $0 == UInt8(ascii: "[") } }
    longestAddress = max(100, min(4_000, 200_000_000 / max(1, brackets)))
  }

  mutating func prepare() -> [ManuscriptLine] {
    lines.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if let end = tableEnd, index >= end.index { closeTable(end.fence, before: index) }
      let line = source[index]
      endDefinition(before: line)
      if fences.isCode(line) {
        lines.append(line)
      } else if let end = displayedFormula(from: index) {
        index = end
      } else {
        fenceTable(at: index)
        lines.append(inlineFormulas(in: definition(at: index) ?? safeLinkDefinition(at: index)))
      }
      index += 1
    }
    if let end = tableEnd { closeTable(end.fence, before: source.count) }
    return lines
  }

  // MARK: - Definitions

  /// `: meaning` below a term as an item of a list, which cmark knows; a mark tells it from other items.
  private mutating func definition(at index: Int) -> ManuscriptLine? {
    guard markup.hasDefinitions else { return nil }
    let line = source[index]
    let rest = line.text[line.quotePrefix.endIndex...]
    guard rest.first == UInt8(ascii: ":"), let blank = rest.dropFirst().first,
      blank == 32 || blank == 9, line.indentation <= 3 || hasTerm(atIndentationOf: index),
      hasTerm(before: index)
    else { return nil }
    let blanks = rest.dropFirst().prefix { $0 == 32 || $0 == 9 }
    let text = rest.dropFirst(1 + blanks.count)
    guard !text.isEmpty else { return nil }
    let margin = blanks.count > 4 || blanks.contains(9) ? [32][...] : blanks
    definitionMargin = line.indentation + 1 + margin.count
    let item =
      line.quotePrefix + [UInt8(ascii: "+")] + margin + marks.add(.definition, for: "") + text
    return ManuscriptLine(text: item, number: line.number, shift: nil)
  }

  /// A definition is at an end when a line below a blank one is not indented as its paragraphs are.
  private mutating func endDefinition(before line: ManuscriptLine) {
    guard let margin = definitionMargin, lines.last?.isBlank == true, !line.isBlank else { return }
    let isAnother = line.text[line.quotePrefix.endIndex...].first == UInt8(ascii: ":")
    if line.indentation < margin, !isAnother { definitionMargin = nil }
  }

  /// Whether a paragraph that can be a term, or another meaning, stands above.
  private func hasTerm(before index: Int) -> Bool {
    guard let above = lines.last else { return false }
    if definitionMargin != nil, above.isBlank { return true }
    let candidate = above.isBlank ? lines.dropLast().last : above
    guard let candidate, !candidate.isBlank else { return false }
    let content = candidate.text[candidate.quotePrefix.endIndex...]
    guard let first = content.first else { return false }
    return !Array("#|<`~".utf8).contains(first) && !content.starts(with: "---")
      && (candidate.indentation <= 3 || !above.isBlank)
  }

  private func hasTerm(atIndentationOf index: Int) -> Bool {
    guard let above = lines.last, !above.isBlank else { return false }
    let content = above.content
    let marker = FenceTracker.listMarker(at: content) ?? 0
    return above.indentation + marker == source[index].indentation
  }

  // MARK: - Link definitions

  /// A line, made text when it defines a link so long that each use of it would cost dearly.
  ///
  /// cmark copies an address for every reference to it: a megabyte, referred to a million times.
  private func safeLinkDefinition(at index: Int) -> ManuscriptLine {
    let line = source[index]
    guard line.text.count > longestAddress else { return line }
    let isDefinition =
      line.content.first == UInt8(ascii: "[")
      && line.content.prefix(1_000).firstRange(of: "]:") != nil
    let continuesDefinition = index > 0 && source[index - 1].text.trimmed.suffix(2) == [0x5D, 0x3A]
    guard isDefinition || continuesDefinition else { return line }
    let text = line.text.prefix(line.indentation) + [0x5C] + line.content
    return ManuscriptLine(text: text, number: line.number, shift: nil)
  }

  // MARK: - Formulas

  /// Reads a formula on its own lines; the index of its last line.
  private mutating func displayedFormula(from index: Int) -> Int? {
    let line = source[index]
    let start = line.text[line.quotePrefix.endIndex...]
    guard let (opening, closing) = FormulaDelimiters.displayed(at: start) else { return nil }
    guard index >= withoutFormula else { return nil }
    var text: [UInt8] = []
    let limit = min(source.count, index + MarkdownPreparation.longestFormula)
    for end in index..<limit {
      let whole = source[end].text[source[end].quotePrefix.endIndex...]
      if end > index, whole.trimmed.isEmpty { break }
      let part = end == index ? whole.dropFirst(opening) : whole
      if let close = part.firstRange(of: closing) {
        guard part[close.upperBound...].trimmed.isEmpty else { return nil }
        text += opening == 0 ? part[..<close.upperBound] : part[..<close.lowerBound]
        return addFormula(text, lines: index...end, closing: closing)
      }
      withoutFormula = end
      text += part + [UInt8(ascii: "\n")]
    }
    return nil
  }

  private mutating func addFormula(
    _ text: [UInt8],
    lines range: ClosedRange<Int>,
    closing: StaticString
  ) -> Int? {
    let formula = text[...].trimmed
    // `\[` and `\]` are also how Markdown writes brackets.
    let isFormula =
      closing.utf8CodeUnitCount != 2 || closing.utf8Start.pointee == 0x24
      || FormulaDelimiters.looksLikeTeX(formula)
    guard !formula.isEmpty, isFormula else { return nil }
    let first = source[range.lowerBound]
    let written = source[range].map(\.text.string).joined(separator: "\n")
    let mark = marks.add(.mathematics(formula.string, isDisplayed: true), for: written)
    let blank = ManuscriptLine(
      text: first.quotePrefix.trimmed,
      number: first.number,
      shift: nil
    )
    lines += [
      blank,
      ManuscriptLine(text: first.quotePrefix + mark, number: first.number, shift: nil),
      blank,
    ]
    return range.upperBound
  }

  private mutating func inlineFormulas(in line: ManuscriptLine) -> ManuscriptLine {
    guard line.text.contains(where: { $0 == UInt8(ascii: "$") || $0 == 0x5C }) else { return line }
    let formulas = FormulaDelimiters.formulas(in: line.text)
    guard !formulas.isEmpty else { return line }
    var text: [UInt8] = []
    var start = line.text.startIndex
    for formula in formulas {
      text += line.text[start..<formula.range.lowerBound]
      let meaning = Mark.Meaning.mathematics(line.text[formula.content].string, isDisplayed: false)
      text += marks.add(meaning, for: line.text[formula.range].string)
      start = formula.range.upperBound
    }
    text += line.text[start...]
    return ManuscriptLine(text: text[...], number: line.number, shift: nil)
  }

  // MARK: - Tables

  /// Puts fences around a table that is too large, of which the second line is at `index`.
  private mutating func fenceTable(at index: Int) {
    let line = source[index]
    guard markup.extensions.contains(.tables), tableEnd == nil, let head = lines.last,
      !head.isBlank,
      let columns = MarkdownPreparation.columns(ofDelimiterRow: line)
    else { return }
    // Only a hand's count of columns can make a table of few rows too large.
    let needed = MarkdownPreparation.mostCells / max(1, columns)
    let rows = source[(index + 1)...].prefix(needed + 1).prefix { !$0.isBlank }.count
    guard
      columns > MarkdownPreparation.mostColumns
        || (rows + 1) * columns > MarkdownPreparation.mostCells
    else { return }
    diagnostics.append(
      .tableTooLarge(
        most: MarkdownPreparation.mostCells,
        at: SourcePlace(file: file, line: head.number)
      )
    )
    let prefix = line.quotePrefix
    lines.insert(fence(prefix, at: head.number), at: lines.count - 1)
    let end = source[index...].firstIndex(where: \.isBlank) ?? source.count
    tableEnd = (end, prefix)
  }

  private mutating func closeTable(_ prefix: ArraySlice<UInt8>, before index: Int) {
    lines.append(fence(prefix, at: lines.last?.number ?? 0))
    tableEnd = nil
  }

  // A fence this long is not closed by what stands in a table.
  private func fence(_ prefix: ArraySlice<UInt8>, at number: Int) -> ManuscriptLine {
    ManuscriptLine(
      text: prefix + Array(repeating: UInt8(ascii: "~"), count: 40),
      number: number,
      shift: nil
    )
  }

  /// How many columns a line of dashes, colons and bars stands for; `nil` when it is no such line.
  private static func columns(ofDelimiterRow line: ManuscriptLine) -> Int? {
    let rest = line.text[line.quotePrefix.endIndex...]
    guard let first = rest.first, Array("|:-".utf8).contains(first) else { return nil }
    var bars = 0
    var dashes = 0
    for byte in rest {
      switch byte {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ":"), 32, 9: break
      default: return nil
      }
    }
    return bars > 0 && dashes > 0 ? bars + 1 : nil
  }
}
