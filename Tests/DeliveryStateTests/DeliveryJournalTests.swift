import Foundation
import TestSupport
import Testing

@testable import DeliveryState

@Suite struct `the journal of deliveries` {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/a/b/mail.sqlite"
  }

  @Test func `remembers what became of each, from one run to the next`() throws {
    let journal = try DeliveryJournal(at: path)
    try journal.admit(["ann", "bo"], to: "i1", at: 10)
    try journal.begin("i1", to: "ann", messageID: "<1@x>", at: 20)
    try journal.end("i1", to: "ann", as: .deferred, reply: "451", nextAttempt: 90, at: 30)
    let later = try DeliveryJournal(at: path).deliveries(of: "i1")
    #expect(later.map(\.recipient) == ["ann", "bo"])
    #expect(later[0].state == .deferred)
    #expect(later[0].attempts == 1)
    #expect(later[0].firstAttempt == 20)
    #expect(later[0].nextAttempt == 90)
    #expect(later[0].reply == "451")
    #expect(later[1].state == .pending)
  }

  @Test func `holds addresses, and is for its owner's eyes`() throws {
    _ = try DeliveryJournal(at: path)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `lets nobody send what is sent, in doubt or unheard of`() throws {
    let journal = try DeliveryJournal(at: path)
    try journal.admit(["ann"], to: "i1", at: 1)
    try journal.begin("i1", to: "ann", messageID: "<1@x>", at: 2)
    #expect(throws: JournalFailure.self) {
      try journal.begin("i1", to: "ann", messageID: "<1@x>", at: 3)
    }
    #expect(throws: JournalFailure.self) {
      try journal.begin("i1", to: "bo", messageID: "<2@x>", at: 3)
    }
    #expect(try journal.recover("i1", at: 4) == 1)
    #expect(try journal.deliveries(of: "i1").map(\.state) == [.unknown])
    #expect(throws: JournalFailure.self) {
      try journal.begin("i1", to: "ann", messageID: "<1@x>", at: 5)
    }
  }

  @Test func `remembers to which lists an issue was sent`() throws {
    let journal = try DeliveryJournal(at: path)
    try journal.closeList("readers", to: "i1")
    #expect(try journal.isClosed("readers", to: "i1"))
    #expect(try !journal.isClosed("readers", to: "i2"))
    #expect(try !journal.isClosed("others", to: "i1"))
  }

  @Test func `a file that is no journal is told, and left alone`() throws {
    try folder.write("no database, and no less than that, whatever it is called", to: "x.sqlite")
    #expect(throws: JournalFailure.self) { _ = try DeliveryJournal(at: folder.path + "/x.sqlite") }
  }
}
