import Testing

/// Something made wrong in a good book, and what has to be found.
struct Mutation: Sendable, CustomTestStringConvertible {
  struct Edit: Sendable {
    let file: String
    let old: String
    let new: String
  }

  let name: String
  let finding: String
  let edits: [Edit]

  var testDescription: String { name }

  var book: GoodBook {
    get throws {
      var book = try GoodBook()
      for edit in edits { try book.replace(edit.old, with: edit.new, in: "OPS/" + edit.file) }
      return book
    }
  }

  /// Mutations from lines of: finding | name | file | old | new, the last three as often as needed.
  ///
  /// With one field in their place it is put into the second article before its last heading.
  static func table(_ rows: String) -> [Mutation] { rows.split(separator: "\n").map(Mutation.init) }

  private init(_ row: Substring) {
    let fields = row.split(separator: "|", omittingEmptySubsequences: false).map(Mutation.trimmed)
    finding = fields[0]
    name = fields[1]
    guard fields.count > 3 else {
      edits = [Edit(file: "two.xhtml", old: "<h2>", new: fields[2] + "<h2>")]
      return
    }
    edits = stride(from: 2, to: fields.count, by: 3).map {
      Edit(file: fields[$0], old: fields[$0 + 1], new: fields[$0 + 2])
    }
  }

  private static func trimmed(_ field: Substring) -> String {
    String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
