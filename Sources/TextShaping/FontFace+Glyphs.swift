import CHarfBuzz

extension FontFace {
  /// Whether its file has so many glyphs that whoever writes a few of them had better cut it down before.
  ///
  /// Chinese and Japanese faces have 65,535, and share the parts of their outlines: Cairo would copy all of those
  /// into a file.
  package var isVast: Bool { hb_face_get_glyph_count(hb_font_get_face(font)) > 20_000 }

  /// Glyphs without ink and width, of characters that shaping leaves nothing of.
  package var emptyGlyphs: [UInt32] {
    var glyphs: [UInt32] = []
    for scalar in ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{34F}", "\u{200D}", "\u{200C}"]
      as [Unicode.Scalar]
    {
      var glyph: hb_codepoint_t = 0
      var extents = hb_glyph_extents_t()
      guard hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0, glyph != 0,
        !glyphs.contains(glyph), hb_font_get_glyph_h_advance(font, glyph) == 0,
        hb_font_get_glyph_extents(font, glyph, &extents) != 0, extents.width == 0,
        extents.height == 0
      else { continue }
      glyphs.append(glyph)
    }
    return glyphs
  }

  /// How wide a glyph is, in ems.
  package func width(of glyph: UInt32) -> Double {
    Double(hb_font_get_glyph_h_advance(font, glyph)) / Double(unitsPerEm)
  }

  /// A font file of one face with the outlines of these glyphs alone, under the numbers that they have here; `nil`
  /// where the machine has no library that makes one.
  package func file(ofGlyphs glyphs: some Sequence<UInt32>) -> [UInt8]? {
    guard let library = SubsetLibrary.shared, let input = library.createInput() else { return nil }
    defer { library.destroyInput(input) }
    let kept = library.set(input, HB_SUBSET_SETS_GLYPH_INDEX)
    for glyph in glyphs { hb_set_add(kept, glyph) }
    let dropped = library.set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
    // Shaping is done.
    for tag in ["GSUB", "GPOS", "GDEF", "BASE", "VORG"] { hb_set_add(dropped, FontFace.tag(tag)) }
    library.setFlags(
      input,
      HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
    )
    guard let subset = library.subset(hb_font_get_face(font), input) else { return nil }
    defer { hb_face_destroy(subset) }
    return FontFace.bytes(of: subset)
  }
}
