import PDFObjects

/// What a font's codes stand for, by its map to Unicode (ISO 32000-1, 9.10.3).
struct UnicodeMap {
  private(set) var codes = CodeSet()
  /// Codes that are mapped to nothing that is a character: U+0000, U+FEFF, U+FFFE.
  private(set) var wrongCodes = CodeSet()
  /// Codes that are mapped to characters for private use.
  private(set) var privateCodes = CodeSet()

  private enum Section { case none, characters, ranges }

  init(_ map: [UInt8]) {
    map.withUnsafeBufferPointer { bytes in
      var scanner = SyntaxScanner(bytes)
      var section = Section.none
      var sources: [[UInt8]] = []
      var isInArray = false
      var offset = 0
      while let token = scanner.next() {
        switch token {
        case .word:
          if scanner.isAt("beginbfchar") { section = .characters }
          if scanner.isAt("beginbfrange") { section = .ranges }
          if scanner.isAt("endbfchar") || scanner.isAt("endbfrange") { section = .none }
          sources = []
        case .opening: (isInArray, offset) = (true, 0)
        case .closing: (isInArray, sources) = (false, [])
        case .string where section != .none:
          let string = PDFString.bytes(of: scanner.lastBytes)
          if sources.count < (section == .characters ? 1 : 2) {
            sources.append(string)
          } else if isInArray {
            add(sources[0].number + offset...sources[0].number + offset, string)
            offset += 1
          } else {
            let first = sources[0].number
            add(first...max(first, sources.last?.number ?? first), string)
            sources = []
          }
        case .string, .name, .number: break
        }
      }
    }
  }

  private mutating func add(_ range: ClosedRange<Int>, _ text: [UInt8]) {
    let first = text.prefix(2).reduce(0) { $0 << 8 | Int($1) }
    for code in range.prefix(65536) where code < 65536 {
      codes.insert(code)
      let unit = first + (code - range.lowerBound)
      if unit == 0 || unit == 0xFEFF || unit == 0xFFFE { wrongCodes.insert(code) }
      if (0xE000...0xF8FF).contains(unit) { privateCodes.insert(code) }
    }
  }
}

extension [UInt8] {
  /// The last two bytes as a number.
  fileprivate var number: Int { suffix(2).reduce(0) { $0 << 8 | Int($1) } }
}
