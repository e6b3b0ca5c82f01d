import Foundation
import SMTP
import TestSupport
import Testing

@testable import Mail

@Suite struct `where messages go` {
  private func message(_ address: String = "ann@x.example") throws -> MailMessage {
    try #require(composer(issue()).composition(for: person(address)).message)
  }

  @Test func `a folder has a file for each person, and writes it again without harm`() throws {
    let folder = try TemporaryFolder()
    let outlet = MessageFolder(at: folder.path + "/out", issueName: "packet")
    for address in ["ann@x.example", "a/b/c@x.example", "ann@x.example"] {
      #expect(outlet.deliver(try message(address)).isAccepted)
    }
    let names = try folder.names(in: "out")
    #expect(names == ["packet.a%2Fb%2Fc@x.example.eml", "packet.ann@x.example.eml"])
    #expect(try folder.bytes(of: "out/packet.ann@x.example.eml") == message().bytes)
  }

  @Test func `a Maildir gets a message once, even when it was read meanwhile`() throws {
    let folder = try TemporaryFolder()
    let maildir = Maildir(at: folder.path)
    let message = try message()
    #expect(maildir.deliver(message).isAccepted)
    let name = try #require(try folder.names(in: "new").first)
    try FileManager.default.moveItem(
      atPath: folder.path + "/new/" + name,
      toPath: folder.path + "/cur/" + name + ":2,S"
    )
    #expect(maildir.deliver(message).isAccepted)
    #expect(try folder.names(in: "new").isEmpty)
    #expect(try folder.names(in: "tmp").isEmpty)
    #expect(try folder.bytes(of: "cur/" + name + ":2,S") == message.bytes.filter { $0 != 13 })
  }

  @Test func `a folder that cannot be written is no fault of the recipient's`() throws {
    let folder = try TemporaryFolder(["file": ""])
    let outcome = Maildir(at: folder.path + "/file").deliver(try message())
    guard case .unavailable = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  /// A program that notes its arguments and input, and ends as it is told.
  private func program(_ end: String, in folder: TemporaryFolder) throws -> SendmailPipe {
    let script = """
      #!/bin/sh
      printf '%s\\n' "$@" > "\(folder.path)/arguments"
      cat > "\(folder.path)/input"
      echo "it said no" >&2
      \(end)
      """
    // By another process: what other tests start meanwhile inherits files that we write, and who starts a program that
    // somebody has open for writing is told ETXTBSY.
    try folder.write(script, to: "script")
    chmod(folder.path + "/script", 0o755)
    let copy = try #require(Tool(named: "cp")).run(["-p", "script", "sendmail"], in: folder.path)
    try #require(copy.exitCode == 0)
    return SendmailPipe(folder.path + "/sendmail")
  }

  @Test func `a program gets the message and one recipient, without a shell`() throws {
    let folder = try TemporaryFolder()
    let message = try message("$(id)@x.example".replacing("$(id)", with: "a`b$c"))
    #expect(try program("exit 0", in: folder).deliver(message).isAccepted)
    let arguments = String(decoding: try folder.bytes(of: "arguments"), as: UTF8.self)
    #expect(arguments == "-oi\n-f\npacket@packet.example\n--\na`b$c@x.example\n")
    #expect(try folder.bytes(of: "input") == message.bytes.filter { $0 != 13 })
  }

  @Test(arguments: [
    ("exit 0", Outcome.accepted("it said no")), ("exit 67", .refused("it said no")),
    ("exit 75", .deferred("it said no")), ("exit 78", .unavailable("it said no")),
    ("kill -9 $$", .unknown("it was ended by signal 9")),
  ])
  func `how a program ends says what became of the message`(end: String, outcome: Outcome) throws {
    let folder = try TemporaryFolder()
    #expect(try program(end, in: folder).deliver(message()) == outcome)
  }

  @Test func `a program that is not there is told`() throws {
    let outcome = SendmailPipe("/nowhere/sendmail").deliver(try message())
    #expect(outcome == .unavailable("cannot start '/nowhere/sendmail': No such file or directory"))
  }
}
