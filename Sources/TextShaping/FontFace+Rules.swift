import CHarfBuzz

extension FontFace {
  /// A rule drawn with text, in units: where its middle is above the baseline, and how thick it is.
  package struct Rule: Hashable, Sendable {
    package var height: Int
    package var thickness: Int
  }

  /// As the face asks for it; where it does not, a tenth of an em below the baseline, a twentieth thick.
  package var underline: Rule {
    rule(HB_OT_METRICS_TAG_UNDERLINE_OFFSET, HB_OT_METRICS_TAG_UNDERLINE_SIZE)
      ?? Rule(height: -unitsPerEm / 10, thickness: unitsPerEm / 20)
  }

  /// As the face asks for it; where it does not, through the middle of the x.
  package var strikeout: Rule {
    rule(HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, HB_OT_METRICS_TAG_STRIKEOUT_SIZE)
      ?? Rule(height: metrics.xHeight / 2, thickness: unitsPerEm / 20)
  }

  /// The advance of a small letter in ems, all letters from a to z counted once: a measure of how wide a
  /// face runs.
  package var averageLetter: Double {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let alphabet = letters.reduce(0) { $0 + advance(of: Unicode.Scalar($1)) }
    return Double(alphabet) / 26 / Double(unitsPerEm)
  }

  /// Both tables give the upper edge.
  private func rule(_ offset: hb_ot_metrics_tag_t, _ size: hb_ot_metrics_tag_t) -> Rule? {
    var edge: hb_position_t = 0
    var thickness: hb_position_t = 0
    guard hb_ot_metrics_get_position(font, offset, &edge) != 0,
      hb_ot_metrics_get_position(font, size, &thickness) != 0, thickness > 0
    else { return nil }
    return Rule(height: Int(edge) - Int(thickness) / 2, thickness: Int(thickness))
  }

  private func advance(of scalar: Unicode.Scalar) -> Int {
    var glyph: hb_codepoint_t = 0
    guard hb_font_get_nominal_glyph(font, scalar.value, &glyph) != 0 else { return 0 }
    return Int(hb_font_get_glyph_h_advance(font, glyph))
  }
}
