import Geometry

/// Where columns end: the best of all ways to divide a course (after Plass, 1981).
///
/// Every way is weighed as a whole: lines left free, paragraphs set tighter or looser, spaces between
/// articles, and where each column ends.
struct ColumnBreaker {
  /// A column and how its matter is made to fill it.
  struct Column: Hashable, Sendable {
    var strips: Range<Int>
    /// Lines gained by longer paragraphs; below zero, saved by shorter ones.
    var variantLines = 0
    /// Lines added to the spaces between articles.
    var gapLines = 0
    /// Lines that pictures give up.
    var pictureLines = 0
  }

  /// The room of a column, in lines of the grid.
  struct Room: Hashable, Sendable {
    var lines: Int
    var grid: Length
    /// Whether columns stand beside one another, whose feet should be level.
    var isBesideOthers: Bool
    /// What notes at the foot need beside their own height: a rule, and space above it.
    var noteSeparation: Length
  }

  private let strips: [Strip]
  private let room: Room
  /// Sums over all strips before each.
  private let lines: [Int]
  private let notes: [Length]
  private let stretch: [Int]
  private let give: [Int]
  private let shorterEnds: [Int]
  private let longerEnds: [Int]
  /// For each strip the paragraph within which it is, beyond its first line.
  private let paragraphAt: [Int?]
  private let variants: [CourseVariants]
  /// For each position the last strip before it that begins an article, or the matter beside one.
  private let lastStart: [Int?]
  private let lastSide: [Int?]
  /// For each position the last strip before it with which a page of its own begins.
  private let lastOpener: [Int?]

  init(_ course: Course, room: Room) {
    strips = course.strips
    variants = course.variants
    self.room = room
    lines = strips.sums { $0.linesBefore + $0.lines }
    stretch = strips.sums(\.stretch)
    give = strips.sums(\.give.lines)
    var notes = [Length.zero]
    for strip in strips { notes.append(notes[notes.count - 1] + strip.notesHeight) }
    self.notes = notes
    var shorter = Array(repeating: 0, count: strips.count + 1)
    var longer = shorter
    var inside = [Int?](repeating: nil, count: strips.count + 1)
    for (index, variant) in course.variants.enumerated() {
      if variant.shorter != nil { shorter[variant.strips.upperBound] += 1 }
      if variant.longer != nil { longer[variant.strips.upperBound] += 1 }
      for strip in variant.strips.dropFirst() { inside[strip] = index }
    }
    shorterEnds = shorter.runningSums
    longerEnds = longer.runningSums
    paragraphAt = inside
    lastStart = strips.lastIndices(where: \.beginsArticle)
    lastSide = strips.lastIndices { $0.sideLines > 0 }
    lastOpener = strips.lastIndices(where: \.startsColumn)
  }

  /// The columns, the best way of all; there always is one.
  func columns() -> [Column] {
    guard !strips.isEmpty else { return [] }
    var best = [(demerits: Double, start: Int, column: Column)?](
      repeating: nil,
      count: strips.count + 1
    )
    best[0] = (0, 0, Column(strips: 0..<0))
    for end in 1...strips.count {
      for start in stride(from: end - 1, through: 0, by: -1) {
        if openerIsTooLow(in: start..<end) { break }
        guard let before = best[start] else { continue }
        let isLast = end == strips.count || strips[end].startsColumn
        let column = ColumnRoom(lines: room.lines, mayEndShort: isLast)
        guard let choice = demerits(of: start..<end, in: column) else {
          // A column that is too full stays so with more in it.
          if start < end - 1 { break }
          continue
        }
        let total = before.demerits + choice.demerits
        if best[end].map({ total < $0.demerits }) ?? true {
          best[end] = (total, start, choice.column)
        }
      }
    }
    return chosen(best)
  }

  /// Whether what should begin a page stands where too little of this one is left; it does so with more above it, too.
  private func openerIsTooLow(in range: Range<Int>) -> Bool {
    guard let opener = lastOpener[range.upperBound], opener > range.lowerBound else { return false }
    return room.isBesideOthers
      || room.lines - linesBefore(opener, in: range) < ColumnBreaker.goodPart
  }

