/// The glyphs of every word that was shaped in one face, script and direction.
///
/// Words are found by their bytes, so that a word which is known costs no allocation.
final class WordCache {
  private struct Entry {
    var hash: UInt32
    var textStart: UInt32
    var glyphStart: UInt32
    var glyphCount: UInt16
    /// 0 for a place that is free: no word is empty.
    var textCount: UInt8

    static let free = Entry(hash: 0, textStart: 0, glyphStart: 0, glyphCount: 0, textCount: 0)
  }

  /// A word of a text, by its bytes, with their hash.
  struct Word {
    var range: Range<Int>
    fileprivate var hash: UInt32
  }

  /// Longer words are seldom met twice.
  private static let longestWord = 64
  /// By then it is not words any more.
  private static let mostBytes = 1 << 26

  /// Open addressing; never more than half full.
  private var entries = [Entry](repeating: .free, count: 512)
  private var count = 0
  private var texts: [UInt8] = []
  private var glyphs: [ShapedGlyph] = []
  /// Where the glyphs of a space are: every second word is one.
  private var space: Range<Int>?

  /// Adds the glyphs of the words from `start` on to `line`, as far as they are known.
  ///
  /// Returns the first word that is not; `nil` when there is none up to the end, or up to `wordLimit` words.
  func append(
    wordsOf text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    wordLimit: Int = .max,
    to line: GlyphBuffer
  ) -> Word? {
    entries.withUnsafeBufferPointer { entries in
      texts.withUnsafeBufferPointer { texts in
        glyphs.withUnsafeBufferPointer { glyphs in
          var start = start
          var wordCount = 0
          while start < text.count, wordCount < wordLimit {
            wordCount += 1
            if text[start] == 0x20, let space {
              line.append(UnsafeBufferPointer(rebasing: glyphs[space]), movedBy: start)
              start += 1
              continue
            }
            let word = Self.word(of: text, from: start)
            let entry = entries[Self.place(of: word, in: text, entries, texts)]
            if entry.textCount == 0 { return word }
            let range = Int(entry.glyphStart)..<Int(entry.glyphStart) + Int(entry.glyphCount)
            line.append(UnsafeBufferPointer(rebasing: glyphs[range]), movedBy: start)
            start = word.range.upperBound
          }
          return nil
        }
      }
    }
  }

  func insert(_ word: Word, of text: UnsafeBufferPointer<UInt8>, _ shaped: [ShapedGlyph]) {
    guard word.range.count <= Self.longestWord, shaped.count <= UInt16.max,
      texts.count < Self.mostBytes, glyphs.count < Self.mostBytes
    else { return }
    if count * 2 >= entries.count { grow() }
    let place = entries.withUnsafeBufferPointer { entries in
      texts.withUnsafeBufferPointer { Self.place(of: word, in: text, entries, $0) }
    }
    entries[place] = Entry(
      hash: word.hash,
      textStart: UInt32(texts.count),
      glyphStart: UInt32(glyphs.count),
      glyphCount: UInt16(shaped.count),
      textCount: UInt8(word.range.count)
    )
    texts.append(contentsOf: text[word.range])
    if text[word.range.lowerBound] == 0x20 {
      space = glyphs.count..<glyphs.count + shaped.count
    }
    glyphs.append(contentsOf: shaped)
    count += 1
  }

  /// A word up to the next space, or one space, with an FNV-1a hash.
  @inline(__always)
  static func word(of text: UnsafeBufferPointer<UInt8>, from start: Int) -> Word {
    var hash: UInt32 = 0x811C_9DC5
    var end = start
    repeat {
      hash = (hash ^ UInt32(text[end])) &* 0x0100_0193
      end += 1
    } while end < text.count && text[end] != 0x20 && text[start] != 0x20
    return Word(range: start..<end, hash: hash)
  }

  /// The word's place, or the free one that it would take.
  @inline(__always)
  private static func place(
    of word: Word,
    in text: UnsafeBufferPointer<UInt8>,
    _ entries: UnsafeBufferPointer<Entry>,
    _ texts: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let mask = entries.count - 1
    var place = Int(word.hash ^ word.hash >> 15) & mask
    while entries[place].textCount > 0 {
      let entry = entries[place]
      if entry.hash == word.hash, Int(entry.textCount) == word.range.count {
        let shift = Int(entry.textStart) - word.range.lowerBound
        if word.range.allSatisfy({ texts[$0 + shift] == text[$0] }) { return place }
      }
      place = (place + 1) & mask
    }
    return place
  }

  private func grow() {
    let old = entries
    entries = [Entry](repeating: .free, count: old.count * 2)
    for entry in old where entry.textCount > 0 {
      var place = Int(entry.hash ^ entry.hash >> 15) & (entries.count - 1)
      while entries[place].textCount > 0 { place = (place + 1) & (entries.count - 1) }
      entries[place] = entry
    }
  }
}
