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
  /// Left edges and widths of the columns of text.
  private(set) var text: [(left: Length, width: Length)]
  private(set) var side: (left: Length, width: Length)?
  /// Of a front page: the columns of the lead, and those beside it.
  private(set) var lead: [(left: Length, width: Length)]
  private(set) var rail: [(left: Length, width: Length)]

  /// - Returns: `nil` where the paper has no room for the master's margins and a few lines of text.
  init?(_ master: PageMaster, paper: Paper, type: TypeScale) {
    let scale = master.scale > 0 ? 1 / master.scale : 1
    size = Size(width: paper.size.width * scale, height: paper.size.height * scale)
    grid = max(type.leading, .pt(1))
    self.master = master
    top = master.margins.head
    lines = master.lines(pageHeight: size.height, type: type)
    let text = master.frames(.text, pageWidth: size.width, type: type)
    let side = master.frames(.side, pageWidth: size.width, type: type).first
    let isRoomy = (side?.width ?? .pt(100)) >= .pt(64)
    self.text = text
    lead = master.columns(of: .lead, pageWidth: size.width, type: type)
    rail = master.columns(of: .rail, pageWidth: size.width, type: type)
    self.side = isRoomy && !master.side.isEmpty ? side : nil
    guard lines >= PageFrame.fewestLines, let width = text.first?.width,
      width >= PageFrame.narrowestMeasure
    else { return nil }
  }

  /// The page with the columns of another.
  func with(columnsOf other: PageFrame) -> PageFrame {
    var frame = self
    (frame.text, frame.side) = (other.text, other.side)
    return frame
  }

  /// A front page on which the lead has all columns.
  var withoutRail: PageFrame {
    var frame = self
    (frame.lead, frame.rail) = (lead + rail, [])
    return frame
  }

  /// The width from the text's left edge to the right margin: for headlines and rules across the page.
  var fullWidth: Length {
    size.width - master.margins.outside - (text.first?.left ?? master.margins.inside)
  }

  /// From the left edge of the first column of text to the right edge of the last.
  var textWidth: Length { width(over: text.count) }

  /// The width of so many columns of text and the gutters between them.
  func width(over columns: Int) -> Length { Array(text.prefix(max(columns, 1))).width }

  /// The widths of the heads on a front page.
  var leadWidths: [FrontPlace: Length] {
    [.lead: lead.width, .rail: rail.width]
  }

  var left: Length { text.first?.left ?? master.margins.inside }
  /// The lower edge of the text.
  var bottom: Length { top + grid * lines }

  private static let fewestLines = 8
  private static let narrowestMeasure = Length.pt(72)
}

extension [(left: Length, width: Length)] {
  /// From the left edge of the first column to the right edge of the last.
  var width: Length {
    guard let first, let last else { return .zero }
    return last.left + last.width - first.left
  }
}
