package import Articles
package import Collector
internal import Diagnostics
internal import Layout
package import Publication

/// A series of issues as it stands: its open site, and the issues that were committed.
package struct Series: Sendable {
  let stage: SourceStage
  let site: Diagnosed<Site>
  private var ledger: Ledger

  /// Opens the site, and reads the records of its issues: the series of each edition that is meant.
  ///
  /// - Throws: `CompilerFailure` for a site that is not there, a configuration that is wrong, or records that cannot be
  ///   read.
  package static func open(
    _ request: BuildRequest,
    of choice: EditionChoice
  ) async throws(CompilerFailure) -> [Series] {
    let stage = SourceStage(request: request.source)
    let site = try await stage.site()
    let names = try choice.editions(of: site.value.newsletter)
    try request.checkNames(of: names, in: site.value)
    let ledger = try stage.output(of: site.value).committedIssues()
    let known = site.value.newsletter.editions.names
    return try names.map { name throws(CompilerFailure) in
      Series(
        stage: stage,
        site: try site.edition(name, request),
        ledger: ledger,
        names: known
      )
    }
  }

  /// Series of one folder with the issues that there are now.
  package static func refreshed(_ all: [Series]) throws(CompilerFailure) -> [Series] {
    guard let ledger = try all.first?.folder.committedIssues() else { return [] }
    return all.map { series in
      var series = series
      series.ledger = ledger
      return series
    }
  }

  // MARK: Settings

  /// The name of the edition; `nil` for the newsletter itself.
  package var edition: String? { newsletter.edition }
  /// The names of all editions of the newsletter.
  package private(set) var names: [String] = []
  package var newsletter: Newsletter { site.value.newsletter }
  package var rhythm: Rhythm { newsletter.rhythm ?? .week }
  package var zone: Zone { site.value.identity.zone }
  package var now: Timestamp { stage.request.clock.moment(in: zone) }
  var folder: OutputFolder { stage.output(of: site.value) }
  /// The folder of the issues.
  package var output: String { folder.path }

  package var publication: PublicationIdentity {
    site.value.identity(for: stage.request.overriding(newsletter.selection))
  }

  /// `urn:uuid:…`, as records have it.
  package var id: String { "urn:uuid:\(publication.seriesID)" }

  /// The path of the `newsletter.yaml`; `nil` where there is none.
  package var newsletterPath: String? {
    guard let file = site.value.location.newsletterFile else { return nil }
    let (named, place) = (stage.request.config, stage.request.site)
    if let named { return named }
    let isFile = place.hasSuffix(".yaml") || place.hasSuffix(".yml")
    return isFile ? place : place.hasSuffix("/") ? place + file.name : "\(place)/\(file.name)"
  }

  // MARK: Issues

  /// Whether the folder holds any issue, be it of another series.
  package var hasIssues: Bool { !ledger.issues.isEmpty }

  /// The issues that its rhythm has brought, the earliest first.
  package var issues: [CommittedIssue] {
    ledger.series(of: publication, edition: newsletter.edition)
      .filter { $0.isRegular && rhythm.brings($0.period.kind) }
      .sorted { ($0.lastDay, $0.name) < ($1.lastDay, $1.name) }
  }

  /// The last day for which there is an issue; `nil` before the first.
  package var lastDay: Day? { issues.last?.period.to }

  /// What a period's issue would hold if it were made now.
  ///
  /// - Throws: `CompilerFailure` when an article is to be included that is not there.
  package func prospect(of period: Period) throws(CompilerFailure) -> Prospect {
    var stage = stage
    stage.request = stage.request.due(period)
    let source = try stage.source(of: site.value, ledger).value
    return Prospect(period: period, selection: source.selection, zone: zone)
  }
}

extension Series {
  /// The series as it would stand if a prospect had been made an issue.
  package func supposing(_ prospect: Prospect) -> Series {
    var series = self
    series.ledger = ledger.supposing(
      CommittedIssue(
        supposedFor: prospect.period,
        of: publication,
        edition: edition,
        printing: prospect.selected.map {
          Backlist.Entry(id: $0.entry.id, guid: $0.entry.metadata.guid)
        }
      )
    )
    return series
  }
}

/// What an issue would hold.
package struct Prospect: Sendable {
  package let period: Period
  private let selection: Selection
  private let zone: Zone

  init(period: Period, selection: Selection, zone: Zone) {
    self.period = period
    self.selection = selection
    self.zone = zone
  }

  /// The articles that would be in it, by path.
  package var selected: [Candidate] { selection.candidates.filter(\.isSelected) }

  /// The articles of its days that would not be in it, by path.
  package var leftOut: [Candidate] {
    selection.candidates.filter { candidate in
      !candidate.isSelected && day(of: candidate).map(period.contains) ?? false
    }
  }

  /// The day to which an article belongs.
  package func day(of candidate: Candidate) -> Day? {
    candidate.entry.metadata.publication.map(zone.day)
  }
}

extension SourceRequest {
  /// The same for a period's issue, with what no other has printed.
  func due(_ period: Period) -> SourceRequest {
    var request = self
    let overriding = overriding
    request.overriding = { selection in
      var selection = overriding(selection)
      selection.period = .due(period)
      return selection
    }
    return request
  }
}

extension Rhythm {
  /// Whether periods of a kind may be its own; a record tells its own spans of days from others by no name.
  fileprivate func brings(_ kind: Period.Kind) -> Bool {
    switch self {
    case .week: kind == .week
    case .month: kind == .month
    case .day: kind == .day
    case .days: kind == .range || kind == .days
    }
  }
}

extension CommittedIssue {
  fileprivate var lastDay: Int { period.to?.daysSinceEpoch ?? .min }
}
