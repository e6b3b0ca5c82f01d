package import PageModel

/// Who knows the glyphs of faces that leave no ink and take no room, and how much others take.
package struct EmptyGlyphs: Sendable {
  /// The glyphs of a face that are empty, and that no text is set in.
  package var glyphs: @Sendable (FaceReference) -> [UInt32]
  /// How wide a glyph is, in ems.
  package var width: @Sendable (FaceReference, UInt32) -> Double

  package init(
    glyphs: @escaping @Sendable (FaceReference) -> [UInt32],
    width: @escaping @Sendable (FaceReference, UInt32) -> Double
  ) {
    self.glyphs = glyphs
    self.width = width
  }
}
