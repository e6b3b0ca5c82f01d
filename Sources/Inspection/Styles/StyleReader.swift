/// Reads a style sheet, or the declarations of one `style` attribute: their syntax, what they call for, and what
/// EPUB does not want in them.
struct StyleReader {
  private let bytes: ArraySlice<UInt8>
  private let path: String
  /// Where marks stand; `nil` for the bytes' own places.
  private let fixedOffset: Int?
  private var place: Int
  private(set) var marks = Marks()
  private(set) var references: [Reference] = []
  private var hasRules = false
  private var isBroken = false

  init(_ bytes: ArraySlice<UInt8>, path: String, shiftedTo offset: Int? = nil) {
    self.bytes = bytes
    self.path = path
    fixedOffset = offset
    place = bytes.startIndex
  }

  // MARK: Structure

  mutating func readSheet() {
    while skipSpace(), !isBroken {
      switch bytes[place] {
      case UInt8(ascii: "@"): readAtRule()
      case UInt8(ascii: "}"):
        fail("a '}' closes nothing")
        place += 1
      case UInt8(ascii: "<") where starts(with: "<!--"),
        UInt8(ascii: "-") where starts(with: "-->"):
        place += starts(with: "<!--") ? 4 : 3
      default: readRule()
      }
    }
  }

  /// Declarations up to the end, or to the `}` that closes them.
  mutating func readDeclarations(isFontFace: Bool = false) {
    var hasSource = false
    while skipSpace(), bytes[place] != UInt8(ascii: "}"), !isBroken {
      if bytes[place] == UInt8(ascii: ";") {
        place += 1
      } else if bytes[place] == UInt8(ascii: "@") {
        readAtRule()
      } else if isNestedRule() {
        readRule()
      } else if let property = readDeclaration(isFontFace: isFontFace), property == "src" {
        hasSource = true
      }
    }
    if isFontFace, !hasSource, !isBroken {
      marks.warning("font-without-source", "a '@font-face' has no 'src'", at: fixedOffset ?? place)
    }
  }

  private mutating func readRule() {
    hasRules = true
    let start = place
    guard skip(to: "{", stoppingAt: "}", or: ";") else {
      return fail("a selector is not followed by '{'", at: start)
    }
    if bytes[start..<place].allSatisfy(\.isSpace) { fail("a rule has no selector", at: start) }
    readBlock(at: start) { $0.readDeclarations() }
  }

  /// Reads from `{` to `}`.
  private mutating func readBlock(at start: Int, _ read: (inout StyleReader) -> Void) {
    place += 1
    depth += 1
    defer { depth -= 1 }
    guard depth < 32 else { return fail("blocks are nested too deep", at: start) }
    read(&self)
    guard !isBroken else { return }
    guard place < bytes.endIndex else { return fail("a '{' is never closed", at: start) }
    place += 1
  }

  private var depth = 0

  private mutating func readAtRule() {
    let start = place
    place += 1
    let name = readName().lowercased()
    switch name {
    case "import": readImport(at: start)
    case "charset": readCharset(at: start)
    case "font-face":
      guard skip(to: "{", stoppingAt: "}", or: ";") else {
        return fail("'@font-face' has no block", at: start)
      }
      readBlock(at: start) { $0.readDeclarations(isFontFace: true) }
    case "media", "supports", "layer", "container", "document", "scope", "starting-style":
      guard skip(to: "{", stoppingAt: "}", or: ";") else {
        if place < bytes.endIndex, bytes[place] == UInt8(ascii: ";") {
          place += 1
          return
        }
        return fail("'@\(name)' has no block", at: start)
      }
      readBlock(at: start) { $0.readNestedSheet() }
    default: readOther(at: start)
    }
    if name != "charset" { hasRules = hasRules || name != "import" }
  }

  private mutating func readNestedSheet() {
    while skipSpace(), bytes[place] != UInt8(ascii: "}"), !isBroken {
      if bytes[place] == UInt8(ascii: "@") { readAtRule() } else { readRule() }
    }
  }

