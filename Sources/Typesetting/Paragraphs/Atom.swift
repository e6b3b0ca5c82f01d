import Geometry

/// What a paragraph's lines are made of, in reading order.
struct Atom {
  enum Kind: UInt8 {
    case word
    /// A space that vanishes where a line ends.
    case space
    /// A space at which no line ends.
    case noBreakSpace
    /// A place between characters that are written without spaces: a line may end, and be widened, here.
    case seam
    case inset
    /// A line ends here.
    case lineBreak
  }

  var kind: Kind
  /// As in UAX #9: even reads from left to right, odd from right to left.
  var level: UInt8 = 0
  /// Among the paragraph's spans, and among its looks.
  var span: Int
  var look: Int
  /// Among the stock's words; of a space, the space's; of a seam, among the copy's joints.
  var word = -1
}

/// A look and what its face says, in points; without anything whose copies would have to be counted.
struct PreparedLook {
  var fontSize: Length
  var colour: Colour
  var baselineShift: Length
  var background: Colour?
  var isUnderlined: Bool
  var isStruckOut: Bool
  var isVerbatim: Bool
  /// The stock's number of its letters.
  var letters: Int
  var size: Double
  var tracking: Double
  /// The space's width, tracking and word spacing included.
  var space: Double
  /// How far letters reach above and below the line's baseline.
  var ascent: Double
  var descent: Double
}
