package import Diagnostics

/// A map of settings of ours whose keys are known beforehand; everything odd in it is an error with a place.
package struct SettingsMap {
  package let map: ConfigurationMap
  package private(set) var findings: [Diagnostic] = []

  /// Checks that every key of the map is one of `keys`.
  package init(_ map: ConfigurationMap, keys: [String]) {
    self.map = map
    for entry in map.entries where !keys.contains(entry.key) {
      findings.append(.unknownKey(entry.key, at: entry.keyPlace, among: keys))
    }
  }

  /// The value of a key; `nil` too where the key is there and nothing behind it.
  package func node(_ key: String) -> ConfigurationNode? {
    map[key].flatMap { $0.isNull ? nil : $0 }
  }

  package mutating func wrong(_ node: ConfigurationNode, _ key: String, wanted: String) {
    findings.append(.wrongValue(of: key, node.text, wanted: wanted, at: node.place))
  }

  package mutating func add(_ finding: Diagnostic) { findings.append(finding) }

  package mutating func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    if let text = node.text?.withoutOuterSpace, text.isVisible { return text }
    wrong(node, key, wanted: "a text")
    return nil
  }

  /// A text or a list of texts.
  package mutating func texts(_ key: String) -> [String] {
    guard let node = node(key) else { return [] }
    let nodes = node.list ?? [node]
    for odd in nodes where odd.text == nil { wrong(odd, key, wanted: "a text or a list of texts") }
    return nodes.compactMap { $0.text?.withoutOuterSpace }.filter(\.isVisible)
  }

  package mutating func flag(_ key: String) -> Bool {
    guard let node = node(key) else { return false }
    if let flag = node.boolean { return flag }
    wrong(node, key, wanted: "true or false")
    return false
  }

  /// A whole number from 1 on.
  package mutating func count(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    if let number = node.integer, (1...1_000_000).contains(number) { return number }
    wrong(node, key, wanted: "a whole number from 1 on")
    return nil
  }

  package mutating func map(_ key: String) -> ConfigurationMap? {
    guard let node = node(key) else { return nil }
    if let map = node.map { return map }
    wrong(node, key, wanted: "a map of keys and values")
    return nil
  }

  /// One of a few words.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) -> Choice? where Choice.RawValue == String {
    guard let node = node(key) else { return nil }
    if let choice = node.text.flatMap({ Choice(rawValue: $0) }) { return choice }
    wrong(node, key, wanted: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }
}

extension String {
  fileprivate var withoutOuterSpace: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension Diagnostic {
  package static func unknownKey(
    _ key: String,
    at place: SourcePlace,
    among keys: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-key",
      "no setting named '\(key)'",
      at: place,
      hint: Suggestion.hint(for: key, among: keys)
    )
  }

  /// A value of the wrong kind; `written` is `nil` for a list or a map.
  package static func wrongValue(
    of key: String,
    _ written: String?,
    wanted: String,
    at place: SourcePlace
  ) -> Diagnostic {
    let found = written.map { "'\($0)'" } ?? "what is written here"
    return Diagnostic(
      .error,
      id: "wrong-value",
      "\(found) cannot be '\(key)'",
      at: place,
      hint: "wanted: \(wanted)"
    )
  }
}
