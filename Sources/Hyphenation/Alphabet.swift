/// The letters of a dictionary's patterns, each with a number that fits a byte.
struct Alphabet: Sendable {
  /// A letter that no pattern has.
  static let unknown: UInt8 = 0
  /// The beginning and the end of a word, written `.` in patterns.
  static let boundary: UInt8 = 1
  private static let first: UInt8 = 2
  /// The numbers above are left to `WordScan`.
  private static let last: UInt8 = 240

  /// By code point: the scripts of Europe and the Near East are below U+0800.
  private var near = [UInt8](repeating: 0, count: 0x800)
  private var far: [UInt32: UInt8] = [:]
  private var next = Self.first

  init() { near[Int(UInt8(ascii: "."))] = Self.boundary }

  func code(of scalar: UInt32) -> UInt8 {
    scalar < 0x800 ? near[Int(scalar)] : far[scalar] ?? Self.unknown
  }

  /// The letter's number, given to it now if it has none; `unknown` when all are taken.
  mutating func enrol(_ scalar: UInt32) -> UInt8 {
    let known = code(of: scalar)
    guard known == Self.unknown, next <= Self.last else { return known }
    if scalar < 0x800 { near[Int(scalar)] = next } else { far[scalar] = next }
    next += 1
    return next - 1
  }

  /// The number of a letter with marks of its own, if there is one letter that means the same.
  func code(of letter: Character) -> UInt8 {
    for value in near.indices where near[value] >= Self.first {
      if let scalar = Unicode.Scalar(UInt32(value)), Character(scalar) == letter {
        return near[value]
      }
    }
    return Self.unknown
  }
}
