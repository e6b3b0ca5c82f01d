package import Diagnostics

/// What a test expects of a finding, where marks such as 1️⃣ in a source stand for the place.
package struct MarkedSource: Sendable {
  /// The source without its marks.
  package let text: String
  /// Line and column, both 1-based and in characters, of every mark.
  package let places: [Character: (line: Int, column: Int)]

  package init(_ marked: String) {
    var text = ""
    var places: [Character: (line: Int, column: Int)] = [:]
    var line = 1
    var column = 1
    for character in marked {
      if "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣".contains(character) {
        places[character] = (line, column)
        continue
      }
      text.append(character)
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    self.text = text
    self.places = places
  }

  /// The place of a mark in `file`.
  package func place(_ mark: Character, in file: String) -> SourcePlace? {
    places[mark].map { SourcePlace(file: file, line: $0.line, column: $0.column) }
  }
}
