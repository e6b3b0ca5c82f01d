internal import DeliveryState
internal import Diagnostics
internal import Publication
internal import SMTP

/// Sends an issue to people, each at most once.
///
/// That a message is about to be sent is on the disk before its first byte goes out. Whatever ends the run in between
/// leaves a delivery of which nobody knows, and such a one is never sent again by itself.
struct Dispatch {
  let composer: MessageComposer
  let outlet: any Outlet
  let journal: DeliveryJournal
  let clock: @Sendable () -> Int
  var findings: [Diagnostic]
  /// Told now and then what was done so far.
  private let progress: @Sendable (String) -> Void
  private var tally = Tally()
  /// Why the run stops before its end.
  private var stop: Diagnostic?

  init(
    composer: MessageComposer,
    outlet: any Outlet,
    journal: DeliveryJournal,
    clock: @escaping @Sendable () -> Int,
    findings: [Diagnostic],
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.composer = composer
    self.outlet = outlet
    self.journal = journal
    self.clock = clock
    self.findings = findings
    self.progress = progress
  }

  /// After so many messages something is told: some minutes where a server takes sixty a minute.
  private static let stride = 200

  private var issue: String { composer.issue.id }

  /// Sends to all who are due; `list` is the name of the people's list, `nil` for one who was named by address.
  ///
  /// - Throws: `JournalFailure` when what was sent cannot be written down: nothing more is sent then.
  mutating func run(
    _ people: [Recipient],
    list: String?,
    resolving resolution: MailRequest.Resolution?
  ) throws(JournalFailure) -> MailReport {
    _ = try journal.recover(issue, at: clock())
    if let resolution { _ = try journal.settle(issue, as: resolution, at: clock()) }
    try admit(people, list)
    let deliveries = [String: Delivery](
      try journal.deliveries(of: issue).map { ($0.recipient, $0) }
    ) { first, _ in first }
    let refusals = list == nil ? [:] : try journal.refusals()
    for person in people {
      guard let delivery = deliveries[person.address.key] else { continue }
      try consider(person, delivery, refusals: refusals[person.address.key] ?? 0)
    }
    if let stop { findings.append(stop) }
    return MailReport(
      diagnostics: findings,
      summary: tally.words,
      isIncomplete: tally.isIncomplete || stop != nil,
      isFinished: tally.isFinished && stop == nil
    )
  }

  private mutating func admit(_ people: [Recipient], _ list: String?) throws(JournalFailure) {
    let addresses = people.map(\.address.key)
    guard let list else {
      for address in addresses { try journal.admit(address, to: issue, at: clock()) }
      return
    }
    let late = try journal.admit(addresses, ofList: list, to: issue, at: clock())
    if !late.isEmpty { findings.append(.lateSubscribers(late.count)) }
  }

  // MARK: One person

  private mutating func consider(
    _ person: Recipient,
    _ delivery: Delivery,
    refusals: Int
  ) throws(JournalFailure) {
    switch delivery.state {
    case .accepted: tally.already += 1
    // It was told when it happened, and is settled.
    case .refused: return
    case .unknown, .sending:
      tally.unknown += 1
      findings.append(.mailUnknown(person, delivery.reply ?? ""))
    case .pending, .deferred:
      guard stop == nil, (delivery.nextAttempt ?? 0) <= clock() else {
        if stop == nil { tally.deferred += 1 } else { tally.left += 1 }
        return
      }
      guard refusals < Dispatch.patience else {
        findings.append(.mailSuppressed(person, issues: refusals))
        return
      }
      try compose(person, delivery)
    }
  }

  /// Whoever refused so many issues in a row is not written to any more.
  private static let patience = 3

  private mutating func compose(
    _ person: Recipient,
    _ delivery: Delivery
  ) throws(JournalFailure) {
    switch composer.composition(for: person) {
    case .nothing(.noFile):
      findings.append(.noFileForDevice(person))
      tally.unconcerned += 1
    case .nothing: tally.unconcerned += 1
    case .message(let message):
      try journal.begin(
        issue,
        to: person.address.key,
        messageID: message.messageID,
        at: clock()
      )
      try note(outlet.deliver(message), person, attempts: delivery.attempts + 1, delivery)
      tally.tried += 1
      if tally.tried % Dispatch.stride == 0 {
        progress("\(composer.issue.name): \(tally.words) so far")
      }
    }
  }

  /// Writes down what became of a message.
  private mutating func note(
    _ outcome: Outcome,
    _ person: Recipient,
    attempts: Int,
    _ delivery: Delivery
  ) throws(JournalFailure) {
    let now = clock()
    var (state, reply) = (Delivery.State.accepted, outcome.reply)
    switch outcome {
    case .accepted: tally.accepted += 1
    case .refused: state = .refused
    case .unknown: state = .unknown
    case .unavailable:
      state = .deferred
      stop = .mailStopped(reply)
    case .deferred:
      let isOver = Backoff.isOver(since: delivery.firstAttempt ?? now, now: now)
      state = isOver ? .refused : .deferred
      if isOver { reply = "given up after two days: " + reply }
    }
    let pause = Backoff.pause(after: attempts)
    try journal.end(
      issue,
      to: person.address.key,
      as: state,
      reply: reply,
      nextAttempt: state == .deferred ? now + pause : nil,
      at: now
    )
    tell(state, person, reply, pause: pause)
  }

  private mutating func tell(
    _ state: Delivery.State,
    _ person: Recipient,
    _ reply: String,
    pause: Int
  ) {
    switch state {
    case .refused:
      tally.refused += 1
      findings.append(.mailRefused(person, reply))
      stopAfterTooManyRefusals()
    case .deferred:
      tally.deferred += 1
      findings.append(.mailDeferred(person, reply, minutes: pause / 60))
    case .unknown:
      tally.unknown += 1
      findings.append(.mailUnknown(person, reply))
    case .pending, .sending, .accepted: break
    }
  }

  private mutating func stopAfterTooManyRefusals() {
    let tried = tally.accepted + tally.refused
    guard tried >= 10, tally.refused * 2 > tried else { return }
    stop = .manyRefusals(tally.refused, of: tried)
  }
}

extension DeliveryJournal {
  /// Settles all of an issue that is unknown, as its sender decided; gives how many that is.
  func settle(
    _ issue: String,
    as resolution: MailRequest.Resolution,
    at moment: Int
  ) throws(JournalFailure) -> Int {
    switch resolution {
    case .resend:
      try resolve(issue, of: nil, as: .pending, reply: "to be sent again, by decision", at: moment)
    case .assumeSent:
      try resolve(issue, of: nil, as: .accepted, reply: "taken for sent, by decision", at: moment)
    }
  }
}
