import Articles
import Geometry
import Layout

// Layouts are designed for Latin; scripts that fill their lines higher, or in squares, want more.
extension LayoutDescription {
  /// The layout with as much room between lines as the letters of a language need.
  func suited(to language: LanguageTag) -> LayoutDescription {
    let share = Self.leadings[language.primary] ?? 1
    guard share != 1 else { return self }
    var layout = self
    layout.type.leading = type.leading * share
    return layout
  }

  /// The layout with letters of such a size that a column of text is a whole number of squares wide, where the
  /// language is written in squares.
  func inSquares(of language: LanguageTag, across measure: Length) -> LayoutDescription {
    guard language.isCJK, language.primary != "ko", type.size > .zero else { return self }
    let count = (measure / type.size).rounded()
    guard count >= 1 else { return self }
    var layout = self
    layout.type.size = measure * (1 / count)
    return layout
  }

  // Squares without ascenders and descenders need 1.6 times their size; letters with signs above and below
  // them, the room of those signs.
  private static let leadings: [String: Double] = [
    "zh": 1.2, "yue": 1.2, "wuu": 1.2, "lzh": 1.2, "ja": 1.2, "ko": 1.12,
    "ar": 1.15, "fa": 1.15, "ur": 1.25, "ps": 1.15, "ckb": 1.15, "ug": 1.15, "sd": 1.15,
    "th": 1.2, "lo": 1.2, "km": 1.25, "my": 1.25, "bo": 1.25,
    "hi": 1.1, "mr": 1.1, "ne": 1.1, "sa": 1.1, "bn": 1.1, "as": 1.1, "pa": 1.1, "gu": 1.1,
    "ta": 1.1, "te": 1.15, "kn": 1.15, "ml": 1.1, "si": 1.1,
  ]
}