  /// `@page`, `@namespace` and what nobody knows yet.
  private mutating func readOther(at start: Int) {
    guard skip(to: "{", stoppingAt: "}", or: ";") else {
      if place < bytes.endIndex, bytes[place] == UInt8(ascii: ";") { place += 1 }
      return
    }
    let isPage = bytes[start..<place].starts(with: "@page".utf8)
    readBlock(at: start) { $0.skipOrRead(isPage) }
  }

  private mutating func skipOrRead(_ hasDeclarations: Bool) {
    if hasDeclarations { return readDeclarations() }
    readNestedSheet()
  }

  // MARK: Imports and encodings

  private mutating func readImport(at start: Int) {
    if hasRules { fail("'@import' stands after other rules", at: start, id: "late-import") }
    guard skipSpace() else { return fail("'@import' names nothing", at: start) }
    let target = bytes[place] == 34 || bytes[place] == 39 ? readString() : readURL()
    if let target {
      add(.styleSheet, target, at: start)
    } else {
      fail("'@import' names nothing", at: start)
    }
    _ = skip(to: ";", stoppingAt: "{", or: "}")
    if place < bytes.endIndex { place += 1 }
  }

  private mutating func readCharset(at start: Int) {
    _ = skipSpace()
    let name = place < bytes.endIndex ? readString() : nil
    if let name, !["utf-8", "utf8"].contains(name.lowercased()) {
      marks.error(
        "wrong-encoding-declaration",
        "'@charset' declares '\(name)' and not utf-8",
        at: fixedOffset ?? start
      )
    }
    _ = skip(to: ";", stoppingAt: "{", or: "}")
    if place < bytes.endIndex { place += 1 }
  }

  // MARK: Declarations

  /// A `{` before the next `;` or `}`: a rule inside a rule.
  private func isNestedRule() -> Bool {
    var probe = self
    return probe.skip(to: "{", stoppingAt: ";", or: "}")
  }

  private mutating func readDeclaration(isFontFace: Bool) -> String? {
    let start = place
    let property = readName().lowercased()
    _ = skipSpace()
    guard !property.isEmpty, place < bytes.endIndex, bytes[place] == UInt8(ascii: ":") else {
      fail("'\(excerpt(from: start))' is no declaration", at: start)
      return nil
    }
    place += 1
    let value = place
    readValue(isFontFace: isFontFace)
    if bytes[value..<place].allSatisfy(\.isSpace), !property.hasPrefix("--") {
      fail("'\(property)' has no value", at: start)
    }
    check(property, bytes[value..<place], at: start)
    return property
  }

  private mutating func readValue(isFontFace: Bool) {
    var parentheses = 0
    while place < bytes.endIndex, !isBroken {
      switch bytes[place] {
      case UInt8(ascii: ";") where parentheses == 0, UInt8(ascii: "}") where parentheses == 0:
        return
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"):
        parentheses -= 1
        if parentheses < 0 { return fail("a ')' closes nothing") }
      case 34, 39:
        _ = readString()
        continue
      case UInt8(ascii: "/") where starts(with: "/*"):
        skipComment()
        continue
      case UInt8(ascii: "u"), UInt8(ascii: "U"):
        if let target = readURL() {
          add(isFontFace ? .font : .image, target, at: place)
          continue
        }
      case UInt8(ascii: "\\"): place += 1
      default: break
      }
      place += 1
    }
    place = min(place, bytes.endIndex)
    if parentheses > 0 { fail("a '(' is never closed") }
  }

  private mutating func check(_ property: String, _ value: ArraySlice<UInt8>, at start: Int) {
    switch property {
    case "direction", "unicode-bidi":
      marks.error(
        "forbidden-property",
        "'\(property)' may not stand in a style sheet",
        at: fixedOffset ?? start,
        hint: "use the attribute 'dir'"
      )
    case "position":
      let words = String(decoding: value, as: UTF8.self).lowercased()
      if words.contains("fixed") {
        marks.note(
          "troublesome-property",
          "'position: fixed' has no meaning on turned pages",
          at: fixedOffset ?? start
        )
      }
    default: return
    }
  }

