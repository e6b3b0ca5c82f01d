import CHarfBuzz

/// Parts a text that is not simple into what is shaped in one go.
struct Itemizer {
  let context: StyleContext
  let library: FontLibrary

  /// - Parameters:
  ///   - text: a paragraph, or a part of one.
  ///   - levels: the directions in the paragraph.
  ///   - offset: where the text begins in the paragraph, in bytes of UTF-8.
  /// - Returns: items in reading order.
  func items(of text: String, levels: BidiLevels, from offset: Int) -> [TextItem] {
    var items: [TextItem] = []
    var start = 0
    // Signs before the first letter go with it, later ones with the text before them.
    var script = text.lazy.compactMap(\.script).first ?? HB_SCRIPT_COMMON
    let natives = nativeCharacters(of: text)
    for (index, character) in text.enumerated() {
      let end = start + character.utf8.count
      script = character.script ?? script
      let item = TextItem(
        face: natives[safely: index] ?? face(for: character) ?? context.face,
        script: script,
        level: levels.level(at: offset + start),
        range: start..<end,
        isBlank: character == " " || character == "\u{A0}"
      )
      items.append(joining: item)
      start = end
    }
    return items
  }

  /// The faces of those characters that go with the letters of the language.
  private func nativeCharacters(of text: String) -> [FontFace?] {
    guard let native = context.native else { return [] }
    let characters = Array(text)
    var faces: [FontFace?] = []
    faces.reserveCapacity(characters.count)
    for word in characters.split(separator: " ", omittingEmptySubsequences: false) {
      let isLatin = word.contains(where: \.isOfAlphabet)
      faces += word.indices.map { index in
        let isTaken = native.takes(
          characters[index],
          between: index > 0 ? characters[index - 1] : nil,
          and: index + 1 < characters.count ? characters[index + 1] : nil,
          inLatinWord: isLatin
        )
        return isTaken ? native.face : nil
      }
      // The space behind it.
      faces.append(
        native.isForSquares || !native.face.covers(" " as Unicode.Scalar) ? nil : native.face
      )
    }
    return faces
  }

  /// The style's own face if it has the character, else the first that stands in for it.
  private func face(for character: Character) -> FontFace? {
    if let scalar = character.unicodeScalars.first, character.utf8.count == UTF8.width(scalar),
      context.plainScript(of: scalar.value) != .intricate
    {
      return context.face
    }
    if !character.isShownAsEmoji, context.face.covers(character) { return context.face }
    if let known = context.standIns[character] { return known }
    let face = standIn(for: character)
    context.standIns[character] = .some(face)
    return face
  }

  private func standIn(for character: Character) -> FontFace? {
    if character.isShownAsEmoji, let emoji = first(where: { $0.hasColour && $0.covers(character) })
    {
      return emoji
    }
    return first { $0.covers(character) }
  }

  private func first(where isFitting: (FontFace) -> Bool) -> FontFace? {
    library.fallbackFace(
      context.style.fallback,
      context.style.style,
      language: context.style.language,
      where: isFitting
    )
  }
}

extension Character {
  /// Whether it is a letter of Latin, Greek or Cyrillic.
  fileprivate var isOfAlphabet: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    return scalar.value < 0x530 && scalar.properties.isAlphabetic
  }
}

extension Array {
  fileprivate subscript<Wrapped>(safely index: Int) -> Wrapped? where Element == Wrapped? {
    indices.contains(index) ? self[index] : nil
  }
}
