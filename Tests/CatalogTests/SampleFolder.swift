import Articles
import Diagnostics
import Digests
import Foundation
import Layout
import Pictures
import TestSupport
import Workspace
import Zip

@testable import Catalog
@testable import Publication

/// A folder of issues as `build` leaves them, in small: one for each week, numbered from 1.
struct SampleFolder {
  let folder: TemporaryFolder

  var path: String { folder.path + "/output" }

  init() throws { folder = try TemporaryFolder() }

  /// What of an issue a test may want otherwise.
  struct Options {
    var departments: [(String?, [String])] = [("Lake", ["The ferry"]), ("Culture", ["A band"])]
    var language = LanguageTag.english
    var edition: String?
    var title = "Tidewater & Weekly"
    var revision = 1
    var formats = ["epub", "pdf"]
    var paper = "a4"
    var name: String?
    /// Instead of the book that the issue would have.
    var book: [UInt8]?
    var cover: [UInt8]?
  }

  /// Writes an issue and its record; gives the record.
  @discardableResult
  func add(week number: Int, _ options: Options = Options()) throws -> PublishedIssue {
    let issue = SampleFolder.issue(week: number, options)
    let book = try options.book ?? SampleFolder.book(of: issue, cover: options.cover)
    let files = try options.formats.map { format in
      let bytes = format == "epub" ? book : Array("%PDF-1.7 \(issue.fileName)".utf8)
      try folder.write(Data(bytes), to: "output/\(issue.fileName).\(format)")
      return IssueRecord.File(
        path: "\(issue.fileName).\(format)",
        mediaType: format == "epub" ? "application/epub+zip" : "application/pdf",
        bytes: bytes.count,
        sha256: Digest.sha256(bytes),
        pages: format == "epub" ? nil : 4
      )
    }
    let record = IssueRecord(
      of: issue,
      layout: "briefing",
      paper: options.paper,
      hrefs: [:],
      files: files,
      counts: .init(errors: 0, warnings: 0)
    )
    try folder.write(Data(record.bytes), to: "output/\(issue.fileName).json")
    guard let read = PublishedIssue.read(record.bytes, name: issue.fileName).value else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return read
  }

  private static func issue(week number: Int, _ options: Options) -> Layout.Issue {
    let first = Week(year: 2026, number: 1) ?? Week(containing: Day(daysSinceEpoch: 0))
    let week = Week(containing: first.monday.adding(days: 7 * (number - 1)))
    var publication = PublicationIdentity(title: options.title, language: options.language)
    publication.baseURL = "https://tidewater.example/"
    var issue = Issue(
      publication: publication,
      siteLanguage: .english,
      edition: options.edition,
      period: .week(week),
      number: number,
      revision: options.revision,
      modified: Timestamp(day: week.sunday, secondOfDay: 3600, offset: 0),
      departments: options.departments.map { title, titles in
        Department(title: title, articles: titles.map { article($0, options.language) })
      }
    )
    issue.name = options.name
    return issue
  }

  private static func article(_ title: String, _ language: LanguageTag) -> Article {
    var metadata = ArticleMetadata(title: title, language: language, path: "\(title).md")
    metadata.description = "What is <said> of \(title)"
    metadata.authors = ["Ann Author"]
    metadata.url = "https://tidewater.example/\(Slug.of(title))/"
    return Article(id: Article.ID(title), metadata: metadata, blocks: [], sha256: "aa")
  }

  // MARK: Books

  private static let usualCover = Result { try picture(width: 160, height: 240) }

  /// An EPUB with what a catalog reads of one.
  static func book(of issue: Layout.Issue, cover: [UInt8]?) throws -> [UInt8] {
    try archive([
      ("META-INF/container.xml", Array(container.utf8)),
      ("EPUB/package.opf", Array(package(title: issue.bookTitle).utf8)),
      ("EPUB/cover.jpg", try cover ?? usualCover.get()),
    ])
  }

  static func archive(_ members: [(String, [UInt8])]) throws -> [UInt8] {
    var writer = try ArchiveWriter(modified: ArchiveTime(year: 2026, month: 2, day: 14, hour: 12))
    try writer.add(.stored("mimetype", Array("application/epub+zip".utf8)))
    for (name, bytes) in members { try writer.add(.deflated(name, bytes)) }
    return try writer.finish()
  }

  /// A picture without two pixels alike side by side, the worst there is for a small file.
  static func picture(width: Int, height: Int) throws -> [UInt8] {
    var random = Seeded(state: 7)
    let pixels = (0..<width * height).flatMap { _ in
      [
        UInt8.random(in: 0...255, using: &random), 90, UInt8.random(in: 0...255, using: &random),
        255,
      ]
    }
    guard let bitmap = Bitmap(width: width, height: height, pixels: pixels) else {
      throw CocoaError(.coderInvalidValue)
    }
    return try bitmap.jpeg(quality: 95)
  }

  static let container = """
    <?xml version="1.0" encoding="UTF-8"?>
    <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
    </container>
    """

  static func package(title: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:title id="title">\(title.replacing("&", with: "&amp;"))</dc:title>
        <dc:title id="more">News of the tide</dc:title>
        <meta refines="#more" property="title-type">subtitle</meta>
        <dc:creator>Tidewater Press</dc:creator><dc:publisher>Tidewater Press</dc:publisher>
        <dc:description>Two stories.</dc:description>
        <meta property="schema:accessMode">textual</meta>
        <meta property="schema:accessModeSufficient">textual,visual</meta>
        <meta property="schema:accessibilityFeature">tableOfContents</meta>
        <meta property="schema:accessibilityHazard">none</meta>
      </metadata>
      <manifest><item id="c" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/></manifest>
    </package>
    """
  }
}

extension SampleFolder {
  /// Two weeks of a newsletter with two other editions, of which one has a title of its own.
  static func ofEditions() throws -> SampleFolder {
    let folder = try SampleFolder()
    var large = Options()
    large.edition = "large-print"
    var science = Options()
    (science.edition, science.title) = ("lab", "Science from the Tideland")
    for week in 1...2 {
      for options in [Options(), large, science] { try folder.add(week: week, options) }
    }
    return folder
  }

  /// The catalog of the folder's issues, and what was found.
  func catalog(
    _ settings: CatalogSettings = CatalogSettings()
  ) async throws -> (catalog: Catalog?, findings: [String]) {
    let issues = try await IssueGathering(folder: OutputFolder(at: path), jobs: 2).issues()
    return (Catalog(of: issues.value, settings: settings), issues.diagnostics.map(\.id))
  }

  /// Writes the catalog.
  func write(settings: CatalogSettings = CatalogSettings()) async throws -> CatalogMaking.Outcome {
    try await CatalogMaking(of: path, settings: settings, jobs: 2).run()
  }
}

extension Catalog {
  /// The texts of its files by their paths; pictures and files that are copied have none.
  var texts: [String: String] {
    Dictionary(
      uniqueKeysWithValues: files.map { file in
        switch file.contents {
        case .bytes(let bytes) where !file.path.string.hasPrefix("covers/"):
          (file.path.string, String(decoding: bytes, as: UTF8.self))
        case .bytes, .sameAs: (file.path.string, "")
        }
      }
    )
  }
}
