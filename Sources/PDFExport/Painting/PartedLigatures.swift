import Geometry
import PageModel

// Readers that go by where glyphs stand spread the text of a ligature over it from the left, and turn words that read
// from right to left round: lam-alef, one glyph in most Arabic faces, becomes alef-lam. So the ligature tells its
// last letter, and a glyph without ink at its right edge, where the reading comes from, the first.

extension PagedDocument {
  /// The document with both letters of a right-to-left ligature told by a glyph of their own.
  func partingLigatures(with emptyGlyphs: EmptyGlyphs?) -> PagedDocument {
    guard let emptyGlyphs else { return self }
    var document = self
    var parting = LigatureParting(emptyGlyphs)
    for (number, page) in pages.enumerated() {
      for (index, item) in page.items.enumerated() {
        guard case .glyphs(let run) = item, run.mayHoldLigatures else { continue }
        document.pages[number].items[index] = .glyphs(parting.parted(run))
      }
    }
    return document
  }
}

extension GlyphRun {
  /// Whether a cluster has more characters than glyphs, at two bytes each at least.
  fileprivate var mayHoldLigatures: Bool {
    isRightToLeft && presence != .ink
      && clusters.contains { $0.glyphCount > 0 && $0.textLength > $0.glyphCount * 2 + 1 }
  }
}

/// Parts the ligatures of one document.
private struct LigatureParting {
  private let emptyGlyphs: EmptyGlyphs
  private var faces: [FaceReference: Tellers] = [:]

  /// The empty glyphs of a face, and what those that are taken tell.
  ///
  /// Each tells one letter: were it drawn for another, it would need a spare of the face, and alone in that, Cairo
  /// leaves it out at some places.
  private struct Tellers {
    var free: ArraySlice<UInt32>
    var taken: [Unicode.Scalar: UInt32] = [:]
  }

  init(_ emptyGlyphs: EmptyGlyphs) { self.emptyGlyphs = emptyGlyphs }

  mutating func parted(_ run: GlyphRun) -> GlyphRun {
    let text = Array(run.text.utf8)
    guard run.clusters.reduce(0, { $0 + $1.textLength }) == text.count,
      run.clusters.reduce(0, { $0 + $1.glyphCount }) == run.glyphs.count
    else { return run }
    let glyphs = Array(run.glyphs.reversed())
    var parted = PartedRun(run)
    var (start, next) = (0, 0)
    for cluster in run.clusters {
      let (end, last) = (start + cluster.textLength, next + cluster.glyphCount)
      let parts = glyphs[next..<last]
      if let ligature = RightToLeftLigature(text[start..<end], glyphCount: parts.count),
        let shape = parts.first, let teller = teller(of: ligature.firstLetter, in: run.face)
      {
        let width = run.size * (emptyGlyphs.width(run.face, shape.id) * run.stretch)
        parted.append(ligature, drawnBy: parts, width: width, toldBy: teller)
      } else {
        parted.append(cluster, drawnBy: parts)
      }
      (start, next) = (end, last)
    }
    return parted.run
  }

  /// The glyph that tells the letter wherever it is told without ink; `nil` when the face has none left.
  private mutating func teller(of letter: Unicode.Scalar, in face: FaceReference) -> UInt32? {
    var tellers = faces[face] ?? Tellers(free: emptyGlyphs.glyphs(face)[...])
    if tellers.taken[letter] == nil { tellers.taken[letter] = tellers.free.popFirst() }
    faces[face] = tellers
    return tellers.taken[letter]
  }
}

/// Two letters that are one glyph, and what each glyph of their marks tells.
private struct RightToLeftLigature {
  let firstLetter: Unicode.Scalar
  let firstMarks: [Substring.UnicodeScalarView]
  let lastLetter: Unicode.Scalar
  let lastMarks: [Substring.UnicodeScalarView]

  init?(_ text: ArraySlice<UInt8>, glyphCount: Int) {
    guard text.count > glyphCount * 2 + 1 else { return nil }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard let first = scalars.first, first.isUncasedLetter,
      let second = scalars.dropFirst().firstIndex(where: \.isUncasedLetter)
    else { return nil }
    let marks = [
      Substring(scalars[..<second]).unicodeScalars.dropFirst(),
      Substring(scalars[second...]).unicodeScalars.dropFirst(),
    ]
    guard marks.joined().allSatisfy(\.isMark) else { return nil }
    let single = marks.map { marks in marks.indices.map { marks[$0...$0] } }
    // A letter's marks may be a ligature, too, as shadda and a vowel are.
    let together = marks.map { $0.isEmpty ? [] : [$0] }
    guard let told = [single, together].first(where: { $0.joined().count == glyphCount - 1 })
    else { return nil }
    firstLetter = first
    firstMarks = told[0]
    lastLetter = scalars[second]
    lastMarks = told[1]
  }
}

extension Unicode.Scalar {
  fileprivate var isUncasedLetter: Bool { properties.generalCategory == .otherLetter }
  fileprivate var isMark: Bool { properties.generalCategory == .nonspacingMark }
}

/// A run that is built in the order of reading, from its right end.
private struct PartedRun {
  private let original: GlyphRun
  private var glyphs: [PlacedGlyph] = []
  private var clusters: [GlyphRun.Cluster] = []

  init(_ run: GlyphRun) {
    original = run
    glyphs.reserveCapacity(run.glyphs.count + 8)
    clusters.reserveCapacity(run.clusters.count + 8)
  }

  var run: GlyphRun {
    var run = original
    run.glyphs = glyphs.reversed()
    run.clusters = clusters
    return run
  }

  mutating func append(_ cluster: GlyphRun.Cluster, drawnBy parts: ArraySlice<PlacedGlyph>) {
    clusters.append(cluster)
    glyphs += parts
  }

  /// Appends a ligature, which is the first of its glyphs; the others are its marks.
  mutating func append(
    _ ligature: RightToLeftLigature,
    drawnBy parts: ArraySlice<PlacedGlyph>,
    width: Length,
    toldBy teller: UInt32
  ) {
    guard let shape = parts.first else { return }
    // As good as at the edge, yet left of what is before it: poppler takes a gap of 0.03 em for a space.
    let edge = min(shape.x + width, glyphs.last?.x ?? shape.x + width)
    let start = PlacedGlyph(id: teller, x: edge - original.size * 0.015, y: shape.y)
    let marks = parts.dropFirst()
    append(UTF8.width(ligature.firstLetter), start)
    append(ligature.firstMarks, marks)
    append(UTF8.width(ligature.lastLetter), shape)
    append(ligature.lastMarks, marks.dropFirst(ligature.firstMarks.count))
  }

  private mutating func append(
    _ marks: [Substring.UnicodeScalarView],
    _ glyphs: ArraySlice<PlacedGlyph>
  ) {
    for (mark, glyph) in zip(marks, glyphs) {
      append(mark.reduce(0) { $0 + UTF8.width($1) }, glyph)
    }
  }

  private mutating func append(_ textLength: Int, _ glyph: PlacedGlyph) {
    clusters.append(GlyphRun.Cluster(textLength: textLength, glyphCount: 1))
    glyphs.append(glyph)
  }
}
