import DeliveryState
import Diagnostics
import Publication
import SMTP
import Synchronization
import TestSupport
import Testing

@testable import Mail

/// Takes messages, and answers each person as it was told to.
private final class ScriptedOutlet: Outlet, Sendable {
  private let answers: [String: Outcome]
  private let seen = Mutex<[MailMessage]>([])

  init(_ answers: [String: Outcome] = [:]) { self.answers = answers }

  var messages: [MailMessage] { seen.withLock { $0 } }

  var delivered: [String] { messages.map(\.recipient.local) }

  func deliver(_ message: MailMessage) -> Outcome {
    seen.withLock { $0.append(message) }
    return answers[message.recipient.local] ?? .accepted("250 ok")
  }
}

@Suite struct `sending to people` {
  private let folder: TemporaryFolder
  private let journal: DeliveryJournal

  init() throws {
    folder = try TemporaryFolder()
    journal = try DeliveryJournal(at: folder.path + "/state/mail.sqlite")
  }

  /// Sends to people of a list, `minute` minutes after the first run.
  private func send(
    _ names: [String],
    _ outlet: ScriptedOutlet,
    minute: Int = 0,
    list: String? = "readers",
    record text: String = record(),
    resolving: MailRequest.Resolution? = nil
  ) throws -> MailReport {
    var dispatch = Dispatch(
      composer: try composer(issue(text), files: []),
      outlet: outlet,
      journal: journal,
      clock: { 1_771_000_000 + minute * 60 },
      findings: []
    )
    return try dispatch.run(
      names.map { try person("\($0)@x.example") },
      list: list,
      resolving: resolving
    )
  }

  private func states() throws -> [String: Delivery.State] {
    let deliveries = try journal.deliveries(of: issue().id)
    return [String: Delivery.State](
      deliveries.map { (String($0.recipient.prefix { $0 != "@" }), $0.state) }
    ) { first, _ in first }
  }

