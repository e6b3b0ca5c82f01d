/// The glyphs of every word that was shaped in one face, script and direction.
///
/// Words are found by their bytes, so that a word which is known costs no allocation.
final class WordCache {
  private struct Word {
    var hash: UInt64 = 0
    var text = 0..<0
    /// Empty for a place that is free.
    var glyphs = 0..<0
    var isFree = true
  }

  /// Longer words are seldom met twice.
  static let longestWord = 64

  /// Open addressing; never more than half full.
  private var words = [Word](repeating: Word(), count: 512)
  private var count = 0
  private var texts: [UInt8] = []
  private var glyphs: [ShapedGlyph] = []

  /// Adds a word's glyphs to `line`, their clusters moved by `offset`; returns whether the word is known.
  @inline(__always)
  func append(
    _ word: UnsafeBufferPointer<UInt8>,
    hash: UInt64,
    movedBy offset: Int,
    to line: inout [ShapedGlyph]
  ) -> Bool {
    let found = words[place(of: word, hash: hash)]
    if found.isFree { return false }
    glyphs.withUnsafeBufferPointer { glyphs in
      for index in found.glyphs {
        var glyph = glyphs[index]
        glyph.cluster += offset
        line.append(glyph)
      }
    }
    return true
  }

  func insert(_ word: UnsafeBufferPointer<UInt8>, hash: UInt64, _ shaped: [ShapedGlyph]) {
    if count * 2 >= words.count { grow() }
    let textStart = texts.count
    let glyphStart = glyphs.count
    texts.append(contentsOf: word)
    glyphs.append(contentsOf: shaped)
    words[place(of: word, hash: hash)] = Word(
      hash: hash,
      text: textStart..<texts.count,
      glyphs: glyphStart..<glyphs.count,
      isFree: false
    )
    count += 1
  }

  /// The word's place, or the free one that it would take.
  @inline(__always)
  private func place(of word: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    words.withUnsafeBufferPointer { words in
      var place = Int(truncatingIfNeeded: hash) & (words.count - 1)
      while !words[place].isFree {
        if words[place].hash == hash, isText(words[place].text, word) { return place }
        place = (place + 1) & (words.count - 1)
      }
      return place
    }
  }

  @inline(__always)
  private func isText(_ range: Range<Int>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == word.count else { return false }
    return texts.withUnsafeBufferPointer { texts in
      for index in word.indices where texts[range.lowerBound + index] != word[index] {
        return false
      }
      return true
    }
  }

  private func grow() {
    let old = words
    words = [Word](repeating: Word(), count: old.count * 2)
    for word in old where !word.isFree {
      var place = Int(truncatingIfNeeded: word.hash) & (words.count - 1)
      while !words[place].isFree { place = (place + 1) & (words.count - 1) }
      words[place] = word
    }
  }
}

/// A quick hash of bytes that come one by one, for tables of our own words only.
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The lower bits, by which tables are addressed, depend on all bytes.
  var value: UInt64 { state ^ state >> 32 }
}
