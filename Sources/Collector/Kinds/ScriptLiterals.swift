import Workspace

/// Literal values that a script (`pelicanconf.py`, `.eleventy.js`) gives to names; the script is never run.
struct ScriptLiterals {
  private var values: [String: [String]] = [:]

  /// Those of a file; none when it cannot be read.
  init(ofFile name: String, in workspace: any Workspace) {
    let bytes = WorkspacePath(name).flatMap {
      try? workspace.bytes(at: $0, limit: ContentLimits.configurationSize)
    }
    self.init(bytes ?? [])
  }

  /// Finds `NAME = 'text'`, `name: "text"`, and lists of texts, wherever a line begins with them.
  init(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)[...]
    while let line = lines.popFirst() {
      guard let (name, rest) = ScriptLiterals.assignment(in: line) else {
        if let brace = line.firstIndex(of: "{") { readObject(line[line.index(after: brace)...]) }
        continue
      }
      if rest.hasPrefix("{") {
        readObject(rest.dropFirst())
        continue
      }
      var literal = rest
      // A list may go on over lines; nobody's has more than these.
      if "[(".contains(literal.first ?? " "), !literal.contains(where: { "])".contains($0) }) {
        let end = lines.prefix(50).firstIndex { $0.contains { "])".contains($0) } }
        if let end {
          literal += lines[...end].joined()
          lines = lines[(end + 1)...]
        }
      }
      if let values = ScriptLiterals.values(of: literal) { self.values[name] = values }
    }
  }

  /// Reads what stands behind the brace of an object on the same line: `dir: { input: 'src' }`.
  private mutating func readObject(_ text: Substring, depth: Int = 0) {
    // Ours: settings lie in one object, or in one within another.
    guard depth < 8 else { return }
    for part in text.split(separator: ",") {
      guard let (name, rest) = ScriptLiterals.assignment(in: part) else { continue }
      if rest.hasPrefix("{") {
        readObject(rest.dropFirst(), depth: depth + 1)
      } else if let values = ScriptLiterals.values(of: rest) {
        self.values[name] = values
      }
    }
  }

  /// The text that a name is given; `nil` too for an empty one.
  subscript(name: String) -> String? {
    values[name]?.first.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The texts of the list that a name is given.
  func list(_ name: String) -> [String] { (values[name] ?? []).filter { !$0.isEmpty } }

  /// False for `False`, true for `True`, `nil` where nothing or something else is said.
  func flag(_ name: String) -> Bool? {
    switch values[name]?.first?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  private static func assignment(in line: Substring) -> (name: String, rest: String)? {
    let text = line.trimmed
    let words = text.hasPrefix("export const ") ? text.dropFirst(13) : text[...]
    let name = words.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "'" || $0 == "\"" }
    let rest = words.dropFirst(name.count).drop { $0 == " " }
    guard !name.isEmpty, rest.first == "=" || rest.first == ":" else { return nil }
    let bare = name.filter { $0 != "'" && $0 != "\"" }
    return (bare, rest.dropFirst().trimmed)
  }

  private static func values(of literal: String) -> [String]? {
    if "[(".contains(literal.first ?? " ") {
      var texts: [String] = []
      var rest = literal[...]
      while let quote = rest.firstIndex(where: { $0 == "'" || $0 == "\"" }), texts.count < 100 {
        guard let (text, end) = text(in: rest[quote...]) else { break }
        texts.append(text)
        rest = end
      }
      return texts
    }
    let prefixed = ["r", "u", "b"].contains(literal.prefix(1)) ? literal.dropFirst() : literal[...]
    if let (text, _) = text(in: prefixed) { return [text] }
    let word = literal.prefix { $0.isLetter }
    return ["true", "false"].contains(word.lowercased()) ? [String(word)] : nil
  }

  /// The quoted text with which `literal` begins, and what follows it.
  private static func text(in literal: Substring) -> (String, Substring)? {
    guard let quote = literal.first, "'\"`".contains(quote) else { return nil }
    let body = literal.dropFirst()
    guard let end = body.firstIndex(of: quote) else { return nil }
    // What JavaScript puts together when it runs is no literal.
    if quote == "`", body[..<end].contains("${") { return nil }
    return (String(body[..<end]), body[body.index(after: end)...])
  }
}
