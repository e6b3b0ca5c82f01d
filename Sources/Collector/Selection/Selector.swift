import Articles
import Diagnostics

/// Decides for every article of a site whether an issue takes it.
struct Selector {
  private let site: Site
  private let request: SelectionRequest
  private let clock: Timestamp
  private let span: Span
  private let language: IssueLanguage
  private let included: Set<String>

  /// The days that are asked for, before open ends are closed.
  private enum Span {
    case everything
    /// Everything with a date.
    case dated
    case period(Period)
    case open(from: Day?, to: Day?)
  }

  init(_ site: Site, _ request: SelectionRequest) {
    self.site = site
    self.request = request
    clock = request.clock.moment(in: site.identity.zone)
    let today = site.identity.zone.day(of: clock)
    span = Selector.span(request.span, today: today, site.newsletter.frequency ?? .week)
    language = IssueLanguage(site, request)
    included = Set(request.included.map { Selector.normalised($0) })
  }

  private static func span(
    _ asked: SelectionRequest.Span,
    today: Day,
    _ frequency: Frequency
  ) -> Span {
    switch asked {
    case .lastComplete: return .period(frequency.lastComplete(before: today))
    case .week(let week): return .period(.week(week))
    case .day(let day): return .period(.day(day))
    case .month(let year, let month):
      return Period.month(year: year, month: month).map(Span.period) ?? .open(from: nil, to: nil)
    case .last(let days):
      return .period(.range(from: today.adding(days: 1 - max(1, days)), to: today))
    case .days(let from?, let to?): return .period(.range(from: from, to: to))
    case .days(let from, let to): return .open(from: from, to: to)
    case .sinceLastIssue: return .dated
    case .all: return .everything
    }
  }

  // MARK: The selection

  func selection() -> Selection {
    var candidates = site.entries.map { Candidate(entry: $0, reason: reason(against: $0)) }
    leaveOutDuplicates(in: &candidates)
    leaveOutPublished(in: &candidates)
    let order = ordered(candidates.indices.filter { candidates[$0].isSelected }.map { ($0, candidates[$0].entry) })
    let limit = max(0, request.limit ?? order.count)
    for index in order.dropFirst(limit) where !isIncluded(candidates[index].entry) {
      candidates[index].reason = .limit
    }
    let selected = order.filter { candidates[$0].isSelected }.map { candidates[$0].entry }
    return Selection(
      candidates: candidates,
      selected: selected,
      period: period(of: selected),
      language: language.tag,
      isInOtherLanguage: language.isOther
    )
  }

  /// Why an article is not taken, as far as it alone can tell.
  private func reason(against entry: SiteEntry) -> Candidate.Reason? {
    switch entry.problem {
    case .unreadable: return .unreadable
    case .headless: return .headless
    case nil: break
    }
    if isIncluded(entry) { return nil }
    return reasonOfTime(against: entry) ?? reasonOfTerms(against: entry)
      ?? (language.takes(entry) ? nil : .language)
  }

  private func isIncluded(_ entry: SiteEntry) -> Bool {
    site.location.article != nil || included.contains(entry.path.string)
  }

  private static func normalised(_ path: String) -> String {
    path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }

  private func reasonOfTime(against entry: SiteEntry) -> Candidate.Reason? {
    let metadata = entry.metadata
    if entry.isDraft, !request.takesDrafts { return .draft }
    if !request.takesFuture, let publish = metadata.publishDate, publish > clock { return .future }
    if !request.takesExpired, let expiry = metadata.expiryDate, expiry <= clock { return .expired }
    if case .everything = span { return nil }
    guard let moment = metadata.publication else { return .undated }
    let day = site.identity.zone.day(of: moment)
    switch span {
    case .everything, .dated: return nil
    case .period(let period): return period.contains(day) ? nil : .outsidePeriod
    case .open(let from, let to):
      return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
        ? nil : .outsidePeriod
    }
  }

  private func reasonOfTerms(against entry: SiteEntry) -> Candidate.Reason? {
    func fits(_ terms: Set<String>, _ wanted: [String], _ unwanted: [String]) -> Bool {
      (wanted.isEmpty || wanted.contains { terms.contains(URLSegments.term($0)) })
        && !unwanted.contains { terms.contains(URLSegments.term($0)) }
    }
    let terms = entry.terms
    if !fits(terms.categories, request.categories, request.excludedCategories) { return .category }
    if !fits(terms.tags, request.tags, request.excludedTags) { return .tag }
    if !fits(terms.authors, request.authors, request.excludedAuthors) { return .author }
    if !fits(terms.sections, request.sections, request.excludedSections) { return .section }
    return nil
  }

  // MARK: Among one another

