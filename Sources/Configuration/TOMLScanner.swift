import Diagnostics

/// A light scan of TOML for the places of its values.
///
/// It takes more than TOML allows, since TOMLKit judges the same bytes afterwards; where it does not
/// understand, it stops.
struct TOMLScanner: ~Copyable {
  struct Key {
    var text: String
    var place: SourcePlace
  }

  private var cursor: SourceCursor
  /// The first key or value that lies too deep; the document is then not to be read.
  private(set) var tooDeepPlace: SourcePlace?
  /// The first table whose name begins with what no name begins with: toml++ takes for granted that it does not.
  private(set) var namelessTablePlace: SourcePlace?
  /// The first brace or odd line break where a value of an array should stand: toml++ rules them out as well.
  private(set) var strayPlace: SourcePlace?
  /// The first date without the time that it announces, ruled out likewise.
  private(set) var brokenTimePlace: SourcePlace?

  init(_ source: ConfigurationSource) { cursor = SourceCursor(source) }

  mutating func outline() -> TOMLOutline {
    let root = TOMLOutline(place: cursor.source.place(line: 0, column: 0))
    var table = (outline: root, depth: 0)
    while skipToExpression(), tooDeepPlace == nil, namelessTablePlace == nil {
      let start = cursor.offset
      if cursor.byte == UInt8(ascii: "[") {
        table = header(in: root)
      } else {
        assignment(in: table.outline, depth: table.depth)
      }
      if cursor.offset == start { break }
    }
    return root
  }

  // MARK: Expressions

  /// `[a.b]` or `[[a.b]]`.
  private mutating func header(in root: TOMLOutline) -> (outline: TOMLOutline, depth: Int) {
    cursor.advance()
    let isArray = cursor.skip("[")
    skipBlanks()
    if let byte = cursor.byte, !Self.beginsKey(byte) { namelessTablePlace = cursor.place }
    let keys = path()
    skipToLineEnd()
    guard let last = keys.last, keys.count <= ConfigurationReader.nestingLimit else {
      return (root, 0)
    }
    let parent = keys.dropLast().reduce(root) { $0.table($1) }
    let child: TOMLOutline
    if isArray {
      child = TOMLOutline(keyPlace: last.place, place: last.place)
      let array = parent.children[last.text] ?? TOMLOutline(keyPlace: last.place, place: last.place)
      array.elements.append(child)
      parent.add(array, as: last.text)
    } else {
      child = parent.table(last)
    }
    return (child, keys.count)
  }

  /// `a.b = value`.
  private mutating func assignment(in table: TOMLOutline, depth: Int) {
    let keys = path()
    skipBlanks()
    guard let last = keys.last, cursor.skip("=") else { return }
    guard depth + keys.count <= ConfigurationReader.nestingLimit else {
      tooDeepPlace = last.place
      return
    }
    let parent = keys.dropLast().reduce(table) { $0.table($1) }
    let value = value(depth: depth + keys.count)
    value.keyPlace = last.place
    parent.add(value, as: last.text)
  }

  /// Keys with dots between them.
  private mutating func path() -> [Key] {
    var keys: [Key] = []
    repeat {
      skipBlanks()
      let place = cursor.place
      guard let text = key() else { break }
      keys.append(Key(text: text, place: place))
      skipBlanks()
    } while cursor.skip(".") && keys.count <= ConfigurationReader.nestingLimit
    if keys.count > ConfigurationReader.nestingLimit { tooDeepPlace = keys[0].place }
    return keys
  }

