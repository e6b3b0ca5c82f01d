import Foundation
import TestSupport
import Testing

/// `broadsheet serve`, running.
private final class RunningServer {
  let port: Int
  private let process = Process()

  /// Starts it in a site's folder; it has its port from the system.
  init(_ arguments: [String], site: TemporaryFolder) throws {
    process.executableURL = URL(filePath: Tool.broadsheet.path)
    process.arguments = ["serve"] + arguments + ["--listen", "127.0.0.1:0", "--quiet"]
    process.currentDirectoryURL = URL(filePath: site.path)
    process.environment = ProcessInfo.processInfo.environment.merging([
      "BROADSHEET_CACHE": site.path + "/cache"
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    // The address, as soon as somebody can connect.
    let address = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let digits = address.split(separator: ":").last?.prefix(while: \.isNumber) ?? ""
    port = try #require(Int(digits), "\(address)")
  }

  deinit { process.terminate() }

  func connection(receiving: Int32? = nil) throws -> RawConnection {
    try #require(RawConnection(port: port, receiving: receiving))
  }

  /// Asks, and reads the answer to its end.
  func get(_ path: String, _ fields: String = "") async throws -> RawConnection.Reply {
    let connection = try connection()
    await connection.send("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\(fields)\r\n")
    return await connection.receive()
  }

  /// Tells it to stop; once nobody is let in any more, it has heard.
  func stop() async {
    process.terminate()
    while RawConnection(port: port) != nil { await Task.yield() }
  }

  func exitStatus() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A site with its catalog in `output`.
private func siteWithCatalog() throws -> TemporaryFolder {
  let site = try TemporaryFolder(tinySite)
  _ = try broadsheet(["build", "--week", "2026-W07", "--quiet"], site: site)
  _ = try broadsheet(["catalog", "output", "--quiet"], site: site)
  return site
}

@Suite(.serialized) struct `serve` {
  @Test func `serves what catalog wrote, and searches the articles`() async throws {
    let site = try siteWithCatalog()
    let server = try RunningServer(["output"], site: site)
    #expect(try await server.get("/").text.contains("action=\"search.html\""))
    let feed = try await server.get("/opds/search.xml?q=eight")
    #expect(feed.statusLines == ["200 OK"])
    #expect(feed.text.contains("The ferry: "))
    #expect(!feed.text.contains("Tides &amp; &lt;Times&gt;: "))
    let name = try #require(try site.names(in: "output").first { $0.hasSuffix(".epub") })
    let book = try await server.get("/files/\(name)")
    let isWhole = book.body == (try site.bytes(of: "output/\(name)"))
    #expect(isWhole)
  }

  /// Feeds as they are served, with the way to search in them, and what is found: some issues, and none.
  private func served(
    _ suffix: String,
    _ question: String
  ) async throws -> (
    folder: TemporaryFolder, files: [String]
  ) {
    let site = try siteWithCatalog()
    _ = try broadsheet(["build", "--week", "2025-W49", "--quiet"], site: site)
    _ = try broadsheet(["catalog", "output", "--quiet"], site: site)
    let server = try RunningServer(["output"], site: site)
    let paths = ["index", "issues"].map { "\($0).\(suffix)" }
    let searches = ["the", "came", "nowhere"].map { "search.\(suffix)?\(question)=\($0)" }
    var files: [String] = []
    for path in paths + searches {
      let reply = try await server.get("/opds/\(path)")
      #expect(reply.statusLines == ["200 OK"], "\(path)")
      try site.write(Data(reply.body), to: "served/\(files.count).\(suffix)")
      files.append("\(site.path)/served/\(files.count).\(suffix)")
    }
    return (site, files)
  }

  @Test(
    .enabled(
      if: FeedSchemas.judgeAtom,
      "the schemas, EPUBCHECK_JAR (for jing) and java are needed"
    )
  )
  func `serves and finds what the schema of OPDS 1.2 accepts`() async throws {
    let (folder, files) = try await served("xml", "q")
    #expect(try FeedSchemas.faults(inAtom: files) == "")
    withExtendedLifetime(folder) {}
  }

  @Test(
    .enabled(if: FeedSchemas.judgeJSON, "the schemas and a Python with jsonschema are needed")
  )
  func `serves and finds what the schemas of OPDS 2.0 accept`() async throws {
    let (folder, files) = try await served("json", "query")
    #expect(try FeedSchemas.faults(inJSON: files) == "")
    withExtendedLifetime(folder) {}
  }

  @Test func `ends a download before it stops, and then well`() async throws {
    let site = try siteWithCatalog()
    // Larger than what waits between two programs.
    let large = Data(repeating: 7, count: 24 << 20)
    try site.write(large, to: "output/catalog/files/large.epub")
    let server = try RunningServer(["output"], site: site)
    let connection = try server.connection(receiving: 64 << 10)
    await connection.send("GET /files/large.epub HTTP/1.1\r\nHost: a\r\n\r\n")
    let first = await connection.receive(1_000)
    await server.stop()
    let rest = await connection.receive()
    #expect(rest.isClosed)
    #expect(first.body.count + rest.bytes.count == large.count)
    #expect(server.exitStatus() == 0)
  }

  @Test(arguments: [
    (["nowhere"], 66, "missing-input"), (["content"], 66, "missing-input"),
    (["output", "--users", "nobody"], 66, "missing-input"), (["--listen", "8080"], 64, "listen"),
    (["--listen", "127.0.0.1:99999"], 64, "listen"), (["--users"], 64, "users"),
    (["output", "--listen", "192.0.2.1:0"], 69, "unavailable"),
  ])
  func `says why it does not`(arguments: [String], status: Int32, word: String) throws {
    let site = try siteWithCatalog()
    let run = try broadsheet(["serve"] + arguments, site: site)
    #expect(run.exitCode == status)
    #expect(run.errors.contains(word))
    #expect(run.output.isEmpty)
  }
}
