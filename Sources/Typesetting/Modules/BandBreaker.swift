import Geometry

/// Divides a course among bands: columns of one height beside one another, a band on each page.
///
/// All columns are chosen at once, as `ColumnBreaker` weighs them; the last band is as low as its columns
/// are level.
struct BandBreaker {
  /// The columns of one page, from left to right; fewer than it has where the last are empty.
  struct Band: Hashable, Sendable {
    var columns: [ColumnBreaker.Column]
    var lines: Int
    /// Whether the last column leaves its last line to what leads to the rest.
    var hasJump = false
  }

  /// A way to divide the course.
  struct Division: Sendable {
    var bands: [Band] = []
    var demerits = 0.0
  }

  private let breaker: ColumnBreaker
  private let heights: [Int]
  private let count: Int
  private let columns: Int
  /// Lines of a column of a whole page.
  private let full: Int

  init(_ course: Course, columns: Int, room: ColumnBreaker.Room) {
    breaker = ColumnBreaker(course, room: room)
    count = course.strips.count
    self.columns = max(1, columns)
    full = room.lines
    var heights = [0]
    for strip in course.strips {
      heights.append(heights[heights.count - 1] + strip.lines + strip.linesBefore)
    }
    self.heights = heights
  }

  /// The best division into a band of at most `first` lines and bands of whole pages.
  func division(first: Int) -> Division {
    guard count > 0 else { return Division() }
    var ways = [Way(end: 0)]
    var lines = first
    while true {
      if let last = last(of: ways, within: lines) { return last }
      ways = filled(ways, lines)
      if let whole = ways.last, whole.end == count { return whole.division }
      lines = full
    }
  }

  /// A band of so many lines for the beginning of the course, whose last column leaves one for the line that
  /// says where it goes on; `nil` where too little would be left for there.
  func opening(lines: Int, leaving least: Int) -> (band: Band, end: Int)? {
    var ways = [Way(end: 0)]
    for column in 1...columns {
      let isLast = column == columns
      ways = filledColumn(ways, isLast ? lines - 1 : lines, isLast: true)
    }
    let possible = ways.filter { $0.end > 0 && heights[count] - heights[$0.end] >= least }
    let best = possible.min { ($0.demerits, -$0.end) < ($1.demerits, -$1.end) }
    return best.map { (Band(columns: $0.open, lines: lines, hasJump: true), $0.end) }
  }

  // MARK: The last band

  /// The best way to end within a band of so many lines; `nil` where there is none.
  private func last(of ways: [Way], within lines: Int) -> Division? {
    var best: Division?
    let likely = ways.sorted { ($0.demerits, $0.end) < ($1.demerits, $1.end) }.prefix(10)
    for way in likely where heights[count] - heights[way.end] <= (lines + 2) * columns {
      guard var end = levelled(from: way, within: lines) else { continue }
      // A line or two at the head of a page look like something forgotten.
      if !way.bands.isEmpty, let low = end.bands.last?.lines, low < BandBreaker.fewestLines {
        end.demerits += Double(BandBreaker.fewestLines - low) * BandBreaker.lowBandDemerits
      }
      if best.map({ end.demerits < $0.demerits }) ?? true { best = end }
    }
    return best
  }

  /// A last band as low as it can well be.
  private func levelled(from way: Way, within lines: Int) -> Division? {
    let least = max(1, (heights[count] - heights[way.end] + columns - 1) / columns - 1)
    guard least <= lines else { return nil }
    var best: Division?
    for height in least...lines {
      let excess = Double(height - least) * BandBreaker.lineDemerits
      if let best, best.demerits < way.demerits + excess { break }
      guard let end = filled([way], height, isLast: true).last, end.end == count else { continue }
      let demerits = end.demerits + excess
      if best.map({ demerits < $0.demerits }) ?? true {
        var division = end.division
        division.demerits = demerits
        best = division
      }
    }
    return best
  }

  // MARK: Full bands

  /// A way to have filled whole bands up to a strip.
  private struct Way {
    var end: Int
    var demerits = 0.0
    var bands: [Band] = []
    /// Of the band that is being filled.
    var open: [ColumnBreaker.Column] = []

    var division: Division { Division(bands: bands, demerits: demerits) }
  }

  /// The best ways to fill one more band, by the strips at which they end, in order.
  private func filled(_ ways: [Way], _ lines: Int, isLast: Bool = false) -> [Way] {
    var ways = ways
    for column in 1...columns {
      ways = filledColumn(ways, lines, isLast: isLast)
      if isLast, column == columns { ways = ways.filter { $0.end == count } }
    }
    for index in ways.indices {
      ways[index].bands.append(Band(columns: ways[index].open, lines: lines))
      ways[index].open = []
    }
    return ways
  }

  private func filledColumn(_ ways: [Way], _ lines: Int, isLast: Bool) -> [Way] {
    var best: [Int: Way] = [:]
    func offer(_ way: Way) {
      if best[way.end].map({ way.demerits < $0.demerits }) ?? true { best[way.end] = way }
    }
    // What is too high for any column goes over the foot of a whole one, alone.
    let room = ColumnBreaker.ColumnRoom(
      lines: lines,
      mayEndShort: false,
      mayOverflow: !isLast && lines >= full
    )
    for way in ways {
      var empty = way
      empty.open.append(ColumnBreaker.Column(strips: way.end..<way.end))
      empty.demerits += emptyDemerits(lines, atEnd: way.end == count)
      offer(empty)
      guard way.end < count else { continue }
      for end in way.end + 1...count {
        guard let choice = breaker.demerits(of: way.end..<end, in: room) else { break }
        var next = way
        next.end = end
        next.demerits += choice.demerits
        next.open.append(choice.column)
        offer(next)
      }
    }
    return best.values.sorted { $0.end < $1.end }
  }

  private func emptyDemerits(_ lines: Int, atEnd: Bool) -> Double {
    let free = Double(lines * lines) * BandBreaker.freeLineDemerits
    return atEnd ? free : free + BandBreaker.emptyColumnDemerits
  }

  /// A line by which a last band is higher than it need be.
  private static let lineDemerits = 500.0
  private static let fewestLines = 3
  private static let lowBandDemerits = 6_000.0
  private static let freeLineDemerits = 400.0
  private static let emptyColumnDemerits = 20_000.0
}
