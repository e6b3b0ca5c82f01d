import CHarfBuzz

/// Turns lines of text into glyphs, and remembers every word that it has shaped.
///
/// One task has one shaper: it is quick because it shares nothing. Words are shaped apart from one
/// another; of 500 paragraphs two differ from those shaped whole, and a word is seldom new.
package final class Shaper {
  package let library: FontLibrary
  private let buffer: OpaquePointer
  private var contexts: [TextStyle: StyleContext] = [:]
  private var words: [WordKey: [ShapedGlyph]] = [:]

  package init(library: FontLibrary) {
    self.library = library
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Shapes a text as one line, its parts in the order in which they stand from left to right.
  package func shape(_ text: String, in style: TextStyle) throws(FontFailure) -> ShapedLine {
    let context = try context(for: style)
    let (items, isRightToLeft, unset) = itemize(text, in: context)
    var runs: [ShapedRun] = []
    for item in TextItem.inVisualOrder(items) {
      runs.append(try shape(item, in: context))
    }
    return ShapedLine(runs: runs, isRightToLeft: isRightToLeft, unset: unset)
  }

  private func context(for style: TextStyle) throws(FontFailure) -> StyleContext {
    if let known = contexts[style] { return known }
    let face = try library.face(of: style.family, style.style, language: style.language)
    let context = StyleContext(style: style, face: face, number: contexts.count)
    contexts[style] = context
    return context
  }
}

// MARK: Items

extension Shaper {
  private typealias Items = (items: [TextItem], isRightToLeft: Bool, unset: [Character])

  private func itemize(_ text: String, in context: StyleContext) -> Items {
    if context.coversASCII, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      let item = TextItem(face: context.face, script: HB_SCRIPT_LATIN, level: 0, text: text)
      return (text.isEmpty ? [] : [item], false, [])
    }
    let characters = Array(text)
    let directions = LineDirections(of: characters)
    let scripts = scripts(of: characters)
    var items: [TextItem] = []
    var unset: [Character] = []
    for (index, character) in characters.enumerated() {
      let face = face(for: character, in: context)
      if face == nil { unset.append(character) }
      let item = TextItem(
        face: face ?? context.face,
        script: scripts[index],
        level: directions.levels[index],
        text: String(character)
      )
      items.append(joining: item)
    }
    return (items, directions.isRightToLeft, unset)
  }

  /// The script of each character; signs that all scripts share go with the text before them.
  private func scripts(of characters: [Character]) -> [hb_script_t] {
    let own = characters.map(\.script)
    var current = own.first { $0 != nil } ?? nil
    return own.map { script in
      current = script ?? current
      return current ?? HB_SCRIPT_COMMON
    }
  }

  /// The style's own face if it has the character, else the first that stands in for it.
  private func face(for character: Character, in context: StyleContext) -> FontFace? {
    if !character.isShownAsEmoji, context.face.covers(character) { return context.face }
    if let known = context.standIns[character] { return known }
    let face = standIn(for: character, in: context.style)
    context.standIns[character] = .some(face)
    return face
  }

  private func standIn(for character: Character, in style: TextStyle) -> FontFace? {
    func first(where isFitting: (FontFace) -> Bool) -> FontFace? {
      library.fallbackFace(
        style.fallback,
        style.style,
        language: style.language,
        where: isFitting
      )
    }
    if character.isShownAsEmoji,
      let emoji = first(where: { $0.hasColour && $0.covers(character) })
    {
      return emoji
    }
    return first { $0.covers(character) }
  }
}

extension [TextItem] {
  /// Adds to the last item what is of its face, script and direction.
  fileprivate mutating func append(joining item: TextItem) {
    guard let last, last.face === item.face, last.script == item.script, last.level == item.level
    else {
      append(item)
      return
    }
    self[count - 1].text += item.text
  }
}

// MARK: Glyphs

