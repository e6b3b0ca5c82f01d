import PageModel

/// A glyph that stands unseen behind glyphs that are pictures, as text needs a glyph to stand in a file.
struct UnseenGlyph {
  var face: FaceReference
  var glyph: UInt32

  /// The first letter of the document, in a run that begins with one; `nil` where no run does.
  init?(in document: PagedDocument) {
    for page in document.pages {
      for case .glyphs(let run) in page.items where !run.isRightToLeft {
        guard let first = run.text.utf8.first, first.isLetter, let glyph = run.glyphs.first else {
          continue
        }
        face = run.face
        self.glyph = glyph.id
        return
      }
    }
    return nil
  }
}

extension UInt8 {
  /// Of ASCII's.
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
