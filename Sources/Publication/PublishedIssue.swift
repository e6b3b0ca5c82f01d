package import Articles
internal import Configuration
package import Diagnostics
package import Layout

/// What an issue's record tells to those who deliver it: how it is called, what is in it, and its files.
package struct PublishedIssue: Hashable, Sendable {
  /// An article of the issue, in its order.
  package struct Entry: Hashable, Sendable {
    package var title: String
    package var description: String?
    /// Where it stands on the web; only `http` and `https`.
    package var url: String?
    package var authors: [String]
    package var department: String?
    package var language: LanguageTag
    /// How much there is to read.
    package var count: WordCount
    package var takeaways: [String]

    package init(title: String, language: LanguageTag = .english, words: Int = 0) {
      self.title = title
      self.language = language
      authors = []
      takeaways = []
      count = WordCount()
      count.words = words
      count.characters = language.isCJK ? words : 0
    }
  }

  /// The record's file name without suffix.
  package var name: String
  /// `urn:uuid:…`: the same at every revision.
  package var id: String
  package var number: Int?
  package var revision: Int
  package var modified: Timestamp
  package var publication: PublicationIdentity
  /// `urn:uuid:…` of the series.
  package var seriesID: String
  package var edition: String?
  package var period: Period
  /// The paper on which its pages were set; `nil` where it has none.
  package var paper: String?
  package var entries: [Entry]
  package var files: [IssueRecord.File]

  /// Reads a record; `nil`, with the reason where one is known, for a file that is none.
  package static func read(_ bytes: [UInt8], name: String) -> Diagnosed<PublishedIssue?> {
    let node = ConfigurationReader.read(bytes, as: .json, file: name + ".json")
    return Diagnosed(node.value?.map.flatMap { PublishedIssue($0, name: name) }, node.diagnostics)
  }

  private init?(_ root: ConfigurationMap, name: String) {
    guard root["schema"]?.text.flatMap(IssueRecord.version(ofSchema:)) != nil,
      let id = root["id"]?.text, let revision = root["revision"]?.integer, revision > 0,
      let modified = root["modified"]?.text.flatMap(Timestamp.init(rfc3339:)),
      let publication = root["publication"]?.map, let seriesID = publication["id"]?.text,
      let title = publication["title"]?.text, let articles = root["articles"]?.list,
      let files = root["files"]?.list
    else { return nil }
    self.name = name
    self.id = id
    self.revision = revision
    self.modified = modified
    self.seriesID = seriesID
    number = root["number"]?.integer.flatMap { $0 >= 0 ? $0 : nil }
    edition = root["edition"]?.text
    period = Period(ofRecord: root["period"]?.map)
    paper = root["paper"]?.text
    let zone = root["period"]?.map?["timeZone"]?.text.flatMap(Zone.init(named:))
    var identity = PublicationIdentity(
      title: title,
      language: publication["language"]?.text.flatMap { LanguageTag($0) } ?? .english,
      zone: zone ?? .utc
    )
    identity.baseURL = publication["baseURL"]?.text
    self.publication = identity
    entries = articles.compactMap { $0.map.flatMap { Entry($0, of: identity) } }
    self.files = files.compactMap { $0.map.flatMap(IssueRecord.File.init(ofRecord:)) }
  }
}

extension PublishedIssue {
  package var phrases: Phrases { Phrases.of(publication.language) }

  /// The day that it bears: the last of its period, else that of its latest article.
  package var date: Day { period.to ?? publication.zone.day(of: modified) }

  /// How much there is to read in all of it.
  package var count: WordCount { entries.reduce(WordCount()) { $0 + $1.count } }
}

extension PublishedIssue.Entry {
  fileprivate init?(_ article: ConfigurationMap, of publication: PublicationIdentity) {
    guard let title = article["title"]?.text else { return nil }
    let language = article["language"]?.text.flatMap { LanguageTag($0) } ?? publication.language
    self.init(
      title: title,
      language: language,
      words: min(max(0, article["words"]?.integer ?? 0), 100_000_000)
    )
    description = article["description"]?.text
    url = article["url"]?.text.flatMap {
      $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil
    }
    authors = article["authors"]?.texts ?? []
    department = article["department"]?.text
    takeaways = article["takeaways"]?.texts ?? []
  }
}

extension IssueRecord.File {
  /// A file that lies beside the record: a path that leads elsewhere is none.
  fileprivate init?(ofRecord file: ConfigurationMap) {
    guard let path = file["path"]?.text, !path.isEmpty, !path.contains("/"), !path.hasPrefix("."),
      let mediaType = file["mediaType"]?.text, let bytes = file["bytes"]?.integer, bytes >= 0,
      let sha256 = file["sha256"]?.text
    else { return nil }
    self.init(
      path: path,
      mediaType: mediaType,
      bytes: bytes,
      sha256: sha256,
      pages: file["pages"]?.integer
    )
  }
}
