import Diagnostics

/// A strict reader of JSON (RFC 8259) that knows where every value stands.
struct JSONReader: ~Copyable {
  /// Why and where a document is given up.
  private struct Malformed: Error {
    var problem: String
    var place: SourcePlace
    var hint: String?
  }

  private var cursor: SourceCursor
  private var diagnostics: [Diagnostic] = []

  static func read(_ source: ConfigurationSource) -> Diagnosed<ConfigurationNode?> {
    var reader = JSONReader(source)
    return reader.document(isAll: true)
  }

  static func readPrefix(
    _ source: ConfigurationSource
  ) -> (value: Diagnosed<ConfigurationNode?>, endOffset: Int) {
    var reader = JSONReader(source)
    let value = reader.document(isAll: false)
    return (value, reader.cursor.offset)
  }

  private init(_ source: ConfigurationSource) { cursor = SourceCursor(source) }

  private mutating func document(isAll: Bool) -> Diagnosed<ConfigurationNode?> {
    do throws(Malformed) {
      skipBlanks()
      guard cursor.byte != nil else {
        return Diagnosed(ConfigurationNode(place: cursor.place, content: .null, written: ""))
      }
      let node = try value(depth: 0)
      if isAll { try expectEnd() }
      return Diagnosed(node, diagnostics)
    } catch {
      let finding =
        cursor.source.invalidUTF8()
        ?? .invalid(.json, error.problem, at: error.place, hint: error.hint)
      return Diagnosed(nil, diagnostics + [finding])
    }
  }

  private mutating func expectEnd() throws(Malformed) {
    skipBlanks()
    guard cursor.byte == nil else { throw unexpected("the end") }
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(Malformed) -> ConfigurationNode {
    guard depth <= ConfigurationReader.nestingLimit else {
      throw Malformed(
        problem: "lists and maps are nested more than \(ConfigurationReader.nestingLimit) deep",
        place: cursor.place
      )
    }
    let start = cursor.place
    switch cursor.byte {
    case UInt8(ascii: "{"):
      return ConfigurationNode(place: start, content: .map(try map(depth: depth)))
    case UInt8(ascii: "["):
      return ConfigurationNode(place: start, content: .list(try list(depth: depth)))
    case UInt8(ascii: "\""):
      let text = try string()
      return ConfigurationNode(place: start, content: .text(text), written: text)
    default:
      return try bareword()
    }
  }

  private mutating func map(depth: Int) throws(Malformed) -> ConfigurationMap {
    cursor.advance()
    var builder = ConfigurationMapBuilder()
    skipBlanks()
    if cursor.skip("}") { return builder.map() }
    repeat {
      skipBlanks()
      let keyPlace = cursor.place
      guard cursor.byte == UInt8(ascii: "\"") else { throw unexpected("a key in quotation marks") }
      let key = try string()
      skipBlanks()
      guard cursor.skip(":") else { throw unexpected("':' after the key '\(key)'") }
      skipBlanks()
      builder.add(.init(key: key, keyPlace: keyPlace, value: try value(depth: depth + 1)))
      skipBlanks()
    } while cursor.skip(",")
    guard cursor.skip("}") else { throw unexpected("',' or '}'") }
    diagnostics += builder.diagnostics
    return builder.map()
  }

  private mutating func list(depth: Int) throws(Malformed) -> [ConfigurationNode] {
    cursor.advance()
    var nodes: [ConfigurationNode] = []
    skipBlanks()
    if cursor.skip("]") { return nodes }
    repeat {
      skipBlanks()
      nodes.append(try value(depth: depth + 1))
      skipBlanks()
    } while cursor.skip(",")
    guard cursor.skip("]") else { throw unexpected("',' or ']'") }
    return nodes
  }

  /// `true`, `false`, `null` or a number: whatever runs up to a delimiter.
  private mutating func bareword() throws(Malformed) -> ConfigurationNode {
    let start = cursor.place
    let rest = cursor.rest.prefix { $0.isInJSONWord }
    let word = String(decoding: rest, as: UTF8.self)
    let content: ConfigurationNode.Content
    switch word {
    case "true": content = .boolean(true)
    case "false": content = .boolean(false)
    case "null": content = .null
    default:
      guard let number = Self.number(rest, word) else { throw unexpected("a value") }
      content = number
    }
    cursor.advance(by: rest.count)
    return ConfigurationNode(place: start, content: content, written: word)
  }

  private static func number(
    _ bytes: ArraySlice<UInt8>,
    _ word: String
  ) -> ConfigurationNode.Content? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    guard let first = digits.first, first.isDigit, digits.last?.isDigit == true else { return nil }
    let isLed = first == UInt8(ascii: "0") && digits.dropFirst().first?.isDigit == true
    if isLed { return nil }
    if let integer = Int(word) { return .integer(integer) }
    let hasBarePoint = zip(digits, digits.dropFirst()).contains {
      $0 == UInt8(ascii: ".") && !$1.isDigit
    }
    guard !hasBarePoint, !bytes.contains(where: \.isLetterInNoNumber) else { return nil }
    return Double(word).map { .number($0) }
  }

