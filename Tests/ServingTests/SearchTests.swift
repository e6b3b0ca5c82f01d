import Foundation
import HTTPTypes
import TestSupport
import Testing
import XML

@testable import Serving

/// Parts C2.8 and C.3 of the requirements: what only a program can offer.
@Suite struct `a catalog is searched` {
  @Test func `by its own entries, each telling first where the words stand`() async throws {
    let feed = await (try SampleTree().host()).ask("/opds/search.xml?q=ferry")
    let root = try XMLDocument(reading: feed.bytes).root
    let entries = root.elements.filter { $0.localName == "entry" }
    #expect(entries.map { $0.first("title")?.text } == ["Tides 1", "Tides 2"])
    #expect(
      entries.map { $0.first("summary")?.text } == [
        "The ferry: It sails at eight.\nWhat is in it.", "Snow: The ferry waits.\nWhat is in it.",
      ]
    )
    #expect(root.first("totalResults")?.text == "2")
    #expect(root.elements.contains { $0["rel"] == "start" && $0["href"] == "index.xml" })
    #expect(entries.allSatisfy { $0.elements.last?["href"]?.hasPrefix("../issues/") == true })
  }

  @Test func `in OPDS 2.0 too, where nothing found is a way back`() async throws {
    let host = try SampleTree().host()
    let found = await host.ask("/opds/search.json?query=snow").text
    #expect(found.contains("\"title\": \"Tides 2\""))
    #expect(found.contains(#""description": "Snow: The ferry waits.\nWhat is in it.""#))
    let nothing = await host.ask("/opds/search.json?query=fog").text
    #expect(nothing.contains("\"navigation\""))
    #expect(!nothing.contains("publications"))
  }

  @Test func `on a page for people, in the frame of all others`() async throws {
    let page = await (try SampleTree().host()).ask("/search.html?q=eight%20%3Cb%3E").text
    #expect(page.contains("<h1 class=\"heading\">Search: eight &lt;b&gt;</h1>"))
    #expect(page.contains("value=\"eight &lt;b&gt;\""))
    #expect(page.contains("class=\"masthead\""))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
  }

  @Test func `from every feed and every page`() async throws {
    let host = try SampleTree().host()
    for (path, link) in [
      (
        "/opds/index.xml",
        #"rel="search" type="application/opensearchdescription+xml" href="opensearch.xml""#
      ),
      ("/opds/years/2026.xml", #"href="opensearch.xml""#),
      ("/opds/index.json", #""href": "search.json{?query}""#),
      ("/", #"<form role="search" action="search.html" method="get">"#),
      ("/issues/tides-1.html", #"<form role="search" action="../search.html""#),
    ] {
      #expect(await host.ask(path).text.contains(link), "\(path)")
    }
  }

  @Test(arguments: [
    (nil, nil, "/opds/opensearch.xml", "search.xml?q="),
    (nil, nil, "/opds/years/opensearch.xml", "../search.xml?q="),
    (
      nil, "lantern.example:8080", "/opds/opensearch.xml",
      "http://lantern.example:8080/opds/search.xml?q="
    ),
    (nil, "evil\"host", "/opds/opensearch.xml", "search.xml?q="),
    (
      "https://x.example/i/", "lantern.example", "/opds/opensearch.xml",
      "https://x.example/i/opds/search.xml?q="
    ),
  ])
  func `by a template with nothing in braces but the words`(
    base: String?,
    authority: String?,
    path: String,
    address: String
  ) async throws {
    let host = try SampleTree(base: base ?? "").host()
    let answer = await host.ask(path, authority: authority)
    let urls = try XMLDocument(reading: answer.bytes).root.elements.filter { $0.name == "Url" }
    let template = try #require(urls.first?["template"])
    #expect(urls.first?["type"] == "application/atom+xml;profile=opds-catalog;kind=acquisition")
    #expect(template.hasSuffix(address + "{searchTerms}"))
    #expect(!template.contains("%"))
  }

  @Test func `behind a proxy by addresses that are true on both sides`() async throws {
    let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
    let answer = await (try SampleTree().host()).ask(
      "/opds/opensearch.xml",
      [forwarded: "203.0.113.5"]
    )
    #expect(!answer.text.contains("http://lantern.example"))
  }

  @Test func `a page at a time`() async throws {
    let sample = try SampleTree()
    try sample.write(issues: (1...30).map { ($0, [("The ferry", "It sails at \($0).")]) })
    let host = try sample.host()
    let first = try XMLDocument(reading: await host.ask("/opds/search.xml?q=ferry").bytes).root
    let second = try XMLDocument(
      reading: await host.ask("/opds/search.xml?q=ferry&page=2").bytes
    ).root
    #expect(first.elements.count { $0.localName == "entry" } == 25)
    #expect(second.elements.count { $0.localName == "entry" } == 5)
    #expect(
      first.elements.contains { $0["rel"] == "next" && $0["href"] == "search.xml?q=ferry&page=2" }
    )
    #expect(
      second.elements.contains { $0["rel"] == "previous" && $0["href"] == "search.xml?q=ferry" }
    )
    for page in ["0", "-1", "99999999999999999999", "x"] {
      #expect(await host.ask("/opds/search.xml?q=ferry&page=\(page)").status == .ok)
    }
  }

  @Test func `with an index that is read again only where books have changed`() async throws {
    let sample = try SampleTree()
    let folder = sample.folder.path + "/cache"
    func host() throws -> SampleHost {
      SampleHost(host: try CatalogHost(of: sample.tree(), indexFolder: folder), sample: sample)
    }
    #expect(await (try host()).ask("/opds/search.xml?q=eight").text.contains("Tides 1"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    #expect(await (try host()).ask("/opds/search.xml?q=eight").text.contains("Tides 1"))
  }

  @Test func `even where a book is damaged`() async throws {
    let sample = try SampleTree()
    try sample.folder.write("no book", to: "catalog/files/tides-1.epub")
    #expect(await (try sample.host()).ask("/opds/search.xml?q=ferry").text.contains("Tides 2"))
  }
}