extension Shaper {
  private func shape(_ item: TextItem, in context: StyleContext) throws(FontFailure) -> ShapedRun {
    var pieces: [[ShapedGlyph]] = []
    var offset = 0
    for word in item.text.piecesAtSpaces {
      let glyphs = try glyphs(of: word, of: item, in: context)
      pieces.append(offset == 0 ? glyphs : glyphs.map { $0.moved(by: offset) })
      offset += word.utf8.count
    }
    return ShapedRun(
      face: item.face,
      text: item.text,
      glyphs: Array((item.isRightToLeft ? pieces.reversed() : pieces).joined()),
      isRightToLeft: item.isRightToLeft
    )
  }

  private func glyphs(
    of word: Substring,
    of item: TextItem,
    in context: StyleContext
  ) throws(FontFailure) -> [ShapedGlyph] {
    let key = WordKey(
      context: context.number,
      face: ObjectIdentifier(item.face),
      script: item.script.rawValue,
      isRightToLeft: item.isRightToLeft,
      word: String(word)
    )
    if let known = words[key] { return known }
    let glyphs = try shapeAnew(key.word, of: item, in: context)
    words[key] = glyphs
    return glyphs
  }

  private func shapeAnew(
    _ word: String,
    of item: TextItem,
    in context: StyleContext
  ) throws(FontFailure) -> [ShapedGlyph] {
    hb_buffer_clear_contents(buffer)
    let length = Int32(clamping: word.utf8.count)
    hb_buffer_add_utf8(buffer, word, length, 0, length)
    hb_buffer_set_direction(
      buffer,
      item.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR
    )
    hb_buffer_set_script(buffer, item.script)
    hb_buffer_set_language(buffer, context.language)
    hb_shape(item.face.font, buffer, context.features, UInt32(context.features.count))
    guard hb_buffer_allocation_successful(buffer) != 0 else { throw .outOfMemory }
    return shapedGlyphs()
  }

  private func shapedGlyphs() -> [ShapedGlyph] {
    var count: UInt32 = 0
    guard let infos = hb_buffer_get_glyph_infos(buffer, &count),
      let positions = hb_buffer_get_glyph_positions(buffer, nil)
    else { return [] }
    return (0..<Int(count)).map { index in
      ShapedGlyph(
        id: infos[index].codepoint,
        advance: positions[index].x_advance,
        xOffset: positions[index].x_offset,
        yOffset: positions[index].y_offset,
        cluster: Int(infos[index].cluster),
        isUnsafeToBreak: infos[index].mask & HB_GLYPH_FLAG_UNSAFE_TO_BREAK.rawValue != 0
      )
    }
  }
}

/// All that decides how a word is shaped.
private struct WordKey: Hashable {
  var context: Int
  var face: ObjectIdentifier
  var script: UInt32
  var isRightToLeft: Bool
  var word: String
}

/// What a style comes to once its face is open.
private final class StyleContext {
  let style: TextStyle
  let face: FontFace
  let number: Int
  let language: hb_language_t?
  let features: [hb_feature_t]
  let coversASCII: Bool
  /// Faces found for characters that the style's own face lacks; nil where there is none.
  var standIns: [Character: FontFace?] = [:]

  init(style: TextStyle, face: FontFace, number: Int) {
    self.style = style
    self.face = face
    self.number = number
    language = style.language.isEmpty ? nil : hb_language_from_string(style.language, -1)
    features = style.features.map(hb_feature_t.init)
    coversASCII = (0x20..<0x7F).allSatisfy { face.covers(Unicode.Scalar(UInt8($0))) }
  }
}

extension hb_feature_t {
  fileprivate init(_ feature: FontFeature) {
    let tag = feature.tag.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    self.init(tag: tag, value: feature.value, start: 0, end: .max)
  }
}

extension ShapedGlyph {
  fileprivate func moved(by offset: Int) -> ShapedGlyph {
    var glyph = self
    glyph.cluster += offset
    return glyph
  }
}

extension String {
  /// Words and single spaces, in turn.
  fileprivate var piecesAtSpaces: [Substring] {
    var pieces: [Substring] = []
    var start = startIndex
    while let space = utf8[start...].firstIndex(of: 0x20) {
      if start < space { pieces.append(self[start..<space]) }
      let after = utf8.index(after: space)
      pieces.append(self[space..<after])
      start = after
    }
    if start < endIndex { pieces.append(self[start...]) }
    return pieces
  }
}
