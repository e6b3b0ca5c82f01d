/// A set of numbers below 256: of elements or attributes of the vocabulary.
struct WordSet: Hashable, Sendable {
  private var bits = SIMD4<UInt64>()

  func contains(_ number: Int) -> Bool { bits[number >> 6] & (1 << UInt64(number & 63)) != 0 }

  mutating func insert(_ number: Int) { bits[number >> 6] |= 1 << UInt64(number & 63) }

  func union(_ other: WordSet) -> WordSet {
    var union = self
    union.bits |= other.bits
    return union
  }

  func intersection(_ other: WordSet) -> WordSet {
    var intersection = self
    intersection.bits &= other.bits
    return intersection
  }

  var isEmpty: Bool { bits == SIMD4<UInt64>() }

  /// The lowest number in it.
  var first: Int? {
    for word in 0..<4 where bits[word] != 0 { return word << 6 + bits[word].trailingZeroBitCount }
    return nil
  }
}

/// Words and their numbers, from 0 in the order in which they were learned.
struct WordList: Sendable {
  private(set) var words: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of word: String) -> Int {
    if let number = numbers[word] { return number }
    numbers[word] = words.count
    words.append(word)
    return words.count - 1
  }

  func known(_ word: String) -> Int? { numbers[word] }
}
