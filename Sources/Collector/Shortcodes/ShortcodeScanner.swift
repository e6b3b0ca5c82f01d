import Diagnostics

/// Finds the tags of Hugo's shortcodes: `{{< name "argument" key=value >}}` and `{{% … %}}`.
struct ShortcodeScanner {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line: Int
  private var lineStart = 0
  private var findings: [Diagnostic] = []

  private init(_ bytes: [UInt8], file: String, firstLine: Int) {
    self.bytes = bytes
    self.file = file
    line = firstLine
  }

  /// The tags of `bytes` in order, those that belong together joined.
  static func tags(
    in bytes: [UInt8],
    file: String,
    firstLine: Int
  ) -> Diagnosed<[ShortcodeTag]> {
    var scanner = ShortcodeScanner(bytes, file: file, firstLine: firstLine)
    var tags: [ShortcodeTag] = []
    while let tag = scanner.next() { tags.append(tag) }
    pair(&tags)
    for tag in tags where tag.role == .closing && tag.partner == nil {
      scanner.findings.append(.unopenedShortcode(tag.shortcode))
    }
    return Diagnosed(tags, scanner.findings)
  }

  private mutating func next() -> ShortcodeTag? {
    while position + 4 < bytes.count {
      guard let open = bytes[position...].firstIndex(of: UInt8(ascii: "{")) else { return nil }
      countLines(upTo: open)
      position = open + 1
      guard open + 2 < bytes.count, bytes[open + 1] == UInt8(ascii: "{") else { continue }
      let delimiter = bytes[open + 2]
      guard delimiter == UInt8(ascii: "<") || delimiter == UInt8(ascii: "%") else { continue }
      if let tag = tag(at: open, delimiter: delimiter) {
        countLines(upTo: tag.range.upperBound)
        position = tag.range.upperBound
        return tag
      }
    }
    return nil
  }

  private mutating func countLines(upTo end: Int) {
    guard position < end else { return }
    for index in position..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
  }

  private mutating func tag(at start: Int, delimiter: UInt8) -> ShortcodeTag? {
    let closing = delimiter == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "%")
    // On a line of many thousand bytes a column helps nobody, and counting it for each tag takes long.
    let column =
      start - lineStart < 4_000
      ? String(decoding: bytes[lineStart..<start], as: UTF8.self).count + 1 : nil
    var tag = ShortcodeTag(
      role: .opening,
      shortcode: Shortcode(name: "", place: SourcePlace(file: file, line: line, column: column)),
      range: start..<start
    )
    if let escaped = escapedTag(at: start, delimiter: delimiter, closing: closing, like: tag) {
      return escaped
    }
    var reader = ArgumentReader(bytes: bytes, position: start + 3, closing: closing)
    reader.skipBlanks()
    if reader.take(UInt8(ascii: "/")) {
      tag.role = .closing
      reader.skipBlanks()
    }
    guard let name = reader.name() else { return nil }
    tag.shortcode.name = name
    guard let end = reader.arguments(into: &tag.shortcode) else {
      findings.append(.endlessShortcode(tag.shortcode, end: delimiter == 0x3C ? ">}}" : "%}}"))
      return nil
    }
    if !tag.shortcode.named.isEmpty, !tag.shortcode.positional.isEmpty {
      findings.append(.mixedArguments(tag.shortcode))
    }
    if end.isSelfClosing { tag.role = .selfClosing }
    tag.range = start..<end.position
    return tag
  }

  /// `{{</* name */>}}`, which prints the tag that is in it.
  private func escapedTag(
    at start: Int,
    delimiter: UInt8,
    closing: UInt8,
    like tag: ShortcodeTag
  ) -> ShortcodeTag? {
    guard bytes[start...].dropFirst(3).starts(with: Array("/*".utf8)) else { return nil }
    let end = Array("*/".utf8) + [closing, UInt8(ascii: "}"), UInt8(ascii: "}")]
    var search = start + 5
    // No tag is longer than this; a search to the end from each would be quadratic.
    let limit = min(bytes.count, start + 1_000)
    while search + end.count <= limit {
      if bytes[search] == end[0], bytes[search...].starts(with: end) {
        var tag = tag
        tag.role = .escaped
        tag.shortcode.inner =
          String(decoding: [123, 123, delimiter], as: UTF8.self)
          + String(decoding: bytes[start + 5..<search], as: UTF8.self)
          + String(decoding: [closing, 125, 125], as: UTF8.self)
        tag.range = start..<search + end.count
        return tag
      }
      search += 1
    }
    return nil
  }

  /// Joins each closing tag to the nearest opening tag of its name before it.
  private static func pair(_ tags: inout [ShortcodeTag]) {
    var open: [Int] = []
    var waiting: [String: Int] = [:]
    for index in tags.indices {
      let name = tags[index].shortcode.name
      switch tags[index].role {
      case .opening:
        open.append(index)
        waiting[name, default: 0] += 1
      case .closing:
        guard waiting[name, default: 0] > 0 else { continue }
        while let candidate = open.popLast() {
          let other = tags[candidate].shortcode.name
          waiting[other, default: 1] -= 1
          guard other == name else { continue }
          tags[candidate].partner = index
          tags[index].partner = candidate
          break
        }
      case .selfClosing, .escaped, .dropped: break
      }
    }
  }
}

