import Geometry

/// Breaks a paragraph into lines so that all of them together are as good as can be.
///
/// After D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines (1981); the letters' width and
/// spacing are part of what a line can stretch and shrink.
struct TotalFit {
  let breakpoints: [Breakpoint]
  let measures: LineMeasures
  let rules: JustificationRules
  /// The paragraph's size in points.
  let em: Double
  let isRagged: Bool
  let hasVariants: Bool
  /// The number of the first line in its paragraph.
  let firstLine: Int

  /// For each line the breakpoint at its end.
  struct Solution {
    var ends: [Int]
    var shorter: [Int]?
    var longer: [Int]?
    /// The most that a line needs of its stretch; the last one needs none.
    var loosest = 0.0
  }

  func solve() -> Solution {
    guard breakpoints.count > 1 else { return Solution(ends: []) }
    for pass in passes {
      var attempt = Attempt(fit: self, pass: pass)
      if let solution = attempt.solve() { return solution }
    }
    return Solution(ends: [breakpoints.count - 1])
  }

  struct Pass {
    var tolerance: Double
    /// Stretch that lines are granted beyond their own, in points.
    var emergency: Double
    /// Whether a line may even be too wide, for there must be an end.
    var isLast = false
  }

  private var passes: [Pass] {
    if isRagged {
      return [
        Pass(tolerance: 2, emergency: 0), Pass(tolerance: .infinity, emergency: 0, isLast: true),
      ]
    }
    return [
      Pass(tolerance: rules.tolerance, emergency: 0), Pass(tolerance: 10, emergency: 0),
      Pass(tolerance: .infinity, emergency: 0, isLast: true),
    ]
  }

  /// How uneven ragged lines may be, as a share of the broadest measure.
  static let ragged = 0.25
}

/// A way to break the paragraph up to a breakpoint.
private struct Node {
  var breakpoint: Int
  /// How many lines end at or before it, from the paragraph's beginning.
  var line: Int
  var fitness: Int
  /// How many lines running end in a hyphen, at most 2.
  var hyphens: Int
  var demerits: Double
  /// Among the nodes; of the first -1.
  var previous: Int
}

/// One pass over a paragraph.
private struct Attempt {
  let fit: TotalFit
  let pass: TotalFit.Pass
  private let broadest: Double
  private let specialCount: Int
  private var nodes: [Node] = []
  /// Nodes from which a line may yet go on, by their places; those before `head` are done with.
  private var active: [Int] = []
  private var head = 0
  private var candidates: [Node] = []

  init(fit: TotalFit, pass: TotalFit.Pass) {
    self.fit = fit
    self.pass = pass
    broadest = fit.measures.broadest
    specialCount = fit.measures.specialCount
    nodes.reserveCapacity(fit.breakpoints.count * 4)
    active.reserveCapacity(fit.breakpoints.count * 4)
  }

  mutating func solve() -> TotalFit.Solution? {
    nodes.append(
      Node(breakpoint: 0, line: fit.firstLine, fitness: 1, hyphens: 0, demerits: 0, previous: -1)
    )
    active.append(0)
    let last = fit.breakpoints.count - 1
    for place in 1...last {
      collectCandidates(at: place, isLast: place == last)
      if candidates.isEmpty, pass.isLast, place == last || head >= active.count {
        forceCandidate(at: place)
      }
      guard place < last else { break }
      activateCandidates()
      if head >= active.count { return nil }
    }
    return solution
  }

  private mutating func collectCandidates(at place: Int, isLast: Bool) {
    candidates.removeAll(keepingCapacity: true)
    let end = fit.breakpoints[place]
    var index = head
    while index < active.count {
      let number = active[index]
      let node = nodes[number]
      let width = fit.measures.width(ofLine: node.line)
      let line = LineFit(from: fit.breakpoints[node.breakpoint], to: end, width: width, fit: fit)
      let ratio = line.ratio(isLast: isLast, emergency: pass.emergency)
      if ratio < -1.0001 {
        if index == head, line.excess > fit.em { head += 1 }
      } else if ratio <= pass.tolerance {
        add(line, ratio: ratio, from: number, to: place, isLast: isLast)
      } else if width == broadest
        || line.ratio(inWidth: broadest, emergency: pass.emergency) > pass.tolerance
      {
        return
      }
      index += 1
    }
  }

