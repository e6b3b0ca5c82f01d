/// Finds where lines may end in text whose words are parted by spaces: Latin, Greek, Cyrillic, Hebrew, Arabic.
///
/// This is UAX #14 for these scripts, with a printer's customs where it is indifferent: no line begins with
/// a dash that has spaces about it, none ends behind one letter and a hyphen, none parts a figure from its %.
struct SpacedLineBreaks {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Guillemets stand off from their words: « mot ».
  private let isFrench: Bool
  private var breaks: [LineBreak] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, isFrench: Bool) {
    self.bytes = bytes
    self.isFrench = isFrench
  }

  consuming func all() -> [LineBreak] {
    breaks.reserveCapacity(bytes.count / 5)
    var index = 0
    while index < bytes.count {
      index = bytes[index] < 0x80 ? passASCII(at: index) : passOther(at: index)
    }
    return breaks
  }

  /// Returns where to go on.
  private mutating func passASCII(at index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09: return passSpaces(from: index)
    case 0x0A...0x0D: return passLineEnd(at: index)
    case 0x2D: breakBehindHyphen(at: index, length: 1)
    case 0x2F: breakBehindStroke(at: index)
    default: break
    }
    return index + 1
  }

  private mutating func passOther(at index: Int) -> Int {
    let scalar = bytes.scalar(at: index)
    let end = index + bytes.scalarLength(at: index)
    switch scalar {
    case _ where scalar.endsLine: add(end, isMandatory: true)
    case 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F: return passSpaces(from: index)
    case 0x200B: add(end)
    case 0x2010, 0x05BE, 0x058A: breakBehindHyphen(at: index, length: end - index)
    case 0x2012, 0x2013: breakBehindDash(from: index, to: end, joinsFigures: true)
    case 0x2014, 0x2015: breakBehindDash(from: index, to: end, joinsFigures: false)
    case _ where scalar.isIdeograph:
      if end < bytes.count, bytes.scalar(at: end).isIdeograph { add(end) }
    default: break
    }
    return end
  }

  private mutating func add(_ offset: Int, isMandatory: Bool = false) {
    guard offset < bytes.count else { return }
    breaks.append(LineBreak(offset: offset, isMandatory: isMandatory))
  }

  private mutating func passLineEnd(at index: Int) -> Int {
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    let end = index + (isPair ? 2 : 1)
    add(end, isMandatory: true)
    return end
  }
}

// MARK: Spaces

extension SpacedLineBreaks {
  private mutating func passSpaces(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes.scalar(at: end).isBreakingSpace {
      end += bytes.scalarLength(at: end)
    }
    if start > 0, end < bytes.count, mayEnd(before: start, nextFrom: end) { add(end) }
    return end
  }

  private func mayEnd(before spaces: Int, nextFrom next: Int) -> Bool {
    let after = bytes.scalar(at: next)
    let before = bytes.scalar(before: spaces)
    // Most of the time it is a letter on both sides.
    if after < 0x80, after & 0x40 != 0, after | 0x20 < 0x7B, before < 0x80, before & 0x40 != 0,
      before | 0x20 < 0x7B
    {
      return true
    }
    if before.opensBracket || before.endsLine || isFrench && before == 0xAB { return false }
    switch after {
    // The line's own end will do, or a joiner forbids it.
    case _ where after.endsLine: return false
    case 0x200B, 0x2060, 0xFEFF: return false
    case 0x29, 0x5D, 0x7D: return false
    case 0xBB where isFrench: return false
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: return isWord(behind: next)
    case 0x25, 0x2030: return !before.isFigure
    case 0x2013, 0x2014: return !isSpaced(behind: next)
    default: return true
    }
  }

  /// `.5` and `:root` are words, a stop with a space before it is none.
  private func isWord(behind sign: Int) -> Bool {
    let next = sign + 1
    return next < bytes.count && (bytes[next] >= 0x80 || bytes[next].isASCIIWord)
  }

