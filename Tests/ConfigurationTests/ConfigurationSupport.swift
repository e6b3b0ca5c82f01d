import Configuration
import Diagnostics
import TestSupport
import Testing

/// Reads a document whose marks such as 1️⃣ are left out.
func read(
  _ marked: String,
  as format: ConfigurationFormat = .yaml,
  firstLine: Int = 1
) -> Diagnosed<ConfigurationNode?> {
  ConfigurationReader.read(
    MarkedSource(marked).text.utf8,
    as: format,
    file: "site.cfg",
    firstLine: firstLine
  )
}

/// The findings as they are printed, without the file.
func findings(
  _ marked: String,
  as format: ConfigurationFormat = .yaml
) -> [String] {
  read(marked, as: format).diagnostics.map(\.printed)
}

extension Diagnostic {
  var printed: String {
    let place = place.map { "\($0.line ?? 0):\($0.column ?? 0)" } ?? "?"
    return "\(place): \(severity): \(message) [\(id)]" + (hint.map { "; \($0)" } ?? "")
  }
}

extension ConfigurationNode {
  /// The value in a short notation of its own, for comparison at a glance.
  var shown: String {
    switch content {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): "'\(value)'"
    case .dateTime(let value): "@\(value)"
    case .list(let nodes): "[" + nodes.map(\.shown).joined(separator: ", ") + "]"
    case .map(let map):
      "{" + map.entries.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", ") + "}"
    }
  }
}
