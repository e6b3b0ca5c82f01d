package import Geometry

/// A line of text as glyphs of one or more faces, in units of those faces: any size fits.
package struct ShapedLine: Sendable {
  /// From left to right.
  package var runs: [ShapedRun]
  /// Whether the line as a whole reads from right to left, and so begins at the right.
  package var isRightToLeft: Bool
  /// What no face has a glyph for, as it stands in the text.
  package var unset: [Character]

  /// The sum of all advances, in ems.
  package var width: Double { runs.reduce(0) { $0 + $1.width } }

  /// What was shaped.
  package var text: String {
    runs.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.text).joined()
  }

  /// How far the ink of its glyphs reaches above the baseline, in ems.
  package var inkAbove: Double { runs.map(\.inkAbove).max() ?? 0 }

  /// How far the ink of its glyphs reaches below the baseline, in ems; positive downwards.
  package var inkBelow: Double { runs.map(\.inkBelow).max() ?? 0 }

  package func width(at size: Length) -> Length { size * width }
}

/// Neighbouring glyphs of one face and direction.
package struct ShapedRun: Sendable {
  package var face: FontFace
  /// In reading order.
  package var text: String
  /// From left to right, whatever the direction of the text.
  package var glyphs: [ShapedGlyph]
  /// As in UAX #9: even reads from left to right, odd from right to left.
  package var level: UInt8
  /// Where its text is in the text that was shaped, in bytes of UTF-8.
  package var range: Range<Int>

  package var isRightToLeft: Bool { level % 2 == 1 }

  /// What its face has no glyph for.
  package var unset: [Character] {
    glyphs.contains { $0.id == 0 } ? unsetClusters.compactMap { character(at: $0) } : []
  }

  /// In ems.
  package var width: Double {
    Double(glyphs.reduce(0) { $0 + Int($1.advance) }) / Double(face.unitsPerEm)
  }

  private var unsetClusters: [Int] {
    var clusters = glyphs.filter { $0.id == 0 }.map(\.cluster)
    if isRightToLeft { clusters.reverse() }
    return clusters.enumerated().filter { $0 == 0 || clusters[$0 - 1] != $1 }.map(\.element)
  }

  /// The character of which the scalar at `offset` is a part.
  private func character(at offset: Int) -> Character? {
    text.indices.last { text.utf8.distance(from: text.startIndex, to: $0) <= offset }
      .map { text[$0] }
  }

  fileprivate var inkAbove: Double {
    let heights = glyphs.map { face.inkHeights(of: $0.id).above + Int($0.yOffset) }
    return Double(heights.max() ?? 0) / Double(face.unitsPerEm)
  }

  fileprivate var inkBelow: Double {
    let depths = glyphs.map { face.inkHeights(of: $0.id).below - Int($0.yOffset) }
    return Double(depths.max() ?? 0) / Double(face.unitsPerEm)
  }
}

/// A glyph, its advance and offset in the face's units, and the text that it belongs to.
package struct ShapedGlyph: Hashable, Sendable {
  package var id: UInt32
  package var advance: Int32
  package var xOffset: Int32
  package var yOffset: Int32
  /// The cluster, and in the highest bit whether it is unsafe to break: there are many glyphs.
  private var place: UInt32

  init(
    id: UInt32,
    advance: Int32,
    xOffset: Int32,
    yOffset: Int32,
    cluster: Int,
    isUnsafeToBreak: Bool
  ) {
    self.id = id
    self.advance = advance
    self.xOffset = xOffset
    self.yOffset = yOffset
    place = UInt32(truncatingIfNeeded: cluster) & ~Self.unsafe
    self.isUnsafeToBreak = isUnsafeToBreak
  }

  private static let unsafe: UInt32 = 1 << 31

  /// Where its cluster begins: bytes of UTF-8 from the beginning of the run's text.
  package var cluster: Int {
    get { Int(place & ~Self.unsafe) }
    set { place = place & Self.unsafe | UInt32(truncatingIfNeeded: newValue) & ~Self.unsafe }
  }

  /// Whether a line broken before this glyph's cluster must be shaped anew on both sides.
  package var isUnsafeToBreak: Bool {
    get { place & Self.unsafe != 0 }
    set { place = newValue ? place | Self.unsafe : place & ~Self.unsafe }
  }
}
