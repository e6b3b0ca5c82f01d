/// Memory in which the glyphs of one text after the other are gathered.
final class GlyphBuffer {
  private(set) var count = 0
  private var memory = UnsafeMutableBufferPointer<ShapedGlyph>.allocate(capacity: 1024)

  deinit { memory.deallocate() }

  func clear() { count = 0 }

  /// Adds the glyphs of a word that begins at `offset` in the text.
  @inline(__always)
  func append(_ glyphs: UnsafeBufferPointer<ShapedGlyph>, movedBy offset: Int) {
    if count + glyphs.count > memory.count { grow(by: glyphs.count) }
    for index in glyphs.indices {
      var glyph = glyphs[index]
      glyph.cluster &+= offset
      memory.initializeElement(at: count &+ index, to: glyph)
    }
    count += glyphs.count
  }

  /// All of them, as they were added.
  var glyphs: [ShapedGlyph] { Array(memory[..<count]) }

  /// As `glyphs`, with the words, which begin at `starts`, in the opposite order.
  func glyphs(reversingWordsAt starts: [Int]) -> [ShapedGlyph] {
    let ends = starts.dropFirst() + [count]
    return zip(starts, ends).reversed().flatMap { memory[$0..<$1] }
  }

  private func grow(by needed: Int) {
    let larger = UnsafeMutableBufferPointer<ShapedGlyph>.allocate(
      capacity: max(2 * memory.count, count + needed)
    )
    _ = larger.moveInitialize(fromContentsOf: memory[..<count])
    memory.deallocate()
    memory = larger
  }
}
