import Articles

/// What can be promised of an EPUB's accessibility, computed from what is in it.
///
/// EPUB Accessibility 1.1, §2; the words are those of the Schema.org Accessibility Properties vocabulary.
struct Accessibility: Sendable {
  private let hasPictures: Bool
  private let areAllDescribed: Bool
  private let hasPrintedPages: Bool
  private let hasMathematics: Bool

  init(of uses: [ContentUses], hasPrintedPages: Bool) {
    hasPictures = uses.contains { $0.informativePictures > 0 }
    areAllDescribed = uses.allSatisfy { $0.undescribedPictures == 0 }
    hasMathematics = uses.contains { $0.formulas > 0 }
    self.hasPrintedPages = hasPrintedPages
  }

  var modes: [String] { hasPictures ? ["textual", "visual"] : ["textual"] }

  /// The ways of reading that suffice to get at everything.
  var sufficientModes: [String] {
    (areAllDescribed ? ["textual"] : []) + (hasPictures ? ["textual,visual"] : [])
  }

  var features: [String] {
    let always = [
      "tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability",
      "unlocked",
    ]
    return always + (hasPictures && areAllDescribed ? ["alternativeText"] : [])
      + (hasMathematics ? ["latex"] : [])
      + (hasPrintedPages ? ["pageNavigation", "pageBreakMarkers"] : [])
  }

  /// Pictures are still, and there is no sound.
  var hazard: String { "none" }

  /// The same in sentences, for people; in English where the table lacks the language.
  func summary(in language: LanguageTag) -> String {
    let words = AccessibilityPhrases.of(language)
    let pictures = hasPictures ? (areAllDescribed ? words.described : words.undescribed) : nil
    return [words.structure, pictures, hasPrintedPages ? words.pages : nil]
      .compactMap(\.self).joined(separator: " ")
  }
}
