/// Text as it is indexed and asked for.
///
/// SQLite's tokenizer parts words where there is neither letter nor number. Chinese and Japanese have no such places, so
/// that each of their characters is made a word of its own, and what is asked for a phrase of them.
enum IndexedText {
  /// Text with every ideograph and every sign of a syllabary set apart.
  static func spaced(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0xE2 }) else { return text }
    var spaced = String.UnicodeScalarView()
    var wasApart = false
    for scalar in text.unicodeScalars {
      let isApart = standsAlone(scalar)
      if isApart || wasApart { spaced.append(separator) }
      spaced.append(scalar)
      wasApart = isApart
    }
    return String(spaced)
  }

  /// Text that was set apart, joined again.
  static func joined(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != separator }))
  }

  /// What readers typed as SQLite's FTS5 asks for it: all words, the last one as far as it goes; `nil` without a word.
  ///
  /// Every word stands in quotation marks, so that nothing in it is an operator.
  static func query(_ typed: String) -> String? {
    let words = typed.unicodeScalars.prefix(longestQuery).split { !isWordPart($0) }
      .prefix(mostWords).map { spaced(String(String.UnicodeScalarView($0))) }
    guard let last = words.last else { return nil }
    let all = words.map { "\"\($0)\"" }.joined(separator: " ")
    return last.unicodeScalars.contains(where: standsAlone) ? all : all + "*"
  }

  /// Nobody means more by a search; each word costs time.
  private static let mostWords = 12
  private static let longestQuery = 200

  /// It parts words for SQLite, is in no text of ours, and goes when a text is shown.
  private static let separator: Unicode.Scalar = "\u{1F}"

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value)
  }
}
