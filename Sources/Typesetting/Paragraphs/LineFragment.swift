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

extension LineFragment {
  /// How wide a space or a seam is in a line that is spaced so.
  func width(_ spacing: LineSpacing) -> Double {
    width + (spacing.ratio < 0 ? shrink : stretch) * spacing.ratio
  }
}

extension [LineFragment] {
  /// Whether the same words go on behind a seam: what is drawn under them goes through.
  func goOn(about index: Int) -> Bool {
    guard index > 0, index + 1 < count else { return false }
    return self[index - 1].span == self[index].span && self[index + 1].span == self[index].span
  }
}
