private import Glibc

/// How far a zone's clocks are from UTC and when they change: a file of the system's database (RFC 9636).
struct ZoneRules: Sendable {
  private static let database = "/usr/share/zoneinfo/"

  /// The moments at which the clocks change, in order, and the offset from each on.
  private var changes: [(moment: Int, offset: Int)] = []
  private var firstOffset = 0
  /// What holds after the last of them.
  private var yearly: YearlyRule?
  /// A sum of the database's file (FNV-1a): other rules, another sum.
  private(set) var edition: UInt64 = 0

  /// The rules of a zone; `nil` when the database has none of that name.
  init?(named name: String) {
    let isName = name.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "/_+-".utf8.contains(byte)
    }
    guard isName, !name.hasPrefix("/"), let bytes = ZoneRules.bytes(of: name) else { return nil }
    self.init(bytes)
    edition = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Seconds east of UTC.
  func offset(at moment: Int) -> Int {
    guard let last = changes.last else { return yearly?.offset(at: moment) ?? firstOffset }
    if moment >= last.moment { return yearly?.offset(at: moment) ?? last.offset }
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].moment <= moment { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : changes[low - 1].offset
  }

  private static func bytes(of name: String) -> [UInt8]? {
    let descriptor = open(database + name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // The largest has 4 kB.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}

// MARK: Reading

extension ZoneRules {
  /// Reads a file of the database: a block of 32-bit moments, one of 64-bit moments, and the rule for later years.
  init?(_ bytes: [UInt8]) {
    guard let old = Block(bytes, at: 0, momentSize: 4),
      let block = Block(bytes, at: old.end, momentSize: 8)
    else { return nil }
    guard let offsets = block.offsets, let first = offsets.first else { return nil }
    firstOffset = first
    for index in 0..<block.changes {
      let kind = Int(bytes[block.kinds + index])
      guard offsets.indices.contains(kind) else { return nil }
      changes.append((block.number(at: block.start + index * 8, size: 8), offsets[kind]))
    }
    let footer = bytes[block.end...].dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    yearly = YearlyRule(String(decoding: footer, as: UTF8.self))
  }

  /// Where in a file the parts of a block of data stand.
  private struct Block {
    let bytes: [UInt8]
    /// Behind the block's header.
    let start: Int
    let changes: Int
    private let kindCount: Int
    /// Where the kinds of offset begin that hold from each change on.
    let kinds: Int
    let end: Int

    init?(_ bytes: [UInt8], at place: Int, momentSize: Int) {
      let header = 44
      guard place + header <= bytes.count, bytes[place...].starts(with: Array("TZif".utf8)),
        bytes[place + 4] >= UInt8(ascii: "2")
      else { return nil }
      self.bytes = bytes
      func count(_ index: Int) -> Int {
        bytes[(place + 20 + index * 4)..<(place + 24 + index * 4)].reduce(0) { $0 << 8 | Int($1) }
      }
      start = place + header
      changes = count(3)
      kindCount = count(4)
      kinds = start + changes * momentSize
      end =
        kinds + changes + kindCount * 6 + count(5) + count(2) * (momentSize + 4) + count(1)
        + count(0)
      guard end <= bytes.count else { return nil }
    }

    /// The offset of every kind.
    var offsets: [Int]? {
      (0..<kindCount).map { number(at: kinds + changes + $0 * 6, size: 4) }
    }

    /// A signed number, the highest byte first.
    func number(at place: Int, size: Int) -> Int {
      let bits = bytes[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return size == 4
        ? Int(Int32(truncatingIfNeeded: bits)) : Int(truncatingIfNeeded: bits)
    }
  }
}
