/// A code by which frequent symbols take few bits (Huffman's), as deflate has it (RFC 1951, section 3.2.2).
struct DeflateCode {
  /// In bits; 0 for a symbol that does not occur.
  let lengths: [Int]
  /// The first bit of each lowest.
  let codes: [Int]

  /// - Parameter counts: how often each symbol occurs.
  init(counts: [Int]) {
    var counts = counts
    var lengths = Self.lengths(of: counts)
    while lengths.contains(where: { $0 > Self.longest }) {
      for symbol in counts.indices { counts[symbol] = (counts[symbol] + 1) / 2 }
      lengths = Self.lengths(of: counts)
    }
    self.lengths = lengths
    codes = Self.codes(of: lengths)
  }

  private static let longest = 15

  /// The depths of the symbols in Huffman's tree, whose branches join in the order of their counts.
  private static func lengths(of counts: [Int]) -> [Int] {
    let leaves = counts.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$0], $0) < (counts[$1], $1)
    }
    var lengths = [Int](repeating: 0, count: counts.count)
    guard leaves.count > 1 else {
      for leaf in leaves { lengths[leaf] = 1 }
      return lengths
    }
    // The leaves, and after them the joints, which come in the order of their counts too.
    var weights = leaves.map { counts[$0] }
    var parents = [Int](repeating: 0, count: leaves.count * 2 - 1)
    var (leaf, joint) = (0, leaves.count)
    while weights.count < parents.count {
      var weight = 0
      for _ in 0..<2 {
        let takesLeaf =
          leaf < leaves.count && (joint == weights.count || weights[leaf] <= weights[joint])
        let lightest = takesLeaf ? leaf : joint
        if takesLeaf { leaf += 1 } else { joint += 1 }
        weight += weights[lightest]
        parents[lightest] = weights.count
      }
      weights.append(weight)
    }
    var depths = [Int](repeating: 0, count: parents.count)
    for node in parents.indices.dropLast().reversed() { depths[node] = depths[parents[node]] + 1 }
    for (place, leaf) in leaves.enumerated() { lengths[leaf] = depths[place] }
    return lengths
  }

  /// Codes of one length in the order of their symbols, after those that are shorter.
  private static func codes(of lengths: [Int]) -> [Int] {
    var next = 0
    var codes = [Int](repeating: 0, count: lengths.count)
    for length in 1...longest {
      next <<= 1
      for symbol in lengths.indices where lengths[symbol] == length {
        codes[symbol] = reversed(next, count: length)
        next += 1
      }
    }
    return codes
  }

  /// The lowest `count` bits the other way round.
  static func reversed(_ bits: Int, count: Int) -> Int {
    (0..<count).reduce(0) { $0 << 1 | bits >> $1 & 1 }
  }
}

/// Bits in bytes, the lowest first.
struct BitWriter {
  /// The finished bytes, four and four.
  private var words: [UInt32] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// - Parameter capacity: how many bytes there is room for at first.
  init(capacity: Int) { words.reserveCapacity(capacity / 4) }

  /// Adds the lowest `count` bits, of which there are at most 32; the others are 0.
  mutating func append(_ bits: Int, count: Int) {
    pending |= UInt64(truncatingIfNeeded: bits) << UInt64(pendingCount)
    pendingCount += count
    guard pendingCount >= 32 else { return }
    words.append(UInt32(truncatingIfNeeded: pending).littleEndian)
    pending >>= 32
    pendingCount -= 32
  }

  /// The bytes, the last filled up with 0.
  consuming func finished() -> [UInt8] {
    var bytes = words.withUnsafeBytes { [UInt8]($0) }
    while pendingCount > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
    return bytes
  }
}