  // MARK: Strings

  private mutating func string() throws(Malformed) -> String {
    let start = cursor.place
    cursor.advance()
    var text: [UInt8] = []
    while let byte = cursor.byte {
      switch byte {
      case UInt8(ascii: "\""):
        cursor.advance()
        guard let string = String(validating: text, as: UTF8.self) else {
          throw Malformed(problem: "a byte that is not UTF-8", place: start)
        }
        return string
      case UInt8(ascii: "\\"):
        text += Array(String(try escape()).utf8)
      case 0..<0x20:
        throw Malformed(
          problem: "a line break, tab or control character in a string",
          place: cursor.place,
          hint: "write \\n for a line break and \\t for a tab"
        )
      default:
        text.append(byte)
        cursor.advance()
      }
    }
    throw Malformed(problem: "a string that begins here does not end", place: start)
  }

  private mutating func escape() throws(Malformed) -> Unicode.Scalar {
    let start = cursor.place
    cursor.advance()
    guard let letter = cursor.byte else { throw unexpected("a letter after the backslash") }
    cursor.advance()
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      throw Malformed(
        problem: "an escape that JSON does not know",
        place: start,
        hint: "write a backslash twice"
      )
    }
  }

  /// The character of `\uXXXX`, or of two that are a surrogate pair; a lone surrogate is U+FFFD, as in Go.
  private mutating func unicodeEscape() throws(Malformed) -> Unicode.Scalar {
    let unit = try codeUnit()
    guard UTF16.isLeadSurrogate(unit), cursor.rest.starts(with: Array("\\u".utf8))
    else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    let restart = cursor
    cursor.advance(by: 2)
    let trail = try codeUnit()
    guard UTF16.isTrailSurrogate(trail) else {
      cursor = restart
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
      ?? "\u{FFFD}"
  }

  private mutating func codeUnit() throws(Malformed) -> UInt16 {
    let digits = cursor.rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isHexDigit),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw unexpected("four hexadecimal digits") }
    cursor.advance(by: digits.count)
    return unit
  }

  // MARK: Bytes

  private mutating func skipBlanks() {
    cursor.skip { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private func unexpected(_ wanted: String) -> Malformed {
    let rest = String(decoding: cursor.rest.prefix(40), as: UTF8.self)
    let found = rest.prefix { !$0.isWhitespace && !",]}:".contains($0) }
    let words = found.isEmpty ? rest.prefix(1) : found.prefix(20)
    return Malformed(
      problem: rest.isEmpty
        ? "expected \(wanted), not the end" : "expected \(wanted), not '\(words)'",
      place: cursor.place
    )
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }

  fileprivate var isLetterInNoNumber: Bool { isLetter && self | 0x20 != UInt8(ascii: "e") }

  fileprivate var isInJSONWord: Bool {
    isDigit || isLetter || self == UInt8(ascii: "+") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }
}
