internal import DeliveryState
internal import Diagnostics
internal import Publication

// What a run would do, told without doing it.
extension MailRun {
  func rehearse(
    _ issue: PublishedIssue,
    _ settings: MailSettings,
    _ preparation: inout MailPreparation
  ) throws(MailFailure) -> MailReport {
    let (people, list) = try preparation.recipients(of: issue, settings)
    let composer = try preparation.composer(issue, settings)
    try checkFindings(preparation.findings)
    let standings = try standings(of: issue, on: list, settings)
    let now = clock()
    var report = MailReport(diagnostics: preparation.findings)
    var (count, late) = (0, 0)
    func composed(_ person: Recipient) -> (text: String, isMessage: Bool) {
      let composition = composer.composition(for: person)
      if let remark = composer.remark(on: composition, for: person) {
        report.diagnostics.append(remark)
      }
      return composition.words
    }
    for person in people {
      let standing = standings.standing(of: person, now: now)
      if standing == .late { late += 1 }
      let words = standing.words.map { (text: $0, isMessage: false) } ?? composed(person)
      if words.isMessage { count += 1 }
      report.lines.append("\(person.address)\t\(words.text)")
    }
    if late > 0 { report.diagnostics.append(.lateSubscribers(late)) }
    report.summary = "\(count) of \(people.count) would be sent the issue; nothing is sent"
    return report
  }

  private func standings(
    of issue: PublishedIssue,
    on list: String?,
    _ settings: MailSettings
  ) throws(MailFailure) -> Standings {
    // A folder of messages is no delivery, and takes all of them whenever it is asked to.
    if case .folder = outletName(settings) { return Standings() }
    let written = try lookedUp(of: issue, settings) { journal throws(JournalFailure) in
      try Standings(of: issue.id, on: list, in: journal)
    }
    return (written ?? Standings()).settled(as: request.resolution)
  }
}

extension Standing {
  /// Why somebody is sent nothing; `nil` for who is due.
  fileprivate var words: String? {
    switch self {
    case .due: nil
    case .late: "nothing: they came after the issue was first sent"
    case .accepted: "accepted"
    case .refused: "refused"
    case .unknown: "unknown"
    case .waiting: "deferred: it is too early to try again"
    case .suppressed(let issues): "nothing: they refused the last \(counted(issues, "issue"))"
    }
  }
}

extension MessageComposer.Composition {
  /// What somebody would be sent, in words for a rehearsal.
  fileprivate var words: (text: String, isMessage: Bool) {
    switch self {
    case .message(let message):
      let files =
        message.attachments.isEmpty ? "no file" : message.attachments.joined(separator: ", ")
      return ("\(message.bytes.count) bytes\t\(files)", true)
    case .nothing(.language): return ("nothing: they want another language", false)
    case .nothing(.departments): return ("nothing: no article of their departments", false)
    case .nothing(.noFile): return ("nothing: no EPUB that fits", false)
    }
  }
}
