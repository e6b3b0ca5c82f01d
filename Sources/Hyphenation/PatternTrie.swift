/// Liang's patterns, packed: every beginning of a pattern is a node, found from the one before it and
/// the next letter in a table without pointers.
struct PatternTrie: Sendable {
  /// Open addressing; an entry has its key in the upper half and the child in the lower; 0 is free.
  private var entries: [UInt64]
  private var shift: UInt64
  private var entryCount = 0
  /// Where in `digits` a node's digits begin; 0 for a node at which no pattern ends.
  private var digitsOfNode: [UInt32] = [0]
  /// For each pattern: how many letters are passed over, how many digits follow, and they.
  private var digits: [UInt8] = [0]
  /// The pattern that was added last, and the nodes on the way to it.
  private var lastLetters = [UInt8](repeating: 0, count: Self.longestPattern)
  private var lastNodes = [UInt32](repeating: 0, count: Self.longestPattern + 1)
  private var lastCount = 0

  static let longestPattern = 100
  private static let nodeLimit = 1 << 24

  /// - Parameter letterCount: an estimate, so that the table seldom grows.
  init(letterCount: Int) {
    let bits = max(8, Int.bitWidth - (letterCount * 3 / 2).leadingZeroBitCount)
    entries = [UInt64](repeating: 0, count: 1 << bits)
    shift = UInt64(64 - bits)
    digitsOfNode.reserveCapacity(letterCount)
  }

  var isEmpty: Bool { entryCount == 0 }

  /// Adds a pattern; `values` has one digit before each letter and one behind the last.
  mutating func insert(
    _ letters: UnsafeBufferPointer<UInt8>,
    values: Slice<UnsafeMutableBufferPointer<UInt8>>
  ) {
    guard let from = values.firstIndex(where: { $0 > 0 }),
      let to = values.lastIndex(where: { $0 > 0 }), to - from < 256, from < 256,
      let node = node(of: letters)
    else { return }
    digitsOfNode[Int(node)] = UInt32(truncatingIfNeeded: digits.count)
    digits.append(UInt8(from))
    digits.append(UInt8(to - from))
    digits.append(contentsOf: values[from...to])
  }

  /// The node of a beginning, made with all before it where there is none; `nil` when there are too many.
  ///
  /// Dictionaries are in alphabetical order, near enough: most of the way was gone for the last one.
  private mutating func node(of letters: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if (entryCount + letters.count) * 4 > entries.count * 3 { grow() }
    guard digitsOfNode.count + letters.count < Self.nodeLimit,
      letters.count <= Self.longestPattern
    else { return nil }
    var common = 0
    while common < min(letters.count, lastCount), letters[common] == lastLetters[common] {
      common += 1
    }
    var node = lastNodes[common]
    for index in common..<letters.count {
      node = childInserting(letters[index], of: node)
      lastLetters[index] = letters[index]
      lastNodes[index + 1] = node
    }
    lastCount = letters.count
    return node
  }

  /// Raises each of `values` to the highest digit that a pattern has there.
  ///
  /// There is a value before each letter and one behind the last. Of the patterns that end at one letter
  /// either all count, as Liang has it, or what begins first hides the others: lists of compounds are
  /// written for libhyphen's automaton, which does so.
  func apply(
    to letters: UnsafeBufferPointer<UInt8>,
    hidingShorter: Bool,
    _ values: UnsafeMutableBufferPointer<UInt8>
  ) {
    var hidden = -1
    digitsOfNode.withUnsafeBufferPointer { digitsOfNode in
      digits.withUnsafeBufferPointer { digits in
        entries.withUnsafeBufferPointer { entries in
          for start in letters.indices {
            var node: UInt32 = 0
            for end in start..<letters.count {
              node = child(letters[end], of: node, in: entries)
              if node == 0 { break }
              if end <= hidden { continue }
              if hidingShorter { hidden = end }
              let at = Int(digitsOfNode[Int(node)])
              if at > 0 { Self.raise(values, from: start, by: digits, at: at) }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func raise(
    _ values: UnsafeMutableBufferPointer<UInt8>,
    from start: Int,
    by digits: UnsafeBufferPointer<UInt8>,
    at place: Int
  ) {
    let first = start + Int(digits[place])
    for index in 0...Int(digits[place + 1]) {
      values[first + index] = max(values[first + index], digits[place + 2 + index])
    }
  }

  /// 0 where no pattern goes on with this letter.
  @inline(__always)
  private func child(
    _ letter: UInt8,
    of node: UInt32,
    in entries: UnsafeBufferPointer<UInt64>
  ) -> UInt32 {
    let key = UInt64(node) << 8 | UInt64(letter)
    var slot = slot(of: key)
    while entries[slot] != 0 {
      if entries[slot] >> 32 == key { return UInt32(truncatingIfNeeded: entries[slot]) }
      slot = (slot + 1) & (entries.count - 1)
    }
    return 0
  }

  private mutating func childInserting(_ letter: UInt8, of node: UInt32) -> UInt32 {
    let key = UInt64(node) << 8 | UInt64(letter)
    let child = UInt32(digitsOfNode.count)
    let first = slot(of: key)
    let found = entries.withUnsafeMutableBufferPointer { entries in
      var slot = first
      while entries[slot] != 0 {
        if entries[slot] >> 32 == key { return UInt32(truncatingIfNeeded: entries[slot]) }
        slot = (slot + 1) & (entries.count - 1)
      }
      entries[slot] = key << 32 | UInt64(child)
      return child
    }
    if found == child {
      digitsOfNode.append(0)
      entryCount += 1
    }
    return found
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private mutating func grow() {
    let old = entries
    entries = [UInt64](repeating: 0, count: old.count * 2)
    shift -= 1
    for entry in old where entry != 0 {
      var slot = slot(of: entry >> 32)
      while entries[slot] != 0 { slot = (slot + 1) & (entries.count - 1) }
      entries[slot] = entry
    }
  }
}
