import Articles
import Configuration
import Diagnostics

// `select`: the options of selection, as the command has them.
extension NewsletterReader {
  private static let periodKeys = [
    "from", "to", "week", "month", "day", "last", "since-last-issue", "all",
  ]
  private static let termKeys = ["category", "tag", "author", "section"]
  private static let otherKeys = [
    "drafts", "future", "expired", "language", "limit", "sort", "include",
  ]

  /// What `select` says; what it does not say stays as it is.
  mutating func selection(over request: SelectionRequest) -> SelectionRequest {
    guard let map = settings.map("select") else { return request }
    let keys =
      NewsletterReader.periodKeys + NewsletterReader.termKeys
      + NewsletterReader.termKeys.map { "not-" + $0 } + NewsletterReader.otherKeys
    var part = SettingsMap(map, keys: keys)
    var request = request
    request.period = period(of: &part) ?? request.period
    request.categories = terms("category", of: &part, over: request.categories)
    request.tags = terms("tag", of: &part, over: request.tags)
    request.authors = terms("author", of: &part, over: request.authors)
    request.sections = terms("section", of: &part, over: request.sections)
    if part.node("drafts") != nil { request.takesDrafts = part.flag("drafts") }
    if part.node("future") != nil { request.takesFuture = part.flag("future") }
    if part.node("expired") != nil { request.takesExpired = part.flag("expired") }
    request.limit = part.count("limit") ?? request.limit
    request.order = part.choice("sort") ?? request.order
    if part.node("include") != nil { request.included = part.texts("include") }
    if let node = part.node("language") {
      request.language = NewsletterReader.language(node)
      if request.language == nil { part.add(.badLanguage(node.text ?? "", .error, at: node.place)) }
    }
    findings += part.findings
    return request
  }

  private func terms(
    _ key: String,
    of part: inout SettingsMap,
    over terms: SelectionRequest.Terms
  ) -> SelectionRequest.Terms {
    var terms = terms
    if part.node(key) != nil { terms.wanted = part.texts(key) }
    if part.node("not-" + key) != nil { terms.unwanted = part.texts("not-" + key) }
    return terms
  }

  private func period(of part: inout SettingsMap) -> PeriodRequest? {
    var options = PeriodOptions()
    options.from = part.text("from")
    options.to = part.text("to")
    options.week = part.text("week")
    options.month = part.text("month")
    options.day = part.text("day")
    options.last = part.text("last")
    options.sinceLastIssue = part.flag("since-last-issue")
    options.all = part.flag("all")
    do throws(PeriodOptions.Mistake) {
      return try options.request()
    } catch {
      report(error, in: &part)
      return nil
    }
  }

  private func report(_ mistake: PeriodOptions.Mistake, in part: inout SettingsMap) {
    let (key, wanted) =
      switch mistake {
      case .unreadable(let option, _, let wanted, let reason):
        (option, [wanted, reason].compactMap(\.self).joined(separator: "; "))
      case .several(let options): (options[options.count - 1], "one period at a time")
      case .reversed(let from, _): ("to", "a day from \(from) on")
      }
    if let node = part.node(key) { part.wrong(node, key, wanted: wanted) }
  }
}
