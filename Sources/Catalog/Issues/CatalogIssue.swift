import Articles
import BookReading
import Geometry
import Layout
import Pictures
import Publication
import Web

/// An issue as the catalog offers it.
struct CatalogIssue: Sendable {
  var record: PublishedIssue
  /// The EPUB first, since some readers take the first that there is.
  var downloads: [Download]
  /// `nil` without an EPUB that can be read.
  var book: IssueBook?
  /// `nil` without a cover that can be shown.
  var cover: CoverPictures?

  var title: String { record.bookTitle }

  /// Its page for people.
  var page: CatalogPath { CatalogPath("issues/\(record.name).html") }

  var coverPath: CatalogPath? {
    cover.map { CatalogPath("covers/\(record.name).\($0.whole.format.fileSuffix)") }
  }

  var smallCoverPath: CatalogPath { CatalogPath("covers/small/\(record.name).jpg") }

  /// Who made the issue: one name, lest lists burst, and the one that its EPUB bears.
  var creator: String { book?.creator ?? record.publication.title }

  /// What is in it, in plain text.
  var summary: String {
    if let description = book?.description, !description.isEmpty { return description }
    return record.departments.map { department in
      let titles = department.entries.map(\.title).joined(separator: " · ")
      return [department.title, titles].compactMap(\.self).joined(separator: ": ")
    }.joined(separator: "\n")
  }

  var departmentTitles: [String] {
    record.departments.compactMap(\.title).reduce(into: []) { titles, title in
      if !titles.contains(title) { titles.append(title) }
    }
  }

  /// When it came out: no later than it was last changed.
  var published: Timestamp {
    min(record.modified, Timestamp(day: record.date, secondOfDay: 0, offset: 0))
  }
}

/// A file of an issue that can be fetched.
struct Download: Hashable, Sendable {
  enum Kind: Hashable, Sendable, CaseIterable {
    case epub, pdf

    var mediaType: String { self == .epub ? MediaType.epub : MediaType.pdf }
    var name: String { self == .epub ? "EPUB" : "PDF" }
    var fileSuffix: String { self == .epub ? ".epub" : ".pdf" }
  }

  var kind: Kind
  var file: IssueRecord.File
  /// Of a PDF: its pages' paper, by the name that the record has for it.
  var paper: String?
  /// Where it lies now.
  var source: String

  /// Readers tell a file's kind by the end of its name.
  init?(_ file: IssueRecord.File, of record: PublishedIssue, in folder: OutputFolder) {
    let kind = Kind.allCases.first { $0.mediaType == file.mediaType }
    guard let kind, file.path.hasSuffix(kind.fileSuffix) else { return nil }
    self.kind = kind
    self.file = file
    paper = kind == .pdf ? record.paper : nil
    source = folder.place(of: file.path)
  }

  var path: CatalogPath { CatalogPath("files/\(file.path)") }

  /// The EPUB first, then PDFs, those on large sheets before those for small screens.
  static func isOfferedBefore(_ first: Download, _ second: Download) -> Bool {
    guard first.kind == second.kind else { return first.kind == .epub }
    return first.pageArea > second.pageArea
  }

  /// In square points; none of a paper that is not known.
  private var pageArea: Double {
    guard let size = paper.flatMap(Paper.init)?.size else { return 0 }
    return size.width.points * size.height.points
  }
}

extension CatalogIssue {
  /// Newest first: by the day of the issue, and not of its last correction, so that an old issue that is corrected
  /// keeps its place.
  static func isNewer(_ a: CatalogIssue, _ b: CatalogIssue) -> Bool {
    let (a, b) = (a.record, b.record)
    if a.date != b.date { return a.date > b.date }
    // The newsletter itself comes before its other editions.
    if (a.edition == nil) != (b.edition == nil) { return a.edition == nil }
    if a.number != b.number { return a.number ?? -1 > b.number ?? -1 }
    if a.modified != b.modified { return a.modified > b.modified }
    return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }
}
