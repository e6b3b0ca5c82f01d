import Configuration
import Diagnostics

/// The front matter of a file with what it inherits, and the file's text.
struct FrontMatter: Sendable {
  /// Keys that the file itself gives.
  var map: ConfigurationMap
  /// Keys that sections above pass down, the nearest section first.
  var inherited: [ConfigurationMap] = []
  var body: ArraySlice<UInt8>
  var bodyLine: Int
  /// True when the file has front matter at all.
  var isPresent: Bool

  /// Reads the front matter; the value is `nil`, with an error, where the file must be left out.
  static func read(_ bytes: [UInt8], file: String) -> Diagnosed<FrontMatter?> {
    switch FrontMatterText.split(bytes) {
    case .failure(let problem):
      return Diagnosed(nil, [.unreadableArticle(problem, in: file)])
    case .success(let text):
      return read(text, file: file)
    }
  }

  private static func read(_ text: FrontMatterText, file: String) -> Diagnosed<FrontMatter?> {
    var text = text
    let node: Diagnosed<ConfigurationNode?>
    switch text.format {
    case nil:
      let isOrg = file.hasSuffix(".org")
      let header = isOrg ? OrgHeader(text.body, file: file, firstLine: text.bodyLine).map : nil
      return Diagnosed(text.frontMatter(header ?? ConfigurationMap()))
    case .json:
      let (value, end) = ConfigurationReader.readJSONPrefix(
        text.metadata,
        file: file,
        firstLine: text.metadataLine
      )
      node = value
      text.endJSON(at: end)
    case .some(let format):
      node = ConfigurationReader.read(
        text.metadata,
        as: format,
        file: file,
        firstLine: text.metadataLine
      )
    }
    return node.flattening { text.frontMatter(of: $0, file: file) }
  }

  /// The value of a key in any mixture of capitals: the file's own, or that under its `params`, or an inherited one.
  subscript(key: String) -> ConfigurationNode? {
    if let own = FrontMatter.value(of: key, in: map) { return own }
    for map in inherited {
      if let passedDown = FrontMatter.value(of: key, in: map) { return passedDown }
    }
    return nil
  }

  private static func value(of key: String, in map: ConfigurationMap) -> ConfigurationNode? {
    if let own = map.value(ignoringCase: key) { return own }
    guard let params = map.value(ignoringCase: "params")?.map,
      !predefined.contains(key.lowercased())
    else { return nil }
    return params.value(ignoringCase: key)
  }

  /// Keys that mean nothing under `params`, which is for a site's own.
  private static let predefined: Set = [
    "aliases", "build", "_build", "categories", "date", "draft", "expirydate", "headless",
    "lastmod", "linktitle", "modified", "pubdate", "publishdate", "published", "slug", "tags",
    "title", "unpublishdate", "url", "weight",
  ]

  /// The text of the first of the keys that has some.
  func text(_ keys: String...) -> String? {
    for key in keys {
      if let text = self[key]?.text?.trimmed, !text.isEmpty { return text }
    }
    return nil
  }

  func flag(_ key: String) -> Bool? { self[key]?.spokenFlag }
}

extension ConfigurationNode {
  /// What Go's programs take for true or false: a boolean, a number, or a text such as "true" and "F".
  var flag: Bool? {
    switch content {
    case .boolean(let value): value
    case .integer(let number): number != 0
    case .text("1"), .text("t"), .text("T"), .text("true"), .text("True"), .text("TRUE"): true
    case .text("0"), .text("f"), .text("F"), .text("false"), .text("False"), .text("FALSE"): false
    default: nil
    }
  }

  /// What a person takes for true or false: as `flag`, and yes and no, in letters of any size.
  var spokenFlag: Bool? {
    if let flag { return flag }
    return switch text?.trimmed.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}

extension FrontMatterText {
  fileprivate mutating func endJSON(at offset: Int) {
    let consumed = metadata.prefix(offset)
    body = metadata.dropFirst(offset)
    bodyLine = metadataLine + consumed.count { $0 == UInt8(ascii: "\n") }
    // What is left of the line of the closing brace is nothing to print.
    if let newline = body.firstIndex(of: UInt8(ascii: "\n")),
      body[..<newline].allSatisfy({ $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: " ") })
    {
      body = body[(newline + 1)...]
      bodyLine += 1
    }
  }

  fileprivate func frontMatter(_ map: ConfigurationMap) -> FrontMatter {
    FrontMatter(map: map, body: body, bodyLine: bodyLine, isPresent: format != nil)
  }

  fileprivate func frontMatter(
    of node: ConfigurationNode?,
    file: String
  ) -> Diagnosed<FrontMatter?> {
    guard let node else { return Diagnosed(nil) }
    switch node.content {
    case .map(let map): return Diagnosed(frontMatter(map))
    case .null: return Diagnosed(frontMatter(ConfigurationMap()))
    default: return Diagnosed(nil, [.frontMatterIsNoMap(at: node.place)])
    }
  }
}

extension Diagnosed {
  /// The value that `transform` makes of this one, with the findings of both.
  func flattening<Other>(_ transform: (Value) -> Diagnosed<Other>) -> Diagnosed<Other> {
    let next = transform(value)
    return Diagnosed<Other>(next.value, diagnostics + next.diagnostics)
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String { self[...].trimmed }
}

extension Substring {
  /// Without white space at both ends.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return "" }
    // Most texts begin and end in a byte that is no white space for sure.
    if (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) { return String(self) }
    var rest = self
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
