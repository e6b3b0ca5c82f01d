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

  /// Does what there is to be done, and tells of it as it goes; gives what could not be done.
  package func run(
    _ tell: @escaping @Sendable (RunReport.Event) -> Void
  ) async -> [RunReport.Failure] {
    var report = RunReport(tell)
    do throws(CompilerFailure) {
      let editions = try await Series.open(request.build, of: request.editions)
      if request.rehearses {
        try rehearse(editions, &report)
      } else {
        await perform(editions, &report)
      }
    } catch {
      report.fail(.build(error, edition: nil))
    }
    return report.failures
  }

  /// Each step does what there is to be done, whatever became of the one before it.
  private func perform(_ editions: [Series], _ report: inout RunReport) async {
    var editions = editions
    // Before the first issue is made, since only later ones are sent.
    let backlogs = backlogs(of: editions, &report)
    tellPassedOver(editions, backlogs, &report)
    do throws(CompilerFailure) {
      try await publish(&editions, &report)
    } catch {
      report.fail(.build(error, edition: nil))
    }
    if let series = editions.first { await updateCatalog(of: series, &report) }
    for (series, backlog) in zip(editions, backlogs) {
      if let backlog { send(backlog, of: series, &report) }
    }
  }

  // MARK: Issues

  /// Makes of each edition the first issue that is due, then the second, and so on.
  ///
  /// For each has what the one before it has not printed; so an edition that fails has no more of them.
  private func publish(
    _ editions: inout [Series],
    _ report: inout RunReport
  ) async throws(CompilerFailure) {
    var left = editions.indices.map { (index: $0, periods: periods(of: editions[$0])[...]) }
    for idle in left where idle.periods.isEmpty {
      report.say(
        naming(editions[idle.index], among: editions.count) + nothingDue(editions[idle.index])
      )
    }
    left.removeAll { $0.periods.isEmpty }
    while !left.isEmpty {
      var due: [(index: Int, period: Period)] = []
      for next in left {
        guard let period = next.periods.first else { continue }
        let series = editions[next.index]
        if try isDue(period, of: series, among: editions.count, report) {
          due.append((next.index, period))
        }
      }
      let failed = try await make(due, of: editions, &report)
      if !due.isEmpty { editions = try Series.refreshed(editions) }
      left = left.filter { !failed.contains($0.index) }.map { ($0.index, $0.periods.dropFirst()) }
        .filter { !$0.1.isEmpty }
    }
  }

  /// Whether a period gets an issue now; where it does not it is told why.
  private func isDue(
    _ period: Period,
    of series: Series,
    among count: Int,
    _ report: RunReport
  ) throws(CompilerFailure) -> Bool {
    let prospect = try series.prospect(of: period)
    let verdict = verdict(on: prospect, of: series)
    guard verdict != .issue else { return true }
    report.say(naming(series, among: count) + verdict.words(of: prospect))
    return false
  }

  /// Makes an issue of each edition that has one due; gives the places of those that could not be made.
  private func make(
    _ due: [(index: Int, period: Period)],
    of editions: [Series],
    _ report: inout RunReport
  ) async throws(CompilerFailure) -> Set<Int> {
    let issues = due.map { (editions[$0.index], $0.period) }
    guard
      let press = try PressRun.of(issues, request.build, shard: request.editions.shard)
    else { return [] }
    var failed: Set<Int> = []
    var place = 0
    await press.run { printed in
      let index = due[place].index
      place += 1
      switch printed.result {
      case .success(let outcome):
        report.tell(outcome.paths, outcome.diagnostics)
        report.say(naming(editions[index], among: editions.count) + outcome.summary)
      case .failure(let failure):
        report.fail(.build(failure, edition: printed.edition))
        failed.insert(index)
      }
    }
    return failed
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

  // MARK: Words

  func nothingDue(_ series: Series) -> String {
    let due = duePeriods(of: series)
    let moment = series.zone.moment(day: due.nextDay, secondOfDay: 0)
      .adding(seconds: series.newsletter.schedule.delay)
    let shown = moment.at(offset: series.zone.offset(at: moment)).rfc3339
    if let start = series.newsletter.schedule.start, due.last.to.map({ $0 < start }) ?? false,
      series.lastDay.map({ $0 < start }) ?? true
    {
      return "nothing is due before \(start), when issues begin; the first is due at \(shown)"
    }
    return "nothing is due: \(due.last.name) is done; the next issue is due at \(shown)"
  }

  /// What words of an edition begin with, where there are several.
  func naming(_ series: Series, among count: Int) -> String {
    count > 1 ? "\(series.edition ?? EditionName.main): " : ""
  }
}
