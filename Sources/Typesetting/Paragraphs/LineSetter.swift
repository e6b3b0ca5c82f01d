import Geometry
import Layout
import PageModel
import TextShaping

/// Sets lines: chooses what stands in each, alters its spaces and letters, and places its glyphs.
struct LineSetter {
  let copy: ParagraphCopy
  let stock: WordStock
  let form: ParagraphForm
  let rules: JustificationRules
  let measures: LineMeasures
  let hangs: HangingEdges

  /// A line to be set.
  struct Plan {
    var start: Breakpoint
    var end: Breakpoint
    /// Its number in the paragraph.
    var number: Int
    /// Whether the paragraph, or what stands before a forced break, ends with it.
    var isLast: Bool
    /// Whether an ellipsis stands for all that follows.
    var isTruncated = false
  }

  func set(_ plan: Plan) throws(FontFailure) -> SetLine {
    let fragments = try fragments(of: plan)
    let elasticity = elasticity(of: fragments)
    let hang = hang(of: fragments)
    let width = measures.width(ofLine: plan.number)
    let room = width + hang.left + hang.right
    let spacing = spacing(of: elasticity, in: room, isLast: plan.isLast)
    let extent = spacing.extent(of: elasticity)
    let left = left(of: plan, slack: room - extent) - hang.left
    var composer = LineComposer(copy: copy, stock: stock, spacing: spacing, left: left)
    composer.compose(fragments)
    var line = composer.line
    line.width = .pt(left + extent - hang.right)
    line.isHyphenated = plan.end.isFlagged
    setHeights(of: &line, fragments: fragments, plan: plan)
    return line
  }

  private func left(of plan: Plan, slack: Double) -> Double {
    let indent = copy.text.isRightToLeft ? 0 : measures.indent(ofLine: plan.number)
    let slack = max(0, slack)
    switch form.align {
    case .center: return indent + slack / 2
    case .start, .justify: return indent + (copy.text.isRightToLeft ? slack : 0)
    case .end: return indent + (copy.text.isRightToLeft ? 0 : slack)
    }
  }

  private func spacing(
    of line: LineSpacing.Elasticity,
    in room: Double,
    isLast: Bool
  ) -> LineSpacing {
    // A last line and a ragged one are only altered where they would be too long.
    if form.align != .justify || isLast, line.natural <= room { return .natural }
    return LineSpacing(filling: room, line, rules: rules)
  }

  /// How wide these breakpoints' line would be by nature, without what hangs out, with an ellipsis after it.
  func widthOfTruncated(from start: Breakpoint, to end: Breakpoint) throws(FontFailure) -> Double {
    let plan = Plan(start: start, end: end, number: 0, isLast: true, isTruncated: true)
    return elasticity(of: try fragments(of: plan)).natural
  }
}

// MARK: Fragments

extension LineSetter {
  private func fragments(of plan: Plan) throws(FontFailure) -> [LineFragment] {
    var fragments: [LineFragment] = []
    let (start, end) = (plan.start, plan.end)
    let last = end.division == nil ? end.atom : end.atom + 1
    fragments.reserveCapacity(max(0, last - start.next) + 2)
    for index in start.next..<max(start.next, last) {
      let first = index == start.next ? start.division : nil
      let final = index == end.atom ? end.division : nil
      fragments.append(try fragment(of: index, from: first, to: final))
    }
    if plan.isTruncated {
      try truncate(&fragments, at: last)
    } else if let space = try trailingSpace(of: plan, after: fragments.last) {
      fragments.append(space)
    }
    return fragments
  }

  private func fragment(
    of index: Int,
    from start: Int?,
    to end: Int?
  ) throws(FontFailure) -> LineFragment {
    let atom = copy.atoms[index]
    let look = copy.looks[atom.look]
    var fragment = LineFragment(
      kind: .word,
      level: atom.level,
      span: atom.span,
      look: atom.look,
      word: atom.word
    )
    switch atom.kind {
    case .word:
      if start != nil || end != nil {
        fragment.word = try part(of: atom, from: start, to: end)
      }
      measure(&fragment, look: look)
    case .space, .noBreakSpace:
      fragment.kind = .space
      fragment.width = look.space
      if !look.isVerbatim {
        fragment.stretch = look.space * JustificationRules.spaceStretch
        fragment.shrink = rules.shrink(ofSpace: look.space, em: look.size)
      }
    case .seam:
      fragment.kind = .seam
      let joint = copy.joints[atom.word]
      fragment.width = joint.width * look.size
      fragment.stretch = joint.stretch * look.size
      fragment.shrink = joint.shrink * look.size
    case .lineBreak: fragment.kind = .seam
    case .inset:
      fragment.kind = .inset
      if case .inset(let inset) = copy.text.spans[atom.span].content {
        fragment.width = inset.size.width.points
      }
    }
    return fragment
  }

  private func measure(_ fragment: inout LineFragment, look: PreparedLook) {
    let word = stock.words[fragment.word]
    fragment.letters = word.width * look.size
    fragment.width = fragment.letters + look.tracking * Double(word.trackedCount)
    fragment.gaps = look.isVerbatim ? 0 : word.trackedCount
  }

