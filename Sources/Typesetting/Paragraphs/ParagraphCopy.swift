import Geometry
import TextShaping

/// A paragraph's copy, as the compositor has it before him: words, spaces, insets, in reading order.
struct ParagraphCopy {
  let text: StyledText
  var atoms: [Atom] = []
  private(set) var looks: [PreparedLook] = []
  /// The same looks as they were told.
  private(set) var textLooks: [TextLook] = []
  /// What seams are like.
  private(set) var joints: [IdeographicJoint] = []
  /// Of its text, insets and forced breaks counted as a character; `nil` where all reads from left to right.
  private let levels: BidiLevels?
  /// Where the span that is being added begins in that text, in bytes.
  private var position = 0

  init(_ text: StyledText, stock: WordStock) throws(FontFailure) {
    self.text = text
    let directions = text.directions
    levels = directions?.levels
    atoms.reserveCapacity(text.spans.count * 8)
    for (number, span) in text.spans.enumerated() {
      let look = try prepare(span.look, stock: stock)
      if let directions { position = directions.starts[number] }
      switch span.content {
      case .text(let string):
        try add(Array(string.utf8), span: number, look: look, stock: stock)
      case .lineBreak: addLineBreak(span: number, look: look)
      case .inset:
        atoms.append(Atom(kind: .inset, level: level(at: 0), span: number, look: look))
      }
    }
    removeTrailingSpaces()
  }

  /// Whether anything in it is written without spaces.
  var hasJoints: Bool { !joints.isEmpty }

  /// Whether anything in it reads from right to left.
  var hasBackwardText: Bool { levels != nil }

  /// The level of a byte of the span that is being added.
  private func level(at offset: Int) -> UInt8 { levels?.level(at: position + offset) ?? 0 }

  private mutating func prepare(_ look: TextLook, stock: WordStock) throws(FontFailure) -> Int {
    if let known = textLooks.lastIndex(of: look) { return known }
    let style = look.style
    let letters = try stock.number(
      of: WordStock.Letters(
        style: style,
        hyphens: look.hyphens,
        isVerbatim: look.isVerbatim,
        language: style.language.isEmpty ? text.language : style.language
      )
    )
    let face = try stock.shaper.library.face(
      of: style.family,
      style.style,
      language: style.language
    )
    let size = look.size.points
    let space = try stock.word(" ", as: .init(letters: letters, part: .part))
    let unit = size / Double(face.unitsPerEm)
    let shift = look.baselineShift.points
    looks.append(
      PreparedLook(
        fontSize: look.size,
        colour: look.colour,
        baselineShift: look.baselineShift,
        background: look.background,
        isUnderlined: look.isUnderlined,
        isStruckOut: look.isStruckOut,
        isVerbatim: look.isVerbatim,
        letters: letters,
        size: size,
        tracking: look.tracking * size,
        space: max(0, stock.words[space].width + look.wordSpacing + look.tracking) * size,
        ascent: Double(face.metrics.ascent) * unit + shift,
        descent: Double(face.metrics.descent) * unit - shift
      )
    )
    textLooks.append(look)
    return looks.count - 1
  }

  private mutating func addLineBreak(span: Int, look: Int) {
    removeTrailingSpaces()
    atoms.append(Atom(kind: .lineBreak, span: span, look: look))
  }

  private mutating func removeTrailingSpaces() {
    while atoms.last?.kind == .space { atoms.removeLast() }
  }
}

// MARK: Words

