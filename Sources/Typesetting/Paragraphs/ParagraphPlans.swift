import Geometry
import Layout
import TextShaping

/// Decides where a paragraph's lines end.
struct ParagraphPlans {
  /// A paragraph's copy and the shape into which it is set.
  struct Composition {
    let copy: ParagraphCopy
    let stock: WordStock
    let form: ParagraphForm
    let rules: JustificationRules
    let measures: LineMeasures
    let setter: LineSetter
  }

  private let composition: Composition
  private(set) var best: [LineSetter.Plan] = []
  private(set) var shorter: [LineSetter.Plan]?
  private(set) var longer: [LineSetter.Plan]?
  /// The most that a line needs of its stretch.
  private(set) var loosest = 0.0

  init(_ composition: Composition) { self.composition = composition }

  mutating func make() throws(FontFailure) {
    let stretches = stretches
    for stretch in stretches {
      if isFull { break }
      add(breakpoints(in: stretch, cutting: false), hasVariants: stretches.count == 1)
    }
    if let most = composition.form.maxLines, best.count > max(1, most) || isCutOff(stretches) {
      try truncate(to: max(1, most))
    }
  }

  /// The atoms between forced line breaks.
  private var stretches: [Range<Int>] {
    let atoms = composition.copy.atoms
    var stretches: [Range<Int>] = []
    var start = 0
    for index in atoms.indices where atoms[index].kind == .lineBreak {
      stretches.append(start..<index)
      start = index + 1
    }
    if start < atoms.count { stretches.append(start..<atoms.count) }
    return stretches
  }

  /// Whether there are as many lines as there may be.
  private var isFull: Bool {
    composition.form.maxLines.map { best.count >= max(1, $0) } ?? false
  }

  private func isCutOff(_ stretches: [Range<Int>]) -> Bool {
    guard isFull, let last = best.last else { return false }
    return last.end.next < (stretches.last?.upperBound ?? 0)
  }

  private func breakpoints(in atoms: Range<Int>, cutting: Bool) -> [Breakpoint] {
    var finder = BreakpointFinder(
      copy: composition.copy,
      stock: composition.stock,
      rules: composition.rules,
      allowsHyphens: !composition.form.isBalanced,
      hangs: composition.setter.hangs,
      narrowest: cutting ? 0 : composition.measures.narrowest
    )
    return finder.find(in: atoms)
  }

  private mutating func add(_ breakpoints: [Breakpoint], hasVariants: Bool) {
    let solution = solution(for: breakpoints, hasVariants: hasVariants)
    let firstLine = best.count
    loosest = max(loosest, solution.loosest)
    shorter = solution.shorter.map { plans($0, of: breakpoints, firstLine: firstLine) }
    longer = solution.longer.map { plans($0, of: breakpoints, firstLine: firstLine) }
    best += plans(solution.ends, of: breakpoints, firstLine: firstLine)
  }

  private func solution(
    for breakpoints: [Breakpoint],
    hasVariants: Bool
  ) -> TotalFit.Solution {
    let form = composition.form
    if form.isBalanced {
      let even = EvenLines(
        breakpoints: breakpoints,
        measures: composition.measures,
        firstLine: best.count,
        em: form.size.points
      )
      if let ends = even.solve() { return TotalFit.Solution(ends: ends) }
    }
    return TotalFit(
      breakpoints: breakpoints,
      measures: composition.measures,
      rules: composition.rules,
      em: form.size.points,
      isRagged: form.align != .justify,
      hasVariants: form.hasVariants && hasVariants && form.maxLines == nil,
      firstLine: best.count
    ).solve()
  }

  private func plans(
    _ ends: [Int],
    of breakpoints: [Breakpoint],
    firstLine: Int
  ) -> [LineSetter.Plan] {
    var start = 0
    return ends.enumerated().map { number, end in
      defer { start = end }
      return LineSetter.Plan(
        start: breakpoints[start],
        end: breakpoints[end],
        number: firstLine + number,
        isLast: end == breakpoints.count - 1
      )
    }
  }
}

// MARK: Too many lines

extension ParagraphPlans {
  /// Lets the last line that there may be end in an ellipsis.
  private mutating func truncate(to count: Int) throws(FontFailure) {
    best.removeLast(max(0, best.count - count))
    guard var last = best.last else { return }
    last.isLast = true
    last.isTruncated = true
    last.end = try truncatedEnd(of: last)
    best[best.count - 1] = last
  }

  /// The farthest place up to which a line's words fit together with an ellipsis.
  private func truncatedEnd(of line: LineSetter.Plan) throws(FontFailure) -> Breakpoint {
    let width = composition.measures.width(ofLine: line.number)
    let end = composition.copy.atoms[line.start.next...].firstIndex { $0.kind == .lineBreak }
    let atoms = line.start.next..<(end ?? composition.copy.atoms.count)
    for cutting in [false, true] {
      let places = breakpoints(in: atoms, cutting: cutting).dropFirst()
        .filter { !($0.isFlagged && $0.division != nil) && isAfter($0, line.start) }
      if let place = try farthest(of: places, from: line.start, width: width) { return place }
    }
    return line.start
  }

  private func isAfter(_ place: Breakpoint, _ start: Breakpoint) -> Bool {
    guard let first = start.division, let division = place.division, place.atom == start.next
    else { return true }
    let divisions = composition.stock.divisions
    return divisions[division].offset > divisions[first].offset
  }

  private func farthest(
    of places: [Breakpoint],
    from start: Breakpoint,
    width: Double
  ) throws(FontFailure) -> Breakpoint? {
    var farthest: Breakpoint?
    for place in places {
      let needed = try composition.setter.widthOfTruncated(from: start, to: place)
      if needed > width {
        if farthest != nil { break }
        continue
      }
      farthest = place
    }
    return farthest
  }
}
