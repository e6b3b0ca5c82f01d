internal import Articles
internal import DeliveryState
internal import Diagnostics
internal import Publication
internal import SMTP

/// One run of `mail`: reads what it needs, and does what it was asked to.
package struct MailRun: Sendable {
  let request: MailRequest
  /// Seconds since 1970: for what is written down, and for when a message is sent.
  let clock: @Sendable () -> Int
  private let progress: @Sendable (String) -> Void

  /// - Parameters:
  ///   - request: what is to be done.
  ///   - clock: tells the time in seconds since 1970.
  ///   - progress: is told now and then what was done so far.
  package init(
    _ request: MailRequest,
    clock: @escaping @Sendable () -> Int,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.request = request
    self.clock = clock
    self.progress = progress
  }

  /// - Throws: `MailFailure` when nothing could be done.
  package func run() throws(MailFailure) -> MailReport {
    var preparation = MailPreparation(request)
    let issue = try preparation.issue()
    let settings = try preparation.settings()
    switch request.task {
    case .send: return try send(issue, settings, &preparation)
    case .rehearse: return try rehearse(issue, settings, &preparation)
    case .test(let address): return try test(address, issue, settings, &preparation)
    case .status: return try status(of: issue, settings)
    }
  }

  // MARK: Tasks

  private func send(
    _ issue: PublishedIssue,
    _ settings: MailSettings,
    _ preparation: inout MailPreparation
  ) throws(MailFailure) -> MailReport {
    if request.resolution == .assumeSent, outletName(settings) == nil {
      return try resolve(issue, settings, of: try preparation.addressee())
    }
    let name = try requiredOutlet(settings)
    let (people, list) = try preparation.recipients(of: issue, settings)
    let composer = try preparation.composer(issue, settings)
    try checkFindings(preparation.findings)
    let outlet = try outlet(name, issue, settings)
    if case .folder(let path) = name {
      let folder = MessageFolder(at: path, issueName: issue.name)
      return try write(people, composer, folder, preparation.findings)
    }
    let findings = preparation.findings
    return try withJournal(of: issue, settings) { journal throws(JournalFailure) in
      var dispatch = Dispatch(
        composer: composer,
        outlet: outlet,
        journal: journal,
        clock: clock,
        findings: findings,
        progress: progress
      )
      return try dispatch.run(people, list: list, resolving: request.resolution)
    }
  }

  /// Writes messages that nobody has got by that, as often as one likes.
  private func write(
    _ people: [Recipient],
    _ composer: MessageComposer,
    _ folder: MessageFolder,
    _ findings: [Diagnostic]
  ) throws(MailFailure) -> MailReport {
    var report = MailReport(diagnostics: findings)
    for person in people {
      let composition = composer.composition(for: person)
      if let remark = composer.remark(on: composition, for: person) {
        report.diagnostics.append(remark)
      }
      switch composition {
      case .nothing: continue
      case .message(let message):
        let outcome = folder.deliver(message)
        guard case .accepted(let path) = outcome else {
          throw MailFailure(.cannotWrite(outcome.reply), report.diagnostics)
        }
        report.lines.append(path)
      }
    }
    report.summary =
      "\(counted(report.lines.count, "message")) written; \(report.lines.isEmpty ? "nothing" : "none") is sent by that"
    report.isFinished = true
    return report
  }

  private func test(
    _ address: String,
    _ issue: PublishedIssue,
    _ settings: MailSettings,
    _ preparation: inout MailPreparation
  ) throws(MailFailure) -> MailReport {
    let name = try requiredOutlet(settings)
    let person = try preparation.recipient(address)
    let composer = try preparation.composer(issue, settings)
    let outlet = try outlet(name, issue, settings)
    var report = MailReport(diagnostics: preparation.findings)
    guard case .message(let message) = composer.composition(for: person, .test(clock())) else {
      throw MailFailure(.usage("nothing of the issue is for '\(address)'"), report.diagnostics)
    }
    let outcome = outlet.deliver(message)
    if case .folder = name, case .accepted(let path) = outcome { report.lines = [path] }
    report.isIncomplete = !outcome.isAccepted
    report.summary =
      outcome.isAccepted
      ? "a test went to \(person.address)"
      : "the test did not go to \(person.address): \(outcome.reply)"
    return report
  }

  private func status(
    of issue: PublishedIssue,
    _ settings: MailSettings
  ) throws(MailFailure) -> MailReport {
    let deliveries =
      try lookedUp(of: issue, settings) { journal throws(JournalFailure) in
        try journal.deliveries(of: issue.id)
      } ?? []
    var report = MailReport()
    report.lines = deliveries.map(\.line)
    let counts = Delivery.State.allCases.map { state in
      (state, deliveries.count { $0.state == state })
    }
    let said = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    report.summary =
      said.isEmpty ? "nothing of this issue was sent yet" : said.joined(separator: ", ")
    return report
  }

  private func resolve(
    _ issue: PublishedIssue,
    _ settings: MailSettings,
    of person: Recipient?
  ) throws(MailFailure) -> MailReport {
    let count = try withJournal(of: issue, settings) { journal throws(JournalFailure) in
      _ = try journal.recover(issue.id, at: clock())
      let named = person.map { [$0.address.key] }
      return try journal.settle(issue.id, of: named, as: .assumeSent, at: clock())
    }
    return MailReport(summary: "\(count) taken for sent")
  }

  func checkFindings(_ findings: [Diagnostic]) throws(MailFailure) {
    guard request.isStrict, findings.contains(where: { $0.severity > .note }) else { return }
    throw MailFailure(.findings, findings)
  }
}

