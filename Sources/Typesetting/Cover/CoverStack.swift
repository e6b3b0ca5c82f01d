import Geometry
import Layout

/// Finds the places of blocks of given heights: none overlaps another, and none leaves the cover.
///
/// Blocks that count from the foot are piled up from there, the others down from the head; what does
/// not find room then is told as the overflow.
struct CoverStack {
  struct Box {
    var place: CoverElement.Place
    var gap: Length
    var height: Length
    var overhang: Length
    var left: Length
    var right: Length

    fileprivate var distanceFromFoot: Length? {
      if case .bottom(let distance) = place { distance } else { nil }
    }
  }

  let boxes: [Box]
  let height: Length
  /// How near ink may come to other things.
  let clearance: Length
  /// How near the last block comes to the foot where none is placed from there.
  let margin: Length
  /// The places of those that count from the foot; of the others the highest there can be.
  private let piled: [Length]

  init(_ boxes: [Box], height: Length, clearance: Length, margin: Length) {
    self.boxes = boxes
    self.height = height
    self.clearance = clearance
    self.margin = margin
    piled = Self.piled(boxes, height: height, clearance: clearance)
  }

  /// From the head of the cover to the top of each block.
  var tops: [Length] {
    var tops = piled
    for index in fromHead {
      var top = highest(index, under: tops)
      if case .top(let wanted) = boxes[index].place { top = max(top, wanted) }
      tops[index] = top
    }
    for index in fromHead.reversed() {
      tops[index] = min(tops[index], floor(under: index, tops: tops) - boxes[index].height)
    }
    return tops
  }

  /// How much too high the blocks are together; not above zero when all find room.
  var overflow: Length {
    var tops = piled
    var overflow = fromFoot.map { .zero - tops[$0] }.max() ?? .zero
    for index in fromHead {
      tops[index] = highest(index, under: tops)
      let foot = tops[index] + boxes[index].height
      overflow = max(overflow, foot - floor(of: index, above: fromFoot, tops: tops))
    }
    return overflow
  }

  // MARK: Neighbours

  private var fromHead: [Int] { boxes.indices.filter { boxes[$0].distanceFromFoot == nil } }
  private var fromFoot: [Int] { boxes.indices.filter { boxes[$0].distanceFromFoot != nil } }

  /// The least top that the blocks above leave; of the first block, its own.
  private func highest(_ index: Int, under tops: [Length]) -> Length {
    let above = fromHead.filter { $0 < index && boxes[$0].isOver(boxes[index]) }
    let feet = above.map { upper in
      tops[upper] + boxes[upper].height
        + Self.distance(boxes[upper], boxes[index], clearance: clearance)
    }
    if let lowest = feet.max() { return lowest }
    if case .top(let top) = boxes[index].place { return top }
    return boxes[index].gap
  }

  private func floor(under index: Int, tops: [Length]) -> Length {
    floor(of: index, above: fromHead.filter { $0 > index } + fromFoot, tops: tops)
  }

  /// How far down a block may reach over others.
  private func floor(of index: Int, above lower: [Int], tops: [Length]) -> Length {
    let heads = lower.filter { boxes[index].isOver(boxes[$0]) }.map { lower in
      tops[lower] - Self.distance(boxes[index], boxes[lower], clearance: clearance)
    }
    return heads.min() ?? height - max(margin, boxes[index].overhang + clearance)
  }

  private static func piled(_ boxes: [Box], height: Length, clearance: Length) -> [Length] {
    var tops = boxes.map { _ in Length.zero }
    for index in boxes.indices.reversed() {
      guard let distance = boxes[index].distanceFromFoot else { continue }
      var foot = height - distance
      for lower in boxes.indices.dropFirst(index + 1)
      where boxes[lower].distanceFromFoot != nil && boxes[index].isOver(boxes[lower]) {
        foot = min(
          foot,
          tops[lower] - self.distance(boxes[index], boxes[lower], clearance: clearance)
        )
      }
      tops[index] = foot - boxes[index].height
    }
    return tops
  }

  /// From the foot of one block to the top of the next.
  private static func distance(_ upper: Box, _ lower: Box, clearance: Length) -> Length {
    upper.overhang > .zero ? max(lower.gap, upper.overhang + clearance) : lower.gap
  }
}

extension CoverStack.Box {
  /// Whether the two share a part of the cover's width.
  fileprivate func isOver(_ other: Self) -> Bool { left < other.right && other.left < right }
}