  @Test func `nobody gets an issue twice, nor its next revision`() throws {
    let outlet = ScriptedOutlet()
    #expect(try send(["ann", "bo"], outlet).summary == "2 sent")
    #expect(try send(["ann", "bo"], outlet).summary == "2 already sent")
    #expect(try send(["ann"], outlet, list: nil).summary == "1 already sent")
    #expect(
      try send(["bo"], outlet, list: "others", record: record(revision: 2)).isIncomplete == false
    )
    #expect(outlet.delivered == ["ann", "bo"])
  }

  @Test func `a long mailing tells how far it is`() throws {
    let told = Mutex<[String]>([])
    let outlet = ScriptedOutlet(["n7": .refused("550 5.1.1 nobody")])
    var dispatch = Dispatch(
      composer: try composer(issue(record()), files: []),
      outlet: outlet,
      journal: journal,
      clock: { 1_771_000_000 },
      findings: [],
      progress: { words in told.withLock { $0.append(words) } }
    )
    let people = try (1...410).map { try person("n\($0)@x.example") }
    _ = try dispatch.run(people, list: "readers", resolving: nil)
    #expect(
      told.withLock { $0 } == [
        "packet-2026-02-14: 199 sent, 1 refused so far",
        "packet-2026-02-14: 399 sent, 1 refused so far",
      ]
    )
  }

  @Test func `whoever subscribes later gets the next issue, and this one if asked for`() throws {
    let outlet = ScriptedOutlet()
    _ = try send(["ann"], outlet)
    let later = try send(["ann", "bo"], outlet)
    #expect(later.diagnostics.map(\.id) == ["late-subscribers"])
    #expect(outlet.delivered == ["ann"])
    _ = try send(["bo"], outlet, list: nil)
    #expect(outlet.delivered == ["ann", "bo"])
  }

  @Test func `who finds nothing in the issue is not called pending, and gets it once they do`()
    throws
  {
    var ann = try person("ann@x.example")
    ann.departments = ["Habour"]
    func send(_ people: [Recipient], _ outlet: ScriptedOutlet) throws -> MailReport {
      var dispatch = Dispatch(
        composer: try composer(issue(), files: []),
        outlet: outlet,
        journal: journal,
        clock: { 1_771_000_000 },
        findings: []
      )
      return try dispatch.run(people, list: "readers", resolving: nil)
    }
    #expect(try send([ann], ScriptedOutlet()).isFinished)
    #expect(try states() == ["ann": .unconcerned])
    ann.departments = ["Harbour"]
    #expect(try send([ann], ScriptedOutlet()).summary == "1 sent")
  }

  @Test func `an issue is first sent when something of it was`() throws {
    _ = try send(["ann"], ScriptedOutlet(["ann": .unavailable("454 no TLS")]))
    let outlet = ScriptedOutlet()
    _ = try send(["bo"], outlet, minute: 1)
    #expect(outlet.delivered == ["bo"])
    #expect(try send(["bo", "cy"], outlet, minute: 2).summary == "1 already sent")
  }

  @Test func `a list that truly was empty has had the issue`() throws {
    #expect(try send([], ScriptedOutlet()).isFinished)
    #expect(try send(["ann"], ScriptedOutlet()).diagnostics.map(\.id) == ["late-subscribers"])
  }

  @Test func `a refusal is told once, and does not keep the others`() throws {
    let outlet = ScriptedOutlet(["ann": .refused("550 5.1.1 nobody")])
    let first = try send(["ann", "bo"], outlet)
    #expect(first.summary == "1 sent, 1 refused")
    #expect(first.isIncomplete)
    #expect(first.diagnostics.map(\.id) == ["mail-refused"])
    let second = try send(["ann", "bo"], outlet)
    #expect(!second.isIncomplete)
    #expect(outlet.delivered == ["ann", "bo"])
  }

  @Test func `what was not taken is tried again, each time later, for two days`() throws {
    let outlet = ScriptedOutlet(["ann": .deferred("451 later")])
    var tried: [Int] = []
    let minutes = [0, 1, 5, 6, 20, 21, 80, 81, 320, 321] + stride(from: 360, to: 3120, by: 60)
    for minute in minutes {
      let before = outlet.delivered.count
      _ = try send(["ann"], outlet, minute: minute)
      if outlet.delivered.count > before { tried.append(minute) }
      if try states()["ann"] == .refused { break }
    }
    #expect(tried.prefix(6) == [0, 1, 6, 21, 81, 321])
    #expect(tried.last ?? 0 > 48 * 60)
    #expect(try states()["ann"] == .refused)
  }

  @Test func `what is tried again is the message that it was, with its date`() throws {
    let outlet = ScriptedOutlet(["ann": .deferred("451 later")])
    _ = try send(["ann"], outlet)
    _ = try send(["ann"], outlet, minute: 3)
    try #require(outlet.messages.count == 2)
    #expect(outlet.messages[0].bytes == outlet.messages[1].bytes)
    #expect(outlet.messages[0].header.contains("Date: Fri, 13 Feb 2026 17:26:40 +0100"))
  }

  @Test func `what nobody knows is never sent again by itself`() throws {
    let outlet = ScriptedOutlet(["ann": .unknown("the connection broke")])
    #expect(try send(["ann", "bo"], outlet).diagnostics.map(\.id) == ["mail-unknown"])
    let again = try send(["ann", "bo"], outlet, minute: 5000)
    #expect(again.isIncomplete)
    #expect(outlet.delivered == ["ann", "bo"])
    _ = try send(["ann", "bo"], outlet, resolving: .assumeSent)
    #expect(try states() == ["ann": .accepted, "bo": .accepted])
  }

  @Test(arguments: [MailRequest.Resolution.resend, .assumeSent])
  func `what is decided of one who is named concerns nobody else`(
    resolution: MailRequest.Resolution
  ) throws {
    let cut = Outcome.unknown("the connection broke")
    _ = try send(["ann", "bo"], ScriptedOutlet(["ann": cut, "bo": cut]))
    _ = try send(["ann"], ScriptedOutlet(), list: nil, resolving: resolution)
    #expect(try states() == ["ann": .accepted, "bo": .unknown])
  }

  @Test func `what nobody knows is sent again when its sender decides so`() throws {
    _ = try send(["ann"], ScriptedOutlet(["ann": .unknown("")]))
    let outlet = ScriptedOutlet()
    #expect(try send(["ann"], outlet, resolving: .resend).summary == "1 sent")
    #expect(outlet.delivered == ["ann"])
  }

  @Test func `a run that was killed while it sent leaves one delivery in doubt`() throws {
    try journal.admit(["ann@x.example", "bo@x.example"], to: issue().id, at: 0)
    try journal.begin(issue().id, to: "ann@x.example", messageID: "<1@x>", at: 0)
    let outlet = ScriptedOutlet()
    let report = try send(["ann", "bo"], outlet)
    #expect(outlet.delivered == ["bo"])
    #expect(report.diagnostics.map(\.id) == ["mail-unknown"])
    #expect(try states() == ["ann": .unknown, "bo": .accepted])
  }

  @Test func `a server that takes nothing stops the run, and the next goes on`() throws {
    let report = try send(
      ["ann", "bo", "cy"],
      ScriptedOutlet(["bo": .unavailable("454 no TLS")])
    )
    #expect(report.summary == "1 sent, 1 to be tried again, 1 not tried")
    #expect(report.diagnostics.contains { $0.id == "mail-unavailable" })
    let outlet = ScriptedOutlet()
    #expect(try send(["ann", "bo", "cy"], outlet, minute: 2).summary == "2 sent, 1 already sent")
  }

  @Test func `a run in which most are refused stops: something is set up wrong`() throws {
    let names = (0..<30).map { "n\($0)" }
    let answers = names.map { ($0, Outcome.refused("550 sender rejected")) }
    let outlet = ScriptedOutlet([String: Outcome](answers) { first, _ in first })
    let report = try send(names, outlet)
    #expect(outlet.delivered.count == 10)
    #expect(report.diagnostics.contains { $0.id == "many-refusals" })
  }

  @Test func `whoever refused three issues is not written to any more`() throws {
    let outlet = ScriptedOutlet(["ann": .refused("550")])
    for number in 1...4 {
      let text = record().replacing("11111111", with: "1111111\(number)")
      _ = try send(["ann"], outlet, minute: number, record: text)
    }
    #expect(outlet.delivered == ["ann", "ann", "ann"])
  }

  @Test func `two runs cannot send at once`() throws {
    let path = folder.path + "/state/mail.sqlite"
    let lock = try JournalLock(on: path)
    #expect(throws: JournalFailure.locked) { _ = try JournalLock(on: path) }
    _ = consume lock
    _ = try JournalLock(on: path)
  }
}
