internal import Articles
package import Catalog
package import Collector
internal import Compiler
internal import Diagnostics
internal import Mail
internal import Publication
internal import Workspace

// What is done with issues once they are committed.
extension ScheduledRun {
  // MARK: Catalog

  /// Makes the catalog anew where the issues are others than those that it shows.
  func updateCatalog(of series: Series, _ report: inout RunReport) async {
    guard let making = catalogMaking(of: series), series.hasIssues else { return }
    do throws(CatalogFailure) {
      guard try !making.isCurrent() else { return }
      let outcome = try await making.run()
      report.tell(outcome.paths, outcome.diagnostics)
      report.say("catalog: \(counted(outcome.issues, "issue"))")
    } catch {
      report.fail(.catalog(error))
    }
  }

  /// `nil` where the newsletter asks for no catalog.
  private func catalogMaking(of series: Series) -> CatalogMaking? {
    series.newsletter.catalog.map { settings in
      CatalogMaking(
        of: series.output,
        output: settings.output,
        settings: CatalogSettings(settings),
        jobs: request.build.source.jobs
      )
    }
  }

  // MARK: Mail

  /// What is still to be sent of each edition, where the newsletter says to whom and how.
  func backlogs(of editions: [Series], _ report: inout RunReport) -> [MailBacklog?] {
    let none = [MailBacklog?](repeating: nil, count: editions.count)
    guard let first = editions.first, let configuration = first.newsletterPath,
      first.newsletter.mail != nil
    else { return none }
    do throws(MailFailure) {
      guard let desk = try MailDesk(configuration, stateFolder: request.stateFolder) else {
        return none
      }
      return try editions.map { series throws(MailFailure) in
        try MailBacklog(
          desk,
          of: MailBacklog.Series(series),
          after: series.lastDay,
          rehearsing: request.rehearses
        )
      }
    } catch {
      report.fail(.mail(error))
      return none
    }
  }

  /// Tells of issues that were made before there was mail, and that no run sends.
  func tellPassedOver(
    _ editions: [Series],
    _ backlogs: [MailBacklog?],
    _ report: inout RunReport
  ) {
    for (series, backlog) in zip(editions, backlogs) {
      do throws(MailFailure) {
        guard let issue = try backlog?.passedOver(of: series.issues) else { continue }
        let record = OutputFolder(at: series.output).place(of: issue.name + ".json")
        report.say(
          "\(issue.name) was made before the first run that mails, and only later issues are sent;"
            + " 'broadsheet mail \(record)' sends it"
        )
      } catch {
        report.fail(.mail(error))
      }
    }
  }

  func send(_ backlog: MailBacklog, of series: Series, _ report: inout RunReport) {
    let moment = series.now.secondsSinceEpoch
    let clock = request.clock ?? { moment }
    do throws(MailFailure) {
      for issue in try backlog.unsent(of: series.issues) {
        let record = OutputFolder(at: series.output).place(of: issue.name + ".json")
        let request = backlog.request(for: record, among: series.names)
        let mailing = MailRun(request, clock: clock) { [report] in report.say($0) }
        let outcome = try mailing.run()
        if outcome.isFinished { try backlog.finish(issue, at: clock()) }
        report.tell(outcome.lines, outcome.diagnostics)
        report.say("\(issue.name): \(outcome.summary)")
        if outcome.isIncomplete { report.fail(.undelivered) }
      }
    } catch {
      report.fail(.mail(error))
    }
  }

  // MARK: Rehearsal

  /// Tells what a run would do, of each edition and of all.
  func rehearse(_ editions: [Series], _ report: inout RunReport) throws(CompilerFailure) {
    let backlogs = backlogs(of: editions, &report)
    tellPassedOver(editions, backlogs, &report)
    var (isMade, isMailed) = (false, false)
    for (series, backlog) in zip(editions, backlogs) {
      let made = try rehearse(series, among: editions.count, report)
      isMade = isMade || !made.isEmpty
      guard let backlog else { continue }
      do throws(MailFailure) {
        let isLeft = try !backlog.unsent(of: series.issues).isEmpty
        isMailed = isMailed || isLeft || made.contains(where: backlog.sends)
      } catch {
        report.fail(.mail(error))
      }
    }
    if let series = editions.first { rehearseCatalog(of: series, isMade: isMade, &report) }
    if isMailed { report.say("then mail goes to whoever has not got an issue yet") }
  }

  /// Tells whether a run would write the catalog anew, which it does not where no issue is new.
  private func rehearseCatalog(of series: Series, isMade: Bool, _ report: inout RunReport) {
    guard let making = catalogMaking(of: series), isMade || series.hasIssues else { return }
    do throws(CatalogFailure) {
      let isCurrent = isMade ? false : try making.isCurrent()
      if isCurrent { return }
      report.say("then the catalog is brought up to date")
    } catch {
      report.fail(.catalog(error))
    }
  }

  /// Tells which issues of an edition a run would make, and gives their periods.
  private func rehearse(
    _ series: Series,
    among count: Int,
    _ report: RunReport
  ) throws(CompilerFailure) -> [Period] {
    var series = series
    var made: [Period] = []
    let name = naming(series, among: count)
    let periods = periods(of: series)
    if periods.isEmpty { report.say(name + nothingDue(series)) }
    for period in periods {
      let prospect = try series.prospect(of: period)
      let verdict = verdict(on: prospect, of: series)
      report.say(name + verdict.words(of: prospect))
      report.tell(prospect.lines, [])
      guard verdict == .issue else { continue }
      made.append(period)
      // What it prints the next does not.
      series = series.supposing(prospect)
    }
    return made
  }
}

extension CatalogSettings {
  package init(_ catalog: Newsletter.Catalog) {
    self.init()
    title = catalog.title
    description = catalog.description
    url = catalog.url
    subscribe = catalog.subscribe
  }
}

extension MailBacklog.Series {
  fileprivate init(_ series: Series) {
    self.init(
      id: series.id,
      edition: series.newsletter.edition,
      language: series.publication.language
    )
  }
}

extension Prospect {
  /// `new	content/news/a.md	2026-02-10	A title`, a line for each article that is in, or is of the period and left out.
  fileprivate var lines: [String] {
    let others = leftOut.map { ($0.reason?.rawValue ?? "", $0) }
    let ours = selected.map { ($0.isLate ? "late" : "new", $0) }
    return (ours + others).map { word, candidate in
      let day = day(of: candidate).map(\.description) ?? ""
      return [word, candidate.entry.path.string, day, candidate.entry.metadata.title]
        .joined(separator: "\t")
    }
  }
}
