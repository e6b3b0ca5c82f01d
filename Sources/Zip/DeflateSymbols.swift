/// Rows as the literals and matches of one block of deflate (RFC 1951, section 3.2.5).
struct DeflateSymbols {
  /// A literal as it is; a match as its length in the upper half and its distance in the lower.
  private var symbols: [UInt32] = []
  private var lengthCounts = [Int](repeating: 0, count: 286)
  private var distanceCounts = [Int](repeating: 0, count: 30)

  // By judgement: shorter ones cost more than the few literals in their place.
  private static let shortestRun = 4
  private static let shortestFromAbove = 10
  private static let longest = 258
  private static let farthest = 32_768

  init(of bytes: UnsafeRawBufferPointer, rowLength: Int) {
    symbols.reserveCapacity(bytes.count / 16)
    let reach = (2...Self.farthest).contains(rowLength) ? rowLength : bytes.count
    var place = 0
    while place < bytes.count {
      let above = place >= reach ? bytes.common(place, place - reach) : 0
      let run = place > 0 && above < Self.longest ? bytes.common(place, place - 1) : 0
      if run >= Self.shortestRun, run >= above || above < Self.shortestFromAbove {
        append(run, from: 1)
        place += run
      } else if above >= Self.shortestFromAbove {
        append(above, from: reach)
        place += above
      } else {
        append(bytes[place])
        place += 1
      }
    }
    lengthCounts[Self.end] = 1
  }

  /// The symbol at a block's end.
  private static let end = 256

  private mutating func append(_ literal: UInt8) {
    symbols.append(UInt32(literal))
    lengthCounts[Int(literal)] += 1
  }

  /// Adds matches of `length` bytes together, none of them shorter than three.
  private mutating func append(_ length: Int, from distance: Int) {
    var rest = length
    while rest > 0 {
      let most = min(rest, Self.longest)
      let length = (1...2).contains(rest - most) ? most - 3 : most
      symbols.append(UInt32(length) << 16 | UInt32(distance))
      lengthCounts[DeflateStep(length: length).symbol] += 1
      distanceCounts[DeflateStep(distance: distance).symbol] += 1
      rest -= length
    }
  }

  // MARK: The block

  /// The block, not the stream's last, and an empty stored one after it, which ends with a whole byte.
  var block: [UInt8] {
    let lengths = DeflateCode(counts: lengthCounts)
    let distances = DeflateCode(counts: distanceCounts)
    var bits = BitWriter(capacity: symbols.count * 2 + 512)
    bits.append(0b100, count: 3)
    Self.write(lengths, distances, to: &bits)
    for symbol in symbols {
      let length = Int(symbol >> 16)
      guard length > 0 else {
        bits.append(lengths.codes[Int(symbol)], count: lengths.lengths[Int(symbol)])
        continue
      }
      let step = DeflateStep(length: length)
      bits.append(lengths.codes[step.symbol], count: lengths.lengths[step.symbol])
      bits.append(step.extra, count: step.extraBits)
      let away = DeflateStep(distance: Int(symbol & 0xFFFF))
      bits.append(distances.codes[away.symbol], count: distances.lengths[away.symbol])
      bits.append(away.extra, count: away.extraBits)
    }
    bits.append(lengths.codes[Self.end], count: lengths.lengths[Self.end])
    bits.append(0b000, count: 3)
    return bits.finished() + [0x00, 0x00, 0xFF, 0xFF]
  }

  /// Writes how long the codes are, each length in four bits (RFC 1951, section 3.2.7).
  private static func write(
    _ lengths: DeflateCode,
    _ distances: DeflateCode,
    to bits: inout BitWriter
  ) {
    bits.append(286 - 257, count: 5)
    bits.append(30 - 1, count: 5)
    bits.append(19 - 4, count: 4)
    // First the three codes for repeated lengths, which are not used.
    for place in 0..<19 { bits.append(place < 3 ? 0 : 4, count: 3) }
    for length in lengths.lengths + distances.lengths {
      bits.append(DeflateCode.reversed(length, count: 4), count: 4)
    }
  }
}

/// A length or a distance: a symbol, and which of those that share it.
private struct DeflateStep {
  var symbol: Int
  var extra = 0
  var extraBits = 0

  init(length: Int) {
    let above = length - 3
    if length == 258 {
      symbol = 285
    } else if above < 8 {
      symbol = 257 + above
    } else {
      extraBits = above.highestBit - 2
      symbol = 257 + 4 * (extraBits + 1) + above >> extraBits & 3
      extra = above & (1 << extraBits - 1)
    }
  }

  init(distance: Int) {
    let above = distance - 1
    if above < 4 {
      symbol = above
    } else {
      extraBits = above.highestBit - 1
      symbol = 2 * (extraBits + 1) + above >> extraBits & 1
      extra = above & (1 << extraBits - 1)
    }
  }
}

extension Int {
  fileprivate var highestBit: Int { Int.bitWidth - 1 - leadingZeroBitCount }
}

extension UnsafeRawBufferPointer {
  /// How many bytes from `place` on are the same as those from `earlier` on.
  fileprivate func common(_ place: Int, _ earlier: Int) -> Int {
    var length = 0
    while place + length + 64 <= count {
      let here = loadUnaligned(fromByteOffset: place + length, as: SIMD8<UInt64>.self)
      let there = loadUnaligned(fromByteOffset: earlier + length, as: SIMD8<UInt64>.self)
      guard here == there else { break }
      length += 64
    }
    while place + length + 8 <= count {
      let here = loadUnaligned(fromByteOffset: place + length, as: UInt64.self)
      let there = loadUnaligned(fromByteOffset: earlier + length, as: UInt64.self)
      let difference = UInt64(littleEndian: here ^ there)
      guard difference == 0 else { return length + difference.trailingZeroBitCount / 8 }
      length += 8
    }
    while place + length < count, self[place + length] == self[earlier + length] { length += 1 }
    return length
  }
}
