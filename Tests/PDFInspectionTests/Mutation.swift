import Testing

/// Something made wrong in a good PDF, and what has to be found.
struct Mutation: Sendable, CustomTestStringConvertible {
  let finding: String
  let name: String
  private let edits: [(object: Int, old: String, new: String)]

  var testDescription: String { name }

  var pdf: GoodPDF {
    get throws {
      var pdf = GoodPDF()
      for edit in edits { try pdf.replace(edit.old, with: edit.new, in: edit.object) }
      return pdf
    }
  }

  /// Mutations from lines of: finding | name | object | old | new, the last three as often as needed.
  static func table(_ rows: String) -> [Mutation] { rows.split(separator: "\n").map(Mutation.init) }

  private init(_ row: Substring) {
    let fields = row.split(separator: "|", omittingEmptySubsequences: false).map(Mutation.trimmed)
    finding = fields[0]
    name = fields[1]
    edits = stride(from: 2, to: fields.count - 2, by: 3).map {
      (Int(fields[$0]) ?? 0, fields[$0 + 1], fields[$0 + 2])
    }
  }

  private static func trimmed(_ field: Substring) -> String {
    String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
