import CHarfBuzz

extension FontFace {
  /// Whether the face has all of a character: signs that are not seen need no glyph, and a mark may be
  /// in the face as part of a letter that has it.
  package func covers(_ character: Character) -> Bool {
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      defer { previous = scalar }
      if sets(scalar) || scalar.properties.isDefaultIgnorableCodePoint { continue }
      guard let composed = previous.flatMap({ scalar.composed(after: $0) }), covers(composed)
      else { return false }
    }
    return true
  }

  /// Whether its glyphs are pictures in colours of their own, as emoji are.
  package var hasColour: Bool { hb_ot_color_has_png(hb_font_get_face(font)) != 0 }

  /// Whether the face has the scalar, or something that looks the same.
  func sets(_ scalar: Unicode.Scalar) -> Bool {
    let shown = shown(for: scalar)
    return covers(shown) || shown.isWideOrNarrowSpace && covers(" " as Unicode.Scalar)
  }

  /// What is set for a scalar: itself, or what looks the same where the face lacks it.
  ///
  /// HarfBuzz makes spaces of all widths out of the common one by itself.
  func shown(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": " "
    case "\u{2010}" where !covers(scalar): "-"
    case "\u{2011}" where !covers(scalar): covers("\u{2010}" as Unicode.Scalar) ? "\u{2010}" : "-"
    case "\u{2BC}" where !covers(scalar): "\u{2019}"
    default: scalar
    }
  }
}

extension Character {
  /// The script of its first scalar; `nil` for signs that scripts share.
  var script: hb_script_t? {
    guard let scalar = unicodeScalars.first else { return nil }
    let script = hb_unicode_script(hb_unicode_funcs_get_default(), scalar.value)
    return [HB_SCRIPT_COMMON, HB_SCRIPT_INHERITED, HB_SCRIPT_UNKNOWN].contains(script)
      ? nil : script
  }

  /// Whether it is meant as a coloured picture (UTS #51): by itself, or by what follows in it.
  var isShownAsEmoji: Bool {
    guard let first = unicodeScalars.first, first.value > 0x7F || unicodeScalars.count > 1,
      first.properties.isEmoji
    else { return false }
    let second = unicodeScalars.dropFirst().first
    if second == "\u{FE0E}" { return false }
    return first.properties.isEmojiPresentation || second == "\u{FE0F}"
      || second?.properties.isEmojiModifier == true
  }
}

extension Unicode.Scalar {
  fileprivate var isWideOrNarrowSpace: Bool {
    switch value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// The letter that this mark makes with the letter before it, if Unicode has one.
  fileprivate func composed(after letter: Unicode.Scalar) -> Unicode.Scalar? {
    var composed: hb_codepoint_t = 0
    let functions = hb_unicode_funcs_get_default()
    guard hb_unicode_compose(functions, letter.value, value, &composed) != 0 else { return nil }
    return Unicode.Scalar(composed)
  }
}
