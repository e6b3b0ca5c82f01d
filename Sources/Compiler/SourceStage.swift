internal import Articles
internal import Collector
internal import Diagnostics
internal import Publication
internal import Workspace

/// Opens the site that was named, and decides which of its articles are meant.
struct SourceStage: Sendable {
  var request: SourceRequest
  /// Whether the articles are to be listed, with their words.
  var isListing = false

  /// A site, what was selected of it, and where its issues lie.
  struct Source: Sendable {
    var site: Site
    var request: SelectionRequest
    var selection: Selection
    var output: OutputFolder
    /// What lies in `output` already.
    var ledger: Ledger
    /// Why the clock cannot be right, where new articles are to be told by it.
    var clockProblem: Diagnostic?
  }

  /// Opens the site and selects.
  ///
  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  func open() async throws(CompilerFailure) -> Diagnosed<Source> {
    var diagnostics: [Diagnostic] = []
    let site = try await site().collecting(into: &diagnostics)
    let period = request.overriding(site.newsletter.selection).period
    let ledger = period.leavesOutPublished ? try output(of: site).committedIssues() : Ledger()
    return Diagnosed(
      try source(of: site, ledger).collecting(into: &diagnostics),
      diagnostics
    )
  }

  func output(of site: Site) -> OutputFolder {
    OutputFolder(at: request.output ?? site.newsletter.output ?? "output")
  }

  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  func site() async throws(CompilerFailure) -> Diagnosed<Site> {
    do throws(CollectionFailure) {
      let location = try SiteLocation.find(
        request.site,
        kind: request.kind,
        configuration: request.config
      )
      let site = try await Collector.open(location, try options)
      // A list goes on meanwhile.
      if !isListing { await site.value.settled() }
      let edition = try site.value.edition(named: request.edition, titled: request.title)
      return Diagnosed(edition, site.diagnostics)
    } catch {
      throw CompilerFailure(error)
    }
  }

  private var options: Collector.Options {
    get throws(CollectionFailure) {
      let baseURL = request.baseURL.flatMap(Collector.baseURL)
      if let written = request.baseURL, baseURL == nil {
        throw .badConfiguration([.badBaseURLOption(written)])
      }
      return Collector.Options(
        title: request.title,
        baseURL: baseURL,
        language: request.overriding(SelectionRequest()).language,
        jobs: request.jobs,
        countsWords: isListing,
        cache: request.cacheFolder.map(Collector.CacheUse.init)
      )
    }
  }

  /// Selects of an open site, in the light of what earlier issues have printed.
  ///
  /// - Throws: `CompilerFailure` when an article is to be included that is not there.
  func source(of site: Site, _ ledger: Ledger) throws(CompilerFailure) -> Diagnosed<Source> {
    var request = request.overriding(site.newsletter.selection)
    request.included = try request.included.map { path throws(CompilerFailure) in
      try included(path, in: site)
    }
    var clockProblem: Diagnostic?
    if request.period.leavesOutPublished {
      let publication = site.identity(for: request)
      request.backlist = ledger.backlist(
        of: publication,
        edition: site.newsletter.edition,
        before: request.period
      )
      clockProblem = self.clockProblem(request, publication, site, ledger)
    }
    let selection = site.selection(request, clock: self.request.clock)
    return Diagnosed(
      Source(
        site: site,
        request: request,
        selection: selection,
        output: output(of: site),
        ledger: ledger,
        clockProblem: clockProblem
      ),
      selection.findings
    )
  }

  /// No issue can have printed what is still to come: then the clock is behind, or was ahead.
  private func clockProblem(
    _ request: SelectionRequest,
    _ publication: PublicationIdentity,
    _ site: Site,
    _ ledger: Ledger
  ) -> Diagnostic? {
    let now = self.request.clock.moment(in: publication.zone)
    guard !request.takesFuture,
      let last = ledger.lastMoment(of: publication, edition: site.newsletter.edition), now < last
    else { return nil }
    return .clockBehind(now, last: last)
  }
}

