import Geometry
import Layout
import TextShaping

/// An element of a cover, set but not yet placed: it knows how high it is.
struct CoverBlock {
  let element: CoverElement
  var marks: [CoverMark]
  /// From its top to the foot of its last line, as seen: to the baseline.
  var height: Length
  /// How far ink reaches below that.
  var overhang: Length = .zero

  init(_ element: CoverElement, marks: [CoverMark] = [], height: Length = .zero) {
    self.element = element
    self.marks = marks
    self.height = height
  }
}

/// Something drawn in a block, at a place counted from the block's top and its start.
enum CoverMark {
  case area(Rectangle, Colour)
  case text(FittedText, CoverLine)
  case picture(CoverMatter.Picture, Rectangle)
}

/// Where lines of a block stand.
struct CoverLine {
  /// From the side on which lines of the language begin.
  var start: Length
  var measure: Length
  var align: TextAlign
  /// The first baseline, from the block's top.
  var baseline: Length
  var colour: Colour
}