  private mutating func add(
    _ line: LineFit,
    ratio: Double,
    from number: Int,
    to place: Int,
    isLast: Bool
  ) {
    let from = nodes[number]
    let end = fit.breakpoints[place]
    let start = fit.breakpoints[from.breakpoint]
    let fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
    let badness = min(100 * abs(ratio * ratio * ratio), 1e6)
    var demerits = (Demerits.line + badness) * (Demerits.line + badness)
    demerits += end.penalty * end.penalty
    if abs(fitness - from.fitness) > 1 { demerits += Demerits.contrast }
    if end.isFlagged, from.hyphens > 0 {
      demerits += from.hyphens > 1 ? Demerits.ladder : Demerits.secondHyphen
    }
    if fit.isRagged, end.isFlagged { demerits += line.raggedHyphenDemerits(em: fit.em) }
    if from.previous >= 0 {
      let before = fit.breakpoints[nodes[from.previous].breakpoint]
      if start.firstWord >= 0, start.firstWord == before.firstWord { demerits += Demerits.stack }
      if end.lastWord >= 0, end.lastWord == start.lastWord { demerits += Demerits.stack }
    }
    if isLast {
      demerits += fit.endDemerits(of: line, from: start, to: end, isFirst: from.previous < 0)
    }
    consider(
      Node(
        breakpoint: place,
        line: from.line + 1,
        fitness: fitness,
        hyphens: end.isFlagged ? min(from.hyphens + 1, 2) : 0,
        demerits: from.demerits + demerits,
        previous: number
      )
    )
  }

  /// Keeps the node if it is the best of its kind.
  private mutating func consider(_ node: Node) {
    for index in candidates.indices where isSameKind(candidates[index], node) {
      if node.demerits < candidates[index].demerits { candidates[index] = node }
      return
    }
    candidates.append(node)
  }

  private func isSameKind(_ a: Node, _ b: Node) -> Bool {
    a.fitness == b.fitness && a.hyphens == b.hyphens
      && (a.line == b.line
        || !fit.hasVariants && a.line >= specialCount && b.line >= specialCount)
  }

  /// No better way is left than a line that is too wide: one from the nearest place.
  private mutating func forceCandidate(at place: Int) {
    guard let number = active.last else { return }
    let from = nodes[number]
    candidates.append(
      Node(
        breakpoint: place,
        line: from.line + 1,
        fitness: 1,
        hyphens: 0,
        demerits: from.demerits + 1e13,
        previous: number
      )
    )
  }

  private mutating func activateCandidates() {
    guard let best = candidates.min(by: { $0.demerits < $1.demerits }) else { return }
    for candidate in candidates {
      // Whatever comes after, what differs by kind alone never makes good for more than this.
      let isHopeless =
        candidate.line == best.line
        ? candidate.demerits > best.demerits + Self.mostAtStake
        : abs(candidate.line - best.line) > 1
      if isHopeless { continue }
      active.append(nodes.count)
      nodes.append(candidate)
    }
  }

  private static let mostAtStake =
    Demerits.ladder + Demerits.secondHyphen + Demerits.contrast + 2 * Demerits.stack
    + Demerits.finalFragment
}

// MARK: Solutions

extension Attempt {
  private var solution: TotalFit.Solution? {
    guard let best = candidates.min(by: { $0.demerits < $1.demerits }) else { return nil }
    var solution = TotalFit.Solution(ends: ends(of: best))
    solution.loosest = loosest(of: solution.ends)
    if fit.hasVariants, solution.ends.count >= TotalFit.leastVaried, pass.emergency == 0,
      !pass.isLast
    {
      solution.shorter = variant(of: best, by: -1)
      solution.longer = variant(of: best, by: 1)
    }
    return solution
  }

