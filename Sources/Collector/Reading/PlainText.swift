/// Eight bytes of a text, looked at together: letters, digits, blanks, and signs that mean nothing to Markdown.
///
/// Each byte has a lane of a word of 64 bits, the first the lowest; what holds of it is told by its lane's highest bit.
struct PlainText {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// How many of the bytes there are before the first that is a mark, a control character or no ASCII.
  let length: Int
  /// All bits of the lanes that hold anything but a blank.
  private let inked: UInt64
  /// The lowest bits of the lanes that hold a letter or digit.
  private let letters: UInt64
  /// The lowest bit of the first mark's lane, if there is one.
  private let stop: UInt64

  init(_ word: UInt64) {
    let marks = PlainText.marks(in: word)
    length = marks.trailingZeroBitCount / 8
    stop = (marks & (0 &- marks)) >> 7
    let read = stop &- 1
    // Only of ASCII: no sum reaches the next lane.
    let ascii = word & read & ~PlainText.highs
    let inkedHighs =
      ((ascii ^ PlainText.lanes(.space)) &+ PlainText.lanes(0x7F)) & PlainText.highs & read
    inked = inkedHighs | (inkedHighs &- (inkedHighs >> 7))
    letters = (PlainText.letters(in: ascii) & read) >> 7
  }

  /// How many words begin here, and whether a word goes on behind; one that goes on from before was counted there.
  ///
  /// A word is what stands between blanks and has a letter. Added to the inked lanes, a letter anywhere in a run of them
  /// carries one bit out at the end of that run, however many letters there are.
  func words(isInWord: inout Bool) -> Int {
    let goesOn = isInWord && inked & 1 == 1
    let (sum, overflows) = inked.addingReportingOverflow(letters | (goesOn ? 1 : 0))
    let ends = sum & ~inked & PlainText.ones
    isInWord = overflows || ends & stop != 0
    let runs = Int(truncatingIfNeeded: (ends &* PlainText.ones) >> 56) + (overflows ? 1 : 0)
    return runs - (goesOn ? 1 : 0)
  }

  private static func lanes(_ byte: UInt8) -> UInt64 { UInt64(byte) &* ones }

  /// Lanes whose byte, of ASCII, is one of a range; the others' highest bits are as they may be.
  private static func lanes(of word: UInt64, from first: UInt8, to last: UInt8) -> UInt64 {
    (word &+ lanes(0x80 - first)) & ~(word &+ lanes(0x7F - last))
  }

  private static func letters(in word: UInt64) -> UInt64 {
    let small = word | lanes(0x20)
    let found =
      lanes(of: small, from: UInt8(ascii: "a"), to: UInt8(ascii: "z"))
      | lanes(of: word, from: .zero, to: .nine)
    return found & highs
  }

  /// Lanes that hold what Markdown, HTML or a template may mean something by, controls, and what is no ASCII.
  private static func marks(in word: UInt64) -> UInt64 {
    let ascii = word & ~highs
    let brackets = lanes(of: ascii, from: .openingBracket, to: .closingBracket)
    let braces = lanes(of: ascii, from: .openingBrace, to: .bar)
    let controls = ~(ascii &+ lanes(0x60))
    let others =
      unequal(ascii, .exclamation) & unequal(ascii, .ampersand)
      & unequal(ascii, .less) & unequal(ascii, .backtick)
    return (word | brackets | braces | controls | ~others) & highs
  }

  /// Lanes whose byte, of ASCII, is another.
  private static func unequal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    (word ^ lanes(byte)) &+ lanes(0x7F)
  }
}
