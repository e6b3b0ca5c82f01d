import Geometry
import Layout

/// What stands where on a front page: the head of the issue, the lead, the stories beside it with the contents
/// below them, and the takeaways of the lead across the foot.
struct FrontPlan: Sendable {
  /// A story in its place.
  struct Block: Sendable {
    var number: Int
    var line: Int
    var columns: [(left: Length, width: Length)]
    var head: Story.Head
    /// What of its text stands there, below the head.
    var course = Course()
    var band = BandBreaker.Band(columns: [], lines: 0)
    /// How many strips of it that are; `nil` for all.
    var end: Int?

    var lines: Int { head.lines + band.lines }
  }

  private(set) var blocks: [Block] = []
  /// Where the parts of the front stand, by their first lines.
  private(set) var lines: [IssuePart.Name: Int] = [:]
  /// The lines between the head of the issue and what stands across the foot.
  private(set) var middle = 0..<0
  let frame: PageFrame
  let style: PageMaker.PageStyle

  /// How many lines each part of the front takes.
  typealias PartLines = [IssuePart.Name: Int]

  init(
    _ stories: [Story],
    parts: PartLines,
    frame: PageFrame,
    style: PageMaker.PageStyle
  ) {
    self.frame = frame
    self.style = style
    let head = parts[.masthead, default: 0] + parts[.intro, default: 0] + 1
    let foot = parts[.takeaways, default: 0]
    let bottom = frame.lines - (foot > 0 ? foot + 1 : 0)
    lines[.masthead] = 0
    lines[.intro] = parts[.masthead, default: 0]
    lines[.takeaways] = bottom + 1
    middle = min(head, bottom)..<bottom
    guard let lead = stories.first else { return }
    blocks.append(block(lead, under: lead.frontHead, in: middle, columns: frame.lead))
    fillRail(Array(stories.dropFirst()), contents: parts[.contents, default: 0])
  }

  /// Takes up what stands at the issue's end, where all that is told leaves so many lines free.
  mutating func takeUpEnd(lines: Int) {
    let used = blocks.map { $0.line + $0.lines }.max() ?? middle.lowerBound
    guard blocks.allSatisfy({ $0.end == nil }), used + FrontPlan.gap + lines <= middle.upperBound,
      self.lines[.contents, default: 0] >= middle.upperBound
    else { return }
    self.lines[.colophon] = middle.upperBound - lines
  }

  // MARK: Beside the lead

  /// As many stories as find room, and the contents below them.
  private mutating func fillRail(_ stories: [Story], contents: Int) {
    let bottom = middle.upperBound - contents
    lines[.contents] = max(middle.lowerBound, bottom)
    let broad = stories.map { ($0, $0.frontHead) }
    var placed = fitting(broad, above: bottom)
    if placed.isEmpty {
      // Rather the heads of pages inside than nothing beside the lead.
      let narrow = stories.map { ($0, $0.head(over: frame.rail.count)) }
      placed = fitting(narrow.filter { fits($0.1, among: 1, above: bottom) }, above: bottom)
    }
    var top = middle.lowerBound
    for (index, (story, head)) in placed.enumerated() {
      let left = placed.count - index
      let free = bottom - top - FrontPlan.gap
      let lines = (free - FrontPlan.gap * (left - 1)) / left
      let block = block(story, under: head, in: top..<top + lines, columns: frame.rail)
      blocks.append(block)
      top += block.lines + FrontPlan.gap
    }
  }

  /// As many of the first stories as fit beside the lead.
  private func fitting(
    _ stories: [(Story, Story.Head)],
    above bottom: Int
  ) -> [(Story, Story.Head)] {
    let count = (0...stories.count).last { count in
      stories.prefix(count).allSatisfy { fits($0.1, among: count, above: bottom) }
    }
    return Array(stories.prefix(count ?? 0))
  }

  private func fits(_ head: Story.Head, among count: Int, above bottom: Int) -> Bool {
    head.lines + FrontPlan.fewestLines <= share(of: count, above: bottom)
  }

  /// The lines of each of so many stories.
  private func share(of count: Int, above bottom: Int) -> Int {
    count == 0 ? 0 : (bottom - middle.lowerBound) / count - FrontPlan.gap
  }

  // MARK: A story

  private func block(
    _ story: Story,
    under head: Story.Head,
    in lines: Range<Int>,
    columns: [(left: Length, width: Length)]
  ) -> Block {
    var block = Block(
      number: story.number,
      line: lines.lowerBound,
      columns: columns,
      head: head
    )
    guard let part = story.parts.first, !part.isSpanning, lines.count > head.lines else {
      block.end = 0
      return block
    }
    block.course = part.course
    let breaker = BandBreaker(
      part.course,
      columns: columns.count,
      room: ColumnBreaker.Room(
        lines: frame.lines,
        grid: frame.grid,
        isBesideOthers: true,
        noteSeparation: style.noteSeparation
      )
    )
    let room = lines.count - head.lines
    let whole = story.parts.count == 1 ? breaker.division(first: room) : nil
    if let whole, whole.bands.count == 1 {
      block.band = whole.bands[0]
    } else if let opening = breaker.opening(lines: room, leaving: FrontPlan.fewestLines) {
      block.band = opening.band
      block.end = opening.end
    } else {
      block.end = 0
    }
    return block
  }

  /// No story is cut so near to its beginning or its end.
  private static let fewestLines = 8
  /// Lines between two stories.
  private static let gap = 2
}
