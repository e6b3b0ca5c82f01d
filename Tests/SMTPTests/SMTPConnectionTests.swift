import Foundation
import TestSupport
import Testing

@testable import SMTP

/// A server of a few lines, which fails at whatever the recipient is named after, and notes what it was told.
private final class FaultyServer {
  let port: Int
  private let process = Process()
  /// Whose end ends the server too, be it by a crash.
  private let input = Pipe()
  private let folder: TemporaryFolder

  /// `nil` where there is no Python.
  init?() throws {
    guard let python = Tool(named: "python3") else {
      print("skipped: python3 is not installed")
      return nil
    }
    folder = try TemporaryFolder(["server.py": FaultyServer.script, "log": ""])
    process.executableURL = URL(filePath: python.path)
    process.arguments = [folder.path + "/server.py", folder.path]
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.filter(\.isNumber)))
  }

  // Signals that ask politely are blocked in processes that tests start.
  deinit { kill(process.processIdentifier, SIGKILL) }

  /// Messages that it answered for, as they came.
  func messages() throws -> [String] {
    let names = try folder.names().filter { $0.hasSuffix(".eml") }
    return try names.map { String(decoding: try folder.bytes(of: $0), as: UTF8.self) }
  }

  func connections() throws -> Int { try folder.bytes(of: "log").count }

  private static let script = """
    import os, pathlib, socketserver, sys, threading
    folder = pathlib.Path(sys.argv[1])
    kept = [0]

    class Dialogue(socketserver.StreamRequestHandler):
        def say(self, line):
            self.wfile.write((line + "\\r\\n").encode())

        def handle(self):
            with open(folder / "log", "a") as log:
                log.write(".")
            self.say("220 hello")
            name = sender = ""
            while line := self.rfile.readline().decode().strip():
                verb = line.split(":")[0].split()[0].upper()
                if verb == "EHLO":
                    self.say("250-faulty"); self.say("250 SIZE 1000000")
                elif verb == "MAIL":
                    sender = line
                    self.say("550 5.7.1 not you" if "nobody" in line else "250 ok")
                elif verb == "RCPT":
                    name = line.split("<")[1].split("@")[0]
                    if name == "cut-rcpt": return
                    self.say({"bad": "550 5.1.1 nobody", "later": "451 4.2.1 later"}.get(name, "250 ok"))
                elif verb == "DATA":
                    if name == "cut-data": return
                    if name == "no-data": self.say("554 no"); continue
                    self.say("354 go on")
                    if name == "cut-half":
                        self.rfile.read(2000); return
                    data = b""
                    while not data.endswith(b"\\r\\n.\\r\\n"):
                        piece = self.rfile.readline()
                        if not piece: return
                        data += piece
                    if name == "cut-end": return
                    if name == "full": self.say("552 5.3.4 too big"); continue
                    kept[0] += 1
                    body = (b"\\r\\n" + data[:-3]).replace(b"\\r\\n..", b"\\r\\n.")[2:]
                    (folder / f"{kept[0]:03}.eml").write_bytes(body)
                    self.say("250 2.0.0 queued")
                    if name == "then-cut": return
                elif verb == "QUIT":
                    self.say("221 bye"); return
                else:
                    self.say("250 ok")

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

    def wait_for_the_end():
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    with Server(("127.0.0.1", 0), Dialogue) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()
    """
}

@Suite(.serialized) struct `mail through libcurl` {
  private func connection(_ server: FaultyServer) throws -> SMTPConnection {
    var address = SMTPServer(host: "127.0.0.1", port: server.port, security: .plain)
    address.greeting = "client.example"
    return try #require(SMTPConnection(to: address))
  }

  private func message(_ lines: Int = 3) -> [UInt8] {
    Array((0..<lines).map { ".line \($0)\r\n" }.joined().utf8)
  }

  @Test func `arrives byte for byte, one message after the other on one connection`() throws {
    guard let server = try FaultyServer() else { return }
    let connection = try connection(server)
    for name in ["ann", "bo", "cy"] {
      let dialogue = connection.send(message(), from: "us@x.example", to: "\(name)@x.example")
      #expect(dialogue.outcome == .accepted("250 2.0.0 queued"))
    }
    #expect(
      try server.messages() == Array(repeating: ".line 0\r\n.line 1\r\n.line 2\r\n", count: 3)
    )
    #expect(try server.connections() == 1)
  }

  @Test(arguments: [
    ("bad", "refused 550 5.1.1 nobody"), ("later", "deferred 451 4.2.1 later"),
    ("cut-rcpt", "unavailable"), ("cut-data", "unavailable"), ("no-data", "refused 554 no"),
    ("cut-half", "unavailable"), ("cut-end", "unknown"), ("full", "refused 552 5.3.4 too big"),
    ("then-cut", "accepted 250 2.0.0 queued"),
  ])
  func `a failure at any answer is known for what it is`(name: String, expected: String) throws {
    guard let server = try FaultyServer() else { return }
    let connection = try connection(server)
    // Larger than what the system keeps for a connection that nobody reads.
    let large = message(name == "cut-half" ? 1_000_000 : 3)
    let outcome = connection.send(large, from: "us@x.example", to: "\(name)@x.example").outcome
    #expect(words(outcome).hasPrefix(expected), "\(outcome)")
    let next = connection.send(message(), from: "us@x.example", to: "ann@x.example").outcome
    let fresh = connection.send(
      message(),
      from: "us@x.example",
      to: "ann@x.example",
      onFreshConnection: true
    ).outcome
    #expect(next == .accepted("250 2.0.0 queued") || name == "then-cut", "\(next)")
    #expect(fresh == .accepted("250 2.0.0 queued"))
  }

  @Test func `a sender who may not send is no fault of the recipient's`() throws {
    guard let server = try FaultyServer() else { return }
    let outcome = try connection(server).send(
      message(),
      from: "nobody@x.example",
      to: "ann@x.example"
    ).outcome
    #expect(outcome == .unavailable("550 5.7.1 not you"))
  }

  @Test func `without TLS where it is asked for, and without a server, nothing is sent`() throws {
    guard let server = try FaultyServer() else { return }
    for (port, security) in [(server.port, SMTPServer.Security.startTLS), (1, .plain)] {
      let address = SMTPServer(host: "127.0.0.1", port: port, security: security)
      let connection = try #require(SMTPConnection(to: address))
      let outcome = connection.send(message(), from: "us@x.example", to: "ann@x.example").outcome
      #expect(words(outcome).hasPrefix("unavailable"), "\(outcome)")
    }
    #expect(try server.messages().isEmpty)
  }

  private func words(_ outcome: Outcome) -> String {
    switch outcome {
    case .accepted(let reply): "accepted " + reply
    case .refused(let reply): "refused " + reply
    case .deferred(let reply): "deferred " + reply
    case .unknown(let reply): "unknown " + reply
    case .unavailable(let reply): "unavailable " + reply
    }
  }
}
