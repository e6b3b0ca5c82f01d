import Geometry
import TextShaping

/// A paragraph's copy, as the compositor has it before him: words, spaces, insets, in reading order.
struct ParagraphCopy {
  let text: StyledText
  var atoms: [Atom] = []
  private(set) var looks: [PreparedLook] = []
  /// Whether anything in it reads from right to left.
  private(set) var hasBackwardText: Bool
  private var lookOfSpan: [Int] = []

  init(_ text: StyledText, stock: WordStock) throws(FontFailure) {
    self.text = text
    hasBackwardText = text.isRightToLeft
    atoms.reserveCapacity(text.spans.count * 8)
    for (number, span) in text.spans.enumerated() {
      let look = try prepare(span.look, stock: stock)
      switch span.content {
      case .text(let string):
        try add(Array(string.utf8), span: number, look: look, stock: stock)
      case .lineBreak: addLineBreak(span: number, look: look)
      case .inset: atoms.append(Atom(kind: .inset, span: number, look: look))
      }
    }
    removeTrailingSpaces()
    if hasBackwardText { setLevels(stock: stock) }
  }

  private mutating func prepare(_ look: TextLook, stock: WordStock) throws(FontFailure) -> Int {
    if let known = looks.lastIndex(where: { $0.look == look }) { return known }
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
        look: look,
        letters: letters,
        size: size,
        tracking: look.tracking * size,
        space: max(0, stock.words[space].width + look.wordSpacing + look.tracking) * size,
        ascent: Double(face.metrics.ascent) * unit + shift,
        descent: Double(face.metrics.descent) * unit - shift
      )
    )
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
    let isVerbatim = looks[look].look.isVerbatim
    var scanner = WordScanner(bytes, isVerbatim: isVerbatim)
    while let token = scanner.next() {
      switch token.kind {
      case .word:
        let key = WordStock.Key(letters: looks[look].letters, part: .whole)
        let word = try stock.word(token.bytes, of: bytes, as: key)
        atoms.append(Atom(kind: .word, span: span, look: look, word: word))
      case .seam: atoms.append(Atom(kind: .seam, span: span, look: look))
      case .lineBreak: addLineBreak(span: span, look: look)
      case .space:
        guard isVerbatim || !isAfterSpace else { continue }
        try addSpace(.space, " ", span: span, look: look, stock: stock)
      case .noBreakSpace:
        try addSpace(.noBreakSpace, "\u{A0}", span: span, look: look, stock: stock)
      case .inset: continue
      }
    }
    if scanner.hasBackwardText { hasBackwardText = true }
  }

  /// Whether a space here would be at the beginning of a line, or the second of two.
  private var isAfterSpace: Bool {
    guard let last = atoms.last else { return true }
    return last.kind == .space || last.kind == .lineBreak
  }

  private mutating func addSpace(
    _ kind: Atom.Kind,
    _ text: String,
    span: Int,
    look: Int,
    stock: WordStock
  ) throws(FontFailure) {
    let key = WordStock.Key(letters: looks[look].letters, part: .part)
    let word = try stock.word(text, as: key)
    atoms.append(Atom(kind: kind, span: span, look: look, word: word))
  }
}

// MARK: Directions

extension ParagraphCopy {
  /// Levels by the words' first strong letters; what has none goes with its neighbours.
  private mutating func setLevels(stock: WordStock) {
    let base: UInt8 = text.isRightToLeft ? 1 : 0
    let forward: UInt8 = text.isRightToLeft ? 2 : 0
    var before: UInt8 = base
    var undecided: [Int] = []
    for index in atoms.indices {
      let strong = atoms[index].kind == .word ? stock.direction(ofWord: atoms[index].word) : nil
      guard let strong else {
        undecided.append(index)
        continue
      }
      let level = strong == .backward ? 1 : forward
      for between in undecided { atoms[between].level = level == before ? level : base }
      undecided = []
      atoms[index].level = level
      before = level
    }
    for index in undecided { atoms[index].level = base }
  }
}

extension WordStock {
  enum Direction {
    case forward, backward
  }

  /// The direction of a word's first strong letter.
  func direction(ofWord word: Int) -> Direction? {
    let text = String(decoding: texts[words[word].text], as: UTF8.self)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1_0800...0x1_0FFF,
        0x1_E800...0x1_EFFF:
        return .backward
      default: if scalar.properties.isAlphabetic { return .forward }
      }
    }
    return nil
  }
}