extension ParagraphCopy {
  private mutating func add(
    _ bytes: [UInt8],
    span: Int,
    look: Int,
    stock: WordStock
  ) throws(FontFailure) {
    let isVerbatim = looks[look].isVerbatim
    var scanner = WordScanner(bytes, isVerbatim: isVerbatim, language: text.language)
    while let token = scanner.next() {
      let level = level(at: token.bytes.lowerBound)
      switch token.kind {
      case .word:
        if let last = atoms.last, last.kind == .word, last.span != span {
          addSeam(behind: last, before: bytes[token.bytes], look: look, stock: stock)
        }
        for part in partsOfOneLevel(token.bytes) {
          let level = self.level(at: part.lowerBound)
          let key = WordStock.Key(
            letters: looks[look].letters,
            part: .whole,
            isBackward: level % 2 == 1
          )
          let word = try stock.word(part, of: bytes, as: key)
          atoms.append(Atom(kind: .word, level: level, span: span, look: look, word: word))
        }
      case .seam:
        let (before, after) = bytes.scalars(beside: token.bytes.lowerBound)
        let joint = stock.ideographs(ofLetters: looks[look].letters)
          .joint(between: before, and: after)
        addSeam(joint, level: level, span: span, look: look)
      case .lineBreak: addLineBreak(span: span, look: look)
      case .space:
        guard isVerbatim || !isAfterSpace else { continue }
        let look = isAfterWhite(stock) && !isVerbatim ? lookWithoutSpace(look) : look
        try addSpace(.space, " ", level: level, span: span, look: look, stock: stock)
      case .noBreakSpace:
        try addSpace(
          .noBreakSpace,
          "\u{A0}",
          level: level,
          span: span,
          look: look,
          stock: stock
        )
      case .inset: continue
      }
    }
  }

  private func partsOfOneLevel(_ bytes: Range<Int>) -> [Range<Int>] {
    guard let levels else { return [bytes] }
    let whole = position + bytes.lowerBound..<position + bytes.upperBound
    let parts = levels.runs.filter { $0.range.overlaps(whole) }.map {
      let part = $0.range.clamped(to: whole)
      return part.lowerBound - position..<part.upperBound - position
    }
    return parts.isEmpty ? [bytes] : parts
  }

  /// Whether a space here would be at the beginning of a line, or the second of two.
  private var isAfterSpace: Bool {
    guard let last = atoms.last else { return true }
    return last.kind == .space || last.kind == .lineBreak
  }

  private mutating func addSpace(
    _ kind: Atom.Kind,
    _ text: String,
    level: UInt8,
    span: Int,
    look: Int,
    stock: WordStock
  ) throws(FontFailure) {
    let key = WordStock.Key(letters: looks[look].letters, part: .part)
    let word = try stock.word(text, as: key)
    atoms.append(Atom(kind: kind, level: level, span: span, look: look, word: word))
  }
}

// MARK: Seams

extension ParagraphCopy {
  /// Whether the last word ends with a sign that has white enough behind it in its square.
  private func isAfterWhite(_ stock: WordStock) -> Bool {
    guard let last = atoms.last, last.kind == .word else { return false }
    let rules = stock.ideographs(ofLetters: looks[last.look].letters)
    guard rules.isNative, let sign = stock.texts[stock.words[last.word].text].lastScalar else {
      return false
    }
    return rules.blanks(of: sign).behind > 0
  }

  /// The look with spaces that take no room.
  private mutating func lookWithoutSpace(_ look: Int) -> Int {
    var textLook = textLooks[look]
    textLook.wordSpacing = -1
    if let known = textLooks.firstIndex(of: textLook) { return known }
    var narrow = looks[look]
    narrow.space = 0
    looks.append(narrow)
    textLooks.append(textLook)
    return looks.count - 1
  }

  private mutating func addSeam(_ joint: IdeographicJoint, level: UInt8, span: Int, look: Int) {
    let known = joints.lastIndex(of: joint)
    if known == nil { joints.append(joint) }
    let number = known ?? joints.count - 1
    atoms.append(Atom(kind: .seam, level: level, span: span, look: look, word: number))
  }

  /// Where a link or an emphasis begins or ends among Chinese or Japanese, lines may end as anywhere.
  private mutating func addSeam(
    behind last: Atom,
    before bytes: ArraySlice<UInt8>,
    look: Int,
    stock: WordStock
  ) {
    let text = stock.texts[stock.words[last.word].text]
    guard let first = text.lastScalar, let second = bytes.firstScalar else { return }
    let rules = stock.ideographs(ofLetters: looks[look].letters)
    guard rules.mayBreak(between: first, and: second) == true else { return }
    addSeam(
      rules.joint(between: first, and: second),
      level: last.level,
      span: last.span,
      look: last.look
    )
  }
}