  /// Of articles with one address on the web the first is taken.
  private func leaveOutDuplicates(in candidates: inout [Candidate]) {
    var taken: Set<String> = []
    for index in candidates.indices where candidates[index].isSelected {
      let entry = candidates[index].entry
      let own = entry.permalink
      let isNew = taken.insert(own).inserted
      let isCopy = entry.canonical.map { $0 != own && taken.contains($0) } ?? false
      if !isNew || isCopy, !isIncluded(entry) { candidates[index].reason = .duplicate }
    }
  }

  private func leaveOutPublished(in candidates: inout [Candidate]) {
    guard case .sinceLastIssue = request.span else { return }
    for index in candidates.indices where candidates[index].isSelected {
      let entry = candidates[index].entry
      if request.published.contains(entry.id), !isIncluded(entry) {
        candidates[index].reason = .alreadyPublished
      }
    }
  }

  private func ordered(_ entries: [(index: Int, entry: SiteEntry)]) -> [Int] {
    let order = request.order
    return entries.sorted { ArticleOrder.precedes($0.entry, $1.entry, by: order) }.map(\.index)
  }

  // MARK: The period

  private func period(of selected: [SiteEntry]) -> Period {
    if site.location.article != nil, let entry = site.entries.first {
      return .article(slug: entry.slugOrName)
    }
    let days = selected.compactMap(\.metadata.publication).map(site.identity.zone.day(of:))
    switch span {
    case .everything: return .all
    case .period(let period): return period
    case .dated: return closed(from: nil, to: nil, around: days)
    case .open(let from, let to): return closed(from: from, to: to, around: days)
    }
  }

  private func closed(from: Day?, to: Day?, around days: [Day]) -> Period {
    guard let first = from ?? days.min() ?? to, let last = to ?? days.max() ?? from else {
      return .all
    }
    return .range(from: min(first, last), to: max(first, last))
  }
}

/// The order of articles within a department.
enum ArticleOrder {
  static func precedes(_ a: SiteEntry, _ b: SiteEntry, by order: SelectionRequest.Order) -> Bool {
    switch order {
    case .standard:
      if a.metadata.isPinned != b.metadata.isPinned { return a.metadata.isPinned }
      if weight(a) != weight(b) { return weight(a) < weight(b) }
    case .weight:
      if weight(a) != weight(b) { return weight(a) < weight(b) }
    case .title:
      let (x, y) = (a.metadata.title.lowercased(), b.metadata.title.lowercased())
      if x != y { return x < y }
    case .date: break
    }
    switch (a.metadata.publication, b.metadata.publication) {
    case (let x?, let y?) where x != y: return x > y
    case (.some, nil): return true
    case (nil, .some): return false
    default: return a.path < b.path
    }
  }

  /// Articles without a weight come last.
  private static func weight(_ entry: SiteEntry) -> Int { entry.metadata.weight ?? Int.max }
}

/// The language of an issue, and which articles it takes.
struct IssueLanguage {
  let tag: LanguageTag
  let isOther: Bool
  /// The site's key whose articles alone are taken; `nil` when all are.
  private let key: String?
  /// What was asked for on a site that does not keep languages apart.
  private let wanted: LanguageTag?

  init(_ site: Site, _ request: SelectionRequest) {
    let asked = request.language ?? site.newsletter.language?.tag
    let keys = Set(site.entries.map(\.language))
    let isApart = site.settings.keepsLanguagesApart || site.entries.contains { $0.file.language != nil }
    guard isApart else {
      wanted = request.language.flatMap(LanguageTag.init)
      key = nil
      tag = wanted ?? site.identity.language
      isOther = false
      return
    }
    let main = site.settings.defaultLanguage
    let chosen = asked.flatMap { IssueLanguage.key(for: $0, in: site, keys) }
    key = chosen ?? (asked == nil ? main : asked?.lowercased())
    wanted = nil
    let own = key.flatMap(site.settings.tag(ofLanguage:))
    tag = request.language == nil ? site.identity.language : own ?? site.identity.language
    isOther = key != main && request.language != nil
  }

  /// The site's key that a tag means: the key itself, a language whose tag it is, else one of the same primary language.
  private static func key(for written: String, in site: Site, _ keys: Set<String>) -> String? {
    let lowered = written.lowercased()
    if keys.contains(lowered) || site.settings.language(lowered) != nil { return lowered }
    let candidates = (site.settings.languages.map(\.key) + keys.sorted()).unique
    let tag = LanguageTag(written)
    if let key = candidates.first(where: { site.settings.tag(ofLanguage: $0) == tag }) { return key }
    return candidates.first { site.settings.tag(ofLanguage: $0)?.primary == tag?.primary }
  }

  func takes(_ entry: SiteEntry) -> Bool {
    if let key { return entry.language == key }
    guard let wanted else { return true }
    return entry.metadata.language == wanted || entry.metadata.language.primary == wanted.tag
  }
}
