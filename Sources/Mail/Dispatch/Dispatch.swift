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
  /// The list to which the issue was not sent yet.
  private var openList: String?
  /// Those for whom nothing is in the issue.
  private var unconcerned: [String] = []
  /// How many came to the list too late.
  private var late = 0
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
    if let resolution {
      let named = list == nil ? people.map(\.address.key) : nil
      _ = try journal.settle(issue, of: named, as: resolution, at: clock())
    }
    let standings = try Standings(of: issue, on: list, in: journal)
    if !standings.isClosed {
      openList = list
      try journal.admit(people.map(\.address.key), to: issue, at: clock())
    }
    for person in people { try consider(person, standings) }
    try journal.passOver(unconcerned, of: issue, at: clock())
    if late > 0 { findings.append(.lateSubscribers(late)) }
    if let stop {
      findings.append(stop)
    } else if tally.isFinished {
      try closeList()
    }
    return MailReport(
      diagnostics: findings,
      summary: tally.words,
      isIncomplete: tally.isIncomplete || stop != nil,
      isFinished: tally.isFinished && stop == nil
    )
  }

  /// Writes down that the issue was sent to its list: once somebody has answered, or there is nobody to be sent it.
  ///
  /// Until then a list that is mended, or gets longer, is as good as the first.
  private mutating func closeList() throws(JournalFailure) {
    guard let list = openList else { return }
    try journal.closeList(list, to: issue)
    openList = nil
  }

  // MARK: One person

  private mutating func consider(
    _ person: Recipient,
    _ standings: Standings
  ) throws(JournalFailure) {
    switch standings.standing(of: person, now: clock()) {
    case .late: late += 1
    case .accepted: tally.already += 1
    // It was told when it happened, and is settled.
    case .refused: return
    case .unknown(let reply):
      tally.unknown += 1
      findings.append(.mailUnknown(person, reply))
    case .due where stop != nil, .waiting where stop != nil, .suppressed where stop != nil:
      tally.left += 1
    case .waiting: tally.deferred += 1
    case .suppressed(let issues): findings.append(.mailSuppressed(person, issues: issues))
    case .due: try compose(person, standings.delivery(to: person))
    }
  }

  private mutating func compose(
    _ person: Recipient,
    _ delivery: Delivery?
  ) throws(JournalFailure) {
    let moment = clock()
    let first = delivery?.firstAttempt ?? moment
    let composition = composer.composition(for: person, .delivery(first))
    if let remark = composer.remark(on: composition, for: person) { findings.append(remark) }
    switch composition {
    case .nothing:
      tally.unconcerned += 1
      unconcerned.append(person.address.key)
    case .message(let message):
      try journal.begin(
        issue,
        to: person.address.key,
        messageID: message.messageID,
        at: moment
      )
      try note(outlet.deliver(message), person, delivery)
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
    _ delivery: Delivery?
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
      let isOver = Backoff.isOver(since: delivery?.firstAttempt ?? now, now: now)
      state = isOver ? .refused : .deferred
      if isOver { reply = "given up after two days: " + reply }
    }
    let pause = Backoff.pause(after: (delivery?.attempts ?? 0) + 1)
    try journal.end(
      issue,
      to: person.address.key,
      as: state,
      reply: reply,
      nextAttempt: state == .deferred ? now + pause : nil,
      at: now
    )
    if state != .deferred { try closeList() }
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
    case .pending, .unconcerned, .sending, .accepted: break
    }
  }

  private mutating func stopAfterTooManyRefusals() {
    let tried = tally.accepted + tally.refused
    guard tried >= 10, tally.refused * 2 > tried else { return }
    stop = .manyRefusals(tally.refused, of: tried)
  }
}

extension DeliveryJournal {
  /// Settles what of an issue is unknown, as its sender decided: of some people or, with `nil`, of all; gives how
  /// many that is.
  func settle(
    _ issue: String,
    of people: [String]?,
    as resolution: MailRequest.Resolution,
    at moment: Int
  ) throws(JournalFailure) -> Int {
    let (state, reply): (Delivery.State, String) =
      switch resolution {
      case .resend: (.pending, "to be sent again, by decision")
      case .assumeSent: (.accepted, "taken for sent, by decision")
      }
    guard let people else {
      return try resolve(issue, of: nil, as: state, reply: reply, at: moment)
    }
    var count = 0
    for person in people {
      count += try resolve(issue, of: person, as: state, reply: reply, at: moment)
    }
    return count
  }
}