  private func part(
    of atom: Atom,
    from start: Int?,
    to end: Int?
  ) throws(FontFailure) -> Int {
    let first = start.map { stock.divisions[$0].offset } ?? 0
    let final = end.map { stock.divisions[$0] }
    let last = final?.offset ?? stock.words[atom.word].text.count
    let key = WordStock.Key(
      letters: copy.looks[atom.look].letters,
      part: final?.kind.addsHyphen == true ? .partWithHyphen : .part,
      isBackward: atom.level % 2 == 1
    )
    return try stock.part(first..<max(first, last), of: atom.word, as: key)
  }

  /// The space at which a line ends, or the one that a forced break stands for, in the look of the word before it.
  private func trailingSpace(
    of plan: Plan,
    after last: LineFragment?
  ) throws(FontFailure) -> LineFragment? {
    guard var space = last, space.kind != .inset, plan.end.division == nil,
      isForced(plan.end)
        || copy.atoms[plan.end.atom..<plan.end.next].contains(where: { $0.kind == .space })
    else { return nil }
    let letters = copy.looks[space.look].letters
    space.word = try stock.word(" ", as: .init(letters: letters, part: .part))
    space.kind = .trailingSpace
    space.level = copy.text.isRightToLeft ? 1 : 0
    (space.width, space.letters, space.gaps) = (0, 0, 0)
    return space
  }

  private func isForced(_ end: Breakpoint) -> Bool {
    end.atom == end.next && copy.atoms.indices.contains(end.atom)
      && copy.atoms[end.atom].kind == .lineBreak
  }

  private func truncate(_ fragments: inout [LineFragment], at atom: Int) throws(FontFailure) {
    while fragments.last?.kind == .space { fragments.removeLast() }
    guard var ellipsis = fragments.last ?? fragment(at: atom) else { return }
    let look = copy.looks[ellipsis.look]
    ellipsis.kind = .word
    ellipsis.word = try stock.word("…", as: .init(letters: look.letters, part: .part))
    measure(&ellipsis, look: look)
    fragments.append(ellipsis)
  }

  private func fragment(at index: Int) -> LineFragment? {
    guard copy.atoms.indices.contains(index) else { return nil }
    let atom = copy.atoms[index]
    return LineFragment(
      kind: .word,
      level: atom.level,
      span: atom.span,
      look: atom.look,
      word: atom.word
    )
  }
}

// MARK: Measures

extension LineSetter {
  private func elasticity(of fragments: [LineFragment]) -> LineSpacing.Elasticity {
    var sum = LineSpacing.Elasticity()
    for fragment in fragments {
      sum.natural += fragment.width
      sum.stretch += fragment.stretch
      sum.shrink += fragment.shrink
      sum.letters += fragment.letters
      sum.gaps += Double(fragment.gaps) * copy.looks[fragment.look].size
    }
    // Behind the last letter there is no gap.
    if let last = fragments.last(where: { $0.kind != .trailingSpace }), last.kind == .word,
      stock.words[last.word].trackedCount > 0
    {
      sum.natural -= copy.looks[last.look].tracking
      if last.gaps > 0 { sum.gaps -= copy.looks[last.look].size }
    }
    return sum
  }

  private func hang(of fragments: [LineFragment]) -> (left: Double, right: Double) {
    var hang = (left: 0.0, right: 0.0)
    if hangs.left, let first = fragments.first, first.kind == .word {
      hang.left = stock.words[first.word].startHang * copy.looks[first.look].size
    }
    if hangs.right, let last = fragments.last(where: { $0.kind != .trailingSpace }),
      last.kind == .word
    {
      hang.right = stock.words[last.word].endHang * copy.looks[last.look].size
    }
    return hang
  }

  private func setHeights(of line: inout SetLine, fragments: [LineFragment], plan: Plan) {
    var (above, below) = (0.0, 0.0)
    for fragment in fragments {
      if fragment.kind == .inset, case .inset(let inset) = copy.text.spans[fragment.span].content {
        above = max(above, inset.above.points)
        below = max(below, inset.below.points)
      } else {
        above = max(above, copy.looks[fragment.look].ascent)
        below = max(below, copy.looks[fragment.look].descent)
      }
    }
    if fragments.isEmpty, copy.atoms.indices.contains(plan.end.atom) {
      let look = copy.looks[copy.atoms[plan.end.atom].look]
      (above, below) = (look.ascent, look.descent)
    }
    line.above = .pt(above)
    line.below = .pt(below)
  }
}

extension LineSpacing {
  /// How wide a line becomes.
  fileprivate func extent(of line: Elasticity) -> Double {
    line.natural + line.letters * (stretch - 1) + line.gaps * tracking
      + ratio * (ratio < 0 ? line.shrink : line.stretch)
  }
}

extension Inset {
  /// How far it reaches above the baseline; all that does not lie below.
  var above: Length { max(.zero, size.height - below) }

  var below: Length {
    items.map(\.bottom).max().map { min(max(.zero, $0), size.height) } ?? .zero
  }
}

extension PageItem {
  fileprivate var bottom: Length {
    switch self {
    case .glyphs(let run): run.origin.y
    case .rectangle(let rectangle, _): rectangle.bottom
    case .picture(let picture): picture.window.bottom
    }
  }
}