  private func chosen(
    _ best: [(demerits: Double, start: Int, column: Column)?]
  ) -> [Column] {
    var columns: [Column] = []
    var end = strips.count
    while end > 0, let node = best[end] {
      columns.append(node.column)
      end = node.start
    }
    return columns.reversed()
  }

  /// What is asked of one column.
  struct ColumnRoom: Hashable, Sendable {
    var lines: Int
    /// Whether it does not matter how many lines stay free.
    var mayEndShort: Bool
    /// Whether what is too high for any column may reach beyond the foot.
    var mayOverflow = true
  }

  /// How bad a column is that holds these strips; `nil` when they do not go in.
  func demerits(
    of range: Range<Int>,
    in column: ColumnRoom
  ) -> (demerits: Double, column: Column)? {
    let (start, end) = (range.lowerBound, range.upperBound)
    let height = lines[end] - lines[start] - strips[start].linesBefore + strips[start].headLines
    let overhang = strips[end - 1].overhang > room.grid * 0.3 ? 1 : 0
    let capacity = column.lines - noteLines(range)
    let slack = capacity - height - overhang
    let isSingle = range.count == 1 && column.mayOverflow
    let mayEndShort = column.mayEndShort
    var column = Column(strips: range)
    var demerits = breakDemerits(at: end)
    if slack < 0 {
      let shorter = variantCount(shorterEnds, range) { $0.shorter != nil }
      column.pictureLines = min(-slack, give[end] - give[start])
      let rest = -slack - column.pictureLines
      guard rest <= shorter || isSingle else { return nil }
      column.variantLines = isSingle ? 0 : -rest
      demerits +=
        Double(rest) * ColumnBreaker.variantDemerits
        + Double(column.pictureLines) * ColumnBreaker.pictureDemerits
    } else if !mayEndShort {
      demerits += fill(&column, slack)
    } else {
      demerits += shortEndDemerits(range, height: height, free: slack)
    }
    return (demerits + startDemerits(range) + sideDemerits(range), column)
  }

  /// Takes up free lines: between articles by the space there, within columns rather by paragraphs, for a
  /// wider space over one of two heads is seen.
  ///
  /// - Returns: what that costs, and the lines that stay free.
  private func fill(_ column: inout Column, _ slack: Int) -> Double {
    let range = column.strips
    let most = min(slack, linesBelowSide(range))
    let gaps = stretch[range.upperBound] - stretch[min(range.lowerBound + 1, range.upperBound)]
    let longer = variantCount(longerEnds, range) { $0.longer != nil }
    if room.isBesideOthers {
      column.variantLines = min(most, longer)
      column.gapLines = min(most - column.variantLines, gaps)
    } else {
      column.gapLines = min(most, gaps)
      column.variantLines = min(most - column.gapLines, longer)
    }
    let free = Double(slack - column.gapLines - column.variantLines)
    return Double(column.gapLines)
      * (room.isBesideOthers ? ColumnBreaker.headGapDemerits : ColumnBreaker.gapDemerits)
      + Double(column.variantLines) * ColumnBreaker.variantDemerits
      + free * free
      * (room.isBesideOthers
        ? ColumnBreaker.unevenFootDemerits : ColumnBreaker.freeLineDemerits)
      + (free > Double(room.lines) * ColumnBreaker.mostFree
        ? ColumnBreaker.underfullDemerits : 0)
  }

  /// What it costs that a column may end short: one of few lines, or one with room for what begins the next page.
  private func shortEndDemerits(_ range: Range<Int>, height: Int, free: Int) -> Double {
    let (start, end) = (range.lowerBound, range.upperBound)
    if end < strips.count, !room.isBesideOthers,
      free - strips[end].linesBefore >= ColumnBreaker.goodPart
    {
      return ColumnBreaker.underfullDemerits
    }
    return !strips[start].beginsArticle && start > 0 && height < ColumnBreaker.fewestLastLines
      ? ColumnBreaker.shortEndDemerits : 0
  }

  private func noteLines(_ range: Range<Int>) -> Int {
    let height = notes[range.upperBound] - notes[range.lowerBound]
    guard height > .zero else { return 0 }
    return Int(((height + room.noteSeparation) / room.grid - 0.01).rounded(.up))
  }

  private func breakDemerits(at end: Int) -> Double {
    guard end < strips.count, !strips[end].startsColumn else { return 0 }
    return Double(strips[end].keep)
  }

