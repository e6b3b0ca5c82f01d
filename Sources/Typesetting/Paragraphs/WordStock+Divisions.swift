import Layout
import TextShaping

extension WordStock {
  /// Adds the places where a word may be divided, measured.
  func addDivisions(
    of written: WrittenWord,
    to word: inout SetWord,
    letters number: Int
  ) throws(FontFailure) {
    let start = divisions.count
    let letters = letters[number]
    let places = WordAnatomy(written, in: letters, division: division).divisions
    let inside = places.filter { (1..<word.text.count).contains($0.offset) }
    if word.text.count > Self.longestReshaped {
      divisions += measuredRoughly(inside, in: word, letters: number)
    } else {
      for place in inside { divisions.append(try measured(place, in: word, letters: number)) }
    }
    word.divisions = start..<divisions.count
  }

  /// Divisions of what is no word any more, measured in one go.
  private func measuredRoughly(
    _ places: [Division],
    in word: SetWord,
    letters number: Int
  ) -> [Division] {
    var reader = WidthReader(word: word, stock: self)
    let hyphen = hyphenWidth(ofLetters: number)
    return places.map { place in
      var division = place
      let width = reader.width(before: place.offset)
      division.widthBefore = width + (place.kind.addsHyphen ? hyphen : 0)
      division.widthAfter = word.width - width
      division.trackedBefore = min(reader.clusterCount, word.trackedCount)
      return division
    }
  }

  private func measured(
    _ division: Division,
    in word: SetWord,
    letters number: Int
  ) throws(FontFailure) -> Division {
    var measured = division
    let prefix = prefix(of: word, upTo: division.offset)
    measured.trackedBefore = prefix.tracked
    measured.widthBefore = prefix.width
    measured.widthAfter = word.width - prefix.width
    if !prefix.isExact {
      try reshape(&measured, in: word, style: letters[number].style)
    }
    try addHangs(to: &measured, at: prefix, in: word, letters: number)
    return measured
  }

  /// Measures both parts by themselves, as where a ligature is divided.
  private func reshape(
    _ division: inout Division,
    in word: SetWord,
    style: TextStyle
  ) throws(FontFailure) {
    let place = word.text.lowerBound + division.offset
    let before = String(decoding: texts[word.text.lowerBound..<place], as: UTF8.self)
    let after = String(decoding: texts[place..<word.text.upperBound], as: UTF8.self)
    division.widthBefore = try shaper.shape(before, in: style).width
    division.widthAfter = try shaper.shape(after, in: style).width
  }

  private func addHangs(
    to division: inout Division,
    at prefix: Prefix,
    in word: SetWord,
    letters number: Int
  ) throws(FontFailure) {
    let letters = letters[number]
    if let next = prefix.next, let run = runs[word.runs].first(where: { $0.glyphs.contains(next) }),
      !run.isRightToLeft
    {
      division.startHang = startHang(ofGlyph: next, of: run, in: letters)
      if next > run.glyphs.lowerBound {
        division.endHang = endHang(ofGlyph: next - 1, of: run, in: letters)
      }
    }
    guard division.kind.addsHyphen else { return }
    let width = try shaper.shape(hyphen(ofLetters: number), in: letters.style).width
    let slant = letters.style.style.isItalic ? Protrusion.shareOfItalics : 1
    division.widthBefore += width
    division.trackedBefore += 1
    division.endHang = width * Protrusion.atRight("\u{AD}") * slant
  }

  /// Longer words, in bytes, are divided by what they measure as a whole: to shape all parts would take long.
  private static let longestReshaped = 200
}

// MARK: Cuts

