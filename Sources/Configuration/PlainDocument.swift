import Diagnostics

/// Reads documents of the plainest kind, as most front matter is: a key and a value on each line, the value a word, a
/// quoted text or a list of these.
///
/// It takes nothing of which it is not sure what libyaml and toml++ make of it, and makes the same of what it takes, in
/// a fifth of the time: whatever else stands anywhere in a document is left to them, with the whole of it.
struct PlainDocument {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let source: ConfigurationSource
  private let syntax: PlainSyntax
  private var position = 0
  private var line = 0
  /// Where the line begins, and how many bytes of it so far are no characters of their own.
  private var lineStart = 0
  private var continuations = 0

  /// The document; `nil` for one that is not plain.
  static func read(_ source: ConfigurationSource) -> ConfigurationNode? {
    guard let syntax = PlainSyntax(source.format) else { return nil }
    return source.bytes.withUnsafeBufferPointer { bytes in
      var document = PlainDocument(bytes: bytes, source: source, syntax: syntax)
      return document.root()
    }
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>,
    source: ConfigurationSource,
    syntax: PlainSyntax
  ) {
    self.bytes = bytes
    self.source = source
    self.syntax = syntax
  }

  // MARK: Lines

  private mutating func root() -> ConfigurationNode? {
    var entries: [ConfigurationMap.Entry] = []
    entries.reserveCapacity(12)
    while position < bytes.count {
      lineStart = position
      continuations = 0
      guard let entry = entry(), !entries.contains(where: { $0.key == entry.key }),
        entries.count < PlainSyntax.mostKeys
      else { return nil }
      entries.append(entry)
      guard skip("\n") || position == bytes.count else { return nil }
      line += 1
    }
    guard !entries.isEmpty else { return nil }
    return ConfigurationNode(
      place: source.place(line: 0, column: 0),
      content: .map(ConfigurationMap(entries: entries))
    )
  }

  private mutating func entry() -> ConfigurationMap.Entry? {
    let place = place
    let start = position
    while position < bytes.count, PlainSyntax.isOfKey(bytes[position]) { position += 1 }
    guard position > start, position - start <= PlainSyntax.longestKey,
      PlainSyntax.beginsKey(bytes[start])
    else { return nil }
    let key = text(start..<position)
    guard skipSeparator(), let value = value() else { return nil }
    return ConfigurationMap.Entry(key: key, keyPlace: place, value: value)
  }

  /// `: ` in YAML, ` = ` in TOML.
  private mutating func skipSeparator() -> Bool {
    switch syntax {
    case .yaml:
      guard skip(":"), byte == UInt8(ascii: " ") else { return false }
    case .toml:
      skipBlanks()
      guard skip("=") else { return false }
    }
    skipBlanks()
    return true
  }

  // MARK: Values

  private mutating func value() -> ConfigurationNode? {
    guard byte == UInt8(ascii: "[") else { return scalar(of: .line) }
    let place = place
    position += 1
    var nodes: [ConfigurationNode] = []
    skipBlanks()
    if !skip("]") {
      repeat {
        skipBlanks()
        guard let node = scalar(of: .item) else { return nil }
        nodes.append(node)
        skipBlanks()
      } while skip(",")
      guard skip("]") else { return nil }
    }
    return ConfigurationNode(place: place, content: .list(nodes))
  }

  private mutating func scalar(of room: PlainSyntax.Room) -> ConfigurationNode? {
    let place = place
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      guard let text = quoted() else { return nil }
      return ConfigurationNode(place: place, content: .text(text), written: text)
    }
    let start = position
    while position < bytes.count, room.takes(bytes[position]) || isColonOfTime(room) {
      position += 1
    }
    guard position > start, let first = byte(at: start), PlainSyntax.beginsWord(first),
      bytes[position - 1] != UInt8(ascii: " ")
    else { return nil }
    return word(text(start..<position), at: place)
  }

  /// A colon between digits, which ends no key.
  private func isColonOfTime(_ room: PlainSyntax.Room) -> Bool {
    guard room == .line, byte == UInt8(ascii: ":"), let next = byte(at: position + 1) else {
      return false
    }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
  }

  private func word(_ text: String, at place: SourcePlace) -> ConfigurationNode? {
    switch syntax {
    case .yaml:
      return YAMLParser.Scalar(text: text, isPlain: true, tag: nil).node(at: place)
    case .toml:
      guard let content = PlainTOML.content(of: text) else { return nil }
      return ConfigurationNode(place: place, content: content, written: text)
    }
  }

  /// A text in quotation marks that holds neither its mark nor a backslash, nor anything that is not printed.
  private mutating func quoted() -> String? {
    let mark = bytes[position]
    let start = position + 1
    position = start
    while position < bytes.count, bytes[position] != mark {
      let byte = bytes[position]
      if byte < 0x20 || byte == UInt8(ascii: "\\") || byte == 0x7F { return nil }
      if byte >= 0x80, !passOverCharacter() { return nil }
      if byte < 0x80 { position += 1 }
    }
    guard position < bytes.count else { return nil }
    position += 1
    // Three marks begin another kind of text in TOML, and two stand for one in YAML.
    if byte == mark { return nil }
    return text(start..<(position - 1))
  }

  /// Passes over a character beyond ASCII; false where readers may differ on it, or on the lines that it makes.
  private mutating func passOverCharacter() -> Bool {
    let lead = bytes[position]
    let length =
      switch lead {
      case 0xC3...0xDF: 2
      case 0xE1...0xEC: 3
      // General punctuation, without separators of lines and what turns the direction of writing.
      case 0xE2: 3
      default: 0
      }
    guard length > 0, position + length <= bytes.count else { return false }
    if lead == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] >= 0xA8,
      bytes[position + 2] <= 0xAE
    {
      return false
    }
    for offset in 1..<length where bytes[position + offset] & 0xC0 != 0x80 { return false }
    position += length
    continuations += length - 1
    return true
  }

  // MARK: Bytes

  private var byte: UInt8? { byte(at: position) }

  private func byte(at index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skip(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while byte == UInt8(ascii: " ") { position += 1 }
  }

  private var place: SourcePlace {
    source.place(line: line, column: position - lineStart - continuations)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }
}

/// What plain documents are made of, in either language.
enum PlainSyntax {
  case yaml, toml

  init?(_ format: ConfigurationFormat) {
    switch format {
    case .yaml: self = .yaml
    case .toml: self = .toml
    case .json: return nil
    }
  }

  static let mostKeys = 64
  static let longestKey = 100

  /// Where a word stands; fewer bytes make one in a list, where a comma ends it.
  enum Room {
    case line, item

    func takes(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"):
        true
      case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ";"): true
      case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "'"): self == .line
      default: false
      }
    }
  }

  static func isOfKey(_ byte: UInt8) -> Bool {
    beginsWord(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  static func beginsKey(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  static func beginsWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || beginsKey(byte)
  }
}
