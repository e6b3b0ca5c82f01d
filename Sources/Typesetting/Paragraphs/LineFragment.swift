/// What stands in one line of an atom of the copy.
struct LineFragment {
  enum Kind {
    case word, space, seam, inset
    /// A space at which the line ends: it is read, but takes no room.
    case trailingSpace
  }

  var kind: Kind
  var level: UInt8
  /// Among the copy's spans and looks.
  var span: Int
  var look: Int
  /// Among the stock's words.
  var word: Int
  /// In points, as it is by nature.
  var width = 0.0
  /// How many gaps between its letters may be widened, and the width of its letters.
  var gaps = 0
  var letters = 0.0
  var stretch = 0.0
  var shrink = 0.0
}
