import Geometry
import TextShaping

/// Walks through a paragraph's copy and takes down where lines may end.
struct BreakpointFinder {
  let copy: ParagraphCopy
  let stock: WordStock
  let rules: JustificationRules
  /// Whether words may be divided by hyphens at all.
  let allowsHyphens: Bool
  let hangs: HangingEdges
  /// No part that has to stay together may be wider.
  let narrowest: Double

  private(set) var breakpoints: [Breakpoint] = []
  private var sum = Breakpoint.Sum()
  private var wordCount = 0
  private var isAtSentenceStart = true
  /// Of the atom before: what a line does not need that ends after it.
  private var trailing = Breakpoint.Sum()
  private var lastWord = -1
  private var letterCount = 0
  private var endHang = 0.0

  init(
    copy: ParagraphCopy,
    stock: WordStock,
    rules: JustificationRules,
    allowsHyphens: Bool,
    hangs: HangingEdges,
    narrowest: Double
  ) {
    self.copy = copy
    self.stock = stock
    self.rules = rules
    self.allowsHyphens = allowsHyphens
    self.hangs = hangs
    self.narrowest = narrowest
  }

  /// The places within a stretch of atoms without forced breaks, its beginning and end included.
  mutating func find(in atoms: Range<Int>) -> [Breakpoint] {
    let found = find(in: atoms, cutting: [])
    let tooWide = atomsTooWide(among: found)
    return tooWide.isEmpty ? found : find(in: atoms, cutting: tooWide)
  }

  private mutating func find(in atoms: Range<Int>, cutting tooWide: Set<Int>) -> [Breakpoint] {
    begin(atoms)
    let lastWord = lastWord(in: atoms)
    for index in atoms {
      let atom = copy.atoms[index]
      switch atom.kind {
      case .word:
        if tooWide.contains(index) { addCut(before: index) }
        addWord(at: index, isLast: index == lastWord, isCut: tooWide.contains(index))
      case .space, .seam:
        add(atom, at: index, until: atoms.upperBound)
      case .noBreakSpace:
        if tooWide.contains(index) { addCut(before: index) }
        addGlue(of: atom)
      case .inset:
        if tooWide.contains(index) { addCut(before: index) }
        addInset(of: atom)
      case .lineBreak: continue
      }
    }
    addPlace(at: atoms.upperBound, next: atoms.upperBound)
    return breakpoints
  }

  private mutating func begin(_ atoms: Range<Int>) {
    breakpoints.removeAll(keepingCapacity: true)
    breakpoints.reserveCapacity(atoms.count * 2)
    sum = Breakpoint.Sum()
    trailing = sum
    wordCount = 0
    isAtSentenceStart = true
    lastWord = -1
    letterCount = 0
    endHang = 0
    addPlace(at: atoms.lowerBound, next: atoms.lowerBound)
    setStart(before: atoms.lowerBound)
  }

  private func lastWord(in atoms: Range<Int>) -> Int? {
    atoms.last { copy.atoms[$0].kind == .word }
  }
}

// MARK: Places

extension BreakpointFinder {
  private mutating func addPlace(at atom: Int, next: Int, penalty: Double = 0) {
    var end = sum
    end.width -= trailing.width
    end.gaps -= trailing.gaps
    breakpoints.append(
      Breakpoint(
        end: end,
        start: sum,
        endHang: hangs.right ? endHang : 0,
        atom: atom,
        next: next,
        penalty: penalty,
        lastWord: lastWord,
        wordCount: wordCount,
        letterCount: letterCount
      )
    )
  }

  /// Completes the last place by what begins the next line.
  private mutating func setStart(before next: Int) {
    let last = breakpoints.count - 1
    breakpoints[last].start = sum
    guard next < copy.atoms.count, copy.atoms[next].kind == .word else { return }
    let atom = copy.atoms[next]
    let word = stock.words[atom.word]
    if word.letterCount > 2 { breakpoints[last].firstWord = atom.word }
    if hangs.left { breakpoints[last].startHang = word.startHang * copy.looks[atom.look].size }
  }

  /// What it costs to part the words beside a space: a number and its unit, an initial and a name.
  private func bindingPenalty(at index: Int, until end: Int) -> Double {
    guard index > 0, index + 1 < end, copy.atoms[index - 1].kind == .word,
      copy.atoms[index + 1].kind == .word
    else { return 0 }
    let before = stock.words[copy.atoms[index - 1].word].traits
    if before.contains(.bindsToNext) { return Penalties.binding }
    guard before.contains(.endsWithDigit) else { return 0 }
    let after = stock.words[copy.atoms[index + 1].word].traits
    return after.contains(.bindsToNumber) ? Penalties.binding : 0
  }

