extension BreakableText {
  /// The fewest lines that the text takes at `measure` ems; `nil` when a part is wider than a line.
  func lineCount(measure: Double) -> Int? {
    guard widestPart <= measure else { return nil }
    var count = 0
    var start = 0
    while start < parts.count {
      start = greedyEnd(from: start, measure: measure)
      count += 1
    }
    return count
  }

  /// Where a line ends that begins at `start` and takes as much as it can, at least one part.
  func greedyEnd(from start: Int, measure: Double) -> Int {
    var end = start
    while end < parts.count {
      if end > start, width(of: start..<end + 1) > measure { break }
      end += 1
    }
    return end
  }

  /// The text in exactly `count` lines (fewer when it has fewer parts) whose widths differ least.
  ///
  /// Of all ways, that with the least sum of squared widths: since their sum is given, it is the most
  /// even one. No line is wider than `measure` ems unless none of the ways avoids it.
  func balanced(in count: Int, measure: Double = .infinity) -> [Range<Int>] {
    let count = min(count, parts.count)
    guard count > 1 else { return parts.isEmpty ? [] : [0..<parts.count] }
    // best[end]: the least sum for the parts before `end` in the lines so far, and the last one's start.
    var best = (0...parts.count).map { end in
      (sum: end == 0 ? 0 : cost(ofWidth: width(of: 0..<end), measure: measure), start: 0)
    }
    var starts: [[Int]] = []
    for line in 1..<count {
      best = (0...parts.count).map { end in
        var choice = (sum: Double.infinity, start: 0)
        for start in (line..<max(line, end)).reversed() where best[start].sum < choice.sum {
          let sum = best[start].sum + cost(ofWidth: width(of: start..<end), measure: measure)
          if sum < choice.sum { choice = (sum, start) }
        }
        return choice
      }
      starts.append(best.map(\.start))
    }
    return ranges(endingAt: starts)
  }

  private func ranges(endingAt starts: [[Int]]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var end = parts.count
    for starts in starts.reversed() {
      ranges.append(starts[end]..<end)
      end = starts[end]
    }
    return [0..<end] + ranges.reversed()
  }

  private func cost(ofWidth width: Double, measure: Double) -> Double {
    width <= measure ? width * width : width * width + 1e6
  }

  /// The width of these parts in one line, in ems, with the hyphen that may end it.
  func width(of range: Range<Int>) -> Double {
    guard let last = range.last else { return 0 }
    let width = offsets[range.upperBound] - offsets[range.lowerBound]
    return width + (parts[last].isCut ? hyphen : 0) - (parts[last].isSpaceAfter ? space : 0)
  }
}
