internal import Articles
internal import Collector
internal import JSON
internal import Jobs

/// Writes down what `list` tells of an article, one field after the other.
private protocol FieldWriter {
  mutating func write(_ text: String?)
  mutating func write(_ texts: [String])
  mutating func write(_ number: Int)
  mutating func write(_ flag: Bool)
}

extension ListedArticle {
  /// Tells all that `list` tells of an article, in the order of its columns.
  fileprivate func write(to writer: inout some FieldWriter) {
    writer.write(path)
    writer.write(title)
    for moment in [date, publishDate, expiryDate, lastModified] { writer.write(moment?.rfc3339) }
    writer.write(isDraft)
    for text in [language, section, slug, permalink, bundle] { writer.write(text) }
    for terms in [categories, tags, authors] { writer.write(terms) }
    writer.write(words)
    writer.write(isSelected)
    writer.write(reason?.rawValue)
  }

  /// The names of the fields.
  fileprivate static let columns = [
    "path", "title", "date", "publishDate", "expiryDate", "lastmod", "draft", "language", "section",
    "slug", "permalink", "bundle", "categories", "tags", "authors", "words", "selected", "reason",
  ]
}

/// The articles as JSON, a field a line in the order of the columns.
struct ArticleObjects {
  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  /// The bytes in pieces, one behind the other.
  func pieces(jobs: Int) async -> [[UInt8]] {
    guard !articles.isEmpty else { return [Array("[]\n".utf8)] }
    let objects = await articles.runsInParallel(jobs: jobs) { run in
      var writer = Writer()
      for index in run.indices {
        writer.bytes += (index == 0 ? "[\n  {\n" : ",\n  {\n").utf8
        run[index].write(to: &writer)
        writer.endObject()
      }
      return writer.bytes
    }
    return objects + [Array("\n]\n".utf8)]
  }

  private struct Writer: FieldWriter {
    var bytes: [UInt8] = []
    private var column = 0

    mutating func write(_ text: String?) { write(.string(text)) }
    mutating func write(_ texts: [String]) { write(.strings(texts)) }
    mutating func write(_ number: Int) { write(.integer(number)) }
    mutating func write(_ flag: Bool) { write(.boolean(flag)) }

    private mutating func write(_ value: JSONValue) {
      bytes += (column == 0 ? "    \"" : ",\n    \"").utf8
      bytes += ListedArticle.columns[column].utf8
      bytes += "\": ".utf8
      value.write(into: &bytes)
      column += 1
    }

    mutating func endObject() {
      bytes += "\n  }".utf8
      column = 0
    }
  }
}

/// The articles as CSV (RFC 4180), lists joined by `;`.
struct ArticleSheet {
  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  /// The bytes in pieces, one behind the other.
  func pieces(jobs: Int) async -> [[UInt8]] {
    let head = Array((ListedArticle.columns.joined(separator: ",") + "\n").utf8)
    let rows = await articles.runsInParallel(jobs: jobs) { run in
      var writer = Writer()
      for article in run {
        article.write(to: &writer)
        writer.endRow()
      }
      return writer.bytes
    }
    return [head] + rows
  }

  private struct Writer: FieldWriter {
    var bytes: [UInt8] = []
    private var isFirst = true

    mutating func write(_ texts: [String]) {
      write(texts.count == 1 ? texts[0] : texts.joined(separator: ";"))
    }

    mutating func write(_ number: Int) { write(String(number)) }
    mutating func write(_ flag: Bool) { write(String(flag)) }

    mutating func write(_ text: String?) {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      guard var text else { return }
      text.withUTF8 { cell in
        guard cell.contains(where: Writer.isQuoted) else {
          bytes.append(contentsOf: cell)
          return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell {
          if byte == UInt8(ascii: "\"") { bytes.append(byte) }
          bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
      }
    }

    mutating func endRow() {
      bytes.append(UInt8(ascii: "\n"))
      isFirst = true
    }

    /// Whether a cell that holds the byte must stand in quotation marks.
    private static func isQuoted(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
  }
}

/// The articles for people: what is selected first, a line each.
struct ArticleTable {
  private let articles: [ListedArticle]

  init(_ articles: [ListedArticle]) { self.articles = articles }

  /// The bytes in pieces, one behind the other.
  func pieces(jobs: Int) async -> [[UInt8]] {
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
    return [text, Array("\(selected) of \(articles.count) selected\n".utf8)]
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
