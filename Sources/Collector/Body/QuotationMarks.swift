import Articles

/// The quotation marks of a language.
struct QuotationMarks: Hashable, Sendable {
  var opening: String
  var closing: String
  /// Within a quotation.
  var innerOpening: String
  var innerClosing: String
  /// Whether words such as `'tis` begin with an apostrophe.
  var hasLeadingApostrophes = false

  private init(_ opening: String, _ closing: String, _ innerOpening: String, _ innerClosing: String)
  {
    self.opening = opening
    self.closing = closing
    self.innerOpening = innerOpening
    self.innerClosing = innerClosing
  }

  /// The usual marks; `nil` for languages whose punctuation is best left as it was written.
  ///
  /// Chinese and Japanese have brackets and marks of their own, Hebrew writes `"` within abbreviations, and
  /// Arabic and its neighbours are set differently from house to house.
  static func usual(in language: LanguageTag) -> QuotationMarks? {
    switch language.primary {
    case "zh", "ja", "yue", "wuu", "lzh", "he", "iw", "yi", "ar", "fa", "ur", "ps", "sd", "ug",
      "ckb", "dv":
      return nil
    case "de" where language.tag.hasSuffix("-CH") || language.tag.hasSuffix("-LI"):
      return QuotationMarks("«", "»", "‹", "›")
    case "de", "cs", "sk", "sl", "is", "bg", "lt", "ka", "et", "lb", "hsb", "mk", "hr", "sr", "bs":
      return QuotationMarks("„", "“", "‚", "‘")
    case "fr", "br", "oc": return QuotationMarks("«\u{202F}", "\u{202F}»", "“", "”")
    case "pt" where language.tag.hasSuffix("-BR"): return QuotationMarks("“", "”", "‘", "’")
    case "es", "ca", "gl", "eu", "it", "pt", "el": return QuotationMarks("«", "»", "“", "”")
    case "ru", "uk", "be", "kk", "hy", "az": return QuotationMarks("«", "»", "„", "“")
    case "nb", "nn", "no": return QuotationMarks("«", "»", "‘", "’")
    case "sv", "fi", "da": return QuotationMarks("”", "”", "’", "’")
    case "pl", "ro": return QuotationMarks("„", "”", "«", "»")
    case "hu": return QuotationMarks("„", "”", "»", "«")
    default:
      var marks = QuotationMarks("“", "”", "‘", "’")
      marks.hasLeadingApostrophes = language.primary == "en"
      return marks
    }
  }
}
