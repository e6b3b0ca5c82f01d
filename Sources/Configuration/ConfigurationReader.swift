package import Diagnostics

/// Reads YAML, TOML and JSON as one kind of value tree in which every value knows its place.
package enum ConfigurationReader {
  /// No list or map may lie deeper in others than this.
  static let nestingLimit = 100

  /// The document in `bytes`, of which the first line is line `firstLine` of `file`.
  ///
  /// The value is `nil`, and an error says why and where, when the document cannot be parsed; an
  /// empty document is a null node. A key written twice is a warning, and its last value counts. Of
  /// several YAML documents the first is read.
  package static func read(
    _ bytes: some Collection<UInt8>,
    as format: ConfigurationFormat,
    file: String,
    firstLine: Int = 1
  ) -> Diagnosed<ConfigurationNode?> {
    let source = ConfigurationSource(Array(bytes), format: format, file: file, firstLine: firstLine)
    if let node = PlainDocument.read(source) { return Diagnosed(node) }
    return switch format {
    case .yaml: YAMLComposer.read(source)
    case .toml: TOMLReader.read(source)
    case .json: JSONReader.read(source)
    }
  }

  /// The JSON value with which `bytes` begin, and the offset of the first byte after it.
  ///
  /// Hugo's JSON front matter may be followed directly by the article's text. When the value cannot
  /// be parsed the offset is where reading stopped.
  package static func readJSONPrefix(
    _ bytes: some Collection<UInt8>,
    file: String,
    firstLine: Int = 1
  ) -> (value: Diagnosed<ConfigurationNode?>, endOffset: Int) {
    JSONReader.readPrefix(
      ConfigurationSource(Array(bytes), format: .json, file: file, firstLine: firstLine)
    )
  }
}
