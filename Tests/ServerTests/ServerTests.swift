import Foundation
import Logging
import TestSupport
import Testing

@testable import Server
@testable import Serving

/// A catalog with little in it but a large book.
private struct LargeCatalog {
  let folder: TemporaryFolder
  let book: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    var random = Seeded(state: 11)
    // Of a length that no piece has, so that a piece in a wrong place is seen.
    let part = (0..<65_537).map { _ in UInt8.random(in: 0...255, using: &random) }
    book = (1...128).reduce(into: []) { book, _ in book += part }
    try folder.write("<feed xmlns=\"http://www.w3.org/2005/Atom\"/>", to: "opds/index.xml")
    try folder.write(Data(book), to: "files/large.epub")
    try folder.write("a style", to: "style.css")
  }

  /// Serves it for as long as `body` takes.
  ///
  /// Unless `limits` says so nobody is cut off, since the server shares its threads with all other tests.
  func served(
    _ limits: ServerLimits = .patient,
    _ body: @escaping @Sendable (_ port: Int) async throws -> Void
  ) async throws {
    let server = CatalogServer(
      try CatalogHost(of: try ServedTree(at: folder.path)),
      name: "127.0.0.1",
      port: 0,
      limits: limits,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.serve { running.yield($0) } }
      for await port in ports {
        try await body(port)
        break
      }
      group.cancelAll()
      while (try? await group.next()) != nil {}
    }
  }
}

extension ServerLimits {
  fileprivate static var patient: ServerLimits {
    var limits = ServerLimits()
    (limits.headSeconds, limits.stallSeconds) = (600, 600)
    return limits
  }
}

private func get(_ path: String, _ fields: String = "") -> String {
  "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
}

@Suite(.serialized) struct `a server` {
  @Test func `answers one request after the other on one connection`() async throws {
    try await LargeCatalog().served { port in
      let connection = try #require(RawConnection(port: port))
      await connection.send(
        get("/style.css") + "HEAD /style.css HTTP/1.1\r\nHost: a\r\n\r\n"
          + get("/nothing", "Connection: close\r\n")
      )
      let reply = await connection.receive()
      #expect(reply.statusLines == ["200 OK", "200 OK", "404 Not Found"])
      #expect(reply.isClosed)
    }
  }

  @Test func `goes on with a download where it was cut`() async throws {
    let catalog = try LargeCatalog()
    try await catalog.served { port in
      var received: [UInt8] = []
      do {
        let first = try #require(RawConnection(port: port))
        await first.send(get("/files/large.epub"))
        received = await first.receive(1_000_000).body
      }
      let second = try #require(RawConnection(port: port))
      await second.send(
        get("/files/large.epub", "Range: bytes=\(received.count)-\r\nConnection: close\r\n")
      )
      let rest = await second.receive()
      #expect(rest.statusLines.first == "206 Partial Content")
      // Told as one value: of millions of bytes that differ nobody wants the differences.
      let isWhole = received + rest.body == catalog.book
      #expect(isWhole)
    }
  }

  @Test(arguments: [
    "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "Content-Length: 0\r\nContent-Length: 40\r\n\r\n",
    "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "Content-Length: +1\r\n\r\n",
    "X: a\r\n folded\r\n\r\n",
    "X: a\u{0}b\r\n\r\n", "Host: b\r\n\r\n", "Content-Length: 18446744073709551617\r\n\r\n",
    "X: \(String(repeating: "a", count: 20_000))\r\n\r\n",
    String(repeating: "X: 1\r\n", count: 200) + "\r\n",
  ])
  func `takes no request in which another could hide`(rest: String) async throws {
    try await LargeCatalog().served { port in
      let connection = try #require(RawConnection(port: port))
      await connection.send("GET /style.css HTTP/1.1\r\nHost: a\r\n" + rest + get("/nothing"))
      let reply = await connection.receive()
      #expect(reply.statusLines == ["400 Bad Request"])
      #expect(reply.isClosed)
    }
  }

  @Test func `answers what brings a body without waiting for it, and closes`() async throws {
    try await LargeCatalog().served { port in
      for (request, status) in [
        (
          "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc",
          "405 Method Not Allowed"
        ),
        (get("/style.css", "Content-Length: 40\r\n") + get("/nothing"), "200 OK"),
      ] {
        let connection = try #require(RawConnection(port: port))
        await connection.send(request)
        let reply = await connection.receive()
        #expect(reply.statusLines == [status])
        #expect(reply.isClosed)
      }
    }
  }

  @Test(.timeLimit(.minutes(15)))
  func `cuts off who does not end a head, and who takes nothing of a book`() async throws {
    var limits = ServerLimits()
    (limits.headSeconds, limits.stallSeconds) = (1, 1)
    let catalog = try LargeCatalog()
    try await catalog.served(limits) { port in
      let dawdler = try #require(RawConnection(port: port))
      await dawdler.send("GET / HTTP/1.1\r\nHost: a\r\nX: ")
      #expect(await dawdler.receive().isClosed)

      let sleeper = try #require(RawConnection(port: port, receiving: 4_096))
      await sleeper.send(get("/files/large.epub"))
      var refused = false
      while !refused {
        let other = try #require(RawConnection(port: port))
        await other.send(get("/metrics", "Connection: close\r\n"))
        let text = await other.receive().text
        let count = text.split(separator: "refused_total{reason=\"slow\"} ").dropFirst().first
        refused = count?.first.map { $0 != "0" } ?? false
      }
      let reply = await sleeper.receive()
      #expect(reply.isClosed)
      #expect(reply.bytes.count < catalog.book.count)
    }
  }

  @Test func `counts what it does, for this machine alone`() async throws {
    try await LargeCatalog().served { port in
      let connection = try #require(RawConnection(port: port))
      await connection.send(get("/style.css") + get("/metrics", "Connection: close\r\n"))
      let text = await connection.receive().text
      #expect(text.contains("broadsheet_requests_total{method=\"GET\",status=\"200\"} 1"))
      #expect(text.contains("broadsheet_connections 1"))
      let other = try #require(RawConnection(port: port))
      await other.send(get("/metrics", "X-Forwarded-For: 203.0.113.5\r\nConnection: close\r\n"))
      #expect(await other.receive().statusLines == ["404 Not Found"])
    }
  }

  @Test func `lets no client have more than so many connections`() {
    let counts = ConnectionCount(most: 2)
    let (one, other) = (Client(at: "203.0.113.1"), Client(at: "203.0.113.2"))
    #expect(counts.enter(one) && counts.enter(one))
    #expect(!counts.enter(one))
    #expect(counts.enter(other))
    counts.leave(one)
    #expect(counts.enter(one))
    #expect((1...9).allSatisfy { _ in counts.enter(Client(at: "127.0.0.1")) })
  }
}

@Suite struct `a line of the log` {
  @Test(arguments: [
    ("/opds/index.xml", "/opds/index.xml"), ("a b", "\"a b\""), ("", "\"\""),
    ("x\nlevel=error", "\"x\\nlevel=error\""), ("\"", "\"\\\"\""), ("ü", "\"ü\""),
    ("\u{1B}[31m", "\"\\u001b[31m\""),
  ])
  func `is one, whatever a client sends`(value: String, written: String) {
    #expect(LogLines.quoted(value) == written)
  }
}
