import Articles
import Layout
import Publication

/// The words of a catalog that are no publication's own, in the catalog's language.
///
/// A language that is not in the table gets English words.
struct CatalogPhrases: Hashable, Sendable {
  var latest: String
  var earlier: String
  /// `All {count}, by year`.
  var allOf: String
  var allIssues: String
  var newest: String
  var newestFirst: String
  var byYear: String
  var byDepartment: String
  var bySeries: String
  var year: String
  var department: String
  var series: String
  /// Of a list that may be narrowed: all of it.
  var every: String
  var catalog: String
  var feed: String
  var byMail: String
  var forReaders: String
  var onePage: String
  /// `{count} pages`.
  var pages: String
  var oneIssue: String
  /// `{count} issues`.
  var issues: String
  var oneStory: String
  /// `{count} stories`.
  var stories: String
  var skip: String
  var downloads: String
  var decimalPoint: String

  static func of(_ language: LanguageTag) -> CatalogPhrases {
    all[language.primary] ?? english
  }

  func title(of kind: Classification.Kind) -> String {
    switch kind {
    case .year: byYear
    case .department: byDepartment
    case .series: bySeries
    }
  }

  func heading(of kind: Classification.Kind) -> String {
    switch kind {
    case .year: year
    case .department: department
    case .series: series
    }
  }

  /// `All 412, by year`.
  func all(_ count: Int) -> String { allOf.filled(count) }

  func pages(_ count: Int) -> String { count == 1 ? onePage : pages.filled(count) }

  func issues(_ count: Int) -> String { count == 1 ? oneIssue : issues.filled(count) }

  func stories(_ count: Int) -> String { count == 1 ? oneStory : stories.filled(count) }

  /// `EPUB`; `PDF, A4`.
  func name(of download: Download) -> String {
    [download.kind.name, download.paper.map(CatalogPhrases.paper)].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// What a download is good for, and how large it is: `For e-readers and phones, 620 KB`.
  func note(on download: Download) -> String {
    let use =
      switch download.kind {
      case .epub: forReaders
      case .pdf: download.file.pages.map(pages)
      }
    return [use, size(download.file.bytes)].compactMap(\.self).joined(separator: ", ")
  }

  /// `620 KB`, `1.4 MB`.
  func size(_ bytes: Int) -> String {
    let kilobytes = max(1, (bytes + 500) / 1000)
    guard kilobytes >= 1000 else { return "\(kilobytes)\u{A0}KB" }
    let tenths = (kilobytes + 50) / 100
    return "\(tenths / 10)\(decimalPoint)\(tenths % 10)\u{A0}MB"
  }

  /// A paper as people call it, by the name in the record.
  private static func paper(_ name: String) -> String {
    switch name {
    case "remarkable": "reMarkable"
    case let name where name.contains(where: \.isNumber) && name.utf8.count == 2: name.uppercased()
    case let name where name.contains("x"): name.split(separator: "x").joined(separator: " × ")
    default: name.prefix(1).uppercased() + name.dropFirst()
    }
  }
}

extension String {
  fileprivate func filled(_ count: Int) -> String {
    replacing("{count}", with: String(count))
  }
}
