/// Finds the tags in raw HTML.
struct TagScanner {
  struct Tag {
    /// In lower case.
    var name: String
    var isEnd: Bool
    var isSelfClosing: Bool
    /// How many attributes it seems to have.
    var attributes: Int
    var range: Range<Int>
  }

  enum Token {
    case text(Range<Int>)
    /// A comment, and whether it ends.
    case comment(isClosed: Bool)
    case tag(Tag)
  }

  let bytes: [UInt8]
  private var position = 0
  /// True once a tag was met that never ends: nothing behind it is looked at for tags.
  private var isPastTags = false
  /// Elements of which no further end tag stands in the text, so that it is searched once only.
  private var withoutEnd: Set<String> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "<") {
      if !isPastTags, let token = comment() ?? tag().map(Token.tag) { return token }
      position += 1
      return .text(position - 1..<position)
    }
    let start = position
    position = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    return .text(start..<position)
  }

  /// Goes on behind the end tag of `name` and returns what stood before it.
  ///
  /// When there is none, nothing is skipped, so that one forgotten end tag does not swallow an article.
  @discardableResult
  mutating func skip(toEndOf name: String) -> Range<Int>? {
    guard !withoutEnd.contains(name) else { return nil }
    let start = position
    var search = position
    while let open = bytes[search...].firstIndex(of: UInt8(ascii: "<")) {
      if let after = endTag(of: name, at: open) {
        position = after
        return start..<open
      }
      search = open + 1
    }
    withoutEnd.insert(name)
    return nil
  }

  /// The text of the first element `name` in `bytes`, escaped, without the tags in it.
  static func firstText(of name: String, in bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var scanner = TagScanner(Array(bytes))
    while let token = scanner.next() {
      guard case .tag(let tag) = token, tag.name == name, !tag.isEnd else { continue }
      guard let content = scanner.skip(toEndOf: name) else { return nil }
      return escaped(scanner.bytes[content])
    }
    return nil
  }

  static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "<")) else { return Array(bytes) }
    return bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("&lt;".utf8) : [$0] }
  }

  // MARK: - Reading

  /// A comment, a declaration or a processing instruction at the position.
  private mutating func comment() -> Token? {
    guard position + 1 < bytes.count else { return nil }
    let isComment = bytes[position...].starts(with: Array("<!--".utf8))
    guard isComment || bytes[position + 1] == UInt8(ascii: "!") || bytes[position + 1] == 0x3F
    else { return nil }
    let end = isComment ? Array("-->".utf8) : [UInt8(ascii: ">")]
    var search = position + 2
    while let close = bytes[search...].firstIndex(of: UInt8(ascii: ">")) {
      if close + 1 - end.count >= position + 2, bytes[...close].suffix(end.count).elementsEqual(end)
      {
        position = close + 1
        return .comment(isClosed: true)
      }
      search = close + 1
    }
    position = bytes.count
    return .comment(isClosed: false)
  }

  private mutating func tag() -> Tag? {
    var index = position + 1
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard index < bytes.count, isLetter(bytes[index]) else { return nil }
    let nameStart = index
    while index < bytes.count, isName(bytes[index]) { index += 1 }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard let (end, attributes) = endOfTag(from: index) else {
      isPastTags = true
      return nil
    }
    let range = position..<end
    position = end
    let isSelfClosing = bytes[end - 2] == UInt8(ascii: "/")
    return Tag(
      name: name,
      isEnd: isEnd,
      isSelfClosing: isSelfClosing,
      attributes: attributes,
      range: range
    )
  }

  /// The place behind the `>` that ends a tag, quoted values passed over, and the number of attributes.
  private func endOfTag(from start: Int) -> (end: Int, attributes: Int)? {
    var quote: UInt8?
    var attributes = 0
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return (index + 1, attributes)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if index > start, bytes[index - 1] == UInt8(ascii: "=") || bytes[index - 1] == 32 {
          quote = byte
        }
      } else if byte <= 32 || byte == UInt8(ascii: "/") {
        attributes += 1
      }
    }
    return nil
  }

  /// The place behind an end tag of `name` that begins at `open`.
  private func endTag(of name: String, at open: Int) -> Int? {
    let start = open + 2
    let end = start + name.utf8.count
    guard end < bytes.count, bytes[open + 1] == UInt8(ascii: "/"),
      zip(bytes[start..<end], name.utf8).allSatisfy({ $0 | 0x20 == $1 }), !isName(bytes[end])
    else { return nil }
    return bytes[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

  private func isName(_ byte: UInt8) -> Bool {
    byte > 32 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
      && byte != UInt8(ascii: "<")
  }
}
