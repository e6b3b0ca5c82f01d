package import Diagnostics

/// One value of a YAML, TOML or JSON document, which knows where it was written.
package struct ConfigurationNode: Sendable, Hashable {
  /// What a value is; dates are text in YAML and JSON, while TOML has its own.
  package enum Content: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    /// A date, a time or both as TOML writes them, with a `T` between: `2026-02-14T09:30:00Z`.
    case dateTime(String)
    case list([ConfigurationNode])
    case map(ConfigurationMap)
  }

  /// Where the value begins; that of an absent value is just after its key's colon.
  package var place: SourcePlace
  package var content: Content
  /// A scalar as its author wrote it, without quotes and with escapes resolved; `nil` for lists and maps.
  ///
  /// So `title: 2020` can be read as "2020", and `answer: no` as "no".
  package var written: String?

  package init(place: SourcePlace, content: Content, written: String? = nil) {
    self.place = place
    self.content = content
    self.written = written
  }
}

extension ConfigurationNode {
  /// A scalar of any kind as text, in its author's own writing; `nil` for null, lists and maps.
  package var text: String? {
    switch content {
    case .null, .list, .map: nil
    case .boolean(let value): written ?? String(value)
    case .integer(let value): written ?? String(value)
    case .number(let value): written ?? String(value)
    case .text(let value): value
    case .dateTime(let value): written ?? value
    }
  }

  package var boolean: Bool? {
    if case .boolean(let value) = content { value } else { nil }
  }

  /// A whole number, `5.0` included.
  package var integer: Int? {
    switch content {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// A number, whole or not.
  package var number: Double? {
    switch content {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  package var list: [ConfigurationNode]? {
    if case .list(let nodes) = content { nodes } else { nil }
  }

  package var map: ConfigurationMap? {
    if case .map(let map) = content { map } else { nil }
  }

  package var isNull: Bool { content == .null }

  /// The texts of one scalar, or of the scalars in a list: `tags: a` and `tags: [a, b]` alike.
  package var texts: [String] {
    if let list { return list.compactMap(\.text) }
    return text.map { [$0] } ?? []
  }

  /// The value under `key` of a map, under the next key of that one, and so on; keys match exactly.
  package subscript(path: String...) -> ConfigurationNode? {
    path.reduce(self as ConfigurationNode?) { $0?.map?[$1] }
  }
}