extension WordStock {
  /// A cut at every character; what lies within a ligature is measured by its share.
  func measuredCuts(of word: SetWord, letters number: Int) -> [Division] {
    let letters = letters[number]
    let hyphen = hyphenWidth(ofLetters: number)
    let text = String(decoding: texts[word.text], as: UTF8.self)
    let joins = letters.isVerbatim || WordAnatomy.isAddress(text)
    var cuts: [Division] = []
    var offset = 0
    var width = WidthReader(word: word, stock: self)
    var last: Character?
    for character in text {
      defer {
        offset += character.utf8.count
        last = character
      }
      guard let last else { continue }
      let hasHyphen = !joins && last.isOfAlphabet && character.isOfAlphabet
      let before = width.width(before: offset)
      cuts.append(
        Division(
          kind: hasHyphen ? .hyphenatedCut : .cut,
          offset: offset,
          widthBefore: before + (hasHyphen ? hyphen : 0),
          widthAfter: word.width - before,
          trackedBefore: min(cuts.count + 1, word.trackedCount)
        )
      )
    }
    return cuts
  }

  private func hyphenWidth(ofLetters number: Int) -> Double {
    let width = try? shaper.shape(hyphen(ofLetters: number), in: letters[number].style).width
    return width ?? 0
  }
}

/// Reads how wide a word is up to one place after another, in one go.
private struct WidthReader {
  /// Where each cluster begins in the word's text, and the width of all before it.
  private var clusters: [(start: Int, width: Double)] = []
  private var index = 0

  init(word: SetWord, stock: WordStock) {
    var width = 0.0
    for run in stock.runs[word.runs] {
      let unit = 1 / Double(stock.faces[run.face].unitsPerEm)
      let start = run.text.lowerBound - word.text.lowerBound
      let glyphs = stock.glyphs[run.glyphs]
      for glyph in run.isRightToLeft ? Array(glyphs.reversed()) : Array(glyphs) {
        clusters.append((start + glyph.cluster, width))
        width += Double(glyph.advance) * unit
      }
    }
    clusters.append((word.text.count, width))
  }

  /// How many clusters stand before the place that was read last.
  var clusterCount: Int { index }

  mutating func width(before offset: Int) -> Double {
    while index + 1 < clusters.count, clusters[index + 1].start <= offset { index += 1 }
    guard index + 1 < clusters.count else { return clusters.last?.width ?? 0 }
    let (cluster, next) = (clusters[index], clusters[index + 1])
    guard next.start > cluster.start, offset > cluster.start else { return cluster.width }
    let share = Double(offset - cluster.start) / Double(next.start - cluster.start)
    return cluster.width + (next.width - cluster.width) * share
  }
}

// MARK: Prefixes

extension WordStock {
  /// What stands before a place in a word.
  private struct Prefix {
    var width = 0.0
    var tracked = 0
    /// Whether the parts are shaped alike by themselves.
    var isExact = false
    /// The glyph after the place.
    var next: Int?
  }

  private func prefix(of word: SetWord, upTo offset: Int) -> Prefix {
    var prefix = Prefix()
    let place = word.text.lowerBound + offset
    for run in runs[word.runs] {
      guard run.text.lowerBound < place else {
        if run.text.lowerBound == place {
          prefix.isExact = true
          prefix.next = run.glyphs.first
        }
        break
      }
      var units = 0
      for index in run.glyphs {
        let start = run.text.lowerBound + glyphs[index].cluster
        if start < place {
          units += Int(glyphs[index].advance)
          prefix.tracked += 1
        } else if start == place, prefix.next == nil {
          prefix.next = index
          prefix.isExact = !glyphs[index].isUnsafeToBreak
        }
      }
      prefix.width += Double(units) / Double(faces[run.face].unitsPerEm)
    }
    prefix.tracked = min(prefix.tracked, word.trackedCount)
    return prefix
  }
}

extension Character {
  /// Whether words of its script are parted by hyphens: Latin, Greek, Cyrillic.
  fileprivate var isOfAlphabet: Bool {
    unicodeScalars.first.map {
      $0.properties.isAlphabetic && ($0.value < 0x530 || (0x1E00..<0x2000).contains($0.value))
    } ?? false
  }
}
