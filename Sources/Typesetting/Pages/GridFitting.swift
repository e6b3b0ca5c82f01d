import Geometry

/// Puts slabs on the grid: text on its lines, other matter between them, and text again on the next line.
struct GridFitting {
  let grid: Length
  private(set) var strips: [Strip] = []
  /// Where the last slab ended, from the top of the galley.
  private var end = Length.zero
  /// The line at whose head the next strip can begin.
  private var nextLine = 0
  private var spaceAfter = Length.zero

  init(grid: Length) { self.grid = grid }

  /// The strips of a galley, which begins at the head of a line and ends at the foot of one.
  static func strips(of slabs: [Slab], galley: Int, grid: Length) -> [Strip] {
    var fitting = GridFitting(grid: grid)
    for slab in slabs { fitting.add(slab, galley: galley) }
    fitting.close()
    return fitting.strips
  }

  private mutating func add(_ slab: Slab, galley: Int) {
    let space = strips.isEmpty ? .zero : max(spaceAfter, slab.spaceBefore)
    var top = end + space
    if slab.isOnGrid { top = lineOfGrid(near: top, space: space) }
    let line = max(nextLine, Int((top / grid + 0.001).rounded(.down)))
    let bottom = top + slab.height
    // Of lines lower than the grid's some begin and end within one: those take none of their own.
    let height = max(0, lastLine(of: bottom) - line)
    var strip = Strip(slab: slab, galley: galley, lines: height)
    strip.linesBefore = line - nextLine
    strip.shift = top - grid * line
    strip.overhang = max(.zero, bottom - grid * (line + height))
    strip.keep = slab.keep.rawValue
    if let last = strips.last?.slab {
      if last.keepsNext {
        let keep = last.isPartOfHead ? Slab.Keep.reluctant : .never
        strip.keep = max(strip.keep, keep.rawValue)
      }
      if last.introducesNext { strip.keep = max(strip.keep, Slab.Keep.together.rawValue) }
      if last.isHyphenated, strip.keep == 0 { strip.keep = GridFitting.hyphenDemerits }
    }
    if slab.picture != nil, height >= GridFitting.fewestPictureLines {
      let lines = Int(Double(height) * GridFitting.mostGivenUp)
      strip.give = Strip.Give(lines: lines, grid: grid)
    }
    if let head = slab.repeatedHead {
      strip.headLines = Int((head.height / grid - 0.01).rounded(.up))
    }
    strips.append(strip)
    end = bottom
    spaceAfter = slab.spaceAfter
    nextLine = line + height
  }

  /// The next line of the grid; the one before, if that leaves most of the space.
  private func lineOfGrid(near top: Length, space: Length) -> Length {
    let above = grid * (top / grid + 0.01).rounded(.down)
    return above - end >= space * 0.6 ? above : top.rounded(upTo: grid)
  }

  /// The line at which a slab ends that ends here; what hangs over by less than a line is the next one's.
  private func lastLine(of bottom: Length) -> Int {
    Int((bottom / grid + 0.01).rounded(.down))
  }

  /// Lets the last strip reach to the foot of its line.
  private mutating func close() {
    guard !strips.isEmpty, strips[strips.count - 1].overhang > grid * 0.02 else { return }
    strips[strips.count - 1].lines += 1
    strips[strips.count - 1].overhang = .zero
  }

  /// The share of its height that a picture may lose, and the lines below which it keeps them all.
  private static let mostGivenUp = 0.3
  private static let fewestPictureLines = 8
  /// A word over the end of a page is worse than lines left free below it, by judgement.
  private static let hyphenDemerits = 2_000
}
