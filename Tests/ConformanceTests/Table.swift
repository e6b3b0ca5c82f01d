import Foundation

/// A table as comma-separated values, or as a JSON array of objects, in rows by the names of their columns.
struct Table {
  var rows: [[String: String]]

  /// Reads RFC 4180; the first line names the columns.
  init(commaSeparated text: String) {
    var records = Table.records(text)
    let names = records.isEmpty ? [] : records.removeFirst()
    rows = records.map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  /// Reads what `list --format json` prints: lists are joined by `|`, and null is empty.
  init(json text: String) throws {
    let list = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
    rows = list.map { row in row.mapValues(Table.text) }
  }

  /// The rows by the value of a column that tells them apart.
  func rows(by column: String) -> [String: [String: String]] {
    Dictionary(rows.map { ($0[column] ?? "", $0) }) { first, _ in first }
  }

  private static func text(_ value: Any) -> String {
    switch value {
    case let text as String: text
    case let texts as [String]: texts.joined(separator: "|")
    case let number as NSNumber: number.stringValue
    default: ""
    }
  }

  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"" where isQuoted && rest.first == "\"":
        field.unicodeScalars.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(fields + [field])
        (fields, field) = ([], "")
      case "\r" where !isQuoted: break
      default: field.unicodeScalars.append(scalar)
      }
    }
    if !field.isEmpty || !fields.isEmpty { records.append(fields + [field]) }
    return records
  }
}
