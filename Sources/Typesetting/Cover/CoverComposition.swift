import Geometry
import Layout
import TextShaping

/// The blocks of a cover, each in its place.
struct CoverComposition {
  struct PlacedBlock {
    var block: CoverBlock
    /// From the head of the cover.
    var top: Length
  }

  /// From behind to before.
  private(set) var blocks: [PlacedBlock]

  /// Sets the elements of a form, smaller until all find room.
  init(
    of form: CoverForm,
    in cover: CoverDescription,
    by setter: CoverBlockSetter
  ) throws(FontFailure) {
    var fitting = CoverFitting(cover: cover, setter: setter)
    for element in form.elements {
      if let block = try setter.block(for: element) { fitting.blocks.append(block) }
    }
    try fitting.shrinkToFit()
    blocks = zip(fitting.blocks, fitting.tops).map { PlacedBlock(block: $0, top: $1) }
    placeBands(coverHeight: cover.size.height)
    fillPictures(coverHeight: cover.size.height)
  }

  /// Draws each band around what stands on it; one with nothing on it goes.
  private mutating func placeBands(coverHeight: Length) {
    for index in blocks.indices.reversed() where blocks[index].block.element.holdsOthers {
      let element = blocks[index].block.element
      let held = blocks.dropFirst(index + 1).prefix { !$0.block.element.isGround }
      guard let head = held.map(\.top).min(), let foot = held.map(\.foot).max() else {
        blocks.remove(at: index)
        continue
      }
      switch element.place {
      case .bottom(let distance):
        blocks[index].stretch(from: head - element.padding, to: coverHeight - distance)
      case .top(let top): blocks[index].stretch(from: top, to: foot + element.padding)
      case .below: blocks[index].stretch(from: head - element.padding, to: foot + element.padding)
      }
    }
  }

  /// Gives pictures the room between what stands above them and what stands below.
  private mutating func fillPictures(coverHeight: Length) {
    for index in blocks.indices.reversed() where blocks[index].block.element.fillsRoom {
      let below = blocks.dropFirst(index + 1).filter { $0.top > blocks[index].top }
      let foot = below.map { $0.top - $0.block.gapUnderPicture }.min() ?? coverHeight
      if foot > blocks[index].top {
        blocks[index].stretch(from: blocks[index].top, to: foot)
      } else {
        blocks.remove(at: index)
      }
    }
  }
}

extension CoverComposition.PlacedBlock {
  fileprivate var foot: Length { top + block.height + block.overhang }

  /// Makes a ground reach from one height to another.
  fileprivate mutating func stretch(from top: Length, to foot: Length) {
    self.top = top
    block.height = max(.zero, foot - top)
    block.marks = block.marks.map { mark in
      let area = Rectangle(x: .zero, y: .zero, width: block.element.width, height: block.height)
      return switch mark {
      case .area(_, let colour): .area(area, colour)
      case .picture(let picture, _): .picture(picture, area)
      case .text: mark
      }
    }
  }
}

extension CoverBlock {
  /// A band lies over the picture's foot so that no seam shows; other things keep away from it.
  fileprivate var gapUnderPicture: Length { element.isGround ? .pt(-1) : element.gap }
}

extension CoverElement {
  /// Whether others may stand on it.
  var isGround: Bool { part == .band || part == .picture }

  /// Whether it is a band as high as what stands on it.
  var holdsOthers: Bool { part == .band && height == nil }

  /// Whether it is a picture as high as the room that is left.
  var fillsRoom: Bool { part == .picture && height == nil }
}
