import Geometry
import PageModel
import TextShaping

/// Glyphs of one face, size and colour while words are being added at their right.
struct RunDraft {
  let face: Int
  let look: Int
  let isRightToLeft: Bool
  let left: Double
  let level: UInt8
  /// The number of the first of its fragments in the order of reading.
  private(set) var firstFragment: Int
  private var glyphs: [PlacedGlyph] = []
  private var text: [UInt8] = []
  private var clusters: [GlyphRun.Cluster] = []
  /// Where each word that was added ends, in the text and among the clusters.
  private var ends: [(text: Int, clusters: Int)] = []

  init(
    face: Int,
    look: Int,
    isRightToLeft: Bool,
    left: Double,
    level: UInt8,
    firstFragment: Int
  ) {
    self.face = face
    self.look = look
    self.isRightToLeft = isRightToLeft
    self.left = left
    self.level = level
    self.firstFragment = firstFragment
    glyphs.reserveCapacity(80)
    text.reserveCapacity(80)
    clusters.reserveCapacity(80)
  }

  /// Takes note of a fragment that is read before those that are there.
  mutating func begin(with fragment: Int) { firstFragment = min(firstFragment, fragment) }

  /// Whether glyphs of this face and look may stand in the same run.
  func continues(
    with face: Int,
    _ look: Int,
    _ isRightToLeft: Bool,
    of copy: ParagraphCopy
  ) -> Bool {
    guard face == self.face, isRightToLeft == self.isRightToLeft else { return false }
    if look == self.look { return true }
    let (a, b) = (copy.looks[look], copy.looks[self.look])
    return a.fontSize == b.fontSize && a.colour == b.colour && a.baselineShift == b.baselineShift
  }

  /// Adds glyphs, their left end at `x`.
  ///
  /// - Returns: where they end.
  mutating func add(
    _ word: WordRun,
    scale: Double,
    gap: Double,
    at x: Double,
    stock: WordStock
  ) -> Double {
    var x = x
    let shaped = stock.glyphs[word.glyphs]
    for glyph in shaped {
      glyphs.append(
        PlacedGlyph(
          id: glyph.id,
          x: .pt(x - left + Double(glyph.xOffset) * scale),
          y: glyph.yOffset == 0 ? .zero : .pt(-Double(glyph.yOffset) * scale)
        )
      )
      x += Double(glyph.advance) * scale + gap
    }
    addClusters(of: word, shaped)
    text += stock.texts[word.text]
    if isRightToLeft { ends.append((text.count, clusters.count)) }
    return x
  }

  private mutating func addClusters(of word: WordRun, _ glyphs: ArraySlice<ShapedGlyph>) {
    let length = word.text.count
    var start = 0
    var count = 0
    func take(_ glyph: ShapedGlyph) {
      if count > 0, glyph.cluster > start, glyph.cluster < length {
        clusters.append(.init(textLength: glyph.cluster - start, glyphCount: count))
        start = glyph.cluster
        count = 0
      }
      count += 1
    }
    if word.isRightToLeft {
      for glyph in glyphs.reversed() { take(glyph) }
    } else {
      for glyph in glyphs { take(glyph) }
    }
    if count > 0 { clusters.append(.init(textLength: length - start, glyphCount: count)) }
  }

  func glyphRun(face: FaceReference, look: PreparedLook, stretch: Double) -> GlyphRun {
    let (text, clusters) = inReadingOrder
    return GlyphRun(
      face: face,
      size: look.fontSize,
      stretch: stretch,
      colour: look.colour,
      origin: Point(x: .pt(left), y: -look.baselineShift),
      glyphs: glyphs.trimmed,
      text: String(decoding: text, as: UTF8.self),
      clusters: clusters.trimmed,
      isRightToLeft: isRightToLeft
    )
  }

  /// Words that read from right to left were added the last one first.
  private var inReadingOrder: ([UInt8], [GlyphRun.Cluster]) {
    guard isRightToLeft, ends.count > 1 else { return (text, clusters) }
    var ordered: ([UInt8], [GlyphRun.Cluster]) = ([], [])
    for (index, end) in ends.enumerated().reversed() {
      let start = index == 0 ? (text: 0, clusters: 0) : ends[index - 1]
      ordered.0 += text[start.text..<end.text]
      ordered.1 += clusters[start.clusters..<end.clusters]
    }
    return ordered
  }
}

extension Array {
  /// The same in no more memory than it needs: there is room for a line, and most runs are shorter.
  fileprivate var trimmed: [Element] {
    count * 5 < capacity * 4 ? withUnsafeBufferPointer { [Element]($0) } : self
  }
}
