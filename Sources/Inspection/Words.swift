extension StringProtocol {
  /// What XML's white space parts.
  var words: [String] {
    utf8.split(whereSeparator: \.isSpace).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The words with one space between them.
  var withSingleSpaces: String { words.joined(separator: " ") }
}
