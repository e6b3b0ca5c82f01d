import CCairo
package import Geometry

/// Text that is found on a page of a file, and copied, where nothing of it is seen.
package struct UnseenText {
  package var text: String
  /// Where its first glyph stands.
  package var start: Point
  /// Where its last glyph stands, on the same line.
  package var end: Point
  package var size: Length
  /// Some glyph that leaves ink: Cairo leaves out what does not.
  package var glyph: UInt32
  package var file: String
  package var index: Int

  package init(
    text: String,
    from start: Point,
    to end: Point,
    size: Length,
    glyph: UInt32,
    file: String,
    index: Int
  ) {
    self.text = text
    self.start = start
    self.end = end
    self.size = size
    self.glyph = glyph
    self.file = file
    self.index = index
  }
}

extension Canvas {
  /// Puts text on glyphs as good as transparent.
  ///
  /// They are drawn from a spare face, in which they tell a space. Cairo writes other text beside them.
  package func draw(_ unseen: UnseenText, from typeCase: TypeCase) throws(DrawingFailure) {
    guard case .pages = medium, !unseen.text.isEmpty, unseen.size > .zero else { return }
    let (face, isNew) = try typeCase.faceForUnseenText(file: unseen.file, index: unseen.index)
    use(face, size: unseen.size, stretch: 1)
    use(.unseen)
    let glyphs = [unseen.start, unseen.end].map {
      cairo_glyph_t(index: UInt(unseen.glyph), x: $0.x.points, y: $0.y.points)
    }
    let isSpace = unseen.text == " "
    if isNew || isSpace {
      show([0x20], glyphs[..<1], [cairo_text_cluster_t(num_bytes: 1, num_glyphs: 1)], false)
    }
    if !isSpace {
      let text = Wording(text: unseen.text).drawableText
      let cluster = cairo_text_cluster_t(num_bytes: Int32(text.count), num_glyphs: 2)
      show(text[...], glyphs[...], [cluster], false)
    }
    try check(cairo_status(context))
  }
}
