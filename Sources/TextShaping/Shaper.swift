import CHarfBuzz

/// Turns text into glyphs, and remembers every word that it has shaped.
///
/// One task has one shaper: it is quick because it shares nothing. Words are shaped apart from one
/// another; of 500 paragraphs two differ from those shaped whole, and a word is seldom new.
package final class Shaper {
  package let library: FontLibrary
  private let buffer: OpaquePointer
  private let line = GlyphBuffer()
  private var contexts: [TextStyle: StyleContext] = [:]
  /// Text after text is in one style.
  private var lastContext: StyleContext?

  package init(library: FontLibrary) {
    self.library = library
    buffer = hb_buffer_create()
    // So that a mark tells itself, and a letter with marks is not told as one by all their glyphs.
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Shapes a text as one line, its parts in the order in which they stand from left to right.
  package func shape(
    _ text: String,
    in style: TextStyle,
    base: BaseDirection = .automatic
  ) throws(FontFailure) -> ShapedLine {
    let context = try context(for: style)
    if base != .rightToLeft, let run = try plainRun(text, in: context) {
      return ShapedLine(runs: text.isEmpty ? [] : [run], isRightToLeft: false, unset: [])
    }
    let levels = BidiLevels(of: text, base: base)
    let runs = try intricateRuns(text, in: context, levels: levels, from: 0)
    return ShapedLine(
      runs: BidiLevels.visualOrder(levels: runs.map(\.level)).map { runs[$0] },
      isRightToLeft: levels.isRightToLeft,
      unset: runs.flatMap(\.unset)
    )
  }

  /// Shapes a paragraph, its parts in reading order: lines are broken in that order, and their parts put
  /// into the order in which they stand by `BidiLevels.visualOrder`, line by line.
  package func shapeLogical(
    _ text: String,
    in style: TextStyle,
    base: BaseDirection = .automatic
  ) throws(FontFailure) -> [ShapedRun] {
    let context = try context(for: style)
    if base != .rightToLeft, let run = try plainRun(text, in: context) {
      return text.isEmpty ? [] : [run]
    }
    return try intricateRuns(text, in: context, levels: BidiLevels(of: text, base: base), from: 0)
  }

  /// Shapes a part of a paragraph, which begins at `offset` (bytes of UTF-8) in it.
  ///
  /// The levels were found for the whole paragraph; the runs come in reading order, with ranges in the part.
  package func shapeLogical(
    _ text: String,
    in style: TextStyle,
    levels: BidiLevels,
    from offset: Int
  ) throws(FontFailure) -> [ShapedRun] {
    let context = try context(for: style)
    if levels.runs.allSatisfy({ $0.level == 0 }), let run = try plainRun(text, in: context) {
      return text.isEmpty ? [] : [run]
    }
    return try intricateRuns(text, in: context, levels: levels, from: offset)
  }

  /// The width of a space, in ems.
  package func naturalSpace(in style: TextStyle) throws(FontFailure) -> Double {
    try shape(" ", in: style).width
  }

  private func context(for style: TextStyle) throws(FontFailure) -> StyleContext {
    if let lastContext, lastContext.style == style { return lastContext }
    if let known = contexts[style] {
      lastContext = known
      return known
    }
    let face = try library.face(of: style.family, style.style, language: style.language)
    let context = StyleContext(style: style, face: face, library: library)
    contexts[style] = context
    lastContext = context
    return context
  }
}

// MARK: Runs

extension Shaper {
  /// The text as one run, if it is in one simple script and the style's own face has all of it.
  private func plainRun(
    _ text: String,
    in context: StyleContext
  ) throws(FontFailure) -> ShapedRun? {
    var text = text
    let glyphs = text.withUTF8 { bytes in
      context.plainItem(of: bytes).map { shapeWords(of: bytes, as: $0, in: context) }
    }
    guard let glyphs else { return nil }
    return ShapedRun(
      face: context.face,
      text: text,
      glyphs: try glyphs.get(),
      level: 0,
      range: 0..<text.utf8.count
    )
  }

  private func intricateRuns(
    _ text: String,
    in context: StyleContext,
    levels: BidiLevels,
    from offset: Int
  ) throws(FontFailure) -> [ShapedRun] {
    let items = Itemizer(context: context, library: library).items(
      of: text,
      levels: levels,
      from: offset
    )
    var runs: [ShapedRun] = []
    runs.reserveCapacity(items.count)
    for item in items { runs.append(try run(of: item, in: text, context)) }
    return runs
  }

  private func run(
    of item: TextItem,
    in text: String,
    _ context: StyleContext
  ) throws(FontFailure) -> ShapedRun {
    let start = text.utf8.index(text.startIndex, offsetBy: item.range.lowerBound)
    let end = text.utf8.index(start, offsetBy: item.range.count)
    var part = String(text[start..<end])
    let glyphs = part.withUTF8 { shapeWords(of: $0, as: item, in: context) }
    return ShapedRun(
      face: item.face,
      text: part,
      glyphs: try glyphs.get(),
      level: item.level,
      range: item.range
    )
  }
}

// MARK: Words

extension Shaper {
  /// The glyphs of an item from left to right, word by word.
  private func shapeWords(
    of text: UnsafeBufferPointer<UInt8>,
    as item: TextItem,
    in context: StyleContext
  ) -> Result<[ShapedGlyph], FontFailure> {
    let words = context.words(of: item)
    line.clear()
    if item.isRightToLeft { return shapeWordsFromTheRight(of: text, as: item, words, in: context) }
    var start = 0
    while let word = words.append(wordsOf: text, from: start, to: line) {
      guard let shaped = shapeAnew(word, of: text, as: item, in: context) else {
        return .failure(.outOfMemory)
      }
      words.insert(word, of: text, shaped)
      shaped.withUnsafeBufferPointer { line.append($0, movedBy: word.range.lowerBound) }
      start = word.range.upperBound
    }
    return .success(line.glyphs)
  }

  /// Each word has its glyphs from left to right already; the words come to stand so, too.
  private func shapeWordsFromTheRight(
    of text: UnsafeBufferPointer<UInt8>,
    as item: TextItem,
    _ words: WordCache,
    in context: StyleContext
  ) -> Result<[ShapedGlyph], FontFailure> {
    var glyphStarts: [Int] = []
    var start = 0
    while start < text.count {
      glyphStarts.append(line.count)
      if let word = words.append(wordsOf: text, from: start, wordLimit: 1, to: line) {
        guard let shaped = shapeAnew(word, of: text, as: item, in: context) else {
          return .failure(.outOfMemory)
        }
        words.insert(word, of: text, shaped)
        shaped.withUnsafeBufferPointer { line.append($0, movedBy: start) }
      }
      start = WordCache.word(of: text, from: start).range.upperBound
    }
    return .success(line.glyphs(reversingWordsAt: glyphStarts))
  }

  private func shapeAnew(
    _ word: WordCache.Word,
    of text: UnsafeBufferPointer<UInt8>,
    as item: TextItem,
    in context: StyleContext
  ) -> [ShapedGlyph]? {
    hb_buffer_clear_contents(buffer)
    var index = word.range.lowerBound
    while index < word.range.upperBound {
      let scalar = Unicode.Scalar(text.scalar(at: index)) ?? "\u{FFFD}"
      let cluster = UInt32(truncatingIfNeeded: index - word.range.lowerBound)
      hb_buffer_add(buffer, item.face.shown(for: scalar).value, cluster)
      index += text.scalarLength(at: index)
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
    hb_buffer_set_direction(buffer, item.isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    hb_buffer_set_script(buffer, item.script)
    hb_buffer_set_language(buffer, context.language)
    hb_shape(item.face.font, buffer, context.features, UInt32(context.features.count))
    return hb_buffer_allocation_successful(buffer) != 0 ? shapedGlyphs() : nil
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
