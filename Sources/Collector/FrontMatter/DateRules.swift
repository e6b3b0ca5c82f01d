import Articles
import Configuration

/// From which keys an article's dates are taken, the first that holds a date winning: Hugo's `[frontmatter]`.
struct DateRules: Hashable, Sendable {
  enum Source: Hashable, Sendable {
    case key(String)
    /// The date with which the file's name begins.
    case fileName
    /// A date in the article's `path`, as `2025/09/18/title`: how some Zola sites keep it.
    case path
  }

  var date: [Source]
  var publishDate: [Source]
  var lastModified: [Source]
  var expiryDate: [Source]

  /// Hugo's own rules; `:git` and `:fileModTime` are left out, since files' times are no part of a source.
  static let hugo = DateRules(
    date: keys("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
    publishDate: keys("publishdate", "pubdate", "published", "date"),
    lastModified: keys("lastmod", "modified", "date", "publishdate", "pubdate", "published"),
    expiryDate: keys("expirydate", "unpublishdate")
  )

  /// Those of every other kind: the same and the names that Jekyll, Zola, Eleventy and Pelican have for them.
  static let others: DateRules = {
    let first = keys("date", "publishdate", "pubdate", "published", "created")
    let changed = keys("lastmod", "last_modified_at", "modified", "updated")
    return DateRules(
      date: first + [.fileName, .path] + changed,
      publishDate: keys("publishdate", "pubdate", "published", "date", "created") + [
        .fileName, .path,
      ],
      lastModified: changed + first + [.fileName, .path],
      expiryDate: keys("expirydate", "unpublishdate", "expires")
    )
  }()

  private static func keys(_ names: String...) -> [Source] { names.map(Source.key) }

  /// Hugo's rules as a site's `[frontmatter]` changes them.
  static func hugo(changedBy settings: ConfigurationMap?) -> DateRules {
    func chosen(_ key: String, _ standard: [Source]) -> [Source] {
      guard let names = settings?.value(ignoringCase: key)?.texts else { return standard }
      return names.flatMap { sources(named: $0.lowercased(), standard: standard) }
    }
    return DateRules(
      date: chosen("date", hugo.date),
      publishDate: chosen("publishDate", hugo.publishDate),
      lastModified: chosen("lastmod", hugo.lastModified),
      expiryDate: chosen("expiryDate", hugo.expiryDate)
    )
  }

  private static func sources(named name: String, standard: [Source]) -> [Source] {
    switch name {
    case ":default": standard
    case ":filename": [.fileName]
    case ":git", ":filemodtime": []
    case "lastmod": keys("lastmod", "modified")
    case "publishdate": keys("publishdate", "pubdate", "published")
    case "expirydate": keys("expirydate", "unpublishdate")
    default: [.key(name)]
    }
  }
}

/// The date with which a file's name begins, and the rest of the name.
struct DatedName: Hashable, Sendable {
  var day: Day
  /// Seconds of the day, in names such as `2026-02-14-09-30-00-title`.
  var secondOfDay = 0
  var rest: String

  /// The rest, unless nothing is left.
  var usableRest: String? { rest.isEmpty ? nil : rest }

  /// Reads `2026-02-14-title`; strictly, digits and hyphens in their places.
  init?(_ name: String) {
    guard name.utf8.first.map(DateScanner.isDigit) ?? false, let day = Day(String(name.prefix(10)))
    else { return nil }
    self.day = day
    let tail = name.dropFirst(10)
    rest = String(tail.drop { "-_ ".contains($0) })
    let parts = tail.dropFirst().prefix(8).split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count == 2 ? Digits.number($0) : nil }
    guard tail.first == "-" || tail.first == "T", parts.count == 3, numbers.count == 3,
      numbers[0] < 24, numbers[1] < 60, numbers[2] < 60,
      tail.dropFirst(9).first.map({ $0 == "-" }) ?? true
    else { return }
    secondOfDay = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    rest = String(tail.dropFirst(9).drop { "-_ ".contains($0) })
  }
}
