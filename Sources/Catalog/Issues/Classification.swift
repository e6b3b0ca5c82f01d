import Articles
import Digests
import Layout
import Publication

/// A way to part issues: by year, by department, by series.
struct Classification: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case year = "years"
    case department = "departments"
    case series = "series"
  }

  /// The issues of one year, one department or one series.
  struct Shelf: Hashable, Sendable {
    var title: String
    /// The title as it stands in addresses, other than those of the shelves beside it.
    var slug: String
    /// Their places in the catalog.
    var issues: [Int]
  }

  var kind: Kind
  var shelves: [Shelf]

  /// The classifications that part anything; departments and series need two shelves for that.
  static func all(of issues: [CatalogIssue], names: SeriesNames) -> [Classification] {
    Kind.allCases.map { Classification(of: issues, by: $0, names: names) }
      .filter { $0.kind == .year || $0.shelves.count > 1 }
  }

  /// Shelves in the order in which their titles first appear in the newest issues.
  private init(of issues: [CatalogIssue], by kind: Kind, names: SeriesNames) {
    self.kind = kind
    var titles: [String] = []
    var places: [String: [Int]] = [:]
    for (place, issue) in issues.enumerated() {
      for title in kind.titles(of: issue, names) {
        if places[title] == nil { titles.append(title) }
        places[title, default: []].append(place)
      }
    }
    let oldestFirst = titles.sorted { a, b in
      (places[b]?.last ?? 0, a) < (places[a]?.last ?? 0, b)
    }
    let slugs = Classification.slugs(oldestFirst: oldestFirst)
    shelves = titles.map { title in
      Shelf(title: title, slug: slugs[title] ?? "", issues: places[title] ?? [])
    }
  }

  /// A slug for each title.
  ///
  /// Of several titles with one slug the oldest has it, and the others one with a sum of their own, so that addresses
  /// stay when issues are added.
  private static func slugs(oldestFirst titles: [String]) -> [String: String] {
    var slugs: [String: String] = [:]
    var taken: Set<String> = []
    for title in titles {
      let slug = Slug.of(title)
      let isFree = taken.insert(slug).inserted
      slugs[title] = isFree ? slug : "\(slug)-\(Digest.sha256(Array(title.utf8)).prefix(8))"
    }
    return slugs
  }
}

extension Classification.Kind {
  fileprivate func titles(of issue: CatalogIssue, _ names: SeriesNames) -> [String] {
    switch self {
    case .year: [String(issue.record.date.year)]
    case .department: issue.departmentTitles
    case .series: [names.title(of: issue.record)]
    }
  }
}
