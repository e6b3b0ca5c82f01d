import CHarfBuzz

/// Turns text into glyphs, and remembers every word that it has shaped.
///
/// One task has one shaper: it is quick because it shares nothing. Words are shaped apart from one
/// another; of 500 paragraphs two differ from those shaped whole, and a word is seldom new.
package final class Shaper {
  package let library: FontLibrary
  private let buffer: OpaquePointer
  private var contexts: [TextStyle: StyleContext] = [:]
  /// Text after text is in one style.
  private var lastContext: StyleContext?

  package init(library: FontLibrary) {
    self.library = library
    buffer = hb_buffer_create()
  }

  deinit { hb_buffer_destroy(buffer) }

  /// Shapes a text as one line, its parts in the order in which they stand from left to right.
  package func shape(_ text: String, in style: TextStyle) throws(FontFailure) -> ShapedLine {
    let context = try context(for: style)
    if let run = try plainRun(text, in: context) {
      return ShapedLine(runs: text.isEmpty ? [] : [run], isRightToLeft: false, unset: [])
    }
    let levels = BidiLevels(of: text)
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

  /// Shapes a part of a paragraph whose levels were found for the whole of it.
  ///
  /// - Parameters:
  ///   - text: the part.
  ///   - style: in what it is set.
  ///   - levels: of the whole paragraph.
  ///   - offset: where the part begins in the paragraph, in bytes of UTF-8.
  /// - Returns: runs in reading order, with ranges in `text`.
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
    let context = StyleContext(style: style, face: face)
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
    var glyphs: [ShapedGlyph] = []
    glyphs.reserveCapacity(text.count)
    var wordStarts: [Int] = []
    var start = 0
    while start < text.count {
      if item.isRightToLeft { wordStarts.append(glyphs.count) }
      var hash = WordHash()
      var end = start
      repeat {
        hash.add(text[end])
        end += 1
      } while end < text.count && text[end] != 0x20 && text[start] != 0x20
      let word = UnsafeBufferPointer(rebasing: text[start..<end])
      if !words.append(word, hash: hash.value, movedBy: start, to: &glyphs) {
        guard let shaped = shapeAnew(word, as: item, in: context) else {
          return .failure(.outOfMemory)
        }
        if word.count <= WordCache.longestWord { words.insert(word, hash: hash.value, shaped) }
        glyphs.append(contentsOf: shaped.lazy.map { $0.moved(by: start) })
      }
      start = end
    }
    return .success(item.isRightToLeft ? Self.reversed(glyphs, at: wordStarts) : glyphs)
  }

  /// Each word has its glyphs from left to right already; here the words come to stand so, too.
  private static func reversed(_ glyphs: [ShapedGlyph], at starts: [Int]) -> [ShapedGlyph] {
    let ends = starts.dropFirst() + [glyphs.count]
    return zip(starts, ends).reversed().flatMap { glyphs[$0..<$1] }
  }

  private func shapeAnew(
    _ word: UnsafeBufferPointer<UInt8>,
    as item: TextItem,
    in context: StyleContext
  ) -> [ShapedGlyph]? {
    hb_buffer_clear_contents(buffer)
    var index = 0
    while index < word.count {
      let scalar = Unicode.Scalar(word.scalar(at: index)) ?? "\u{FFFD}"
      hb_buffer_add(buffer, item.face.shown(for: scalar).value, UInt32(truncatingIfNeeded: index))
      index += word.scalarLength(at: index)
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

extension ShapedGlyph {
  fileprivate func moved(by offset: Int) -> ShapedGlyph {
    var glyph = self
    glyph.cluster += offset
    return glyph
  }
}
