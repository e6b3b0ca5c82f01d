/// The numbers of words by their letters and a key, given in the order in which the words come.
///
/// Open addresses, never more than half full: a dictionary would keep an array for each word.
struct WordTable {
  private var slots = [Int32](repeating: -1, count: 4096)
  private var words: [Word] = []
  private var letters: [UInt8] = []

  private struct Word {
    var key: Int
    /// Where its letters stand among all.
    var letters: Range<Int>
  }

  /// The number of a word; `nil` for one that has not come.
  func number(of letters: ArraySlice<UInt8>, key: Int) -> Int? {
    let known = slots[slot(of: letters, key: key)]
    return known < 0 ? nil : Int(known)
  }

  /// Gives a word that has not come the next number.
  mutating func append(_ letters: ArraySlice<UInt8>, key: Int) {
    if words.count * 2 >= slots.count { grow() }
    slots[slot(of: letters, key: key)] = Int32(truncatingIfNeeded: words.count)
    let start = self.letters.count
    self.letters += letters
    words.append(Word(key: key, letters: start..<self.letters.count))
  }

  /// Where a word stands, or would.
  private func slot(of letters: ArraySlice<UInt8>, key: Int) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(letters, key: key) & mask
    while slots[slot] >= 0 {
      let known = words[Int(slots[slot])]
      if known.key == key, known.letters.count == letters.count,
        self.letters[known.letters].elementsEqual(letters)
      {
        return slot
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, word) in words.enumerated() {
      var slot = Self.hash(letters[word.letters], key: word.key) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }

  /// FNV-1a, its upper half folded in.
  private static func hash(_ letters: ArraySlice<UInt8>, key: Int) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: key)
    for byte in letters {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
  }
}
