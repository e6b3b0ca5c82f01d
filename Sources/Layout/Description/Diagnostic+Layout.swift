import Configuration
import Diagnostics

extension Diagnostic {
  /// A key that the language does not have at this place.
  static func unknownLayoutKey(
    _ key: String,
    in subject: String,
    at place: SourcePlace,
    among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-layout-key",
      "no key '\(key)' in \(subject)",
      at: place,
      hint: Suggestion.hint(for: key, among: known)
    )
  }

  static func missingLayoutKey(
    _ key: String,
    in subject: String,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(.error, id: "missing-layout-key", "\(subject) needs the key '\(key)'", at: place)
  }

  /// A value of the wrong kind, unit or range.
  static func invalidLayoutValue(
    _ node: ConfigurationNode,
    of key: String,
    expected: String,
    hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-layout-value",
      "'\(key)' takes \(expected), not \(node.quoted)",
      at: node.place,
      hint: hint
    )
  }

  /// A name that the layout's own `fonts` or `colours` do not have.
  static func unknownLayoutToken(
    _ name: String,
    of kind: String,
    at place: SourcePlace,
    among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-layout-\(kind)",
      "no \(kind) named '\(name)' in '\(kind)s'",
      at: place,
      hint: Suggestion.hint(for: name, among: known)
    )
  }

  static func unknownPlaceholder(
    _ name: String,
    at place: SourcePlace,
    among known: [Placeholder]
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-placeholder",
      Placeholder(rawValue: name) == nil
        ? "no placeholder '{\(name)}'" : "the placeholder '{\(name)}' has no value here",
      at: place,
      hint: Suggestion.hint(for: name, among: known.map(\.rawValue))
    )
  }

  static func unclosedPlaceholder(at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "unknown-placeholder",
      "a placeholder that '{' begins does not end",
      at: place,
      hint: "write '{name}'"
    )
  }

  /// A property under `epub:` that means nothing to an EPUB.
  static func unusedProperty(_ property: StyleProperty, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unused-property",
      "'\(property.rawValue)' means nothing in an EPUB",
      at: place
    )
  }

  static func repeatedPart(_ name: String, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .error,
      id: "repeated-part",
      "the part '\(name)' stands in 'issue' twice",
      at: place
    )
  }

  static func frameOutsideColumns(
    _ text: String,
    columns: Int,
    at place: SourcePlace
  ) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-layout-value",
      "no columns '\(text)' on a page of \(columns)",
      at: place,
      hint: "write a column such as '1', or the first and last such as '1-2'"
    )
  }

  /// A face that a layout sets in and `fonts/families.yaml` does not have.
  static func unknownFace(
    _ face: FaceName,
    at place: SourcePlace?,
    among known: [FaceName]
  ) -> Diagnostic {
    let styles = known.filter { $0.family == face.family }.map(\.style)
    guard styles.isEmpty else {
      return Diagnostic(
        .error,
        id: "unknown-face",
        "the family '\(face.family)' has no style '\(face.style)'",
        at: place,
        hint: Suggestion.hint(for: face.style, among: styles)
      )
    }
    return Diagnostic(
      .error,
      id: "unknown-face",
      "no font family '\(face.family)'",
      at: place,
      hint: Suggestion.hint(for: face.family, among: Set(known.map(\.family)))
    )
  }
}

extension ConfigurationNode {
  /// The value as messages quote it.
  var quoted: String {
    switch content {
    case .null: "nothing"
    case .list: "a list"
    case .map: "a map"
    case .boolean, .integer, .number, .text, .dateTime: "'\(text ?? "")'"
    }
  }
}
