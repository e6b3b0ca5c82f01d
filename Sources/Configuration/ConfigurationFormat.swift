/// The three languages in which sites and layouts write their settings.
package enum ConfigurationFormat: Sendable, Hashable, CaseIterable {
  case yaml
  case toml
  case json

  /// The format of files with this suffix, in any case and without the dot; `nil` for other files.
  package init?(fileSuffix: String) {
    switch fileSuffix.lowercased() {
    case "yaml", "yml": self = .yaml
    case "toml": self = .toml
    case "json": self = .json
    default: return nil
    }
  }

  /// The format's name in messages.
  var name: String {
    switch self {
    case .yaml: "YAML"
    case .toml: "TOML"
    case .json: "JSON"
    }
  }

  /// The id of findings about documents that cannot be read.
  var invalidID: String {
    switch self {
    case .yaml: "invalid-yaml"
    case .toml: "invalid-toml"
    case .json: "invalid-json"
    }
  }
}