  /// The best way of so many lines more, if it is not much worse than the best of all.
  private func variant(of best: Node, by difference: Int) -> [Int]? {
    let worst = best.demerits + Double(best.line - fit.firstLine) * Demerits.variantLine
    return candidates.filter { $0.line == best.line + difference && $0.demerits <= worst }
      .min { $0.demerits < $1.demerits }
      .map(ends)
  }

  private func loosest(of ends: [Int]) -> Double {
    var loosest = 0.0
    var start = 0
    for (number, end) in ends.dropLast().enumerated() {
      let line = LineFit(
        from: fit.breakpoints[start],
        to: fit.breakpoints[end],
        width: fit.measures.width(ofLine: fit.firstLine + number),
        fit: fit
      )
      loosest = max(loosest, line.ratio(isLast: false, emergency: pass.emergency))
      start = end
    }
    return loosest
  }

  private func ends(of last: Node) -> [Int] {
    var ends: [Int] = []
    var node = last
    while node.previous >= 0 {
      ends.append(node.breakpoint)
      node = nodes[node.previous]
    }
    return ends.reversed()
  }
}

extension TotalFit {
  /// Paragraphs of fewer lines are not offered in other numbers of lines.
  fileprivate static let leastVaried = 4

  /// What is wrong with a last line.
  fileprivate func endDemerits(
    of line: LineFit,
    from start: Breakpoint,
    to end: Breakpoint,
    isFirst: Bool
  ) -> Double {
    guard !isFirst else { return 0 }
    let words = end.wordCount - start.wordCount
    var demerits = 0.0
    if line.natural < Demerits.shortestLine * em { demerits += Demerits.runt }
    if words <= 1, end.letterCount <= Demerits.shortestWord { demerits += Demerits.loneWord }
    if start.isFlagged {
      let isFragment = start.division != nil && words == 0
      demerits += isFragment ? Demerits.finalFragment : Demerits.finalHyphen
    }
    return demerits
  }
}

/// How the words between two breakpoints fit a line.
private struct LineFit {
  /// Without what hangs out.
  let natural: Double
  private let width: Double
  private let stretch: Double
  private let shrink: Double

  init(from start: Breakpoint, to end: Breakpoint, width: Double, fit: TotalFit) {
    natural = end.end.width - start.start.width - start.startHang - end.endHang
    self.width = width
    if fit.isRagged {
      stretch = TotalFit.ragged * fit.measures.broadest
      shrink = 0
    } else {
      let elastic =
        (end.end.letters - start.start.letters) * fit.rules.expansion
        + (end.end.gaps - start.start.gaps) * fit.rules.tracking
      stretch = end.end.stretch - start.start.stretch + elastic
      shrink = end.end.shrink - start.start.shrink + elastic
    }
  }

  /// What is wrong with a ragged line that ends within a word.
  func raggedHyphenDemerits(em: Double) -> Double {
    width - natural > Demerits.hyphenatedLack * em
      ? Demerits.shortHyphenated : Demerits.raggedHyphen
  }

  /// By how much the line is too wide at its narrowest.
  var excess: Double { natural - shrink - width }

  /// How much of its stretch the line needs; of its shrink, negative.
  func ratio(isLast: Bool, emergency: Double) -> Double {
    let slack = width - natural
    if slack < 0 { return shrink > 0 ? slack / shrink : slack < -0.001 ? -.infinity : 0 }
    if isLast { return 0 }
    let stretch = stretch + emergency
    return stretch > 0 ? slack / stretch : slack < 0.001 ? 0 : 1e6
  }

  /// The same in a line of another width, which ends within the paragraph.
  func ratio(inWidth width: Double, emergency: Double) -> Double {
    stretch + emergency > 0 ? (width - natural) / (stretch + emergency) : .infinity
  }
}
