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

  /// An article of the issue.
  struct PrintedArticle: Hashable, Sendable {
    var fingerprint: Fingerprint
    var guid: String?
    var url: String?
    /// When it appeared.
    var date: Timestamp?
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
  /// The issue's identity: the same under another name and in another layout.
  package var id: String
  package var seriesID: String
  package var language: String
  package var edition: String?
  package var period: Period
  package var number: Int?
  package var revision: Int
  package var modified: Timestamp
  package var files: [File]
  var articles: [PrintedArticle]
  /// What of the record could not be read, in words; the rest counts.
  var flaw: String?

  /// Reads a record; for a file that is none, `nil` and where it stops being one.
  package static func read(_ bytes: [UInt8], name: String) -> Diagnosed<CommittedIssue?> {
    let node = ConfigurationReader.read(bytes, as: .json, file: name)
    return Diagnosed(node.value?.map.flatMap { CommittedIssue($0, name: name) }, node.diagnostics)
  }

  private init?(_ root: ConfigurationMap, name: String) {
    guard let version = root["schema"]?.text.flatMap(IssueRecord.version(ofSchema:)),
      let revision = root["revision"]?.integer, (1...99_999_999).contains(revision),
      let modified = root["modified"]?.text.flatMap(Timestamp.init(rfc3339:)),
      let publication = root["publication"]?.map, let seriesID = publication["id"]?.text
    else { return nil }
    self.name = name
    id = root["id"]?.text ?? name
    self.seriesID = seriesID
    self.revision = revision
    self.modified = modified
    language = publication["language"]?.text ?? ""
    edition = root["edition"]?.text
    period = Period(ofRecord: root["period"]?.map)
    number = root["number"]?.integer.flatMap { (0...99_999_999).contains($0) ? $0 : nil }
    files = root["files"]?.list?.compactMap { $0.map.flatMap(File.init) } ?? []
    let written = root["articles"]?.list
    articles = written?.compactMap { $0.map.flatMap(PrintedArticle.init) } ?? []
    let isNumberLost = number == nil && root["number"].map { !$0.isNull } ?? false
    flaw = CommittedIssue.flaw(
      version: version,
      lostArticles: written.map { $0.count - articles.count },
      isNumberLost: isNumberLost
    )
  }

  /// What is lost of a record, in words; `lostArticles` is `nil` where it has no list of them.
  private static func flaw(version: Int, lostArticles: Int?, isNumberLost: Bool) -> String? {
    guard let lostArticles else { return "it lists no articles" }
    if lostArticles > 0 { return "\(lostArticles) of its articles cannot be read" }
    if isNumberLost { return "its number cannot be read" }
    return version > 1 ? "a newer Broadsheet wrote it, in a form that may say more" : nil
  }
}

extension CommittedIssue {
  /// Whether it is one of a row of issues that are counted, and not a range, a single article or everything.
  ///
  /// Ranges of days look alike, be they a publication's own periods or somebody's choice: its own follow each
  /// other without a gap from the day on from which they are counted.
  package var isRegular: Bool {
    switch period.kind {
    case .week, .month, .day: true
    case .range, .days:
      if let from = period.from, let to = period.to { from.isStartOfSpan(to: to) } else { false }
    case .all, .article: false
    }
  }

  /// When the last of its articles appeared.
  var lastMoment: Timestamp? { articles.compactMap(\.date).max() }
}

extension Day {
  fileprivate func isStartOfSpan(to last: Day) -> Bool {
    let length = last.daysSinceEpoch - daysSinceEpoch + 1
    guard length > 0 else { return false }
    return (daysSinceEpoch - Period.epochOfSpans.daysSinceEpoch) % length == 0
  }
}

extension Period {
  /// The period as a record names it; without one, of unknown days.
  init(ofRecord map: ConfigurationMap?) {
    let name = map?["name"]?.text ?? ""
    let from = map?["from"]?.text.flatMap { Day($0) }
    let to = map?["to"]?.text.flatMap { Day($0) }
    let kind: Kind =
      if from == nil || to == nil {
        name == Period.all.name ? .all : .article
      } else if Week(name) != nil {
        .week
      } else if Day(name) != nil {
        .day
      } else {
        name.utf8.count == 7 ? .month : .range
      }
    self.init(kind: kind, name: name, from: from, to: to)
  }
}

extension CommittedIssue.File {
  fileprivate init?(_ file: ConfigurationMap) {
    guard let name = file["path"]?.text, let sha256 = file["sha256"]?.text else { return nil }
    self.init(name: name, sha256: sha256)
  }
}

extension CommittedIssue.PrintedArticle {
  fileprivate init?(_ article: ConfigurationMap) {
    guard let id = article["id"]?.text, let title = article["title"]?.text,
      let sha256 = article["sha256"]?.text
    else { return nil }
    fingerprint = CommittedIssue.Fingerprint(id: id, title: title, sha256: sha256)
    guid = article["guid"]?.text
    url = article["url"]?.text
    date = article["date"]?.text.flatMap(Timestamp.init(rfc3339:))
  }
}

extension CommittedIssue.Fingerprint {
  init(_ article: Article) {
    self.init(id: article.id.path, title: article.metadata.title, sha256: article.sha256)
  }
}

extension Timestamp {
  /// Reads `2026-02-14T17:54:22Z` and `2026-02-14T18:54:22+01:00`, the forms in which records have moments.
  init?(rfc3339 text: String) {
    guard text.utf8.count == text.count, text.utf8.count >= 20,
      let day = Day(String(text.prefix(10))), text.dropFirst(10).first == "T",
      let time = Timestamp.seconds(text.dropFirst(11).prefix(8), parts: 3),
      let offset = Timestamp.offset(text.dropFirst(19))
    else { return nil }
    self.init(day: day, secondOfDay: time, offset: offset)
  }

  private static func offset(_ text: Substring) -> Int? {
    if text == "Z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    return seconds(text.dropFirst(), parts: 2).map { sign == "-" ? -$0 : $0 }
  }

  /// The seconds of `hh:mm` or `hh:mm:ss`.
  private static func seconds(_ text: Substring, parts: Int) -> Int? {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false)
      .compactMap { $0.utf8.count == 2 ? Digits.number($0) : nil }
    guard numbers.count == parts, numbers[0] < 24, numbers.allSatisfy({ $0 < 60 }) else {
      return nil
    }
    return zip(numbers, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
