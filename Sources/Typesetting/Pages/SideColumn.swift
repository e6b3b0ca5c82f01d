import Geometry

/// What stands beside the text: each article's matter from where its text begins, and on the next page where
/// it does not end on the first.
struct SideColumn {
  private let frame: PageFrame
  private var waiting: [(galley: Int, slab: Slab)] = []
  private var bottom: Length

  init(frame: PageFrame) {
    self.frame = frame
    bottom = frame.top
  }

  var isWaiting: Bool { !waiting.isEmpty }

  /// Goes to the head of a new page with all that found no room before.
  mutating func turn(to sheet: inout PageSheet, _ galleys: [PlacedGalley]) {
    bottom = frame.top
    let rest = waiting
    waiting = []
    for (galley, slab) in rest { place(slab, of: galleys[galley], on: &sheet) }
  }

  mutating func begin(_ galley: PlacedGalley, at top: Length, on sheet: inout PageSheet) {
    if bottom > frame.top { bottom = bottom + frame.grid }
    bottom = max(bottom, top)
    for slab in galley.galley.side { place(slab, of: galley, on: &sheet) }
  }

  private mutating func place(_ slab: Slab, of galley: PlacedGalley, on sheet: inout PageSheet) {
    guard let side = frame.side else { return }
    let isAtHead = bottom == frame.top
    let top = bottom + (isAtHead ? .zero : slab.spaceBefore)
    let isTooLow = top + slab.height > frame.bottom + frame.grid * 0.2
    guard waiting.isEmpty, !isTooLow || isAtHead else {
      waiting.append((galley.number, slab))
      return
    }
    sheet.place(slab, of: galley, left: side.left, top: top)
    bottom = top + slab.height + slab.spaceAfter
  }
}