// MARK: - Outlets

extension MailRun {
  func outletName(_ settings: MailSettings) -> OutletName? {
    request.via ?? settings.via.flatMap { OutletName($0) }
  }

  private func requiredOutlet(_ settings: MailSettings) throws(MailFailure) -> OutletName {
    guard let name = outletName(settings) else {
      throw MailFailure(
        .usage("nothing says how to send: --via, or 'via' under 'mail', takes \(OutletName.forms)")
      )
    }
    return name
  }

  private func outlet(
    _ name: OutletName,
    _ issue: PublishedIssue,
    _ settings: MailSettings
  ) throws(MailFailure) -> any Outlet {
    switch name {
    case .folder(let path): return MessageFolder(at: path, issueName: issue.name)
    case .maildir(let path): return Maildir(at: path)
    case .sendmail: return SendmailPipe(settings.sendmail)
    case .smtp: return try server(settings)
    }
  }

  private func server(_ settings: MailSettings) throws(MailFailure) -> any Outlet {
    guard var relay = settings.relay else {
      throw MailFailure(.usage("nothing says which server: write 'smtp: {host: …}' under 'mail'"))
    }
    if let password = relay.password { relay.server.password = try MailPreparation.read(password) }
    guard let outlet = SMTPOutlet(relay) else {
      throw MailFailure(.unavailable("libcurl is not installed, which speaks to mail servers"))
    }
    return outlet
  }
}

// MARK: - The journal

extension MailRun {
  /// Works with the journal while no other run can.
  private func withJournal<Value>(
    of issue: PublishedIssue,
    _ settings: MailSettings,
    _ work: (DeliveryJournal) throws(JournalFailure) -> Value
  ) throws(MailFailure) -> Value {
    let path = try settings.journalPath(ofSeries: issue.seriesID, in: request.stateFolder)
    return try MailFailure.journalled(at: path) { () throws(JournalFailure) in
      let journal = try DeliveryJournal(at: path)
      let lock = try JournalLock(on: path)
      let value = try work(journal)
      _ = consume lock
      return value
    }
  }

  /// Looks something up in the journal; `nil` where there is none yet.
  func lookedUp<Value>(
    of issue: PublishedIssue,
    _ settings: MailSettings,
    _ question: (DeliveryJournal) throws(JournalFailure) -> Value
  ) throws(MailFailure) -> Value? {
    let path = try settings.journalPath(ofSeries: issue.seriesID, in: request.stateFolder)
    guard WholeFile.exists(path) else { return nil }
    return try MailFailure.journalled(at: path) { () throws(JournalFailure) in
      try question(try DeliveryJournal(at: path))
    }
  }
}

// MARK: - Words

extension Delivery {
  /// `refused	ann@x.example	2026-02-16T06:00:00Z	2	550 5.1.1 …`.
  fileprivate var line: String {
    let moment = Timestamp(secondsSinceEpoch: changed).utc
    return [state.rawValue, recipient, moment, String(attempts), (reply ?? "").onOneLine]
      .joined(separator: "\t")
  }
}

extension Outcome {
  /// What was answered.
  var reply: String {
    switch self {
    case .accepted(let reply), .refused(let reply), .deferred(let reply), .unknown(let reply),
      .unavailable(let reply):
      reply
    }
  }

  var isAccepted: Bool {
    if case .accepted = self { true } else { false }
  }
}