  /// A space or a seam; of many spaces in a row, the line ends before the first.
  private mutating func add(_ atom: Atom, at index: Int, until end: Int) {
    let isContinued = atom.kind == .space && index > 0 && copy.atoms[index - 1].kind == .space
    let isFirst = breakpoints.count == 1 && breakpoints[0].next == index
    if !isFirst, !isContinued || breakpoints.last?.next != index {
      let isBad = atom.kind == .seam && !allowsHyphens && copy.joints[atom.word].isWithinPhrase
      let penalty = isBad ? Penalties.withinPhrase : bindingPenalty(at: index, until: end)
      addPlace(at: index, next: index + 1, penalty: penalty)
    } else if !isFirst {
      breakpoints[breakpoints.count - 1].next = index + 1
    }
    addGlue(of: atom)
    if !isFirst { setStart(before: index + 1 < end ? index + 1 : copy.atoms.count) }
  }

  private mutating func addGlue(of atom: Atom) {
    let look = copy.looks[atom.look]
    trailing = Breakpoint.Sum()
    endHang = 0
    if atom.kind == .seam {
      let joint = copy.joints[atom.word]
      sum.width += joint.width * look.size
      sum.stretch += joint.stretch * look.size
      sum.shrink += joint.shrink * look.size
      return
    }
    sum.width += look.space
    guard !look.isVerbatim else { return }
    sum.stretch += look.space * JustificationRules.spaceStretch
    sum.shrink += rules.shrink(ofSpace: look.space, em: look.size)
  }

  private mutating func addInset(of atom: Atom) {
    if case .inset(let inset) = copy.text.spans[atom.span].content {
      sum.width += inset.size.width.points
    }
    trailing = Breakpoint.Sum()
    endHang = 0
    lastWord = -1
    isAtSentenceStart = false
  }

  /// A place before an atom that belongs to what does not fit a line.
  private mutating func addCut(before index: Int) {
    guard breakpoints.last?.next != index else { return }
    addPlace(at: index, next: index, penalty: Penalties.cut)
    setStart(before: index)
  }
}

// MARK: Words

extension BreakpointFinder {
  private mutating func addWord(at index: Int, isLast: Bool, isCut: Bool) {
    let atom = copy.atoms[index]
    let word = stock.words[atom.word]
    let look = copy.looks[atom.look]
    if !isAfterWord(index) { wordCount += 1 }
    if isCut {
      addDivisions(stock.cuts(of: atom.word, letters: look.letters), of: index, isLast: isLast)
      mergeDivisions(word.divisions, of: index, isLast: isLast)
    } else if !word.divisions.isEmpty {
      addDivisions(word.divisions, of: index, isLast: isLast)
    }
    add(word, look: look)
    letterCount = word.letterCount
    lastWord = isAfterWord(index) || letterCount < 3 ? -1 : atom.word
    isAtSentenceStart = word.traits.contains(.endsSentence)
  }

  private func isAfterWord(_ index: Int) -> Bool {
    index > 0 && copy.atoms[index - 1].kind == .word
  }

  private mutating func add(_ word: SetWord, look: PreparedLook) {
    let size = look.size
    sum.width += word.width * size + look.tracking * Double(word.trackedCount)
    sum.letters += word.width * size
    trailing = Breakpoint.Sum()
    if word.trackedCount > 0 {
      trailing.width = look.tracking
      if !look.isVerbatim {
        sum.gaps += size * Double(word.trackedCount)
        trailing.gaps = size
      }
    }
    endHang = word.endHang * size
  }

  private func isAllowed(
    _ division: Division,
    of word: SetWord,
    at index: Int,
    isLast: Bool
  ) -> Bool {
    if division.kind == .syllable { return allowsHyphens }
    guard division.kind == .hyphenation || division.kind == .compound else { return true }
    guard allowsHyphens, !isLast, word.letterCount >= rules.shortestDivided else { return false }
    // A word that goes on in another look is divided by no pattern.
    return !touchesLetters(at: index, word)
  }

  private func touchesLetters(at index: Int, _ word: SetWord) -> Bool {
    if index > 0, copy.atoms[index - 1].kind == .word, word.traits.contains(.beginsWithLetter),
      stock.words[copy.atoms[index - 1].word].traits.contains(.endsWithLetter)
    {
      return true
    }
    guard index + 1 < copy.atoms.count, copy.atoms[index + 1].kind == .word else { return false }
    return word.traits.contains(.endsWithLetter)
      && stock.words[copy.atoms[index + 1].word].traits.contains(.beginsWithLetter)
  }

