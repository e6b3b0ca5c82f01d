import Configuration
package import Diagnostics
import Geometry

/// Reads a layout and goes on after every mistake, so that its author hears of all of them.
package struct LayoutReader {
  /// Tokens read so far, to which styles and pages refer.
  var fonts: [FontToken] = []
  var colours: [ColourToken] = []
  var type = TypeScale(size: .pt(10), leading: .pt(12))
  var diagnostics: [Diagnostic] = []

  /// The layout that `bytes` describe, in YAML.
  ///
  /// The value is `nil` when the YAML cannot be read or is no map; in every other case it is as much
  /// as could be understood, and to be used only when no finding is an error.
  package static func read(
    _ bytes: some Collection<UInt8>,
    file: String
  ) -> Diagnosed<LayoutDescription?> {
    var reader = LayoutReader()
    let document = ConfigurationReader.read(bytes, as: .yaml, file: file)
      .collecting(into: &reader.diagnostics)
    let layout = document.flatMap { reader.layout($0) }
    return Diagnosed(layout, reader.diagnostics.sorted())
  }

  private mutating func layout(_ node: ConfigurationNode) -> LayoutDescription? {
    guard node.map != nil else {
      diagnostics.append(.invalidLayoutValue(node, of: "layout", expected: "a map"))
      return nil
    }
    let fields = entries(of: node, as: DescriptionKey.self)
    fonts = fields[.fonts].map { readFonts($0) } ?? []
    colours = fields[.colours].map { readColours($0) } ?? []
    type = fields[.type].map { readType($0) } ?? type
    let styles = fields[.styles].map { readStyles($0) } ?? StyleSheets()
    let name = text(.name, in: fields) ?? ""
    return LayoutDescription(
      name: name,
      title: text(.title, in: fields) ?? name,
      summary: text(.description, in: fields) ?? "",
      fonts: fonts,
      colours: colours,
      type: type,
      styles: styles.both,
      reflowableStyles: styles.reflowable,
      pages: fields[.pages].map { readPages($0) } ?? [],
      cover: fields[.cover].flatMap { readCover($0) },
      parts: fields[.issue].map { readParts($0) } ?? []
    )
  }

  // MARK: Maps

  /// The values of a map by their keys; unknown keys are reported and left out, and missing ones reported.
  mutating func entries<Key: LayoutKey>(
    of node: ConfigurationNode,
    as: Key.Type
  ) -> LayoutFields<Key> {
    guard let map = node.map else {
      diagnostics.append(
        Diagnostic(
          .error,
          id: "invalid-layout-value",
          "\(Key.subject) is a map, not \(node.quoted)",
          at: node.place
        )
      )
      return LayoutFields()
    }
    var values = LayoutFields<Key>()
    for entry in map.entries {
      if let key = Key(rawValue: entry.key) {
        values.add(entry.value, for: key)
      } else {
        diagnostics.append(
          .unknownLayoutKey(
            entry.key,
            in: Key.subject,
            at: entry.keyPlace,
            among: Key.allCases.map(\.rawValue)
          )
        )
      }
    }
    for key in Key.allCases where key.isRequired && values[key] == nil {
      diagnostics.append(.missingLayoutKey(key.rawValue, in: Key.subject, at: node.place))
    }
    return values
  }

  /// The items of a list, or a single value as a list of one.
  func items(_ node: ConfigurationNode) -> [ConfigurationNode] { node.list ?? [node] }
}

/// What a layout says of roles: for both formats, and for EPUBs alone.
struct StyleSheets {
  var both: [StyleRole: [StyleProperty: StyleValue]] = [:]
  var reflowable: [StyleRole: [StyleProperty: StyleValue]] = [:]
}
