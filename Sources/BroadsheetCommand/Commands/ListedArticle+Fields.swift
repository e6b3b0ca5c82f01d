internal import Articles
internal import Collector
internal import JSON
internal import Jobs

extension ListedArticle {
  /// All that `list` tells of an article, in the order of its columns.
  fileprivate var fields: [JSONValue] {
    [
      .string(path), .string(title), .string(date?.rfc3339), .string(publishDate?.rfc3339),
      .string(expiryDate?.rfc3339), .string(lastModified?.rfc3339), .boolean(isDraft),
      .string(language), .string(section), .string(slug), .string(permalink), .string(bundle),
      .strings(categories), .strings(tags), .strings(authors), .integer(words),
      .boolean(isSelected), .string(reason?.rawValue),
    ]
  }

  /// The names of `fields`.
  fileprivate static let columns = [
    "path", "title", "date", "publishDate", "expiryDate", "lastmod", "draft", "language", "section",
    "slug", "permalink", "bundle", "categories", "tags", "authors", "words", "selected", "reason",
  ]
}

/// The articles as JSON, a field a line in the order of the columns.
struct ArticleObjects {
  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  func bytes(jobs: Int) async -> [UInt8] {
    guard !articles.isEmpty else { return Array("[]\n".utf8) }
    let objects = await articles.inParallel(jobs: jobs, ArticleObjects.object)
    return objects.joined(between: "[\n", ",\n", "\n]\n")
  }

  private static func object(_ article: ListedArticle) -> [UInt8] {
    var object = Array("  {\n".utf8)
    object.reserveCapacity(1024)
    for (index, (name, value)) in zip(ListedArticle.columns, article.fields).enumerated() {
      object += (index == 0 ? "    \"" : ",\n    \"").utf8
      object += name.utf8
      object += "\": ".utf8
      value.write(into: &object)
    }
    return object + Array("\n  }".utf8)
  }
}

extension [[UInt8]] {
  /// All of them with `separator` between each two, in one piece.
  fileprivate func joined(
    between start: String,
    _ separator: String,
    _ end: String
  ) -> [UInt8] {
    var whole = [UInt8](start.utf8)
    whole.reserveCapacity(
      reduce(whole.count + end.utf8.count) { $0 + $1.count + separator.utf8.count }
    )
    for (index, piece) in enumerated() {
      if index > 0 { whole.append(contentsOf: separator.utf8) }
      whole.append(contentsOf: piece)
    }
    whole.append(contentsOf: end.utf8)
    return whole
  }
}

/// The articles as CSV (RFC 4180), lists joined by `;`.
struct ArticleSheet {
  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  func bytes(jobs: Int) async -> [UInt8] {
    let rows = await articles.inParallel(jobs: jobs, ArticleSheet.row)
    return rows.joined(between: ListedArticle.columns.joined(separator: ",") + "\n", "", "")
  }

  private static func row(_ article: ListedArticle) -> [UInt8] {
    var row: [UInt8] = []
    row.reserveCapacity(512)
    for (index, value) in article.fields.enumerated() {
      if index > 0 { row.append(UInt8(ascii: ",")) }
      write(plain(value), into: &row)
    }
    row.append(UInt8(ascii: "\n"))
    return row
  }

  private static func write(_ cell: String, into row: inout [UInt8]) {
    var cell = cell
    cell.withUTF8 { bytes in
      guard bytes.contains(where: isQuoted) else {
        row.append(contentsOf: bytes)
        return
      }
      row.append(UInt8(ascii: "\""))
      for byte in bytes {
        if byte == UInt8(ascii: "\"") { row.append(byte) }
        row.append(byte)
      }
      row.append(UInt8(ascii: "\""))
    }
  }

  /// Whether a cell that holds the byte must stand in quotation marks.
  private static func isQuoted(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }

  private static func plain(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .boolean(let flag): String(flag)
    case .integer(let number): String(number)
    case .string(let text): text
    case .array(let values): values.map(plain).joined(separator: ";")
    case .object: ""
    }
  }
}

/// The articles for people: what is selected first, a line each.
struct ArticleTable {
  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  func bytes(jobs: Int) async -> [UInt8] {
    let head = ["selected", "day", "words", "path", "title"].map(Cell.init)
    let table = [head] + (await articles.inParallel(jobs: jobs, ArticleTable.cells))
    let widths = (0..<4).map { column in table.map { $0[column].width }.max() ?? 0 }
    var text: [UInt8] = []
    for row in table {
      for (cell, width) in zip(row, widths) {
        text += cell.text.utf8
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width - cell.width + 2))
      }
      text += row[4].text.utf8
      text.append(UInt8(ascii: "\n"))
    }
    let selected = articles.count(where: \.isSelected)
    return text + Array("\(selected) of \(articles.count) selected\n".utf8)
  }

  private static func cells(of article: ListedArticle) -> [Cell] {
    [
      article.isSelected
        ? article.isLate ? "yes, late" : "yes" : article.reason?.rawValue ?? "no",
      article.day?.description ?? "undated", String(article.words), article.path, article.title,
    ].map(Cell.init)
  }

  /// A text, and how many characters it has.
  private struct Cell: Sendable {
    let text: String
    let width: Int

    init(_ text: String) {
      self.text = text
      width = text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
    }
  }
}
