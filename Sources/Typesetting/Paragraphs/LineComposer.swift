import Geometry
import PageModel
import TextShaping

/// Places the fragments of a line from left to right, and gathers their glyphs into runs and pieces.
struct LineComposer {
  let copy: ParagraphCopy
  let stock: WordStock
  let spacing: LineSpacing
  private var x: Double
  private var pieces: [PieceDraft] = []
  private var run: RunDraft?
  /// The number of the fragment that was added last.
  private var lastFragment = 0
  private var notes: [Int] = []

  init(copy: ParagraphCopy, stock: WordStock, spacing: LineSpacing, left: Double) {
    self.copy = copy
    self.stock = stock
    self.spacing = spacing
    x = left
  }

  mutating func compose(_ fragments: [LineFragment]) {
    for index in order(of: fragments) {
      let fragment = fragments[index]
      if fragment.kind == .seam {
        let left = x
        x += fragment.width(spacing)
        if fragments.goOn(about: index) { decorate(fragment, from: left) }
        continue
      }
      // What stands side by side is not always read so.
      if copy.hasBackwardText, abs(index - lastFragment) > 1 { endRun() }
      beginPiece(for: fragment, number: index)
      lastFragment = index
      add(fragment)
    }
    endRun()
    notes = notesCalled(in: fragments)
  }

  private func order(of fragments: [LineFragment]) -> [Int] {
    copy.hasBackwardText
      ? BidiLevels.visualOrder(levels: fragments.map(\.level)) : [Int](fragments.indices)
  }

  private func notesCalled(in fragments: [LineFragment]) -> [Int] {
    var notes: [Int] = []
    for fragment in fragments {
      guard let note = copy.text.spans[fragment.span].note, !notes.contains(note) else { continue }
      notes.append(note)
    }
    return notes
  }

  /// The line without what its setter knows of it.
  var line: SetLine {
    let ordered = copy.hasBackwardText ? pieces.sorted { $0.first < $1.first } : pieces
    return SetLine(
      pieces: ordered.map(\.piece),
      width: .zero,
      above: .zero,
      below: .zero,
      notes: notes
    )
  }
}

// MARK: Fragments

extension LineComposer {
  private mutating func beginPiece(for fragment: LineFragment, number: Int) {
    let span = copy.text.spans[fragment.span]
    if let last = pieces.last, last.element == span.element, last.link == span.link {
      pieces[pieces.count - 1].first = min(last.first, number)
      return
    }
    endRun()
    pieces.append(PieceDraft(element: span.element, link: span.link, first: number, left: x))
  }

  private mutating func add(_ fragment: LineFragment) {
    let left = x
    switch fragment.kind {
    case .word: addWord(fragment)
    case .space:
      addGlyphs(of: fragment, isSpace: true)
      x = left + fragment.width(spacing)
    case .trailingSpace:
      addGlyphs(of: fragment, isSpace: true)
      x = left
    case .inset: addInset(fragment)
    case .seam: return
    }
    decorate(fragment, from: left)
  }

  private mutating func addWord(_ fragment: LineFragment) {
    addGlyphs(of: fragment, isSpace: false)
  }

  private mutating func addInset(_ fragment: LineFragment) {
    endRun()
    guard case .inset(let inset) = copy.text.spans[fragment.span].content else { return }
    let place = Point(x: .pt(x), y: .zero)
    for item in inset.items {
      pieces[pieces.count - 1].add(item.moved(by: place), readAs: lastFragment)
    }
    x += fragment.width
  }

  private mutating func decorate(_ fragment: LineFragment, from left: Double) {
    let look = copy.looks[fragment.look]
    let (above, below) = heights(of: fragment, look: look)
    pieces[pieces.count - 1].extend(to: x, above: above, below: below)
    guard x > left, fragment.kind != .inset else { return }
    if let ground = look.background {
      pieces[pieces.count - 1].grounds.add(
        Band(left: left, right: x, top: -look.ascent, bottom: look.descent, colour: ground)
      )
    }
    for (isDrawn, place) in [(look.isUnderlined, 0.12), (look.isStruckOut, -0.25)]
    where isDrawn {
      let top = place * look.size - look.baselineShift.points
      pieces[pieces.count - 1].rules.add(
        Band(
          left: left,
          right: x,
          top: top,
          bottom: top + 0.05 * look.size,
          colour: look.colour
        )
      )
    }
  }

  private func heights(of fragment: LineFragment, look: PreparedLook) -> (Double, Double) {
    if fragment.kind == .inset, case .inset(let inset) = copy.text.spans[fragment.span].content {
      return (inset.above.points, inset.below.points)
    }
    return (look.ascent, look.descent)
  }
}

// MARK: Glyphs

extension LineComposer {
  private mutating func addGlyphs(of fragment: LineFragment, isSpace: Bool) {
    let look = copy.looks[fragment.look]
    let runs = stock.words[fragment.word].runs
    let isBackward = fragment.level % 2 == 1
    for place in 0..<runs.count {
      let number = isBackward ? runs.upperBound - 1 - place : runs.lowerBound + place
      let word = stock.runs[number]
      if word.isCode {
        addCode(word, of: fragment)
        continue
      }
      // A space has no direction of its own: it goes with the words around it.
      let direction = isSpace ? isBackward : word.isRightToLeft
      if run?.continues(with: word.face, fragment.look, direction, of: copy) != true {
        endRun()
        run = RunDraft(
          face: word.face,
          look: fragment.look,
          isRightToLeft: direction,
          left: x,
          level: fragment.level,
          firstFragment: lastFragment
        )
      }
      run?.begin(with: lastFragment)
      let gap = word.isTracked && !isSpace ? look.tracking + letterGap(look) : 0
      let scale = look.size / Double(stock.faces[word.face].unitsPerEm) * spacing.stretch
      x = run?.add(word, scale: scale, gap: gap, at: x, stock: stock) ?? x
    }
  }

  private mutating func addCode(_ code: WordRun, of fragment: LineFragment) {
    endRun()
    let look = copy.looks[fragment.look]
    let left = x
    var draft = RunDraft(
      face: code.face,
      look: fragment.look,
      isRightToLeft: false,
      left: left,
      level: fragment.level,
      firstFragment: lastFragment
    )
    let scale = look.size / Double(stock.faces[code.face].unitsPerEm) * spacing.stretch
    x = draft.add(code, scale: scale, gap: 0, at: left, stock: stock)
    var run = draft.glyphRun(
      face: stock.reference(ofFace: code.face),
      look: look,
      stretch: spacing.stretch
    )
    run.size = run.size * CodeBox.size
    pieces[pieces.count - 1].add(.glyphs(run), readAs: lastFragment)
    pieces[pieces.count - 1].rules += CodeBox.frame(from: left, to: x, look: look)
  }

  private func letterGap(_ look: PreparedLook) -> Double {
    look.isVerbatim ? 0 : spacing.tracking * look.size
  }

  private mutating func endRun() {
    guard let ended = run, !pieces.isEmpty else { return }
    run = nil
    let glyphs = ended.glyphRun(
      face: stock.reference(ofFace: ended.face),
      look: copy.looks[ended.look],
      stretch: spacing.stretch
    )
    guard !glyphs.clusters.isEmpty else { return }
    pieces[pieces.count - 1].add(.glyphs(glyphs), readAs: ended.firstFragment)
  }
}
