internal import Articles
internal import Catalog
internal import Collector
internal import Compiler
internal import Mail

/// What a timer calls, as often as it likes: makes the issues that are due, and brings them to their readers.
///
/// Nothing is remembered but what the steps themselves leave behind: records, the catalog, and what was sent. So a run
/// that ends anywhere is taken up by the next where it was.
package struct ScheduledRun: Sendable {
  let request: RunRequest

  package init(_ request: RunRequest) { self.request = request }

  package func run() async -> RunReport {
    var report = RunReport()
    do throws(CompilerFailure) {
      let series = try await Series.open(request.build.source)
      if request.rehearses {
        try rehearse(series, &report)
      } else {
        await perform(series, &report)
      }
    } catch {
      report.failures.append(.build(error))
    }
    return report
  }

  /// Each step does what there is to be done, whatever became of the one before it.
  private func perform(_ series: Series, _ report: inout RunReport) async {
    var series = series
    // Before the first issue is made, since only later ones are sent.
    let backlog = backlog(of: series, &report)
    do throws(CompilerFailure) {
      try await publish(&series, &report)
    } catch {
      report.failures.append(.build(error))
    }
    await updateCatalog(of: series, &report)
    if let backlog { send(backlog, of: series, &report) }
  }

  // MARK: Issues

  private func publish(
    _ series: inout Series,
    _ report: inout RunReport
  ) async throws(CompilerFailure) {
    let periods = periods(of: series)
    if periods.isEmpty { report.words.append(nothingDue(series)) }
    for period in periods {
      let prospect = try series.prospect(of: period)
      let verdict = verdict(on: prospect, of: series)
      guard verdict == .issue else {
        report.words.append(verdict.words(of: prospect))
        continue
      }
      let outcome = try await Build(request.build, of: series, period: period).run()
      report.lines += outcome.paths
      report.diagnostics += outcome.diagnostics
      report.words.append(outcome.summary)
      series = try series.withPresentIssues()
    }
  }

  /// The periods that get an issue now, if enough appeared in them.
  func periods(of series: Series) -> [Period] {
    let due = duePeriods(of: series)
    if request.rebuilds { return [due.last] }
    let catchesUp = request.catchesUp || series.newsletter.schedule.catchesUp
    // Without, what the missed periods would have printed is in the last one's issue.
    return catchesUp ? due.missed : due.missed.suffix(1)
  }

  func verdict(on prospect: Prospect, of series: Series) -> Verdict {
    let isFirst = covered(by: series) == nil
    let passed = duePeriods(of: series).missed.firstIndex(of: prospect.period)
    return Verdict(
      on: prospect,
      passed: isFirst || request.rebuilds ? nil : passed,
      by: series.newsletter.schedule
    )
  }

  private func duePeriods(of series: Series) -> DuePeriods {
    let moment = series.now.adding(seconds: -series.newsletter.schedule.delay)
    return DuePeriods(
      series.rhythm,
      today: series.zone.day(of: moment),
      covered: covered(by: series)
    )
  }

  /// The last day for which there is an issue, or need be none.
  private func covered(by series: Series) -> Day? {
    let before = series.newsletter.schedule.start?.adding(days: -1)
    return [series.lastDay, before].compactMap(\.self).max()
  }

  func nothingDue(_ series: Series) -> String {
    let due = duePeriods(of: series)
    let moment = series.zone.moment(day: due.nextDay, secondOfDay: 0)
      .adding(seconds: series.newsletter.schedule.delay)
    let shown = moment.at(offset: series.zone.offset(at: moment)).rfc3339
    return "nothing is due: \(due.last.name) is done; the next issue is due at \(shown)"
  }
}