  private mutating func addDivisions(
    _ divisions: Range<Int>,
    of index: Int,
    isLast: Bool
  ) {
    let atom = copy.atoms[index]
    let look = copy.looks[atom.look]
    let word = stock.words[atom.word]
    for number in divisions {
      let division = stock.divisions[number]
      guard isAllowed(division, of: word, at: index, isLast: isLast) else { continue }
      breakpoints.append(
        Breakpoint(
          end: end(at: division, of: word, look: look),
          start: start(at: division, of: word, look: look),
          endHang: hangs.right ? division.endHang * look.size : 0,
          startHang: hangs.left ? division.startHang * look.size : 0,
          atom: index,
          next: index,
          division: number,
          penalty: penalty(of: division, in: word),
          isFlagged: division.kind.isFlagged,
          wordCount: wordCount,
          letterCount: word.letterCount
        )
      )
    }
  }

  /// Where a word is cut anywhere, its own divisions are better places.
  private mutating func mergeDivisions(_ divisions: Range<Int>, of index: Int, isLast: Bool) {
    let atom = copy.atoms[index]
    let word = stock.words[atom.word]
    let look = copy.looks[atom.look]
    var place = breakpoints.count - stock.cuts(of: atom.word, letters: look.letters).count
    for number in divisions {
      let division = stock.divisions[number]
      while place < breakpoints.count, offset(of: breakpoints[place]) < division.offset {
        place += 1
      }
      guard !division.kind.addsHyphen || allowsHyphens, place < breakpoints.count,
        offset(of: breakpoints[place]) == division.offset
      else { continue }
      breakpoints[place].division = number
      breakpoints[place].end = end(at: division, of: word, look: look)
      breakpoints[place].start = start(at: division, of: word, look: look)
      breakpoints[place].penalty = penalty(of: division, in: word)
      breakpoints[place].isFlagged = division.kind.isFlagged
    }
  }

  private func offset(of place: Breakpoint) -> Int {
    place.division.map { stock.divisions[$0].offset } ?? 0
  }

  private func end(
    at division: Division,
    of word: SetWord,
    look: PreparedLook
  ) -> Breakpoint.Sum {
    var end = sum
    let gaps = Double(max(0, division.trackedBefore - 1))
    end.width += division.widthBefore * look.size + look.tracking * gaps
    end.letters += division.widthBefore * look.size
    if !look.isVerbatim { end.gaps += look.size * gaps }
    return end
  }

  private func start(
    at division: Division,
    of word: SetWord,
    look: PreparedLook
  ) -> Breakpoint.Sum {
    var start = sum
    let before = division.trackedBefore - (division.kind.addsHyphen ? 1 : 0)
    let gaps = Double(min(max(0, before), word.trackedCount))
    let width = (word.width - division.widthAfter) * look.size
    start.width += width + look.tracking * gaps
    start.letters += width
    if !look.isVerbatim { start.gaps += look.size * gaps }
    return start
  }

  private func penalty(of division: Division, in word: SetWord) -> Double {
    switch division.kind {
    case .hyphenation, .compound:
      rules.hyphenPenalty + (division.kind == .compound ? Penalties.compound : 0)
        + (isProperNoun(word) ? Penalties.properNoun : 0)
    case .writtenHyphen: Penalties.writtenHyphen
    case .dash, .open: Penalties.dash
    case .slash: Penalties.slash
    case .syllable: Penalties.syllable
    case .address: Penalties.address
    case .cut, .hyphenatedCut: Penalties.cut
    }
  }

  private func isProperNoun(_ word: SetWord) -> Bool {
    word.traits.contains(.isCapitalized) && !isAtSentenceStart
  }
}

// MARK: What is too wide

extension BreakpointFinder {
  /// The atoms of each part without a place to end a line that is wider than the narrowest line.
  private func atomsTooWide(among breakpoints: [Breakpoint]) -> Set<Int> {
    var tooWide: Set<Int> = []
    for (start, end) in zip(breakpoints, breakpoints.dropFirst()) {
      let width = end.end.width - start.start.width
      guard width > narrowest else { continue }
      let last = end.division == nil ? end.atom : end.atom + 1
      if start.next < last { tooWide.formUnion(start.next..<last) }
    }
    return tooWide
  }
}
