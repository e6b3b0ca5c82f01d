import Articles
import Workspace

/// Decides for every article of a site whether an issue takes it.
struct Selector {
  private let site: Site
  private let request: SelectionRequest
  private let clock: Timestamp
  /// What was asked for; its ends may be open still.
  private let period: Period
  private let language: IssueLanguage
  private let included: Set<String>

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
  }

  // MARK: The selection

  func selection() -> Selection {
    var candidates = site.entries.map { Candidate(entry: $0, reason: reason(against: $0)) }
    Translations.leaveOut(in: &candidates, language: language.tag, isKept: isIncluded)
    leaveOutDuplicates(in: &candidates)
    leaveOutPublished(in: &candidates)
    let order = ArticleOrder.indices(of: candidates, by: request.order)
    let limit = max(0, request.limit ?? order.count)
    for index in order.dropFirst(limit) where !isIncluded(candidates[index].entry) {
      candidates[index].reason = .limit
    }
    let selected = order.filter { candidates[$0].isSelected }.map { candidates[$0].entry }
    return Selection(
      candidates: candidates,
      selected: selected,
      period: closedPeriod(of: selected),
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
    if period.kind == .all { return nil }
    guard let moment = metadata.publication else { return .undated }
    return period.contains(site.identity.zone.day(of: moment)) ? nil : .outsidePeriod
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

  /// Of articles with one address on the web the first is taken.
  private func leaveOutDuplicates(in candidates: inout [Candidate]) {
    var taken: Set<String> = []
    for index in candidates.indices where candidates[index].isSelected {
      let entry = candidates[index].entry
      let own = entry.permalink
      // What the site prints nowhere has no address.
      let isNew = own.isEmpty || taken.insert(own).inserted
      let isCopy = entry.canonical.map { $0 != own && taken.contains($0) } ?? false
      if !isNew || isCopy, !isIncluded(entry) { candidates[index].reason = .duplicate }
    }
  }

  private func leaveOutPublished(in candidates: inout [Candidate]) {
    guard request.period == .sinceLastIssue else { return }
    for index in candidates.indices where candidates[index].isSelected {
      let entry = candidates[index].entry
      if request.published.contains(entry.id), !isIncluded(entry) {
        candidates[index].reason = .alreadyPublished
      }
    }
  }

  // MARK: The period

  private func closedPeriod(of selected: [SiteEntry]) -> Period {
    if site.location.article != nil, let entry = site.entries.first {
      return .article(slug: entry.slugOrName)
    }
    return period.closed(
      around: selected.compactMap(\.metadata.publication).map(site.identity.zone.day(of:))
    )
  }
}
