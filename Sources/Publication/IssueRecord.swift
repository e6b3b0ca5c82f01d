package import Articles
internal import JSON
package import Layout

/// What is remembered of an issue: the `.json` beside its files, and the series' memory.
package struct IssueRecord: Hashable, Sendable {
  package static let schema = schemaName + "1"
  private static let schemaName = "broadsheet/issue/"

  /// The version of a record's schema; `nil` for what is no record of ours.
  static func version(ofSchema schema: String) -> Int? {
    guard schema.hasPrefix(schemaName) else { return nil }
    return Digits.number(schema.dropFirst(schemaName.utf8.count)).flatMap { $0 > 0 ? $0 : nil }
  }

  /// A file of the issue, beside the record.
  package struct File: Hashable, Sendable {
    /// A bare name.
    package var path: String
    package var mediaType: String
    package var bytes: Int
    package var sha256: String
    /// Of a PDF; `nil` for what has no pages.
    package var pages: Int?

    package init(path: String, mediaType: String, bytes: Int, sha256: String, pages: Int? = nil) {
      self.path = path
      self.mediaType = mediaType
      self.bytes = bytes
      self.sha256 = sha256
      self.pages = pages
    }
  }

  /// How many findings there were, article by article.
  package struct Counts: Hashable, Sendable {
    package var errors: Int
    package var warnings: Int

    package init(errors: Int, warnings: Int) {
      self.errors = errors
      self.warnings = warnings
    }
  }

  package var issue: Issue
  package var layout: String
  /// `nil` when nothing was set on paper.
  package var paper: String?
  /// Where each article begins in the EPUB, relative to the package document.
  package var hrefs: [Article.ID: String]
  /// The physical page, from 1, on which each article begins.
  package var pages: [Article.ID: Int]
  package var files: [File]
  package var counts: Counts

  package init(
    of issue: Issue,
    layout: String,
    paper: String?,
    hrefs: [Article.ID: String],
    pages: [Article.ID: Int] = [:],
    files: [File],
    counts: Counts
  ) {
    self.issue = issue
    self.layout = layout
    self.paper = paper
    self.hrefs = hrefs
    self.pages = pages
    self.files = files
    self.counts = counts
  }

  /// The bytes of the file, keys sorted.
  package var bytes: [UInt8] { json.bytes(.readable) }
}

extension IssueRecord {
  private var json: JSONValue {
    .object([
      "schema": .string(IssueRecord.schema),
      "id": .string("urn:uuid:\(issue.id)"),
      "number": .integer(issue.number),
      "revision": .integer(issue.revision),
      "modified": .string(issue.modified.utc),
      "publication": publication,
      "period": period,
      "edition": .string(issue.edition),
      "layout": .string(layout),
      "paper": .string(paper),
      "articles": .array(
        issue.departments.flatMap { department in
          department.articles.map { json(of: $0, in: department) }
        }
      ),
      "files": .array(files.map(IssueRecord.json(of:))),
      "diagnostics": .object([
        "errors": .integer(counts.errors), "warnings": .integer(counts.warnings),
      ]),
    ])
  }

  private var publication: JSONValue {
    .object([
      "title": .string(issue.publication.title),
      "id": .string("urn:uuid:\(issue.seriesID)"),
      "language": .string(issue.publication.language.tag),
      "baseURL": .string(issue.publication.baseURL),
    ])
  }

  private var period: JSONValue {
    .object([
      "name": .string(issue.period.name),
      "from": .string(issue.period.from?.description),
      "to": .string(issue.period.to?.description),
      "timeZone": .string(issue.publication.zone.name),
    ])
  }

  private func json(of article: Article, in department: Department) -> JSONValue {
    let metadata = article.metadata
    var fields: [String: JSONValue] = [
      "id": .string(article.id.path),
      "title": .string(metadata.title),
      "description": .string(metadata.description),
      "path": .string(metadata.path),
      "url": .string(metadata.url),
      "date": .string(metadata.publication?.rfc3339),
      "authors": .strings(metadata.authors),
      "department": .string(department.title),
      "language": .string(metadata.language.tag),
      "words": .integer(article.words),
      "takeaways": .strings(article.takeaways.map(\.plainText)),
      "href": .string(hrefs[article.id]),
      "page": .integer(pages[article.id]),
      "sha256": .string(article.sha256),
    ]
    // Only where an author gives names: it is that by which later issues know the article.
    if let guid = metadata.guid { fields["guid"] = .string(guid) }
    return .object(fields)
  }

  private static func json(of file: File) -> JSONValue {
    .object([
      "path": .string(file.path), "mediaType": .string(file.mediaType),
      "bytes": .integer(file.bytes), "sha256": .string(file.sha256), "pages": .integer(file.pages),
    ])
  }
}
