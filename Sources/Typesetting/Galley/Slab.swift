import Geometry
import PageModel

/// A piece of a column that is never divided: a line, a picture, a row of a table.
struct Slab: Hashable, Sendable {
  /// Where a column may end before a slab, and how much better it had not.
  enum Keep: Int, Hashable, Sendable {
    case free = 0
    /// It would be seen: between a figure and its words, within short program text.
    case together = 4_000
    /// After a line that ends in a colon, which would point to nothing.
    case introduced = 12_000
    /// Where all of an article's head does not fit on a page.
    case reluctant = 3_000_000
    /// Only where nothing else is left.
    case never = 10_000_000
  }

  var height: Length
  /// Between two slabs the larger of both spaces counts; none stands at the head of a column.
  var spaceBefore: Length = .zero
  var spaceAfter: Length = .zero
  /// Whether its top must be on a line of the grid.
  var isOnGrid: Bool
  /// Across what it was set, where that is not the column of text: a head across the page.
  var measure: Length?
  /// Places are relative to the left edge of what it was set across, and to the slab's top.
  var pieces: [LinePiece] = []
  /// With what is before it.
  var keep: Keep = .free
  /// Names of places that links lead to; they are at the slab's top.
  var anchors: [String] = []
  /// Indices of notes called in it.
  var notes: [Int] = []
  var isHyphenated = false
  /// What stands above it at the head of a column only: the heads of a table that goes on.
  var repeatedHead: Head?
  /// Whether it ends in a colon: what it announces had better stand with it.
  var introducesNext = false
  /// Whether what comes next must not be parted from it: it heads it.
  var keepsNext = false
  /// Whether it may be parted from what comes next where a page has no room for both.
  var isPartOfHead = false
  /// Whether it stands over all columns of its article.
  var isSpanning = false
  /// The block of the article to which it belongs.
  var block = 0

  struct Head: Hashable, Sendable {
    var height: Length
    var pieces: [LinePiece]
  }
}

extension [Slab] {
  /// Of all of them one below the other, the space before each included.
  var height: Length { reduce(.zero) { $0 + $1.spaceBefore + $1.height } }
}

extension LinePiece {
  /// The piece elsewhere.
  func moved(x: Length, y: Length) -> LinePiece {
    var piece = self
    for index in piece.items.indices { piece.items[index].move(x: x, y: y) }
    piece.area.origin = Point(x: area.left + x, y: area.top + y)
    return piece
  }

  /// A filled rectangle that means nothing: a rule, a ground.
  static func rule(_ area: Rectangle, _ colour: Colour) -> LinePiece {
    LinePiece(items: [.rectangle(area, colour)], area: area)
  }
}
