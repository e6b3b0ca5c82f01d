/// Which codes of a font are shown; a code has two bytes at most.
struct CodeSet: Sendable {
  private var words = [UInt64](repeating: 0, count: 1024)
  private(set) var isEmpty = true

  mutating func insert(_ code: Int) {
    words[code >> 6 & 1023] |= 1 << UInt64(code & 63)
    isEmpty = false
  }

  mutating func formUnion(_ other: CodeSet) {
    for index in words.indices { words[index] |= other.words[index] }
    isEmpty = isEmpty && other.isEmpty
  }

  func contains(_ code: Int) -> Bool {
    words[code >> 6 & 1023] & 1 << UInt64(code & 63) != 0
  }

  /// The codes in ascending order.
  var codes: [Int] {
    guard !isEmpty else { return [] }
    return words.indices.lazy.filter { words[$0] != 0 }.flatMap { word in
      (0..<64).lazy.filter { words[word] & 1 << UInt64($0) != 0 }.map { word << 6 | $0 }
    }
  }
}