extension SourceStage {
  /// The path, below the site, of an article that is asked for by its path there or from the current folder.
  ///
  /// - Throws: `CompilerFailure` when no such article is there.
  private func included(_ path: String, in site: Site) throws(CompilerFailure) -> String {
    let known = site.entries.map(\.path.string)
    let root = request.site.hasSuffix("/") ? request.site : request.site + "/"
    let candidates = [path] + (path.hasPrefix(root) ? [String(path.dropFirst(root.count))] : [])
    let found = candidates.compactMap { WorkspacePath($0)?.string }.first { known.contains($0) }
    if let found { return found }
    let hint = Suggestion.nearest(to: path, among: known).map { "; did you mean '\($0)'?" } ?? ""
    throw CompilerFailure(.missingInput("no article '\(path)' to include\(hint)"))
  }
}

extension OutputFolder {
  /// The ledger, its failure told as the compiler tells it.
  func committedIssues() throws(CompilerFailure) -> Ledger {
    do throws(Failure) { return try ledger() } catch { throw CompilerFailure(error, in: path) }
  }

  /// The lock, its failure told as the compiler tells it.
  func locked(of shard: Shard? = nil) throws(CompilerFailure) -> FolderLock {
    do throws(Failure) { return try lock(of: shard) } catch {
      throw CompilerFailure(error, in: path)
    }
  }
}

extension Ledger {
  /// All that a series has printed but for the issue that is asked for.
  fileprivate func backlist(
    of publication: PublicationIdentity,
    edition: String?,
    before period: PeriodRequest?
  ) -> Backlist {
    guard case .due(let period) = period else { return backlist(of: publication, edition: edition) }
    return backlist(of: publication, edition: edition, except: period)
  }
}

extension CompilerFailure {
  init(_ failure: OutputFolder.Failure, in folder: String) {
    switch failure {
    case .locked(let holder): self.init(.locked(folder: folder, holder: holder))
    case .failed(let words): self.init(.cannotWrite(words))
    }
  }
}

extension SourceStage.Source {
  /// What is odd about the clock and about the records, where the selection depends on them.
  var findingsOfSeries: [Diagnostic] {
    guard request.period.leavesOutPublished else { return [] }
    return ledger.unreadableRecords(of: site.identity(for: selection))
      + [clockProblem].compactMap(\.self)
  }

  /// The findings that matter to an issue: not what is odd in articles that it leaves out.
  ///
  /// An article that cannot be read at all might have belonged to it, and stays an error; so might one whose date
  /// nobody can read.
  func findingsOfSelection(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard findings.contains(where: { $0.severity != .error && $0.place != nil }) else {
      return findings
    }
    let others = Dictionary(
      selection.candidates.compactMap { candidate in
        candidate.reason.map { (candidate.entry.path.string, $0) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    return findings.filter { finding in
      guard finding.severity != .error, let file = finding.place?.file, let reason = others[file]
      else { return true }
      return reason == .undated && finding.id == "unreadable-date"
    }
  }
}

extension CompilerFailure {
  init(_ failure: CollectionFailure) {
    switch failure {
    case .missingInput(let name, let reason):
      self.init(.missingInput("cannot read '\(name)': \(reason.words)"))
    case .badConfiguration(let diagnostics): self.init(.badConfiguration, diagnostics)
    case .unknownEdition(let name, let known):
      let hint =
        known.isEmpty ? "newsletter.yaml has none" : Suggestion.hint(for: name, among: known)
      self.init(.usage("no edition is named '\(name)'\(hint.map { "; \($0)" } ?? "")"))
    }
  }
}

extension Diagnostic {
  static func clockBehind(_ now: Timestamp, last: Timestamp) -> Diagnostic {
    Diagnostic(
      .error,
      id: "clock-behind",
      "the clock shows \(now.utc), and an issue has printed an article of \(last.utc) already",
      hint: "set the clock right; --future takes articles that are still to come"
    )
  }

  static func badBaseURLOption(_ written: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-base-url",
      "'\(written)' is no address of a site",
      hint: "such as 'https://news.example/'"
    )
  }
}
