import Articles
import Diagnostics
import Workspace

/// Decides for every article of a site whether an issue takes it.
struct Selector {
  let site: Site
  let request: SelectionRequest
  let language: IssueLanguage
  private let clock: Timestamp
  /// What was asked for; its ends may be open still.
  private let period: Period
  private let included: Set<String>
  /// What is new enough, where the request is for what no issue has printed.
  let window: NewsWindow?

  init(_ site: Site, _ request: SelectionRequest, clock: ClockSetting) {
    self.site = site
    self.request = request
    self.clock = clock.moment(in: site.identity.zone)
    let today = site.identity.zone.day(of: self.clock)
    period =
      request.period?.period(today: today)
      ?? (site.newsletter.rhythm ?? .week).lastComplete(before: today)
    language = IssueLanguage(site, request)
    included = Set(request.included.map(Selector.normalised))
    let lateness = site.newsletter.lateWindow ?? NewsWindow.usualLateness
    window =
      switch request.period {
      case .sinceLastIssue:
        NewsWindow(after: request.backlist, lateness: lateness, today: today)
      case .due(let period):
        NewsWindow(
          of: period,
          after: request.backlist,
          start: site.newsletter.schedule.start,
          lateness: lateness,
          today: today
        )
      case .period, .between, .lastDays, nil: nil
      }
  }

  // MARK: The selection

  func selection() -> Selection {
    var candidates = site.entries.map { Candidate(entry: $0, reason: reason(against: $0)) }
    let printed = leaveOutPublished(in: &candidates)
    Translations.leaveOut(in: &candidates, language: language.tag, isKept: isIncluded)
    leaveOutDuplicates(in: &candidates, of: printed)
    let order = ArticleOrder.indices(of: candidates, by: request.order)
    leaveOutBeyondLimit(order, in: &candidates)
    let selected = order.filter { candidates[$0].isSelected }.map { candidates[$0].entry }
    var selection = Selection(
      candidates: candidates,
      selected: selected,
      period: closedPeriod(of: selected),
      language: language.tag,
      isInOtherLanguage: language.isOther
    )
    selection.findings = unmatchedOptions() + markLate(in: &selection)
    return selection
  }

  /// Why an article is not taken, as far as it alone can tell.
  private func reason(against entry: SiteEntry) -> Candidate.Reason? {
    switch entry.problem {
    case .unreadable: return .unreadable
    case .headless: return .headless
    case nil: break
    }
    if isIncluded(entry) { return nil }
    return reasonOfTime(against: entry) ?? reasonOfKind(against: entry)
  }

  /// Why an article is none of those that are asked for, whenever it appeared.
  func reasonOfKind(against entry: SiteEntry) -> Candidate.Reason? {
    reasonOfTerms(against: entry) ?? (language.takes(entry) ? nil : .language)
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
    if period.kind == .all { return nil }
    guard let day = day(of: entry) else { return .undated }
    return window?.takes(day) ?? period.contains(day) ? nil : .outsidePeriod
  }

  /// The day to which an article belongs.
  func day(of entry: SiteEntry) -> Day? {
    entry.publication.map(site.identity.zone.day(of:))
  }

  private func reasonOfTerms(against entry: SiteEntry) -> Candidate.Reason? {
    let terms = entry.terms
    if !request.categories.accept(terms.categories) { return .category }
    if !request.tags.accept(terms.tags) { return .tag }
    if !request.authors.accept(terms.authors) { return .author }
    if !request.sections.accept(terms.sections) { return .section }
    return nil
  }

  // MARK: Among one another

  /// Leaves out what earlier issues have printed; gives all of that which the site has still.
  private func leaveOutPublished(in candidates: inout [Candidate]) -> [SiteEntry] {
    guard window != nil else { return [] }
    let check = BacklistCheck(request.backlist, of: site)
    let printed = candidates.indices.filter { check.holds(candidates[$0].entry) }
    for index in printed
    where candidates[index].isSelected && !isIncluded(candidates[index].entry) {
      candidates[index].reason = .alreadyPublished
    }
    return printed.map { candidates[$0].entry }
  }

  /// Of articles that are the same the one that was printed is, else the first by path.
  private func leaveOutDuplicates(in candidates: inout [Candidate], of printed: [SiteEntry]) {
    // Candidates stand in the order of their paths, as the site's entries do.
    let indices = candidates.indices.filter { candidates[$0].isSelected }
    let titles = printed.map(\.metadata.title) + indices.map { candidates[$0].entry.metadata.title }
    var search = DuplicateSearch(amongTitles: titles, of: site)
    for entry in printed { search.remember(entry) }
    for index in indices {
      if search.isDuplicate(candidates[index].entry), !isIncluded(candidates[index].entry) {
        candidates[index].reason = .duplicate
      }
    }
  }

  /// Places go to what was asked for by its path, and then to each department in turn.
  private func leaveOutBeyondLimit(_ order: [Int], in candidates: inout [Candidate]) {
    guard let limit = request.limit, order.count > limit else { return }
    let others = order.filter { !isIncluded(candidates[$0].entry) }
    let departments = site.newsletter.departments
      .grouping(others) { candidates[$0].entry.metadata }
    let places = max(0, limit - (order.count - others.count))
    let chosen = FairShare.places(places, among: departments.map(\.members))
    for index in others where !chosen.contains(index) { candidates[index].reason = .limit }
  }

  // MARK: The period

  private func closedPeriod(of selected: [SiteEntry]) -> Period {
    if site.location.article != nil, let entry = site.entries.first {
      return .article(slug: entry.slugOrName)
    }
    let closed = period.closed(around: selected.lazy.compactMap(day(of:)))
    // The days of such an issue are nobody's choice, so that another may have them.
    guard request.period == .sinceLastIssue else { return closed }
    return closed.distinct(from: request.backlist.periods)
  }
}

extension Period {
  /// The period under a name that none of the issues has: two may print articles of the same days.
  fileprivate func distinct(from names: Set<String>) -> Period {
    var period = self
    var count = 1
    while names.contains(period.fileName), !name.isEmpty {
      count += 1
      period.name = "\(name)-\(count)"
    }
    return period
  }
}
