import Glibc

/// Reads a dictionary of libhyphen's format line by line.
struct PatternReader {
  private(set) var alphabet = Alphabet()
  /// The levels before the last `NEXTLEVEL`.
  private(set) var upperLevels: [PatternTrie] = []
  /// The level that is being read.
  private(set) var level: PatternTrie
  /// The numbers told by keywords.
  private(set) var told: [String: Int] = [:]
  private var charset = Charset.utf8
  private let letterCount: Int

  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>
  private typealias Scratch = UnsafeMutableBufferPointer<UInt8>

  /// German has two.
  private static let mostLevels = 4

  init(byteCount: Int) {
    // Of hyph_en_US.dic's bytes two in seven begin a node; lists of whole words share less.
    letterCount = byteCount * 2 / 7
    level = PatternTrie(letterCount: letterCount)
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> HyphenationFailure? {
    let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let name = String(decoding: firstLine.prefix { $0 > 0x20 }, as: UTF8.self)
    do { charset = try Charset(named: name) } catch { return error }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * PatternTrie.longestPattern + 1) {
      let letters = UnsafeMutableBufferPointer(rebasing: $0[..<PatternTrie.longestPattern])
      let values = UnsafeMutableBufferPointer(rebasing: $0[PatternTrie.longestPattern...])
      var start = firstLine.endIndex + 1
      while start < bytes.count {
        let end = bytes.endOfLine(from: start)
        read(line: bytes[start..<end], letters, values)
        start = end + 1
      }
    }
    return nil
  }

  private mutating func read(line: Line, _ letters: Scratch, _ values: Scratch) {
    guard let first = line.first else { return }
    switch first {
    case UInt8(ascii: "%"), UInt8(ascii: "#"): return
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): readKeyword(line)
    default: readPattern(line, letters, values)
    }
  }

  private mutating func readKeyword(_ line: Line) {
    let words = String(decoding: line, as: UTF8.self).split { " \t\r".contains($0) }
    guard let keyword = words.first else { return }
    if keyword == "NEXTLEVEL" {
      guard upperLevels.count + 1 < Self.mostLevels else { return }
      upperLevels.append(level)
      level = PatternTrie(letterCount: letterCount / 2)
    } else if words.count > 1, let number = Int(words[1]), (0...100).contains(number) {
      told[String(keyword)] = number
    }
  }

  /// A digit belongs before the letter that follows it, or behind the last.
  private mutating func readPattern(_ line: Line, _ letters: Scratch, _ values: Scratch) {
    var count = 0
    values[0] = 0
    var index = line.startIndex
    scan: while index < line.endIndex {
      let byte = line.base[index]
      switch byte {
      case 0...0x20: break scan
      case UInt8(ascii: "/"):
        forbidDivisions(
          in: values[...count],
          thatBecome: line[(index + 1)...],
          startsWord: count > 0 && letters[0] == Alphabet.boundary
        )
        break scan
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        values[count] = byte & 0xF
        index += 1
      default:
        let code = alphabet.enrol(scalar(in: line, at: &index))
        guard count < PatternTrie.longestPattern, code != Alphabet.unknown else { return }
        letters[count] = code
        count += 1
        values[count] = 0
      }
    }
    level.insert(UnsafeBufferPointer(rebasing: letters[..<count]), values: values[...count])
  }

  /// A division with another spelling (`asz-szony` for `asszony`) is not made, nor an ordinary one there.
  private func forbidDivisions(
    in values: Slice<Scratch>,
    thatBecome replacement: Line,
    startsWord: Bool
  ) {
    var values = values
    let fields = replacement.split(separator: UInt8(ascii: ",")).map {
      Int(String(decoding: $0.filter { $0 > 0x20 }, as: UTF8.self))
    }
    var places = 0...values.count
    if fields.count == 3, let from = fields[1], let count = fields[2],
      (1...100).contains(from), (0...100).contains(count)
    {
      let from = from - 1 + (startsWord ? 1 : 0)
      places = from...(from + count)
    }
    for index in values.indices where places.contains(index) && values[index] % 2 == 1 {
      values[index] += 1
    }
  }

  /// The scalar at `index`, which moves behind it; what is not well written is U+FFFD.
  @inline(__always)
  private func scalar(in line: Line, at index: inout Int) -> UInt32 {
    let byte = line.base[index]
    guard byte >= 0x80 else {
      index += 1
      return UInt32(byte)
    }
    switch charset {
    case .singleByte(let upperHalf):
      index += 1
      return upperHalf[Int(byte - 0x80)]
    case .utf8:
      return UTF8Decoding.scalar(in: line.base, at: &index, before: line.endIndex)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func endOfLine(from start: Int) -> Int {
    guard let base = baseAddress,
      let end = memchr(base + start, Int32(UInt8(ascii: "\n")), count - start)
    else { return count }
    return UnsafeRawPointer(end) - UnsafeRawPointer(base)
  }
}