  // MARK: Tokens

  /// Whether anything is left after space and comments.
  private mutating func skipSpace() -> Bool {
    while place < bytes.endIndex, !isBroken {
      if bytes[place].isSpace {
        place += 1
      } else if starts(with: "/*") {
        skipComment()
      } else {
        return true
      }
    }
    return false
  }

  private mutating func skipComment() {
    let start = place
    place += 2
    while place + 1 < bytes.endIndex {
      if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
        place += 2
        return
      }
      place += 1
    }
    place = bytes.endIndex
    fail("a comment is never closed", at: start)
  }

  /// Moves to the next `wanted`, and says whether it comes before the others.
  private mutating func skip(
    to wanted: Unicode.Scalar,
    stoppingAt first: Unicode.Scalar,
    or second: Unicode.Scalar
  ) -> Bool {
    while place < bytes.endIndex, !isBroken {
      let byte = UInt32(bytes[place])
      if byte == wanted.value { return true }
      if byte == first.value || byte == second.value { return false }
      if byte == 34 || byte == 39 {
        _ = readString()
      } else if starts(with: "/*") {
        skipComment()
      } else {
        place += byte == 92 ? 2 : 1
      }
    }
    place = min(place, bytes.endIndex)
    return false
  }

  private mutating func readName() -> String {
    let start = place
    while place < bytes.endIndex,
      bytes[place].isLetter || bytes[place].isDigit || bytes[place] >= 128
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*")].contains(bytes[place])
    {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func readString() -> String? {
    let (start, quote) = (place, bytes[place])
    guard quote == 34 || quote == 39 else { return nil }
    place += 1
    while place < bytes.endIndex, bytes[place] != quote {
      if bytes[place] == 10 || bytes[place] == 12 { break }
      place += bytes[place] == 92 ? 2 : 1
    }
    guard place < bytes.endIndex, bytes[place] == quote else {
      place = min(place, bytes.endIndex)
      fail("a string is never closed", at: start)
      return nil
    }
    place += 1
    return String(decoding: bytes[(start + 1)..<(place - 1)], as: UTF8.self)
  }

  /// The address in `url(…)`, if that is what stands here.
  private mutating func readURL() -> String? {
    guard place + 4 <= bytes.endIndex,
      String(decoding: bytes[place..<place + 4], as: UTF8.self).lowercased() == "url("
    else { return nil }
    let start = place
    place += 4
    guard skipSpace() else { return nil }
    var target: String?
    if bytes[place] == 34 || bytes[place] == 39 {
      target = readString()
      _ = skipSpace()
    } else {
      let from = place
      while place < bytes.endIndex, bytes[place] != UInt8(ascii: ")") { place += 1 }
      target = String(decoding: bytes[from..<place], as: UTF8.self)
    }
    guard place < bytes.endIndex, bytes[place] == UInt8(ascii: ")") else {
      fail("'url(' is never closed", at: start)
      return nil
    }
    place += 1
    return target
  }

  private func starts(with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.endIndex - place >= count else { return false }
    return word.withUTF8Buffer { bytes[place..<place + count].elementsEqual($0) }
  }

  private func excerpt(from start: Int) -> String {
    let words = bytes[start..<min(bytes.endIndex, start + 30)].prefix { $0 != 10 && $0 != 59 }
    return String(decoding: words, as: UTF8.self)
  }

  private mutating func add(_ purpose: Reference.Purpose, _ written: String, at offset: Int) {
    guard purpose != .image || !written.isEmpty else { return }
    references.append(
      Reference(
        purpose: purpose,
        address: Address(written, in: path),
        written: written,
        offset: fixedOffset ?? offset
      )
    )
  }

  /// Marks a mistake; after one of syntax the rest is not read, since it would be guesswork.
  private mutating func fail(_ message: String, at offset: Int? = nil, id: String = "css-syntax") {
    marks.error(id, message, at: fixedOffset ?? offset ?? place)
    if id == "css-syntax" { isBroken = true }
  }
}