  private func isSpaced(behind dash: Int) -> Bool {
    let next = dash + bytes.scalarLength(at: dash)
    return next >= bytes.count || bytes.scalar(at: next).isBreakingSpace
      || bytes.scalar(at: next) == 0xA0
  }
}

// MARK: Hyphens, dashes and strokes

extension SpacedLineBreaks {
  /// Between words, not before figures, nor behind one letter: `well-known`, `1914-18`, `e-mail`.
  private mutating func breakBehindHyphen(at index: Int, length: Int) {
    let end = index + length
    guard index > 0, end < bytes.count else { return }
    let after = bytes.scalar(at: end)
    var start = index
    while start > 0, bytes[start - 1] == 0x2D { start -= 1 }
    guard start > 0, after != 0x2D, after.isWordLike, !after.isFigure else { return }
    let before = bytes.scalar(before: start)
    let isDash = start < index
    guard before.isWordLike || isDash, isDash || hasTwoLetters(before: start) else { return }
    add(end)
  }

  private func hasTwoLetters(before end: Int) -> Bool {
    let last = bytes.start(before: end)
    return last > 0 && bytes.scalar(before: last).isWordLike
  }

  private mutating func breakBehindDash(from start: Int, to end: Int, joinsFigures: Bool) {
    guard start > 0, end < bytes.count else { return }
    let before = bytes.scalar(before: start)
    let after = bytes.scalar(at: end)
    if joinsFigures, before.isFigure || after.isFigure { return }
    guard !before.isBreakingSpace, before != 0xA0,
      after.isWordLike || after.opensQuote || after.opensBracket
    else { return }
    add(end)
  }

  /// In long pairs only, `newspapers/magazines`, and never in an address.
  private mutating func breakBehindStroke(at index: Int) {
    let end = index + 1
    var start = index
    while start > 0, bytes[start - 1] >= 0x80 || bytes[start - 1].isASCIILetter { start -= 1 }
    var stop = end
    while stop < bytes.count, bytes[stop] >= 0x80 || bytes[stop].isASCIILetter { stop += 1 }
    let isWhole = start == 0 || bytes[start - 1] <= 0x28
    if isWhole, index - start >= 5, stop - end >= 5 { add(end) }
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  fileprivate var isASCIIWord: Bool { isASCIILetter || (0x30...0x39).contains(self) }
}

extension UInt32 {
  /// A space behind which a line may end.
  fileprivate var isBreakingSpace: Bool {
    switch self {
    case 0x20, 0x09, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x205F: true
    default: false
    }
  }

  fileprivate var endsLine: Bool {
    (0x0A...0x0D).contains(self) || self == 0x85 || self == 0x2028 || self == 0x2029
  }

  /// Chinese, Japanese and Korean letters: they come here only where there is no ICU.
  fileprivate var isIdeograph: Bool {
    (0x3041...0x30FF).contains(self) || (0x3400...0x9FFF).contains(self)
      || (0xAC00...0xD7A3).contains(self) || (0x2_0000...0x3_FFFF).contains(self)
  }

  fileprivate var isFigure: Bool {
    (0x30...0x39).contains(self) || (0x660...0x669).contains(self) || (0x6F0...0x6F9).contains(self)
  }

  fileprivate var isWordLike: Bool {
    switch self {
    case 0..<0x80: isFigure || (0x61...0x7A).contains(self | 0x20)
    case 0xAA, 0xB5, 0xBA, 0xC0...0x2FF, 0x370...0x58F, 0x5D0...0x1FFF, 0x2C00...0x2DFF,
      0xA640...0xFDFF, 0xFE70...0xFEFE:
      true
    default: false
    }
  }

  fileprivate var opensBracket: Bool { self == 0x28 || self == 0x5B || self == 0x7B }

  fileprivate var opensQuote: Bool {
    [0x22, 0x27, 0xAB, 0xBB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x203A].contains(self)
  }
}
