import Diagnostics
import Geometry
import Layout
import PageModel
import TextShaping

/// A cover while it is being put together: what stands on it so far, and where.
struct CoverSheet {
  private let size: Size
  /// Whether lines begin at the right, and all that stands at the left stands there.
  private let isMirrored: Bool
  private var items: [PageItem] = []
  /// Characters that no font has, each once, in the order in which they were met.
  private var unset: [Character] = []

  init(size: Size, isMirrored: Bool) {
    self.size = size
    self.isMirrored = isMirrored
  }

  var page: Page { Page(size: size, items: items) }

  var findings: [Diagnostic] {
    unset.isEmpty ? [] : [.glyphsMissing(onCover: unset)]
  }

  mutating func fill(with colour: Colour) {
    let all = Rectangle(x: .zero, y: .zero, width: size.width, height: size.height)
    items.append(.rectangle(all, colour))
  }

  mutating func add(_ placed: CoverComposition.PlacedBlock) {
    let start = placed.block.element.left
    for mark in placed.block.marks {
      switch mark {
      case .area(let area, let colour):
        items.append(.rectangle(self.area(area, start: start, top: placed.top), colour))
      case .picture(let picture, let window):
        items.append(
          .picture(
            PlacedPicture(
              key: picture.key,
              proportions: (picture.width, picture.height),
              filling: self.area(window, start: start, top: placed.top)
            )
          )
        )
      case .text(let text, let line):
        add(text, in: line, start: start, top: placed.top)
      }
    }
  }

  /// A rectangle of a block where it lies on the cover.
  private func area(_ area: Rectangle, start: Length, top: Length) -> Rectangle {
    let left = start + area.left
    return Rectangle(
      x: isMirrored ? size.width - left - area.size.width : left,
      y: top + area.top,
      width: area.size.width,
      height: area.size.height
    )
  }

  private mutating func add(_ text: FittedText, in room: CoverLine, start: Length, top: Length) {
    let first = area(
      Rectangle(x: room.start, y: room.baseline, width: room.measure, height: .zero),
      start: start,
      top: top
    )
    for (line, offset) in zip(text.lines, text.baselines) {
      let spare = first.size.width - text.size * line.width
      items += line.set(
        at: text.size,
        in: text.style,
        colour: room.colour,
        left: first.left + spare * share(before: room.align),
        baseline: first.top + offset
      )
      for character in line.shaped.unset where !unset.contains(character) {
        unset.append(character)
      }
    }
  }

  /// How much of a line's spare room is at its left.
  private func share(before align: TextAlign) -> Double {
    switch align {
    case .start, .justify: isMirrored ? 1 : 0
    case .end: isMirrored ? 0 : 1
    case .center: 0.5
    }
  }
}
