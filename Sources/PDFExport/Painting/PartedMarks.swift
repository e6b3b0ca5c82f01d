import PageModel

// Where a letter has several marks, the order in which they are drawn is not always that in which they are written, as
// with the points of Hebrew; a shaper then gives all their glyphs together for all of the text. The glyphs can tell it
// one after the other all the same, and readers that know nothing of text beside glyphs lose none of it.

extension GlyphRun {
  /// The run with a cluster for each glyph of a letter that has as many glyphs as characters.
  func partingMarks() -> GlyphRun {
    var run = self
    run.clusters = []
    run.clusters.reserveCapacity(clusters.count + 16)
    var start = text.startIndex
    for cluster in clusters {
      let length = max(0, cluster.textLength)
      let end = text.utf8.index(start, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
      run.clusters += cluster.parted(telling: text[start..<end].unicodeScalars)
      start = end
    }
    return run
  }
}

extension GlyphRun.Cluster {
  fileprivate func parted(telling text: Substring.UnicodeScalarView) -> [GlyphRun.Cluster] {
    guard glyphCount > 1, text.count == glyphCount,
      text.dropFirst().allSatisfy({ $0.properties.generalCategory == .nonspacingMark })
    else { return [self] }
    let parts = text.map { GlyphRun.Cluster(textLength: UTF8.width($0), glyphCount: 1) }
    return parts.reduce(0) { $0 + $1.textLength } == textLength ? parts : [self]
  }
}
