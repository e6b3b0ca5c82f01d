import CCairo
package import Geometry

/// Glyphs of one face and size, each at its place on the page.
package struct DrawnGlyphs {
  package var file: String
  package var index: Int
  package var size: Length
  /// Horizontal scale; 1 as designed.
  package var stretch: Double
  package var glyphs: [Glyph]
  /// What the glyphs tell; only files of pages keep it.
  package var wording: Wording

  package init(
    file: String,
    index: Int,
    size: Length,
    stretch: Double,
    glyphs: [Glyph],
    wording: Wording = Wording()
  ) {
    self.file = file
    self.index = index
    self.size = size
    self.stretch = stretch
    self.glyphs = glyphs
    self.wording = wording
  }

  /// A glyph and its place in points.
  package struct Glyph {
    package var id: UInt32
    package var x: Double
    package var y: Double

    package init(id: UInt32, x: Double, y: Double) {
      self.id = id
      self.x = x
      self.y = y
    }
  }
}

extension Canvas {
  /// Draws glyphs exactly where they are set; emoji keep their own colours.
  package func draw(
    _ run: DrawnGlyphs,
    in ink: Ink,
    from typeCase: TypeCase
  ) throws(DrawingFailure) {
    guard run.size > .zero, run.stretch > 0 else { return }
    let face = try typeCase.face(file: run.file, index: run.index)
    switch medium {
    case _ where face.hasColours: try drawPictures(of: run, from: face)
    case .pixels: drawOutlines(of: run, from: face, in: ink)
    case .pages: try show(run, in: ink, from: typeCase)
    }
    try check(cairo_status(context))
  }

  /// Draws glyphs of which a file keeps no text.
  package func drawInk(
    of run: DrawnGlyphs,
    in ink: Ink,
    from typeCase: TypeCase
  ) throws(DrawingFailure) {
    guard run.size > .zero, run.stretch > 0 else { return }
    drawOutlines(of: run, from: try typeCase.face(file: run.file, index: run.index), in: ink)
    try check(cairo_status(context))
  }

  /// Puts glyphs in a file of which nothing but the text is left.
  package func drawText(of run: DrawnGlyphs, from typeCase: TypeCase) throws(DrawingFailure) {
    guard case .pages = medium, run.size > .zero, run.stretch > 0 else { return }
    try show(run, in: .unseen, from: typeCase)
    try check(cairo_status(context))
  }

  // As filled outlines: cairo_show_glyphs would move every glyph to a whole pixel.
  private func drawOutlines(of run: DrawnGlyphs, from face: DrawnFace, in ink: Ink) {
    let glyphs = run.glyphs.map { cairo_glyph_t(index: UInt($0.id), x: $0.x, y: $0.y) }
    use(face, size: run.size, stretch: run.stretch)
    use(ink)
    cairo_new_path(context)
    cairo_glyph_path(context, glyphs, Int32(glyphs.count))
    cairo_fill(context)
  }

  func use(_ face: DrawnFace, size: Length, stretch: Double) {
    var matrix = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, size.points * stretch, size.points)
    cairo_set_font_face(context, face.cairoFace)
    cairo_set_font_matrix(context, &matrix)
  }

  private func drawPictures(of run: DrawnGlyphs, from face: DrawnFace) throws(DrawingFailure) {
    for glyph in run.glyphs {
      guard let picture = face.picture(of: glyph.id), picture.pixelsPerEm > 0 else { continue }
      let pixel = run.size * (1 / Double(picture.pixelsPerEm))
      let extent = Rectangle(
        x: .pt(glyph.x) + pixel * picture.left,
        y: .pt(glyph.y) - pixel * picture.top,
        width: pixel * picture.raster.width,
        height: pixel * picture.raster.height
      )
      switch medium {
      case .pixels: try draw(picture.raster, over: extent, through: extent)
      case .pages(let standIns):
        let key = "glyph \(run.file)#\(run.index) \(glyph.id)"
        try draw(standIns.glyph(key, picture.raster), over: extent, through: extent)
      }
    }
  }
}
