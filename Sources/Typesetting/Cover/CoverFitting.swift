import Geometry
import Layout
import TextShaping

/// The blocks of a cover while they are made to fit.
struct CoverFitting {
  let cover: CoverDescription
  let setter: CoverBlockSetter
  var blocks: [CoverBlock] = []

  /// From the head of the cover to the top of each block.
  var tops: [Length] {
    let stack = stack
    var tops = blocks.map { $0.ownTop(coverHeight: cover.size.height) }
    for (index, top) in zip(stacked, stack.tops) { tops[index] = top }
    return tops
  }

  /// Sets the highest text smaller, and again, until all find room.
  mutating func shrinkToFit() throws(FontFailure) {
    var isSettled = blocks.map { !$0.element.isText }
    while stack.overflow > .zero {
      let open = blocks.indices.filter { !isSettled[$0] }
      guard let index = open.max(by: { blocks[$0].height < blocks[$1].height }) else {
        guard giveUpLeastImportant(&isSettled) else { return }
        continue
      }
      let height = blocks[index].height
      let wanted = max(height - stack.overflow, height * Self.mostAtOnce)
      let smaller = try setter.block(for: blocks[index].element, within: wanted)
      if let smaller, smaller.height < height {
        blocks[index] = smaller
      } else {
        isSettled[index] = true
      }
    }
  }

  /// No text is cut down further before the others are asked too.
  private static let mostAtOnce = 0.7

  /// Leaves out a block where there is no room for all even at their smallest.
  private mutating func giveUpLeastImportant(_ isSettled: inout [Bool]) -> Bool {
    for part in Self.dispensable {
      guard let index = blocks.firstIndex(where: { $0.element.part == part }) else { continue }
      blocks.remove(at: index)
      isSettled.remove(at: index)
      return true
    }
    return false
  }

  private static let dispensable: [CoverElement.Part] = [
    .lines, .byline, .deck, .departments, .subtitle, .dateline, .title, .rule, .nameplate,
  ]

  // MARK: Stack

  /// The blocks that make room for one another: all but grounds.
  private var stacked: [Int] {
    blocks.indices.filter { blocks[$0].element.fillsRoom || !blocks[$0].element.isGround }
  }

  private var stack: CoverStack {
    CoverStack(
      stacked.map { index in
        let block = blocks[index]
        let isPicture = block.element.fillsRoom
        return CoverStack.Box(
          place: block.element.place,
          gap: block.element.gap,
          height: isPicture ? cover.size.height * Self.leastPicture : block.height,
          overhang: block.overhang,
          left: block.element.left,
          right: block.element.left + block.element.width
        )
      },
      height: cover.size.height,
      clearance: cover.size.width * Self.clearance,
      margin: cover.margin
    )
  }

  /// Of the cover's height, what is left to a picture.
  private static let leastPicture = 0.2
  /// Of the cover's width, how near ink may come to other things.
  private static let clearance = 0.02
}

extension CoverBlock {
  /// Where a block stands that heeds no other.
  fileprivate func ownTop(coverHeight: Length) -> Length {
    switch element.place {
    case .top(let top): top
    case .bottom(let distance): coverHeight - distance - height
    case .below: .zero
    }
  }
}

extension CoverElement {
  /// Whether it can be set smaller.
  fileprivate var isText: Bool {
    switch part {
    case .nameplate, .subtitle, .title, .deck, .byline, .departments, .lines: height == nil
    case .dateline, .rule, .band, .picture: false
    }
  }
}
