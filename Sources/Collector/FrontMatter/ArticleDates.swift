import Articles
import Configuration
import Diagnostics

/// The dates of an article, by its site's rules.
struct ArticleDates: Hashable, Sendable {
  var date: Timestamp?
  var publishDate: Timestamp?
  var lastModified: Timestamp?
  var expiryDate: Timestamp?
  /// What is left of a dated file name that gave a date: the article's slug, unless it has one.
  var slug: String?
}

/// Takes an article's dates from its front matter and name.
struct DateReader {
  var rules: DateRules
  var zone: Zone
  /// True where Hugo reads the same front matter, so that a form it leaves out is worth a word.
  var isHugo: Bool

  /// The dates, by the front matter and by the file's name without language and suffix, or its bundle's.
  func dates(of matter: FrontMatter, name: String) -> Diagnosed<ArticleDates> {
    var search = DateSearch(reader: self, matter: matter, name: name)
    var dates = ArticleDates()
    dates.date = search.first(of: rules.date, &dates.slug)
    dates.publishDate = search.first(of: rules.publishDate, &dates.slug)
    dates.lastModified = search.first(of: rules.lastModified, &dates.slug)
    dates.expiryDate = search.first(of: rules.expiryDate, &dates.slug)
    return Diagnosed(dates, search.findings)
  }

  fileprivate func moment(
    of node: ConfigurationNode,
    key: String,
    _ findings: inout [Diagnostic]
  ) -> Timestamp? {
    switch node.content {
    // Within the years 1 to 9999; anything else is no moment.
    case .integer(let seconds) where (-62_135_596_800...253_402_300_799).contains(seconds):
      let moment = Timestamp(secondsSinceEpoch: seconds)
      if let day = Day(digits: seconds) {
        findings.append(.dateInDigits(day, readAs: moment, key: key, at: node.place))
      }
      return moment
    case .null: return nil
    // `published: false` says that an article is a draft.
    case .boolean where key == "published": return nil
    case .text(let text), .dateTime(let text):
      return moment(ofText: text, node, key: key, &findings)
    case .integer, .number, .boolean, .list, .map:
      findings.append(.unreadableDate(node.text ?? "a list or a map", key: key, at: node.place))
      return nil
    }
  }

  private func moment(
    ofText text: String,
    _ node: ConfigurationNode,
    key: String,
    _ findings: inout [Diagnostic]
  ) -> Timestamp? {
    // `published: "false"` says that an article is a draft.
    guard !text.isEmpty else { return nil }
    if text.utf8.count < 6, ["true", "false"].contains(text.lowercased()) { return nil }
    guard var date = DateText(text) else {
      findings.append(.unreadableDate(text, key: key, at: node.place))
      return nil
    }
    // 0001-01-01 is how Go programs write "none".
    guard date.day.year > 1 else { return nil }
    if isHugo, !date.isUsual {
      findings.append(.unusualDate(text, readAs: date.day, at: node.place))
    }
    if isHugo, date.isUsual, date.namesZone { date.offset = nil }
    return date.moment(in: zone)
  }

  fileprivate static func day(inPath path: String) -> Day? {
    let parts = path.split(separator: "/")
    guard parts.count >= 3 else { return nil }
    for index in 0...(parts.count - 3) {
      let numbers = parts[index..<(index + 3)].map { $0.utf8.count <= 4 ? Digits.number($0) : nil }
      guard parts[index].utf8.count == 4, let year = numbers[0], let month = numbers[1],
        let day = numbers[2], let found = Day(year: year, month: month, day: day)
      else { continue }
      return found
    }
    return nil
  }
}

/// A search for the dates of one article: several fall back on one key, which is read once.
private struct DateSearch {
  let reader: DateReader
  let matter: FrontMatter
  let name: String
  private(set) var findings: [Diagnostic] = []
  /// What each key says that was looked at.
  private var known: [(key: String, moment: Timestamp?)] = []

  init(reader: DateReader, matter: FrontMatter, name: String) {
    self.reader = reader
    self.matter = matter
    self.name = name
  }

  /// The date of the first source that has one, and what it leaves of the file's name.
  mutating func first(of sources: [DateRules.Source], _ slug: inout String?) -> Timestamp? {
    for source in sources {
      switch source {
      case .key(let key):
        if let moment = moment(of: key) { return moment }
      case .fileName:
        guard let dated = DatedName(name) else { continue }
        slug = dated.usableRest
        return reader.zone.moment(day: dated.day, secondOfDay: dated.secondOfDay)
      case .path:
        if let day = DateReader.day(inPath: matter.text("path", "permalink", "url") ?? "") {
          return reader.zone.moment(day: day, secondOfDay: 0)
        }
      }
    }
    return nil
  }

  private mutating func moment(of key: String) -> Timestamp? {
    if let found = known.first(where: { $0.key == key }) { return found.moment }
    var own: [Diagnostic] = []
    let moment = matter[key].flatMap { reader.moment(of: $0, key: key, &own) }
    // Two keys may be one value, under `params`: what is wrong with it is said once.
    findings += own.filter { !findings.contains($0) }
    known.append((key, moment))
    return moment
  }
}

extension Day {
  /// The day that eight digits without hyphens look like, as in `20260214`.
  fileprivate init?(digits: Int) {
    guard (1900_00_00...2100_00_00).contains(digits) else { return nil }
    self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }
}
