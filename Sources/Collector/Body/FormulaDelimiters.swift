/// Tells formulas in TeX from other text; careful, since `$` and `\[` have other uses.
enum FormulaDelimiters {
  // Ours: longer ones stand on lines of their own.
  private static let longest = 1_000

  struct Formula {
    /// With its delimiters.
    var range: Range<Int>
    var content: Range<Int>
  }

  /// What opens a formula that stands on its own lines, and what closes it; an environment is part of it.
  static func displayed(at text: ArraySlice<UInt8>) -> (opening: Int, closing: StaticString)? {
    if text.starts(with: "$$") { return (2, "$$") }
    if text.starts(with: "\\[") { return (2, "\\]") }
    let environments: [(StaticString, StaticString)] = [
      ("\\begin{equation}", "\\end{equation}"), ("\\begin{align}", "\\end{align}"),
      ("\\begin{align*}", "\\end{align*}"), ("\\begin{equation*}", "\\end{equation*}"),
      ("\\begin{gather}", "\\end{gather}"), ("\\begin{aligned}", "\\end{aligned}"),
    ]
    return environments.first { text.starts(with: $0.0) }.map { (0, $0.1) }
  }

  /// The formulas within a line: `$$…$$`, `\(…\)`, `\[…\]`, and `$…$` where it is clearly TeX.
  static func formulas(in line: ArraySlice<UInt8>) -> [Formula] {
    var formulas: [Formula] = []
    var index = line.startIndex
    // Delimiters that were searched for in vain and are not searched for again.
    var missing: Set<[UInt8]> = []
    while let start = line[index...].firstIndex(where: { $0 == 0x24 || $0 == 0x5C }) {
      if let formula = formula(at: start, in: line, missing: &missing) {
        formulas.append(formula)
        index = formula.range.upperBound
      } else {
        // An escaped character stands for itself.
        index = min(start + (line[start] == 0x5C ? 2 : 1), line.endIndex)
      }
    }
    return formulas
  }

  /// Whether a text has what only TeX has: a command, an index, an equation.
  static func looksLikeTeX(_ text: ArraySlice<UInt8>) -> Bool {
    for (index, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: "^") || byte == UInt8(ascii: "=") { return true }
      guard index + 1 < text.endIndex else { return false }
      if byte == 0x5C, isLetter(text[index + 1]) { return true }
      if byte == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "{") { return true }
    }
    return false
  }

  private static func formula(
    at start: Int,
    in line: ArraySlice<UInt8>,
    missing: inout Set<[UInt8]>
  ) -> Formula? {
    guard start + 1 < line.endIndex else { return nil }
    switch (line[start], line[start + 1]) {
    case (0x24, 0x24):
      return closed(from: start + 2, by: "$$", in: line, missing: &missing) { _ in true }
    case (0x5C, UInt8(ascii: "(")):
      return closed(from: start + 2, by: "\\)", in: line, missing: &missing) {
        $0.count == 1 || looksLikeTeX($0)
      }
    case (0x24, let next) where next > 32:
      guard start == line.startIndex || !isWord(line[start - 1]) else { return nil }
      return closed(from: start + 1, by: "$", in: line, missing: &missing, isBetweenDollars)
        .flatMap { formula in
          let after = formula.range.upperBound
          return after < line.endIndex && isWord(line[after]) ? nil : formula
        }
    default: return nil
    }
  }

  private static func isBetweenDollars(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last, last > 32, text.count <= 200 else {
      return false
    }
    if text.count == 1 { return isLetter(first) }
    let hasEvidence = text.contains(UInt8(ascii: "^")) || looksLikeTeX(text)
    return hasEvidence && !(isDigit(first) && !text.contains(0x5C) && !text.contains(0x5E))
  }

  private static func closed(
    from start: Int,
    by closing: StaticString,
    in line: ArraySlice<UInt8>,
    missing: inout Set<[UInt8]>,
    _ accepts: (ArraySlice<UInt8>) -> Bool
  ) -> Formula? {
    let key = closing.withUTF8Buffer { Array($0) }
    guard !missing.contains(key) else { return nil }
    let reach = line[start...].prefix(longest)
    guard let end = reach.firstRange(of: closing) else {
      if reach.endIndex == line.endIndex { missing.insert(key) }
      return nil
    }
    let content = line[start..<end.lowerBound]
    guard !content.trimmed.isEmpty, !content.contains(UInt8(ascii: "`")), accepts(content) else {
      return nil
    }
    return Formula(
      range: start - closing.utf8CodeUnitCount..<end.upperBound,
      content: start..<end.lowerBound
    )
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte >= 0x80
  }
}
