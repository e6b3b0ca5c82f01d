internal import Configuration
private import Diagnostics
internal import JSON

extension JSONValue {
  /// Reads a text; `nil` for what is no JSON.
  init?(reading bytes: [UInt8]) {
    guard let node = ConfigurationReader.read(bytes, as: .json, file: "").value else { return nil }
    self.init(node)
  }

  /// Numbers with a fraction become text, which no feed of ours has.
  private init(_ node: ConfigurationNode) {
    self =
      switch node.content {
      case .null: .null
      case .boolean(let value): .boolean(value)
      case .integer(let value): .integer(value)
      case .number: .string(node.text)
      case .text(let value), .dateTime(let value): .string(value)
      case .list(let nodes): .array(nodes.map(JSONValue.init))
      case .map(let map):
        .object(
          Dictionary(map.entries.map { ($0.key, JSONValue($0.value)) }) { first, _ in first }
        )
      }
  }

  /// The value of a key; `nil` where there is none, and for what is no object.
  subscript(key: String) -> JSONValue? {
    get { if case .object(let members) = self { members[key] } else { nil } }
    set {
      guard case .object(var members) = self else { return }
      members[key] = newValue
      self = .object(members)
    }
  }

  var list: [JSONValue] { if case .array(let values) = self { values } else { [] } }

  var text: String? { if case .string(let text) = self { text } else { nil } }
}
