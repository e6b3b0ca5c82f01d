internal import Articles
internal import Collector
internal import JSON

/// A column of `list`, by the name that JSON and CSV give it.
struct ArticleField {
  let name: String
  let value: JSONValue
}

extension ListedArticle {
  /// All that `list` tells of an article, in the order of its columns.
  var fields: [ArticleField] {
    [
      ("path", .string(path)), ("title", .string(title)), ("date", .string(date?.rfc3339)),
      ("publishDate", .string(publishDate?.rfc3339)), ("expiryDate", .string(expiryDate?.rfc3339)),
      ("lastmod", .string(lastModified?.rfc3339)), ("draft", .boolean(isDraft)),
      ("language", .string(language)), ("section", .string(section)), ("slug", .string(slug)),
      ("permalink", .string(permalink)), ("bundle", .string(bundle)),
      ("categories", .strings(categories)), ("tags", .strings(tags)),
      ("authors", .strings(authors)), ("words", .integer(words)),
      ("selected", .boolean(isSelected)), ("reason", .string(reason?.rawValue)),
    ]
    .map { ArticleField(name: $0, value: $1) }
  }

  /// The articles as JSON, a field a line in the order of the columns.
  static func json(_ articles: [ListedArticle]) -> [UInt8] {
    let objects = articles.map { article in
      let fields = article.fields.map { field in
        "    \"\(field.name)\": " + String(decoding: field.value.bytes(.compact), as: UTF8.self)
      }
      return "  {\n" + fields.joined(separator: ",\n") + "\n  }"
    }
    return Array((objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n").utf8)
  }
}

/// The articles as CSV (RFC 4180), lists joined by `;`.
struct ArticleSheet {
  private static let columns = [
    "path", "title", "date", "publishDate", "expiryDate", "lastmod", "draft", "language", "section",
    "slug", "permalink", "bundle", "categories", "tags", "authors", "words", "selected", "reason",
  ]

  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  var text: String {
    let rows = articles.map { $0.fields.map { ArticleSheet.cell($0.value) } }
    return ([ArticleSheet.columns] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func cell(_ value: JSONValue) -> String {
    let text = plain(value)
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
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

  var text: String {
    let rows = articles.map { article in
      [
        article.isSelected
          ? article.isLate ? "yes, late" : "yes" : article.reason?.rawValue ?? "no",
        article.day?.description ?? "undated", String(article.words), article.path,
        article.title,
      ]
    }
    let table = [["selected", "day", "words", "path", "title"]] + rows
    let widths = (0..<4).map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { row in
      zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      .joined(separator: "  ") + "  " + row[4]
    }
    let selected = articles.count(where: \.isSelected)
    return (lines + ["\(selected) of \(articles.count) selected"]).map { $0 + "\n" }.joined()
  }
}
