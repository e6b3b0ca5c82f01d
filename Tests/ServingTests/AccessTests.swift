import Diagnostics
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Serving

/// `sail at eight`, by bcrypt at its cheapest.
private let users = """
  # those who pay
  ann:$2y$05$Q3Vv4ybFrbMMZIdFzAYlc.MyH2wr.KjHjBzzM1tPP0mWOmTOzreaO

  """

private func basic(_ text: String) -> HTTPFields {
  [.authorization: "Basic " + Data(text.utf8).base64EncodedString()]
}

/// Part C.4 of the requirements.
@Suite struct `a catalog for its readers alone` {
  @Test func `is served to who knows a password`() async throws {
    let host = try SampleTree().host(users: users)
    for _ in 1...2 {
      let answer = await host.ask("/opds/index.xml", basic("ann:sail at eight"))
      #expect(answer.status == .ok)
      #expect(answer.fields[.cacheControl] == "private, max-age=300")
    }
  }

  @Test(
    arguments: [
      [:], basic("ann:sail at nine"), basic("bo:sail at eight"), basic("ann"), basic(""),
      [.authorization: "Bearer x"], [.authorization: "Basic !!!"], basic("ann:\u{0}"),
      basic("ann:" + String(repeating: "x", count: 2_100)), basic(":sail at eight"),
    ] as [HTTPFields]
  )
  func `and to nobody else, who is told how to sign in`(fields: HTTPFields) async throws {
    let host = try SampleTree().host(users: users)
    let link = try #require(HTTPField.Name("Link"))
    for path in [
      "/", "/opds/years/2026.xml", "/files/tides-1.epub", "/nothing", "/search.html?q=a",
    ] {
      let answer = await host.ask(path, fields)
      #expect(answer.status == .unauthorized)
      #expect(answer.fields[.wwwAuthenticate] == "Basic realm=\"catalog\", charset=\"UTF-8\"")
      #expect(answer.fields[.contentType] == "application/opds-authentication+json")
      #expect(answer.fields[link]?.contains("rel=\"http://opds-spec.org/auth/document\"") == true)
      #expect(answer.text.contains("\"type\": \"http://opds-spec.org/auth/basic\""))
      #expect(answer.text.contains("\"title\": \"Tidewater & Weekly\""))
    }
    #expect(
      await host.ask("/opds/years/2026.xml").fields[link]?
        .hasPrefix("<../authentication.json>") == true
    )
  }

  @Test func `but for covers, which some readers fetch without a password`() async throws {
    let host = try SampleTree().host(users: users)
    #expect(await host.ask("/covers/tides-1.jpg").status == .ok)
    let document = await host.ask("/opds/authentication.json")
    #expect(document.status == .ok)
    #expect(document.text.contains("http://lantern.example/opds/authentication.json"))
    #expect(await (try SampleTree().host()).ask("/opds/authentication.json").status == .notFound)
  }

  @Test func `follows its file of users when that changes`() async throws {
    let sample = try SampleTree()
    let host = try sample.host(users: users)
    #expect(await host.ask("/", basic("ann:sail at eight")).status == .ok)
    try sample.folder.write("# nobody\n", to: "users")
    #expect(await host.ask("/", basic("ann:sail at eight")).status == .unauthorized)
  }

  @Test func `lets nobody try passwords for long`() async throws {
    var limits = CatalogHost.Limits()
    limits.wrongPasswords = .init(burst: 3, perSecond: 0.001)
    let host = try SampleTree().host(users: users, limits: limits)
    for _ in 1...3 { #expect(await host.ask("/", basic("ann:x")).status == .unauthorized) }
    let answer = await host.ask("/", basic("ann:sail at eight"))
    #expect(answer.status == .tooManyRequests)
    #expect(answer.fields[.retryAfter] != nil)
    #expect(await host.ask("/", basic("ann:sail at eight"), from: "203.0.113.9").status == .ok)
  }

  @Test func `tells what is wrong in the file, and nothing of the hashes`() {
    let text =
      "ann:$2y$05$Q3Vv4ybFrbMMZIdFzAYlc.MyH2wr.KjHjBzzM1tPP0mWOmTOzreaO\nbo:secret\ncy\nann:x\n:x\n"
    let list = UserList.read(Array(text.utf8), file: "users")
    #expect(list.value.hashes.keys.sorted() == ["ann"])
    #expect(list.diagnostics.map { $0.place?.line } == [2, 3, 4, 5])
    #expect(
      list.diagnostics.allSatisfy { $0.id == "unusable-user" && !$0.message.contains("secret") }
    )
    #expect(UserList.read([], file: "users").diagnostics.map(\.id) == ["no-users"])
  }
}

@Suite struct `clients` {
  private let forwardedFor = HTTPField.Name("X-Forwarded-For")

  @Test func `may ask so often, those of this machine as often as they like`() async throws {
    var limits = CatalogHost.Limits()
    limits.requests = .init(burst: 2, perSecond: 0.001)
    let host = try SampleTree().host(limits: limits)
    var statuses: [Int] = []
    for _ in 1...3 { statuses.append(await host.ask("/", from: "203.0.113.9").status.code) }
    #expect(statuses == [200, 200, 429])
    #expect(await host.ask("/", from: "203.0.113.10").status == .ok)
    for _ in 1...5 { #expect(await host.ask("/").status == .ok) }
  }

  @Test func `are those for whom a proxy of this machine speaks, and of no other`() throws {
    let name = try #require(forwardedFor)
    let told: HTTPFields = [name: "198.51.100.7, 203.0.113.5"]
    #expect(Client(at: "127.0.0.1", fields: told).network == "203.0.113.5")
    #expect(!Client(at: "127.0.0.1", fields: told).isLocal)
    #expect(Client(at: "192.0.2.1", fields: told).network == "192.0.2.1")
    #expect(Client(at: "127.0.0.1").isLocal)
    #expect(Client(at: "::1").isLocal)
    #expect(!Client(at: nil).isLocal)
  }

  @Test func `of one network of IPv6 are one`() {
    #expect(
      Client(at: "2001:db8:1:2:3:4:5:6").network == Client(at: "2001:db8:1:2:ffff::1").network
    )
    #expect(Client(at: "2001:db8:1:3::1").network != Client(at: "2001:db8:1:2::1").network)
  }

  @Test func `get their allowance again with time`() {
    let allowance = RequestAllowance(.init(burst: 2, perSecond: 0.5))
    let start = ContinuousClock.now
    #expect(allowance.take(by: "a", at: start) == nil)
    #expect(allowance.take(by: "a", at: start) == nil)
    #expect(allowance.take(by: "a", at: start) == 3)
    #expect(allowance.take(by: "a", at: start + .seconds(2)) == nil)
    #expect(allowance.take(by: "a", at: start + .seconds(2)) != nil)
  }
}

@Suite struct `texts of HTTP` {
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `tell moments in three forms`(text: String) {
    #expect(HTTPDate.seconds(text) == 784_111_777)
    #expect(HTTPDate.string(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
  }

  @Test(arguments: ["", "yesterday", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT"])
  func `are no moments`(text: String) { #expect(HTTPDate.seconds(text) == nil) }

  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
  func `in base64 are read with padding and without`(text: String) {
    let encoded = Data(text.utf8).base64EncodedString()
    #expect(Base64.decoded(encoded) == Array(text.utf8))
    #expect(Base64.decoded(encoded.replacing("=", with: "")) == Array(text.utf8))
  }
}
