import CHarfBuzz

extension FontFace {
  /// Whether the face has all of a character: signs that are not seen need no glyph, and a mark may be
  /// in the face as part of a letter that has it.
  package func covers(_ character: Character) -> Bool {
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      defer { previous = scalar }
      if covers(scalar) || scalar.properties.isDefaultIgnorableCodePoint { continue }
      guard let composed = previous.flatMap({ scalar.composed(after: $0) }), covers(composed)
      else { return false }
    }
    return true
  }

  /// Whether its glyphs are pictures in colours of their own, as emoji are.
  package var hasColour: Bool { hb_ot_color_has_png(hb_font_get_face(font)) != 0 }
}

extension Character {
  /// The script of its first scalar; `nil` for signs that scripts share.
  var script: hb_script_t? {
    guard let scalar = unicodeScalars.first else { return nil }
    let script = hb_unicode_script(hb_unicode_funcs_get_default(), scalar.value)
    return [HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN].contains(script)
      ? nil : script
  }

  /// Whether it is meant as a coloured picture (UTS #51): by itself, or by a selector after it.
  var isShownAsEmoji: Bool {
    guard let first = unicodeScalars.first, first.value > 0x7F || unicodeScalars.count > 1,
      first.properties.isEmoji
    else { return false }
    let selectors = unicodeScalars.dropFirst().prefix(1).map(\.value)
    if selectors == [0xFE0E] { return false }
    return first.properties.isEmojiPresentation || selectors == [0xFE0F]
  }
}

extension Unicode.Scalar {
  /// The letter that this mark makes with the letter before it, if Unicode has one.
  fileprivate func composed(after letter: Unicode.Scalar) -> Unicode.Scalar? {
    var composed: hb_codepoint_t = 0
    let functions = hb_unicode_funcs_get_default()
    guard hb_unicode_compose(functions, letter.value, value, &composed) != 0 else { return nil }
    return Unicode.Scalar(composed)
  }
}
