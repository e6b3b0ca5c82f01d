import Geometry
import Layout

/// A kind of page: where its frames are and how many lines they hold, in the layout's own points.
struct PageFrame: Sendable {
  let master: PageMaster
  /// Of the paper, before everything on it is scaled.
  let size: Size
  let grid: Length
  /// The upper edge of the text.
  let top: Length
  let lines: Int
  /// Whether the columns, and what stands beside them, follow one another from the right.
  let isMirrored: Bool
  /// Left edges and widths of the columns of text, in the order in which they are read.
  private(set) var text: [(left: Length, width: Length)]
  private(set) var side: (left: Length, width: Length)?
  /// Of a front page: the columns of the lead, and those beside it.
  private(set) var lead: [(left: Length, width: Length)]
  private(set) var rail: [(left: Length, width: Length)]
  /// The width from the beginning of the text to the outer margin, and its left edge: for headlines and rules
  /// across the page.
  private(set) var fullWidth: Length
  private(set) var left: Length

  /// - Returns: `nil` where the paper has no room for the master's margins and a few lines of text.
  init?(_ master: PageMaster, paper: Paper, type: TypeScale, isMirrored: Bool = false) {
    let scale = master.scale > 0 ? 1 / master.scale : 1
    size = Size(width: paper.size.width * scale, height: paper.size.height * scale)
    grid = max(type.leading, .pt(1))
    self.master = master
    self.isMirrored = isMirrored
    top = master.margins.head
    lines = master.lines(pageHeight: size.height, type: type)
    let text = master.frames(.text, pageWidth: size.width, type: type)
    let side = master.frames(.side, pageWidth: size.width, type: type).first
    let isRoomy = (side?.width ?? .pt(100)) >= .pt(64)
    let lead = master.columns(of: .lead, pageWidth: size.width, type: type)
    let rail = master.columns(of: .rail, pageWidth: size.width, type: type)
    let beside = isRoomy && !master.side.isEmpty ? side : nil
    let start = text.first?.left ?? master.margins.inside
    fullWidth = size.width - master.margins.outside - start
    left = isMirrored ? master.margins.outside : start
    let edge = isMirrored ? size.width : nil
    self.text = text.mirrored(at: edge)
    self.lead = lead.mirrored(at: edge)
    self.rail = rail.mirrored(at: edge)
    self.side = [beside].compactMap(\.self).mirrored(at: edge).first
    guard lines >= PageFrame.fewestLines, let width = text.first?.width,
      width >= PageFrame.narrowestMeasure
    else { return nil }
  }

  /// The page with the columns of another.
  func with(columnsOf other: PageFrame) -> PageFrame {
    var frame = self
    (frame.text, frame.side) = (other.text, other.side)
    (frame.fullWidth, frame.left) = (other.fullWidth, other.left)
    return frame
  }

  /// A front page on which the lead has all columns.
  var withoutRail: PageFrame {
    var frame = self
    (frame.lead, frame.rail) = (lead + rail, [])
    return frame
  }

  /// A place for lines of the issue's own.
  func room(_ measure: Length, left: Length = .zero) -> Room {
    Room(left: left, measure: measure, isRightToLeft: isMirrored)
  }

  /// Where a slab stands that begins with a column: what is broader reaches over the side beyond.
  func left(of slab: Slab, in place: (left: Length, width: Length)) -> Length {
    guard isMirrored, let measure = slab.measure else { return place.left }
    return place.left + place.width - measure
  }

  /// Of all columns of text and the gutters between them.
  var textWidth: Length { width(over: text.count) }

  /// The width of so many columns of text and the gutters between them.
  func width(over columns: Int) -> Length { Array(text.prefix(max(columns, 1))).width }

  /// The widths of the heads on a front page.
  var leadWidths: [FrontPlace: Length] {
    [.lead: lead.width, .rail: rail.width]
  }

  /// The lower edge of the text.
  var bottom: Length { top + grid * lines }

  private static let fewestLines = 8
  private static let narrowestMeasure = Length.pt(72)
}

extension [(left: Length, width: Length)] {
  /// From the left edge of the leftmost column to the right edge of the rightmost.
  var width: Length { right - left }

  var left: Length { map(\.left).min() ?? .zero }

  private var right: Length { map { $0.left + $0.width }.max() ?? .zero }

  /// As they stand seen from the right of a page whose right edge is here; `nil` leaves them.
  fileprivate func mirrored(at edge: Length?) -> Self {
    guard let edge else { return self }
    return map { (left: edge - $0.left - $0.width, width: $0.width) }
  }
}

extension ArraySlice<(left: Length, width: Length)> {
  /// The middle of the white between two neighbours.
  var gutter: Length {
    let places = sorted { $0.left < $1.left }
    guard let first = places.first, let last = places.last else { return .zero }
    return (first.left + first.width + last.left) * 0.5
  }
}

extension [(left: Length, width: Length)] {
  /// The columns in the order in which a story reads them: from the right if its lines run so, whatever the page.
  func read(by course: Course, _ galleys: [PlacedGalley], in frame: PageFrame) -> Self {
    let galley = course.strips.first.map { galleys[$0.galley].galley }
    return (galley?.isRightToLeft ?? frame.isMirrored) == frame.isMirrored ? self : reversed()
  }
}
