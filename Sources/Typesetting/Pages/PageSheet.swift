import Geometry
import PageModel

/// A page while it is being put together.
struct PageSheet {
  let frame: PageFrame
  private(set) var page: Page
  /// The galleys whose articles begin here, in order.
  var beginning: [Int] = []
  /// The galley with which the page goes on from the one before.
  var continuing: Int?
  /// The block with which the page begins.
  var firstBlock = 0
  private var links: [LinkKey] = []
  private var areas: [LinkKey: [Rectangle]] = [:]

  /// A link of a galley.
  private struct LinkKey: Hashable {
    var galley: Int
    var link: Int
  }

  init(_ frame: PageFrame) {
    self.frame = frame
    page = Page(size: frame.size)
  }

  /// Puts a slab down, its upper left corner at a point.
  mutating func place(_ slab: Slab, of galley: PlacedGalley, left: Length, top: Length) {
    for name in slab.anchors {
      page.anchors.append(Anchor(name: name, point: Point(x: left, y: top)))
    }
    place(slab.pieces, of: galley, left: left, top: top)
  }

  mutating func place(_ pieces: [LinePiece], of galley: PlacedGalley, left: Length, top: Length) {
    for piece in pieces {
      let piece = piece.moved(x: left, y: top)
      page.add(piece.items, as: piece.element.map { $0.moved(by: galley.structureOffset) })
      if let link = piece.link { add(piece.area, to: LinkKey(galley: galley.number, link: link)) }
    }
  }

  /// Paints what means nothing.
  mutating func decorate(_ items: [PageItem]) { page.add(items) }

  /// Places a column's matter, its upper edge at a line of the grid.
  mutating func place(
    _ matter: Justified,
    of galleys: [PlacedGalley],
    left: Length,
    top: Length
  ) {
    var line = 0
    // What stands between lines of the grid begins at the head, with all that follows it there.
    var lift = Length.zero
    for (index, strip) in matter.strips.enumerated() {
      let galley = galleys[strip.galley]
      lift = index == 0 ? strip.shift : strip.slab.isOnGrid ? .zero : lift
      if index > 0 {
        line += strip.linesBefore + matter.gaps[index, default: 0]
      } else if let head = strip.slab.repeatedHead {
        place(head.pieces, of: galley, left: left, top: top)
        line += strip.headLines
      }
      let height = frame.grid * line + strip.shift - lift
      place(strip.slab, of: galley, left: left, top: top + height)
      line += strip.lines
    }
  }

  /// Places a band, a column of it in each of these places, with its notes at the foot.
  mutating func place(
    _ band: BandBreaker.Band,
    of course: Course,
    in places: [(left: Length, width: Length)],
    top: Length,
    _ galleys: [PlacedGalley],
    _ style: PageMaker.PageStyle
  ) {
    for (index, (column, place)) in zip(band.columns, places).enumerated()
    where !column.strips.isEmpty {
      let matter = Justified(column, of: course)
      self.place(matter, of: galleys, left: place.left, top: top)
      let endsInJump = band.hasJump && index == band.columns.count - 1
      let foot = top + frame.grid * (band.lines - (endsInJump ? 1 : 0))
      placeNotes(of: matter.strips, at: place, above: foot, galleys, style)
    }
  }

  /// Notes stand at the foot of their column, the last one's last line on its lower edge.
  mutating func placeNotes(
    of strips: [Strip],
    at place: (left: Length, width: Length),
    above foot: Length,
    _ galleys: [PlacedGalley],
    _ style: PageMaker.PageStyle
  ) {
    let height = strips.reduce(Length.zero) { $0 + $1.notesHeight }
    guard height > .zero else { return }
    var top = foot - height
    if let rule = style.noteRule {
      let isBackward = strips.first.map { galleys[$0.galley].galley.isRightToLeft } ?? false
      let room = Room(left: place.left, measure: place.width, isRightToLeft: isBackward)
        .beginning(min(rule.length ?? place.width, place.width))
      let area = room.rule(at: top - style.noteSeparation * 0.4, height: rule.width)
      decorate([.rectangle(area, rule.colour)])
    }
    for strip in strips {
      let galley = galleys[strip.galley]
      for slab in strip.notes.flatMap({ galley.galley.notes[$0].slabs }) {
        top = top + slab.spaceBefore
        self.place(slab, of: galley, left: place.left, top: top)
        top = top + slab.height
      }
    }
  }

  /// Paints furniture, or what has its element in the tree of the whole document.
  mutating func add(_ items: [PageItem], as element: StructureElement.ID?) {
    page.add(items, as: element)
  }

  /// A link that belongs to no galley.
  mutating func add(_ link: LinkArea) { page.links.append(link) }

  /// Paints what another sheet of the same page holds, and goes on where it does.
  mutating func add(_ other: PageSheet) {
    page.add(other.page)
    for link in other.links { for area in other.areas[link] ?? [] { add(area, to: link) } }
    (beginning, continuing, firstBlock) = (other.beginning, nil, 0)
  }

  private mutating func add(_ area: Rectangle, to link: LinkKey) {
    guard var known = areas[link] else {
      links.append(link)
      areas[link] = [area]
      return
    }
    if let last = known.last, last.top == area.top, area.left - last.right < .pt(3) {
      known[known.count - 1] = last.joined(with: area)
    } else {
      known.append(area)
    }
    areas[link] = known
  }

  /// The page with its links, whose targets `galleys` know.
  consuming func finished(_ galleys: [PlacedGalley]) -> Page {
    var page = page
    page.links += links.compactMap { key in
      guard galleys.indices.contains(key.galley) else { return nil }
      let galley = galleys[key.galley]
      let link = galley.galley.links[key.link]
      return LinkArea(
        to: link.target,
        areas: areas[key] ?? [],
        description: link.description,
        element: link.element.moved(by: galley.structureOffset)
      )
    }
    return page
  }
}

/// A galley and where its elements are in the tree of the whole document.
struct PlacedGalley: Sendable {
  var galley: Galley
  var number: Int
  var structureOffset: Int
}

extension Rectangle {
  fileprivate func joined(with other: Rectangle) -> Rectangle {
    let left = min(left, other.left)
    let top = min(top, other.top)
    return Rectangle(
      x: left,
      y: top,
      width: max(right, other.right) - left,
      height: max(bottom, other.bottom) - top
    )
  }
}
