import TextShaping

extension WordStock {
  /// Shapes a word that was never met before.
  func setWord(_ bytes: ArraySlice<UInt8>, as key: Key) throws(FontFailure) -> SetWord {
    let written = WrittenWord(bytes)
    var word = SetWord()
    word.runs = runs.count..<runs.count
    word.text = texts.count..<texts.count
    word.divisions = divisions.count..<divisions.count
    guard !written.text.isEmpty else { return word }
    try add(written.text, as: key, to: &word)
    word.measure(written.text)
    setHangs(of: &word, in: letters[key.letters])
    if key.part == .whole { try addDivisions(of: written, to: &word, letters: key.letters) }
    return word
  }

  private func add(
    _ text: String,
    as key: Key,
    to word: inout SetWord
  ) throws(FontFailure) {
    let style = letters[key.letters].style
    let hyphen = key.part == .partWithHyphen ? hyphen(ofLetters: key.letters) : ""
    let base: BaseDirection = key.isBackward ? .rightToLeft : .leftToRight
    let shaped = try shaper.shapeLogical(text + hyphen, in: style, base: base)
    let lacking = shaped.flatMap(\.unset)
    if lacking.isEmpty {
      for run in shaped { add(run.tightened(by: ideographs(ofLetters: key.letters)), to: &word) }
    } else {
      unset[words.count] = lacking
      try add(text + hyphen, without: Set(lacking), in: style, base: base, to: &word)
    }
    if !hyphen.isEmpty { markHyphen(hyphen, of: &word) }
  }

  private func add(_ run: ShapedRun, isCode: Bool = false, to word: inout SetWord) {
    guard !run.glyphs.isEmpty, !run.text.isEmpty else { return }
    let isTracked = run.isTracked && !isCode
    let textStart = texts.count
    let glyphStart = glyphs.count
    texts += run.text.utf8
    glyphs += run.glyphs
    runs.append(
      WordRun(
        face: number(of: run.face),
        glyphs: glyphStart..<glyphs.count,
        text: textStart..<texts.count,
        isRightToLeft: run.isRightToLeft,
        isTracked: isTracked,
        isCode: isCode
      )
    )
    word.runs = word.runs.lowerBound..<runs.count
    word.text = word.text.lowerBound..<texts.count
    word.width += run.width
    if isTracked { word.trackedCount += run.glyphs.count }
  }

  /// Sets the code of each character that no face has in its place.
  private func add(
    _ text: String,
    without unset: Set<Character>,
    in style: TextStyle,
    base: BaseDirection,
    to word: inout SetWord
  ) throws(FontFailure) {
    var known = ""
    for character in text {
      guard unset.contains(character) else {
        known.append(character)
        continue
      }
      for run in try shaper.shapeLogical(known, in: style, base: base) { add(run, to: &word) }
      known = ""
      if let code = try code(of: character, in: style) {
        add(code, isCode: true, to: &word)
      }
    }
    for run in try shaper.shapeLogical(known, in: style, base: base) { add(run, to: &word) }
  }

  /// The hyphen that ends a part of a word says U+00AD, so that whoever reads the text joins the word.
  private func markHyphen(_ hyphen: String, of word: inout SetWord) {
    guard var last = word.runs.last.map({ runs[$0] }), texts[last.text].count >= hyphen.utf8.count
    else { return }
    texts.removeLast(hyphen.utf8.count)
    texts += "\u{AD}".utf8
    last.text = last.text.lowerBound..<texts.count
    runs[runs.count - 1] = last
    word.text = word.text.lowerBound..<texts.count
  }

  private func setHangs(of word: inout SetWord, in letters: Letters) {
    guard let first = word.runs.first.map({ runs[$0] }),
      let last = word.runs.last.map({ runs[$0] }),
      !first.isRightToLeft, !last.isRightToLeft,
      let firstGlyph = first.glyphs.first, let lastGlyph = last.glyphs.last
    else { return }
    word.startHang = startHang(ofGlyph: firstGlyph, of: first, in: letters)
    word.endHang = endHang(ofGlyph: lastGlyph, of: last, in: letters)
  }

  /// How far a glyph hangs out at the left of a line that begins with it, in ems.
  func startHang(ofGlyph glyph: Int, of run: WordRun, in letters: Letters) -> Double {
    guard let scalar = scalar(ofGlyph: glyph, of: run) else { return 0 }
    if let blanks = blanks(of: scalar, glyph, of: run, in: letters) { return blanks.before }
    return hang(Protrusion.atLeft(scalar), ofGlyph: glyph, of: run, in: letters)
  }

  /// How far a glyph hangs out at the right of a line that ends with it, in ems.
  func endHang(ofGlyph glyph: Int, of run: WordRun, in letters: Letters) -> Double {
    guard let scalar = scalar(ofGlyph: glyph, of: run) else { return 0 }
    if let blanks = blanks(of: scalar, glyph, of: run, in: letters) { return blanks.behind }
    return hang(Protrusion.atRight(scalar), ofGlyph: glyph, of: run, in: letters)
  }

  private func hang(
    _ share: Double,
    ofGlyph glyph: Int,
    of run: WordRun,
    in letters: Letters
  ) -> Double {
    guard share > 0 else { return 0 }
    let slant = letters.style.style.isItalic ? Protrusion.shareOfItalics : 1
    let width = Double(glyphs[glyph].advance) / Double(faces[run.face].unitsPerEm)
    return min(share * width, Protrusion.farthest) * slant
  }

  /// What a glyph says, if it is a single scalar.
  private func scalar(ofGlyph glyph: Int, of run: WordRun) -> Unicode.Scalar? {
    let start = run.text.lowerBound + glyphs[glyph].cluster
    let next = glyph + 1 < run.glyphs.upperBound ? glyphs[glyph + 1].cluster : run.text.count
    let end = run.text.lowerBound + next
    guard start < end, end <= run.text.upperBound else { return nil }
    let scalars = String(decoding: texts[start..<end], as: UTF8.self).unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}

extension SetWord {
  /// Takes down what the text tells apart from its shape.
  fileprivate mutating func measure(_ text: String) {
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    letterCount = letters.count
    if let first = letters.first, first.properties.isUppercase, letters.count > 1 {
      traits.insert(.isCapitalized)
    }
    if text.unicodeScalars.first?.properties.isAlphabetic == true {
      traits.insert(.beginsWithLetter)
    }
    if text.unicodeScalars.last?.properties.isAlphabetic == true { traits.insert(.endsWithLetter) }
    if text.endsSentence { traits.insert(.endsSentence) }
    if let last = text.utf8.last, (0x30...0x39).contains(last) { traits.insert(.endsWithDigit) }
    if text.isUnit { traits.insert(.bindsToNumber) }
    if text.isInitialOrTitle { traits.insert(.bindsToNext) }
  }
}

extension String {
  /// Whether it ends in a full stop or the like, be it within quotation marks.
  fileprivate var endsSentence: Bool {
    for scalar in unicodeScalars.reversed() {
      switch scalar {
      case ".", "!", "?", ":", "…": return true
      case "”", "’", ")", "]", "»", "\"", "'": continue
      default: return false
      }
    }
    return false
  }
}