  /// Paragraphs that stand wholly in the range and have a variant.
  private func variantCount(
    _ ends: [Int],
    _ range: Range<Int>,
    has: (CourseVariants) -> Bool
  ) -> Int {
    var count = ends[range.upperBound] - ends[range.lowerBound]
    if let index = paragraphAt[range.lowerBound], has(variants[index]),
      variants[index].strips.upperBound <= range.upperBound
    {
      count -= 1
    }
    return max(0, count)
  }

  /// An article must not begin too near to a column's end.
  private func startDemerits(_ range: Range<Int>) -> Double {
    guard let start = lastStart[range.upperBound], start > range.lowerBound else { return 0 }
    let below = room.lines - linesBefore(start, in: range)
    return below < strips[start].needs ? Double(Slab.Keep.never.rawValue) * 0.1 : 0
  }

  /// What stands beside an article should not reach below its page's foot, and cannot where the article ends.
  private func sideDemerits(_ range: Range<Int>) -> Double {
    guard let side = lastSide[range.upperBound], side >= range.lowerBound else { return 0 }
    guard linesBelow(side, in: range) < 0 else { return 0 }
    return goesOn(side, beyond: range)
      ? ColumnBreaker.partedSideDemerits : Double(Slab.Keep.never.rawValue) * 0.1
  }

  /// Lines by which the last article's matter beside the text may go down; it stays on the page where its article
  /// ends, for on the next it would stand in the way of a headline.
  private func linesBelowSide(_ range: Range<Int>) -> Int {
    guard let side = lastSide[range.upperBound], side >= range.lowerBound,
      !goesOn(side, beyond: range)
    else { return .max }
    return max(0, linesBelow(side, in: range))
  }

  /// Lines free below the matter beside the text that begins at a strip.
  private func linesBelow(_ side: Int, in range: Range<Int>) -> Int {
    room.lines - linesBefore(side, in: range) - strips[side].sideLines
  }

  private func goesOn(_ side: Int, beyond range: Range<Int>) -> Bool {
    range.upperBound < strips.count && strips[range.upperBound].galley == strips[side].galley
  }

  /// Lines of the column above a strip.
  private func linesBefore(_ strip: Int, in range: Range<Int>) -> Int {
    let start = range.lowerBound
    guard strip > start else { return 0 }
    return lines[strip] - lines[start] - strips[start].linesBefore + strips[start].headLines
      + strips[strip].linesBefore
  }

  // What pages cost is summed up (Plass, Optimal Pagination, 1981), in proportions of judgement: a foot that is a line
  // higher than those beside it is worse than two paragraphs a line longer than they are best, and better than three.
  private static let unevenFootDemerits = 400.0
  /// A line free at the foot of a page by itself is hardly seen.
  private static let freeLineDemerits = 40.0
  /// A page of which a larger share is free looks as if something were missing.
  private static let mostFree = 0.24
  private static let underfullDemerits = 20_000.0
  /// Lines that are enough for what else would begin a page of its own.
  private static let goodPart = 10
  private static let variantDemerits = 150.0
  private static let gapDemerits = 60.0
  /// A smaller picture is seen by nobody; that its page is full is.
  private static let pictureDemerits = 60.0
  private static let headGapDemerits = 250.0
  /// A page or column of so few lines looks left over.
  private static let fewestLastLines = 6
  private static let shortEndDemerits = 8_000.0
  private static let partedSideDemerits = 3_000.0
}

extension [Strip] {
  /// For each position the sum over all strips before it.
  fileprivate func sums(_ value: (Strip) -> Int) -> [Int] {
    var sums = [0]
    sums.reserveCapacity(count + 1)
    for strip in self { sums.append(sums[sums.count - 1] + value(strip)) }
    return sums
  }

  /// For each position the last strip before it of which something holds.
  fileprivate func lastIndices(where holds: (Strip) -> Bool) -> [Int?] {
    var last: Int?
    var indices: [Int?] = [nil]
    for (index, strip) in enumerated() {
      if holds(strip) { last = index }
      indices.append(last)
    }
    return indices
  }
}

extension [Int] {
  fileprivate var runningSums: [Int] {
    var sum = 0
    return map {
      sum += $0
      return sum
    }
  }
}
