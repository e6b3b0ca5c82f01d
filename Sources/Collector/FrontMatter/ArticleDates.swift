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
    var findings: [Diagnostic] = []
    var dates = ArticleDates()
    func moment(_ sources: [DateRules.Source]) -> Timestamp? {
      guard let (moment, source) = first(of: sources, in: matter, name, &findings) else {
        return nil
      }
      if source == .fileName { dates.slug = DatedName(name).flatMap(\.usableRest) }
      return moment
    }
    dates.date = moment(rules.date)
    dates.publishDate = moment(rules.publishDate)
    dates.lastModified = moment(rules.lastModified)
    dates.expiryDate = moment(rules.expiryDate)
    return Diagnosed(dates, findings)
  }

  private func first(
    of sources: [DateRules.Source],
    in matter: FrontMatter,
    _ name: String,
    _ findings: inout [Diagnostic]
  ) -> (Timestamp, DateRules.Source)? {
    for source in sources {
      switch source {
      case .key(let key):
        guard let node = matter[key] else { continue }
        if let moment = moment(of: node, key: key, &findings) {
          return (moment, source)
        }
      case .fileName:
        guard let dated = DatedName(name) else { continue }
        return (zone.moment(day: dated.day, secondOfDay: dated.secondOfDay), source)
      case .path:
        if let day = DateReader.day(inPath: matter.text("path", "permalink", "url") ?? "") {
          return (zone.moment(day: day, secondOfDay: 0), source)
        }
      }
    }
    return nil
  }

  private func moment(
    of node: ConfigurationNode,
    key: String,
    _ findings: inout [Diagnostic]
  ) -> Timestamp? {
    switch node.content {
    // Within the years 1 to 9999; anything else is no moment.
    case .integer(let seconds) where (-62_135_596_800...253_402_300_799).contains(seconds):
      return Timestamp(secondsSinceEpoch: seconds)
    case .null: return nil
    // `published: false` says that an article is a draft.
    case .boolean where key == "published": return nil
    case .text(let text), .dateTime(let text):
      return moment(ofText: text, node, key: key, &findings)
    case .integer, .number, .boolean, .list, .map:
      findings.appendOnce(.unreadableDate(node.text ?? "a list or a map", key: key, at: node.place))
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
    guard !text.isEmpty, !["true", "false"].contains(text.lowercased()) else { return nil }
    guard var date = DateText(text) else {
      findings.appendOnce(.unreadableDate(text, key: key, at: node.place))
      return nil
    }
    // 0001-01-01 is how Go programs write "none".
    guard date.day.year > 1 else { return nil }
    if isHugo, !date.isUsual {
      findings.appendOnce(.unusualDate(text, readAs: date.day, at: node.place))
    }
    if isHugo, date.isUsual, date.namesZone { date.offset = nil }
    return date.moment(in: zone)
  }

  private static func day(inPath path: String) -> Day? {
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

extension [Diagnostic] {
  /// Several dates may fall back on one key; what is wrong with it is said once.
  fileprivate mutating func appendOnce(_ finding: Diagnostic) {
    if !contains(finding) { append(finding) }
  }
}
