package import Geometry
import PageModel

/// A page of two colours, the ground's and an ink's, to be drawn in strips.
///
/// Strips may be drawn side by side, by a renderer each: together they are the page as it is drawn at once.
package struct Plate: Sendable {
  /// In pixels.
  package let width: Int
  package let height: Int
  package let ground: Colour
  package let ink: Colour
  let pixelsPerPoint: Double
  private let items: [PageItem]

  init(
    _ page: Page,
    pixelsPerPoint: Double,
    ground: Colour,
    ink: Colour,
    items: ArraySlice<PageItem>
  ) {
    width = page.size.width.pixels(at: pixelsPerPoint)
    height = page.size.height.pixels(at: pixelsPerPoint)
    self.ground = ground
    self.ink = ink
    self.pixelsPerPoint = pixelsPerPoint
    self.items = Array(items)
  }

  /// Strips of at most so many rows, from the top.
  package func strips(ofRows count: Int) -> [Range<Int>] {
    stride(from: 0, to: height, by: max(1, count)).map { $0..<min($0 + max(1, count), height) }
  }

  /// What may leave something in these rows, in the order in which it is painted.
  func items(in rows: Range<Int>) -> [PageItem] {
    let top = Double(rows.lowerBound) / pixelsPerPoint
    let bottom = Double(rows.upperBound) / pixelsPerPoint
    return items.filter { $0.top.points <= bottom && $0.bottom.points >= top }
  }
}

extension PageItem {
  fileprivate var top: Length {
    switch self {
    case .rectangle(let rectangle, _): rectangle.top
    case .glyphs(let run): run.origin.y + (run.glyphs.map(\.y).min() ?? .zero) - run.reach
    case .picture(let picture): picture.window.top
    }
  }

  fileprivate var bottom: Length {
    switch self {
    case .rectangle(let rectangle, _): rectangle.bottom
    case .glyphs(let run): run.origin.y + (run.glyphs.map(\.y).max() ?? .zero) + run.reach
    case .picture(let picture): picture.window.bottom
    }
  }
}

extension GlyphRun {
  /// How far glyphs reach from their baseline, which is more than any does in the fonts that there are.
  fileprivate var reach: Length { size * 2 }
}

extension Length {
  /// A whole number of pixels; none where there is no sensible one.
  func pixels(at pixelsPerPoint: Double) -> Int {
    max(0, Int(exactly: (points * pixelsPerPoint).rounded()) ?? 0)
  }
}
