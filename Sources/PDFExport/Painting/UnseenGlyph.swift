import PageModel

/// A glyph that stands unseen where text needs a glyph to stand in a file, and has none that leaves ink.
struct UnseenGlyph {
  var face: FaceReference
  var glyph: UInt32

  /// A full stop that ends a run, or else the first letter that begins one; `nil` where there is neither.
  ///
  /// Faces that read from right to left have no colours, whatever their run begins with.
  init?(in document: PagedDocument) {
    var letter: UnseenGlyph?
    for page in document.pages {
      for case .glyphs(let run) in page.items {
        if !run.isRightToLeft, let stop = run.glyphs.last, run.text.utf8.last == UInt8(ascii: "."),
          run.clusters.last == GlyphRun.Cluster(textLength: 1, glyphCount: 1)
        {
          self.init(face: run.face, glyph: stop.id)
          return
        }
        if letter == nil, let first = run.glyphs.first,
          run.isRightToLeft || run.text.utf8.first?.isLetter == true
        {
          letter = UnseenGlyph(face: run.face, glyph: first.id)
        }
      }
    }
    guard let letter else { return nil }
    self = letter
  }

  private init(face: FaceReference, glyph: UInt32) {
    self.face = face
    self.glyph = glyph
  }
}

extension UInt8 {
  /// Of ASCII's.
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
