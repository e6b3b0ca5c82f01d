package import Drawing
package import Geometry
package import PageModel

/// Draws what stands on pages, on whatever canvas.
package struct PagePainter {
  package let typeCase: TypeCase

  package init(typeCase: TypeCase) { self.typeCase = typeCase }

  /// Draws an item; `draw` draws a picture, which only whoever has its contents can.
  package func paint(
    _ item: PageItem,
    on canvas: borrowing Canvas,
    ink: (Colour) -> Ink = Ink.colour,
    picture draw: (PlacedPicture) throws(DrawingFailure) -> Void
  ) throws(DrawingFailure) {
    switch item {
    case .rectangle(let rectangle, let colour): canvas.fill(rectangle, with: ink(colour))
    case .glyphs(let run):
      let glyphs = DrawnGlyphs(run)
      switch run.presence {
      case .whole: try canvas.draw(glyphs, in: ink(run.colour), from: typeCase)
      case .ink: try canvas.drawInk(of: glyphs, in: ink(run.colour), from: typeCase)
      case .text: try canvas.drawText(of: glyphs, from: typeCase)
      }
    case .picture(let picture): try draw(picture)
    }
  }
}

extension DrawnGlyphs {
  fileprivate init(_ run: GlyphRun) {
    self.init(
      file: run.face.file,
      index: run.face.index,
      size: run.size,
      stretch: run.stretch,
      glyphs: run.glyphs.map {
        Glyph(id: $0.id, x: (run.origin.x + $0.x).points, y: (run.origin.y + $0.y).points)
      },
      wording: Wording(
        text: run.text,
        clusters: run.clusters.map { ($0.textLength, $0.glyphCount) },
        runsBackward: run.isRightToLeft
      )
    )
  }
}