  private static func beginsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_-\"'".utf8.contains(byte)
    }
  }

  private mutating func key() -> String? {
    switch cursor.byte {
    case UInt8(ascii: "\""):
      return Self.unescaped(string())
    case UInt8(ascii: "'"):
      return String(decoding: string(), as: UTF8.self)
    default:
      let start = cursor.offset
      cursor.skip { !" \t.=[]{}#,\"'\r\n".utf8.contains($0) }
      return cursor.offset == start
        ? nil : String(decoding: cursor.source.bytes[start..<cursor.offset], as: UTF8.self)
    }
  }

  // MARK: Values

  private mutating func value(depth: Int) -> TOMLOutline {
    skipBlanks()
    let outline = TOMLOutline(place: cursor.place)
    guard depth <= ConfigurationReader.nestingLimit else {
      tooDeepPlace = tooDeepPlace ?? cursor.place
      return outline
    }
    switch cursor.byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = string()
    case UInt8(ascii: "["): array(in: outline, depth: depth)
    case UInt8(ascii: "{"): inlineTable(in: outline, depth: depth)
    default:
      outline.written = bareValue()
      if outline.written.announcesTime || outline.written.hasHalfAnHour {
        brokenTimePlace = brokenTimePlace ?? outline.place
      }
    }
    return outline
  }

  private mutating func array(in outline: TOMLOutline, depth: Int) {
    cursor.advance()
    while skipToExpression(), !cursor.skip("]"), tooDeepPlace == nil {
      if !mayBeginValue { strayPlace = strayPlace ?? cursor.place }
      let start = cursor.offset
      outline.elements.append(value(depth: depth + 1))
      _ = skipToExpression()
      if !cursor.skip(","), cursor.offset == start { return }
    }
  }

  /// False before `}`, and before line breaks that TOML does not have: VT, FF, NEL, U+2028 and U+2029.
  private var mayBeginValue: Bool {
    let next = cursor.rest.prefix(3)
    return switch next.first {
    case UInt8(ascii: "}"), 0x0B, 0x0C: false
    case 0xC2: !next.starts(with: [0xC2, 0x85])
    case 0xE2: !next.starts(with: [0xE2, 0x80, 0xA8]) && !next.starts(with: [0xE2, 0x80, 0xA9])
    default: true
    }
  }

  private mutating func inlineTable(in outline: TOMLOutline, depth: Int) {
    cursor.advance()
    while skipToExpression(), !cursor.skip("}"), tooDeepPlace == nil {
      let start = cursor.offset
      assignment(in: outline, depth: depth)
      _ = skipToExpression()
      if !cursor.skip(","), cursor.offset == start { return }
    }
  }

  /// A number, a boolean or a date, which may have one space in it.
  private mutating func bareValue() -> String {
    let start = cursor.offset
    cursor.skip { !",]}#\r\n".utf8.contains($0) }
    let bytes = cursor.source.bytes[start..<cursor.offset]
    let blanks = bytes.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: bytes.dropLast(blanks.count), as: UTF8.self)
  }

  /// The bytes between the quotation marks of a string of any of the four kinds.
  private mutating func string() -> ArraySlice<UInt8> {
    guard let quote = cursor.byte else { return [] }
    let isLiteral = quote == UInt8(ascii: "'")
    let marks = cursor.rest.prefix(3).prefix { $0 == quote }.count
    let width = marks == 3 ? 3 : 1
    cursor.advance(by: width)
    let start = cursor.offset
    while let byte = cursor.byte, width == 3 || byte != UInt8(ascii: "\n") {
      if byte == quote, closes(quote, width) { break }
      if byte == UInt8(ascii: "\\"), !isLiteral { cursor.advance() }
      cursor.advance()
    }
    let end = cursor.offset
    cursor.advance(by: width)
    return cursor.source.bytes[start..<end]
  }

  /// Whether a string ends here: up to two quotation marks may stand before the last three.
  private func closes(_ quote: UInt8, _ width: Int) -> Bool {
    guard width == 3 else { return true }
    let run = cursor.rest.prefix(4)
    return run.count >= 3 && run.prefix(3).allSatisfy { $0 == quote }
      && !(run.count == 4 && run.last == quote)
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    var rest = Substring(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let letter = rest.popFirst() else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let digits = letter == "u" ? 4 : letter == "U" ? 8 : 0
      let code = UInt32(String(rest.prefix(digits)), radix: 16).flatMap(Unicode.Scalar.init)
      rest = rest.dropFirst(digits)
      text.unicodeScalars.append(code ?? escapes[letter] ?? letter)
    }
    return text
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "e": "\u{1B}",
  ]

  // MARK: Bytes

  private mutating func skipBlanks() {
    cursor.skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private mutating func skipToLineEnd() {
    cursor.skip { $0 != UInt8(ascii: "\n") }
  }

  /// Skips blanks, line breaks and comments; `false` at the end of the document.
  private mutating func skipToExpression() -> Bool {
    while let byte = cursor.byte {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        cursor.advance()
      case UInt8(ascii: "#"): skipToLineEnd()
      default: return true
      }
    }
    return false
  }
}

extension String {
  /// Whether it is a day and the first digit of an hour without what comes next: `2026-02-14 9`.
  ///
  /// Underscores are passed over, as toml++ does before it looks for the hour.
  fileprivate var hasHalfAnHour: Bool {
    var rest = utf8[...]
    let day = rest.readingDay()
    guard day.count == 10, day[4] == UInt8(ascii: "-"), day[7] == UInt8(ascii: "-"),
      rest.popFirst() == UInt8(ascii: " "), rest.popFirst()?.isDigit == true
    else { return false }
    guard let next = rest.first else { return true }
    return !next.isDigit && next != UInt8(ascii: ":")
  }

  /// Whether it is a day with a `T` behind it and no hour behind that: `2026-02-14Tnoon`.
  fileprivate var announcesTime: Bool {
    let bytes = utf8.prefix(12).map { $0.isDigit ? UInt8(ascii: "0") : $0 }
    guard bytes.starts(with: "0000-00-00".utf8), bytes.count > 10,
      bytes[10] | 0x20 == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " ")
    else { return false }
    return bytes.count < 12 || bytes[11] != UInt8(ascii: "0")
  }
}

extension Substring.UTF8View {
  /// Takes digits, hyphens and underscores, and gives them without the last.
  fileprivate mutating func readingDay() -> [UInt8] {
    let taken = prefix { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    self = self[taken.endIndex...]
    return taken.filter { $0 != UInt8(ascii: "_") }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
}
