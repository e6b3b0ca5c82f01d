/// The face that has the letters of a language which the style's own face lacks.
///
/// Stops, figures and spaces, which scripts share, are set in it too, so that they agree with the letters
/// beside them.
struct NativeFace {
  let face: FontFace
  /// Whether it takes no more than the signs that stand in squares in Chinese and Japanese, and leaves figures to
  /// the style's own face.
  let isForSquares: Bool

  /// `nil` for languages of which the style's own face has the letters.
  init?(of style: TextStyle, lacking own: FontFace, library: FontLibrary) {
    let primary = style.language.prefix { $0 != "-" }.lowercased()
    guard let letter = Self.letters[primary], !own.covers(letter),
      let face = library.fallbackFace(
        style.fallback,
        style.style,
        language: style.language,
        where: { $0.covers(letter) }
      )
    else { return nil }
    self.face = face
    isForSquares = IdeographicRules(language: primary).isNative
  }

  /// Whether a language has letters other than Latin's, Greek's and Cyrillic's.
  static func hasOwnScript(_ language: String) -> Bool {
    let primary = language.prefix { $0 != "-" }.lowercased()
    return primary == "ko" || letters[primary] != nil
  }

  /// Whether a character goes with the letters of the language, within a word that has Latin letters or none.
  func takes(
    _ character: Character,
    between previous: Character?,
    and next: Character?,
    inLatinWord: Bool
  ) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.script == nil,
      !character.isShownAsEmoji, face.covers(character)
    else { return false }
    guard isForSquares else { return !inLatinWord }
    return scalar.standsInSquare && !(previous.isLatin && next.isLatin)
  }

  /// A letter of each language that has a script of its own.
  private static let letters: [String: Unicode.Scalar] = [
    "ar": "\u{627}", "fa": "\u{627}", "ur": "\u{627}", "ps": "\u{627}", "ckb": "\u{627}",
    "ug": "\u{627}", "sd": "\u{627}", "he": "\u{5D0}", "yi": "\u{5D0}", "hi": "\u{915}",
    "mr": "\u{915}", "ne": "\u{915}", "sa": "\u{915}", "bn": "\u{995}", "as": "\u{995}",
    "pa": "\u{A15}", "gu": "\u{A95}", "ta": "\u{B95}", "te": "\u{C15}", "kn": "\u{C95}",
    "ml": "\u{D15}", "si": "\u{D9A}", "th": "\u{E01}", "lo": "\u{E81}", "bo": "\u{F40}",
    "my": "\u{1000}", "ka": "\u{10D0}", "am": "\u{1200}", "ti": "\u{1200}", "km": "\u{1780}",
    "hy": "\u{561}", "zh": "\u{4E00}", "yue": "\u{4E00}", "ja": "\u{3042}",
  ]
}

extension Unicode.Scalar {
  /// Whether Latin has it too, but narrow: quotation marks, dots, dashes.
  var standsInSquare: Bool {
    switch self {
    case "“", "”", "‘", "’", "…", "‥", "—", "―", "·", "‼", "⁇", "⁈", "⁉": true
    default: false
    }
  }
}

extension Character? {
  fileprivate var isLatin: Bool {
    guard let scalar = self?.unicodeScalars.first else { return false }
    return scalar.value < 0x2E80 && scalar.properties.isAlphabetic
  }
}
