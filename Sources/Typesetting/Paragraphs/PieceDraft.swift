import Geometry
import PageModel

/// A piece of a line while it is being filled.
struct PieceDraft {
  let element: StructureElement.ID?
  let link: Int?
  /// The number of the first of its fragments in reading order.
  var first: Int
  let left: Double
  private var right: Double
  private var above = 0.0
  private var below = 0.0
  var grounds: [Band] = []
  /// In the order of reading.
  private var items: [PageItem] = []
  /// Of the items, the numbers of the fragments as which they are read.
  private var numbers: [Int] = []
  var rules: [Band] = []

  init(element: StructureElement.ID?, link: Int?, first: Int, left: Double) {
    self.element = element
    self.link = link
    self.first = first
    self.left = left
    right = left
  }

  /// Adds what is read as a fragment of this number, and after those of smaller ones.
  mutating func add(_ item: PageItem, readAs number: Int) {
    var place = items.count
    while place > 0, numbers[place - 1] > number { place -= 1 }
    items.insert(item, at: place)
    numbers.insert(number, at: place)
  }

  mutating func extend(to x: Double, above: Double, below: Double) {
    right = max(right, x)
    self.above = max(self.above, above)
    self.below = max(self.below, below)
  }

  var piece: LinePiece {
    LinePiece(
      items: grounds.map(\.item) + items + rules.map(\.item),
      element: element,
      link: link,
      area: Rectangle(
        x: .pt(left),
        y: .pt(-above),
        width: .pt(right - left),
        height: .pt(above + below)
      )
    )
  }
}

/// A rectangle behind, below or through words.
struct Band: Hashable {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var colour: Colour

  fileprivate var item: PageItem {
    .rectangle(
      Rectangle(x: .pt(left), y: .pt(top), width: .pt(right - left), height: .pt(bottom - top)),
      colour
    )
  }
}

extension [Band] {
  /// Adds a band, or makes the last one longer when it goes on.
  mutating func add(_ band: Band) {
    guard let last, last.top == band.top, last.bottom == band.bottom, last.colour == band.colour,
      abs(last.right - band.left) < 0.01
    else {
      append(band)
      return
    }
    self[count - 1].right = band.right
  }
}

extension PageItem {
  /// The item, its place moved by these distances.
  func moved(by distance: Point) -> PageItem {
    switch self {
    case .glyphs(var run):
      run.origin = run.origin.moved(by: distance)
      return .glyphs(run)
    case .rectangle(var rectangle, let colour):
      rectangle.origin = rectangle.origin.moved(by: distance)
      return .rectangle(rectangle, colour)
    case .picture(var picture):
      picture.extent.origin = picture.extent.origin.moved(by: distance)
      picture.window.origin = picture.window.origin.moved(by: distance)
      return .picture(picture)
    }
  }
}

extension Point {
  fileprivate func moved(by distance: Point) -> Point {
    Point(x: x + distance.x, y: y + distance.y)
  }
}
