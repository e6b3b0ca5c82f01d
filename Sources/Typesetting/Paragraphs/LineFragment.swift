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

extension [LineFragment] {
  /// The fragments' numbers in the order in which they stand from left to right (UAX #9, rule L2).
  var visualOrder: [Int] {
    var order = [Int](indices)
    for level in stride(from: map(\.level).max() ?? 0, to: 0, by: -1) {
      var start = 0
      while start < order.count {
        let end = order[start...].firstIndex { self[$0].level < level } ?? order.count
        order[start..<end].reverse()
        start = end + 1
      }
    }
    return order
  }
}
