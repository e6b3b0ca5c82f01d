internal import Digests

/// One of several parts of a publication's editions, so that several machines share the work.
///
/// An edition has a place that follows from its name alone (SHA-256), and a shard is a span of places. So every edition
/// is in exactly one of N shards, and stays there when others come and go.
package struct Shard: Hashable, Sendable {
  /// From 1.
  package let number: Int
  package let count: Int

  /// More parts than anybody has processors.
  private static let most = 1_000_000
  private static let placeBits = 62

  package init?(number: Int, of count: Int) {
    guard (1...Shard.most).contains(count), (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `3/16`, the third of sixteen.
  package init?(_ written: String) {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 2, numbers.count == 2 else { return nil }
    self.init(number: numbers[0], of: numbers[1])
  }

  /// Whether an edition belongs to this part; `nil` is the newsletter itself.
  package func holds(_ edition: String?) -> Bool { places.contains(Shard.place(of: edition)) }

  /// The places of its editions.
  var places: Range<Int64> {
    let all: Int64 = 1 << Shard.placeBits
    let width = all / Int64(count)
    return Int64(number - 1) * width..<(number == count ? all : Int64(number) * width)
  }

  private static func place(of edition: String?) -> Int64 {
    Digest.sha256Bytes(Array((edition ?? "").utf8)).prefix(8)
      .reduce(into: UInt64(0)) { $0 = $0 << 8 | UInt64($1) }
      .place(bits: placeBits)
  }
}

extension Shard: CustomStringConvertible {
  package var description: String { "\(number)/\(count)" }
}

extension UInt64 {
  fileprivate func place(bits: Int) -> Int64 { Int64(self >> (UInt64.bitWidth - bits)) }
}
