/// The text that glyphs tell, in reading order.
package struct Wording {
  package var text: String
  /// Which piece of the text is told by which glyphs: bytes of UTF-8, and glyphs from the left or,
  /// where the text runs backward, from the right.
  package var clusters: [(textLength: Int, glyphCount: Int)]
  package var runsBackward: Bool

  package init(
    text: String = "",
    clusters: [(textLength: Int, glyphCount: Int)] = [],
    runsBackward: Bool = false
  ) {
    self.text = text
    self.clusters = clusters
    self.runsBackward = runsBackward
  }
}

extension Wording {
  /// The text as Cairo takes it, as many bytes as before: control characters become spaces, and what is
  /// no character (The Unicode Standard, 23.7) U+FFFD.
  var drawableText: [UInt8] {
    var bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 >= 0xEF }) else { return bytes }
    var offset = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      if scalar.properties.generalCategory == .control, length == 1 {
        bytes[offset] = 0x20
      } else if scalar.properties.isNoncharacterCodePoint {
        bytes.replaceSubrange(offset..<offset + 3, with: [0xEF, 0xBF, 0xBD])
        if length == 4 { bytes[offset + 3] = 0x20 }
      }
      offset += length
    }
    return bytes
  }

  /// Whether the clusters are made of whole characters and add up to the text and to `glyphCount` glyphs.
  func isConsistent(text: [UInt8], glyphCount: Int) -> Bool {
    var start = 0
    var glyphs = 0
    for cluster in clusters {
      guard cluster.textLength >= 0, cluster.glyphCount >= 0,
        cluster.textLength > 0 || cluster.glyphCount > 0,
        cluster.textLength <= text.count - start, cluster.glyphCount <= glyphCount - glyphs
      else { return false }
      start += cluster.textLength
      glyphs += cluster.glyphCount
      if start < text.count, text[start] & 0xC0 == 0x80 { return false }
    }
    return start == text.count && glyphs == glyphCount
  }
}
