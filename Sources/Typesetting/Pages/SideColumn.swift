import Geometry

/// What stands beside the text: each article's matter from where its text begins, and on the next page where
/// it does not end on the first.
struct SideColumn {
  private var frame: PageFrame
  private var waiting: [(galley: Int, slabs: [Slab])] = []
  private var bottom: Length

  init(frame: PageFrame) {
    self.frame = frame
    bottom = frame.top
  }

  var isWaiting: Bool { !waiting.isEmpty }

  /// Goes to the head of a new page with all that found no room before.
  mutating func turn(to sheet: inout PageSheet, _ galleys: [PlacedGalley]) {
    frame = sheet.frame
    bottom = frame.top
    let rest = waiting
    waiting = []
    for part in rest { place(part.slabs, of: galleys[part.galley], on: &sheet) }
  }

  mutating func begin(_ galley: PlacedGalley, at top: Length, on sheet: inout PageSheet) {
    if bottom > frame.top { bottom = bottom + frame.grid }
    bottom = max(bottom, top)
    for part in galley.galley.side.wholes { place(part, of: galley, on: &sheet) }
  }

  /// Places slabs that belong together, if there is room for all of them, and nothing else waits.
  private mutating func place(
    _ slabs: [Slab],
    of galley: PlacedGalley,
    on sheet: inout PageSheet
  ) {
    guard let side = frame.side else { return }
    let isAtHead = bottom == frame.top
    let isTooLow = bottom + slabs.height > frame.bottom + frame.grid * 0.4
    guard waiting.isEmpty, !isTooLow || isAtHead else {
      waiting.append((galley.number, slabs))
      return
    }
    for (index, slab) in slabs.enumerated() {
      let top = bottom + (isAtHead && index == 0 ? .zero : slab.spaceBefore)
      sheet.place(slab, of: galley, left: side.left, top: top)
      bottom = top + slab.height + slab.spaceAfter
    }
  }
}

extension [Slab] {
  /// The slabs in groups that are not to be parted.
  fileprivate var wholes: [[Slab]] {
    var wholes: [[Slab]] = []
    for slab in self {
      if let last = wholes.last?.last, last.keepsNext || slab.keep > .free {
        wholes[wholes.count - 1].append(slab)
      } else {
        wholes.append([slab])
      }
    }
    return wholes
  }
}
