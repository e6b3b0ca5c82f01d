internal import DeliveryState

/// What is to be done about an issue for one person.
enum Standing: Hashable, Sendable {
  case due
  /// They came to the list after the issue was sent to it.
  case late
  case accepted
  case refused
  case unknown(reply: String)
  /// It was not taken, and it is too early to try again.
  case waiting
  /// They refused so many issues in a row, and are not written to any more.
  case suppressed(issues: Int)
}

/// How the people of a list stand to an issue, as the journal has it: the same for a run and for its rehearsal.
struct Standings: Sendable {
  /// Whoever refused so many issues in a row is not written to any more.
  private static let patience = 3

  /// Whether the issue was sent to the list; who comes later is not sent it.
  private(set) var isClosed = false
  private var deliveries: [String: Delivery] = [:]
  private var refusals: [String: Int] = [:]

  /// Of an issue of which nothing is written down.
  init() {}

  /// Looks up an issue; `list` is the name of the people's list, `nil` for one who was named by address and is written
  /// to whatever they refused.
  init(of issue: String, on list: String?, in journal: DeliveryJournal) throws(JournalFailure) {
    deliveries = [String: Delivery](
      try journal.deliveries(of: issue).map { ($0.recipient, $0) }
    ) { first, _ in first }
    guard let list else { return }
    refusals = try journal.refusals()
    isClosed = try journal.isClosed(list, to: issue)
  }

  func delivery(to person: Recipient) -> Delivery? { deliveries[person.address.key] }

  /// How somebody stands at a moment in seconds since 1970.
  func standing(of person: Recipient, now: Int) -> Standing {
    guard let delivery = delivery(to: person) else { return isClosed ? .late : due(person) }
    switch delivery.state {
    case .accepted: return .accepted
    case .refused: return .refused
    case .unknown, .sending: return .unknown(reply: delivery.reply ?? "")
    case .pending, .unconcerned, .deferred:
      return (delivery.nextAttempt ?? 0) > now ? .waiting : due(person)
    }
  }

  private func due(_ person: Recipient) -> Standing {
    let refused = refusals[person.address.key] ?? 0
    return refused < Standings.patience ? .due : .suppressed(issues: refused)
  }

  /// The same once what is unknown is settled as its sender decided.
  func settled(as resolution: MailRequest.Resolution?) -> Standings {
    guard let resolution else { return self }
    var settled = self
    settled.deliveries = deliveries.mapValues { delivery in
      guard delivery.state == .unknown || delivery.state == .sending else { return delivery }
      var delivery = delivery
      delivery.state = resolution == .resend ? .pending : .accepted
      return delivery
    }
    return settled
  }
}
