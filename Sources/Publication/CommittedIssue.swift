package import Articles
internal import Configuration
package import Diagnostics

/// What later issues must know of one that was committed, read back from its record.
package struct CommittedIssue: Hashable, Sendable {
  /// What of an article tells one revision from the next.
  struct Fingerprint: Hashable, Sendable {
    var id: String
    var title: String
    var sha256: String
  }

  /// A file that the record names.
  package struct File: Hashable, Sendable {
    package var name: String
    package var sha256: String

    package init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// The record's file name without suffix.
  package var name: String
  package var seriesID: String
  package var language: String
  package var edition: String?
  package var number: Int?
  package var revision: Int
  package var modified: Timestamp
  package var files: [File]
  var articles: [Fingerprint]

  /// Articles that this issue printed.
  package var articleIDs: [Article.ID] { articles.map { Article.ID($0.id) } }

  /// Reads a record; for a file that is none, `nil` and where it stops being one.
  package static func read(_ bytes: [UInt8], name: String) -> Diagnosed<CommittedIssue?> {
    let node = ConfigurationReader.read(bytes, as: .json, file: name)
    return Diagnosed(node.value?.map.flatMap { CommittedIssue($0, name: name) }, node.diagnostics)
  }

  private init?(_ root: ConfigurationMap, name: String) {
    guard root["schema"]?.text == IssueRecord.schema,
      let revision = root["revision"]?.integer, (1...99_999_999).contains(revision),
      let modified = root["modified"]?.text.flatMap(Timestamp.init(utc:)),
      let publication = root["publication"]?.map, let seriesID = publication["id"]?.text
    else { return nil }
    self.name = name
    self.seriesID = seriesID
    self.revision = revision
    self.modified = modified
    language = publication["language"]?.text ?? ""
    edition = root["edition"]?.text
    number = root["number"]?.integer.flatMap { (0...99_999_999).contains($0) ? $0 : nil }
    files = root["files"]?.list?.compactMap { $0.map.flatMap(File.init) } ?? []
    articles = root["articles"]?.list?.compactMap { $0.map.flatMap(Fingerprint.init) } ?? []
  }
}

extension CommittedIssue.File {
  fileprivate init?(_ file: ConfigurationMap) {
    guard let name = file["path"]?.text, let sha256 = file["sha256"]?.text else { return nil }
    self.init(name: name, sha256: sha256)
  }
}

extension CommittedIssue.Fingerprint {
  fileprivate init?(_ article: ConfigurationMap) {
    guard let id = article["id"]?.text, let title = article["title"]?.text,
      let sha256 = article["sha256"]?.text
    else { return nil }
    self.init(id: id, title: title, sha256: sha256)
  }

  init(_ article: Article) {
    self.init(id: article.id.path, title: article.metadata.title, sha256: article.sha256)
  }
}

extension Timestamp {
  /// Reads `2026-02-14T17:54:22Z`, the one form in which records have moments.
  init?(utc text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].last == "Z", let day = Day(String(parts[0])) else {
      return nil
    }
    let numbers = parts[1].dropLast().split(separator: ":").compactMap(Digits.number)
    guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 60 else { return nil }
    self.init(
      day: day,
      secondOfDay: numbers[0] * 3600 + numbers[1] * 60 + numbers[2],
      offset: 0
    )
  }
}