/// Reads the name and the arguments in a shortcode's tag.
struct ArgumentReader {
  let bytes: [UInt8]
  var position: Int
  /// `>` or `%`, which stands before `}}` at the end.
  let closing: UInt8

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipBlanks() {
    while let byte = current, byte <= 32 { position += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  mutating func name() -> String? {
    let start = position
    while let byte = current, isWord(byte) || byte == UInt8(ascii: "/") && !isAtEnd {
      position += 1
    }
    guard position > start else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads arguments up to the end of the tag; `nil` when there is no end.
  mutating func arguments(
    into shortcode: inout Shortcode
  ) -> (position: Int, isSelfClosing: Bool)? {
    let start = position
    // Ours: a tag longer than this is a `{{<` that was never meant as one.
    while position - start < 20_000 {
      skipBlanks()
      guard let byte = current else { return nil }
      if isAtEnd {
        let isSelfClosing = byte == UInt8(ascii: "/")
        return (position + (isSelfClosing ? 4 : 3), isSelfClosing)
      }
      if byte == UInt8(ascii: ",") {
        position += 1
        continue
      }
      guard let (value, isBare) = value() else { return nil }
      if isBare, takeEqualsSign() {
        guard let named = namedValue() else { return nil }
        shortcode.named[value.lowercased()] = named
      } else {
        shortcode.positional.append(value)
      }
    }
    return nil
  }

  private var isAtEnd: Bool {
    let start = current == UInt8(ascii: "/") ? position + 1 : position
    guard start + 2 < bytes.count else { return false }
    return bytes[start] == closing && bytes[start + 1] == UInt8(ascii: "}")
      && bytes[start + 2] == UInt8(ascii: "}")
  }

  private mutating func value() -> (String, isBare: Bool)? {
    switch current {
    case UInt8(ascii: "`"): quoted(by: UInt8(ascii: "`"), escapes: false).map { ($0, false) }
    case UInt8(ascii: "\""): quoted(by: UInt8(ascii: "\""), escapes: true).map { ($0, false) }
    case UInt8(ascii: "'"): quoted(by: UInt8(ascii: "'"), escapes: true).map { ($0, false) }
    default: bareWord().map { ($0, true) }
    }
  }

  /// Takes the sign between a name and its value, with blanks around it.
  private mutating func takeEqualsSign() -> Bool {
    let start = position
    skipBlanks()
    if take(UInt8(ascii: "=")) {
      skipBlanks()
      return true
    }
    position = start
    return false
  }

  /// A value behind its name; one without quotes reaches to the next blank, whatever is in it.
  private mutating func namedValue() -> String? {
    switch current {
    case UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"): return value()?.0
    case UInt8(ascii: "\\") where bytes[position...].starts(with: Array("\\\"".utf8)):
      return quotedByEscapes()
    default:
      let start = position
      while let byte = current, byte > 32, !isAtEnd { position += 1 }
      return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }
  }

  /// `\"value\"`, as a shortcode in the argument of another has it.
  private mutating func quotedByEscapes() -> String? {
    let quote = Array("\\\"".utf8)
    let start = position + quote.count
    let reach = bytes[start...].prefix(20_000)
    var end = start
    while end < reach.endIndex, !bytes[end...].starts(with: quote) { end += 1 }
    guard end < reach.endIndex else { return nil }
    position = end + quote.count
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func quoted(by quote: UInt8, escapes: Bool) -> String? {
    var text: [UInt8] = []
    position += 1
    while let byte = current, text.count < 20_000 {
      position += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if escapes, byte == UInt8(ascii: "\\"), let next = current,
        next == quote || next == UInt8(ascii: "\\")
      {
        text.append(next)
        position += 1
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func bareWord() -> String? {
    let start = position
    while let byte = current, byte > 32, !Array("=\"`{".utf8).contains(byte), !isAtEnd {
      position += 1
    }
    guard position > start else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (48...57).contains(byte) || (97...122).contains(byte | 0x20)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
