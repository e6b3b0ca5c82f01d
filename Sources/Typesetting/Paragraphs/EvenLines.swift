/// Breaks a heading into as few lines as it takes, as even as they can be.
struct EvenLines {
  let breakpoints: [Breakpoint]
  let measures: LineMeasures
  let firstLine: Int
  /// The size in points.
  let em: Double

  /// More lines are no heading; they are left to `TotalFit`.
  static let most = 12

  /// The breakpoints at the lines' ends; `nil` when they are too many, or do not all fit.
  func solve() -> [Int]? {
    guard breakpoints.count > 1 else { return [] }
    guard let count = leastCount else { return nil }
    return best(in: count)
  }

  /// How many lines it takes when each holds as much as it can.
  private var leastCount: Int? {
    var count = 0
    var start = 0
    while start < breakpoints.count - 1 {
      guard count < Self.most, let end = farthestEnd(from: start, line: firstLine + count) else {
        return nil
      }
      start = end
      count += 1
    }
    return count
  }

  private func farthestEnd(from start: Int, line: Int) -> Int? {
    var farthest: Int?
    for end in start + 1..<breakpoints.count {
      let excess = width(from: start, to: end) - measures.width(ofLine: line)
      if excess <= Self.tolerance {
        farthest = end
      } else if excess > em {
        break
      }
    }
    return farthest
  }

  private static let tolerance = 0.001

  private func width(from start: Int, to end: Int) -> Double {
    let (start, end) = (breakpoints[start], breakpoints[end])
    return end.end.width - start.start.width - start.startHang - end.endHang
  }

  /// The ends of exactly so many lines whose slack, squared, comes to the least sum.
  private func best(in count: Int) -> [Int]? {
    var reached: [Int: Way] = [0: Way(cost: 0, previous: 0)]
    var steps: [[Int: Way]] = []
    for line in 0..<count {
      var next: [Int: Way] = [:]
      for start in reached.keys.sorted() {
        guard let way = reached[start] else { continue }
        extend(way, from: start, line: line, isLast: line == count - 1, into: &next)
      }
      steps.append(next)
      reached = next
    }
    return ends(in: steps)
  }

  private struct Way {
    var cost: Double
    var previous: Int
  }

  private func extend(
    _ way: Way,
    from start: Int,
    line: Int,
    isLast: Bool,
    into next: inout [Int: Way]
  ) {
    let measure = measures.width(ofLine: firstLine + line)
    for end in start + 1..<max(start + 1, breakpoints.count) {
      let slack = measure - width(from: start, to: end)
      if slack < -em { break }
      if slack < -Self.tolerance || isLast != (end == breakpoints.count - 1) { continue }
      let cost =
        way.cost + slack * slack / (measure * measure)
        + fault(from: start, to: end, isLast: isLast && line > 0)
      if cost < next[end]?.cost ?? .infinity { next[end] = Way(cost: cost, previous: start) }
    }
  }

  /// What is wrong with a line but its width: a word divided, a small word at the end, one alone.
  private func fault(from start: Int, to end: Int, isLast: Bool) -> Double {
    let place = breakpoints[end]
    var fault = place.penalty * place.penalty / 1e5
    let words = place.wordCount - breakpoints[start].wordCount
    if isLast {
      if words <= 1 { fault += place.letterCount <= Demerits.shortestWord ? 1 : 0.2 }
    } else if place.division == nil, (1...3).contains(place.letterCount), words > 1 {
      fault += Self.danglingWord
    }
    return fault
  }

  // An article or preposition belongs to what follows; worth an unevenness of a tenth of the measure.
  private static let danglingWord = 0.01

  private func ends(in steps: [[Int: Way]]) -> [Int]? {
    var ends: [Int] = []
    var end = breakpoints.count - 1
    for step in steps.reversed() {
      guard let way = step[end] else { return nil }
      ends.append(end)
      end = way.previous
    }
    return ends.reversed()
  }
}
