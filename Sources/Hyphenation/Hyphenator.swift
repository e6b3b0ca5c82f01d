/// Where the words of a language may be divided: Liang's algorithm with a dictionary's patterns.
package struct Hyphenator: Sendable {
  private let dictionary: PatternDictionary
  private let minima: PatternDictionary.Minima

  /// Reads a dictionary of libhyphen's format, such as Debian's `hyph_en_US.dic`.
  package init(dictionary: [UInt8]) throws(HyphenationFailure) {
    self.dictionary = try PatternDictionary(reading: dictionary)
    // A line that ends with one letter, or begins with two, saves nothing and costs a hyphen.
    minima = PatternDictionary.Minima(
      left: max(2, self.dictionary.minima.left),
      right: max(3, self.dictionary.minima.right)
    )
  }

  /// The offsets in UTF-8 within `word` at which it may be divided with a hyphen, rising.
  ///
  /// Quotes and stops around the word do not matter. Words with digits, capitals within, or letters of two
  /// scripts are not divided. Of a word with hyphens only long parts are: at the hyphens themselves a line may
  /// end anyway. A word with soft hyphens (U+00AD) is divided after those and nowhere else.
  package func points(in word: some StringProtocol) -> [Int] {
    if let points = word.utf8.withContiguousStorageIfAvailable(points(inUTF8:)) { return points }
    return Array(word.utf8).withUnsafeBufferPointer(points(inUTF8:))
  }

  private func points(inUTF8 bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    guard bytes.count >= minima.left + minima.right, bytes.count <= WordScan.limit else {
      return []
    }
    return withUnsafeTemporaryAllocation(of: WordScan.Entry.self, capacity: bytes.count) {
      WordScan(bytes, dictionary.alphabet, in: $0).map(points(in:)) ?? []
    }
  }

  private func points(in scan: WordScan) -> [Int] {
    if scan.hasSoftHyphens { return scan.softPoints }
    if scan.hasStrangers { return [] }
    var points: [Int] = []
    var start = scan.places.lowerBound
    while start < scan.places.upperBound {
      var end = start
      while end < scan.places.upperBound, WordScan.Sign.isLetter(scan.code(at: end)) { end += 1 }
      if !scan.hasHyphens || end - start >= Self.longPart {
        divide(scan, start..<end, into: &points)
      }
      start = end + 1
    }
    return points
  }

  /// Of a word with hyphens, parts of as many letters may be divided: `self-deter-mination`.
  private static let longPart = 8
  /// Longer runs of letters are not words.
  private static let longestPart = 100

  private func divide(_ scan: WordScan, _ part: Range<Int>, into points: inout [Int]) {
    let atLeast = scan.hasHyphens ? 3 : 0
    let left = max(minima.left, atLeast)
    let right = max(minima.right, atLeast)
    guard part.count >= left + right, part.count <= Self.longestPart else { return }
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: part.count) { isPoint in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: part.count) { letters in
        isPoint.initialize(repeating: false)
        for index in letters.indices { letters[index] = scan.code(at: part.lowerBound + index) }
        mark(UnsafeBufferPointer(letters), level: 0, isPoint)
      }
      for place in part where isPoint[place - part.lowerBound] {
        if scan.letterCount(part.lowerBound..<place) >= left,
          scan.letterCount(place..<part.upperBound) >= right,
          !scan.isApostrophe(place), !scan.isApostrophe(place - 1)
        {
          points.append(scan.offset(at: place))
        }
      }
    }
  }

  /// Marks the letters before which a division is allowed; `isFirst` and `isLast` tell whether these
  /// letters begin and end the word, or are a part of a compound.
  private func mark(
    _ letters: UnsafeBufferPointer<UInt8>,
    level: Int,
    isFirst: Bool = true,
    isLast: Bool = true,
    _ isPoint: UnsafeMutableBufferPointer<Bool>
  ) {
    let isLowest = level + 1 == dictionary.levels.count
    if apply(level, to: letters, hidingShorter: !isLowest, isPoint), !isLowest {
      markParts(of: letters, level: level, isFirst: isFirst, isLast: isLast, isPoint)
    } else if !isLowest {
      mark(letters, level: level + 1, isFirst: isFirst, isLast: isLast, isPoint)
      let minima = dictionary.compoundMinima
      if !isFirst { isPoint.prefix(minima.left).update(repeating: false) }
      if !isLast { isPoint.suffix(minima.right - 1).update(repeating: false) }
    }
  }

  /// Marks what a level's patterns allow; returns whether they allow anything.
  private func apply(
    _ level: Int,
    to letters: UnsafeBufferPointer<UInt8>,
    hidingShorter: Bool,
    _ isPoint: UnsafeMutableBufferPointer<Bool>
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * letters.count + 5) { memory in
      let padded = UnsafeMutableBufferPointer(rebasing: memory[..<(letters.count + 2)])
      let values = UnsafeMutableBufferPointer(rebasing: memory[(letters.count + 2)...])
      padded.initialize(repeating: Alphabet.boundary)
      values.initialize(repeating: 0)
      for index in letters.indices { padded[index + 1] = letters[index] }
      dictionary.levels[level].apply(
        to: UnsafeBufferPointer(padded),
        hidingShorter: hidingShorter,
        values
      )
      var hasPoints = false
      for index in letters.indices.dropFirst() where values[index + 1] % 2 == 1 {
        isPoint[index] = true
        hasPoints = true
      }
      return hasPoints
    }
  }

  /// Divides the parts of a compound, which are words, and may be compounds themselves.
  private func markParts(
    of letters: UnsafeBufferPointer<UInt8>,
    level: Int,
    isFirst: Bool,
    isLast: Bool,
    _ isPoint: UnsafeMutableBufferPointer<Bool>
  ) {
    var start = 0
    while start < letters.count {
      let end = (start + 1..<letters.count).first { isPoint[$0] } ?? letters.count
      let startsPart = isPoint[start]
      mark(
        UnsafeBufferPointer(rebasing: letters[start..<end]),
        level: level,
        isFirst: isFirst && start == 0,
        isLast: isLast && end == letters.count,
        UnsafeMutableBufferPointer(rebasing: isPoint[start..<end])
      )
      isPoint[start] = startsPart
      start = end
    }
  }
}

extension WordScan {
  /// Behind each soft hyphen that has something on both sides.
  fileprivate var softPoints: [Int] {
    places.dropLast().filter { code(at: $0) == Sign.softHyphen }.map { offset(at: $0 + 1) }
  }

  /// How many of these signs are letters.
  fileprivate func letterCount(_ places: Range<Int>) -> Int {
    apostrophe == Alphabet.unknown
      ? places.count : places.count { code(at: $0) != apostrophe }
  }
}
