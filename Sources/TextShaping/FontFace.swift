import CHarfBuzz

/// One face of a font file, mapped into memory, and what it says of itself.
///
/// All measures are in its own units, of which an em has `unitsPerEm`: shaped once, text fits any size.
// Safe to share: HarfBuzz's objects are made immutable in `init` and counted atomically.
package final class FontFace: @unchecked Sendable {
  /// The file's path relative to the folder of fonts.
  package let file: String
  /// The face within a collection; 0 in a file of one face.
  package let index: Int
  package let unitsPerEm: Int
  package let metrics: Metrics
  let font: OpaquePointer

  /// Heights over the baseline, in units; the descent is positive.
  package struct Metrics: Hashable, Sendable {
    package var ascent: Int
    package var descent: Int
    package var capHeight: Int
    package var xHeight: Int
  }

  init(file: String, index: Int, in folder: String) throws(FontFailure) {
    let path = "\(folder)/\(file)"
    guard let blob = hb_blob_create_from_file_or_fail(path) else {
      throw .missing(file: path)
    }
    defer { hb_blob_destroy(blob) }
    guard index >= 0, index < Int(hb_face_count(blob)),
      let face = hb_face_create(blob, UInt32(index))
    else { throw .unreadable(file: path) }
    defer { hb_face_destroy(face) }
    guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else {
      throw .unreadable(file: path)
    }
    let unitsPerEm = hb_face_get_upem(face)
    hb_font_set_scale(font, Int32(unitsPerEm), Int32(unitsPerEm))
    hb_font_make_immutable(font)
    self.file = file
    self.index = index
    self.unitsPerEm = Int(unitsPerEm)
    self.font = font
    metrics = Metrics(of: font)
  }

  deinit { hb_font_destroy(font) }

  /// Whether the face has a glyph of its own for this character.
  package func covers(_ scalar: Unicode.Scalar) -> Bool { font.glyph(of: scalar) != nil }

  /// How far a glyph's ink reaches above and below the baseline, both positive outwards.
  package func inkHeights(of glyph: UInt32) -> (above: Int, below: Int) {
    var extents = hb_glyph_extents_t()
    guard hb_font_get_glyph_extents(font, glyph, &extents) != 0 else { return (0, 0) }
    return (Int(extents.y_bearing), -Int(extents.y_bearing) - Int(extents.height))
  }
}

extension FontFace.Metrics {
  /// What the font's tables say; heights that they do not give are measured on H and x.
  fileprivate init(of font: OpaquePointer) {
    var extents = hb_font_extents_t()
    hb_font_get_h_extents(font, &extents)
    self.init(
      ascent: Int(extents.ascender),
      descent: -Int(extents.descender),
      capHeight: font.metric(HB_OT_METRICS_TAG_CAP_HEIGHT) ?? font.height(of: "H"),
      xHeight: font.metric(HB_OT_METRICS_TAG_X_HEIGHT) ?? font.height(of: "x")
    )
  }
}

extension OpaquePointer {
  fileprivate func glyph(of scalar: Unicode.Scalar) -> hb_codepoint_t? {
    var glyph: hb_codepoint_t = 0
    return hb_font_get_nominal_glyph(self, scalar.value, &glyph) != 0 ? glyph : nil
  }

  fileprivate func metric(_ tag: hb_ot_metrics_tag_t) -> Int? {
    var position: hb_position_t = 0
    guard hb_ot_metrics_get_position(self, tag, &position) != 0, position > 0 else { return nil }
    return Int(position)
  }

  fileprivate func height(of letter: Unicode.Scalar) -> Int {
    var extents = hb_glyph_extents_t()
    guard let glyph = glyph(of: letter), hb_font_get_glyph_extents(self, glyph, &extents) != 0
    else { return 0 }
    return Int(extents.y_bearing)
  }
}
