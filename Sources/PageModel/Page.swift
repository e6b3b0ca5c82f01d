package import Geometry

/// A finished page: what stands where, in the order in which it is painted.
///
/// All measures are from the page's top left corner, y downwards. A page is a value: it is compared,
/// cached and dumped as text, and knows nothing of how it will be drawn.
package struct Page: Hashable, Sendable {
  package var size: Size
  /// Later items are painted over earlier ones.
  package var items: [PageItem]
  /// What the items mean, in order and without overlap.
  package var marks: [ContentMark]
  package var links: [LinkArea]
  package var anchors: [Anchor]

  package init(
    size: Size,
    items: [PageItem] = [],
    marks: [ContentMark] = [],
    links: [LinkArea] = [],
    anchors: [Anchor] = []
  ) {
    self.size = size
    self.items = items
    self.marks = marks
    self.links = links
    self.anchors = anchors
  }

  /// Paints more, as a part of what `element` means; without one, as furniture.
  package mutating func add(_ more: [PageItem], as element: StructureElement.ID? = nil) {
    guard !more.isEmpty else { return }
    let start = items.count
    items += more
    guard let element else { return }
    if let last = marks.last, last.element == element, last.items.upperBound == start {
      marks[marks.count - 1].items = last.items.lowerBound..<items.count
    } else {
      marks.append(ContentMark(items: start..<items.count, element: element))
    }
  }

  /// Paints all that is on another page over this one.
  package mutating func add(_ other: Page) {
    let start = items.count
    items += other.items
    marks += other.marks.map { mark in
      let items = mark.items.lowerBound + start..<mark.items.upperBound + start
      return ContentMark(items: items, element: mark.element)
    }
    links += other.links
    anchors += other.anchors
  }
}

/// One thing on a page.
package enum PageItem: Hashable, Sendable {
  case glyphs(GlyphRun)
  /// A filled rectangle: a ground, a band, a rule.
  case rectangle(Rectangle, Colour)
  case picture(PlacedPicture)
}

/// A picture on a page, or the part of it that shows.
package struct PlacedPicture: Hashable, Sendable {
  /// Names the picture; whoever draws the page has its pixels under the same key.
  package var key: String
  /// Where the whole picture would lie.
  package var extent: Rectangle
  /// The part of the page through which it is seen.
  package var window: Rectangle

  package init(key: String, extent: Rectangle, window: Rectangle) {
    self.key = key
    self.extent = extent
    self.window = window
  }

  /// A picture of these proportions, as small as fills `window`, its middle in the window's middle.
  ///
  /// Proportions that are not positive count as those of the window, and no picture is taken for more
  /// than a thousand times as long as it is broad.
  package init(key: String, proportions: (width: Int, height: Int), filling window: Rectangle) {
    let ratio =
      proportions.width > 0 && proportions.height > 0
      ? min(max(Double(proportions.width) / Double(proportions.height), 0.001), 1000)
      : window.size.width / window.size.height
    let width = max(window.size.width, window.size.height * ratio)
    let height = max(window.size.height, window.size.width * (1 / ratio))
    let extent = Rectangle(
      x: window.left - (width - window.size.width) * 0.5,
      y: window.top - (height - window.size.height) * 0.5,
      width: width,
      height: height
    )
    self.init(key: key, extent: extent, window: window)
  }
}

extension PageItem {
  /// Moves the item, wherever it is, to the right and down.
  package mutating func move(x: Length, y: Length) {
    switch self {
    case .glyphs(var run):
      run.origin = Point(x: run.origin.x + x, y: run.origin.y + y)
      self = .glyphs(run)
    case .rectangle(var rectangle, let colour):
      rectangle.origin = Point(x: rectangle.left + x, y: rectangle.top + y)
      self = .rectangle(rectangle, colour)
    case .picture(var picture):
      picture.extent.origin = Point(x: picture.extent.left + x, y: picture.extent.top + y)
      picture.window.origin = Point(x: picture.window.left + x, y: picture.window.top + y)
      self = .picture(picture)
    }
  }
}
