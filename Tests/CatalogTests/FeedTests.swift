import Articles
import Foundation
import Testing
import XML

@testable import Catalog
@testable import Publication

/// A catalog and what is written of it, once for all questions.
private struct WrittenCatalog {
  let latest: CatalogIssue
  let texts: [String: String]

  init(_ catalog: Catalog) {
    latest = catalog.latest
    texts = catalog.texts
  }
}

/// A catalog of `count` weeks, more than one page of feeds has when there are more than 25.
private func catalog(
  weeks count: Int,
  _ settings: CatalogSettings = CatalogSettings()
) async throws -> WrittenCatalog {
  let folder = try SampleFolder()
  for week in 1...count { try folder.add(week: week) }
  return WrittenCatalog(try #require(try await folder.catalog(settings).catalog))
}

private func feed(_ name: String, of catalog: WrittenCatalog) throws -> XMLElement {
  let text = try #require(catalog.texts[name], "\(name)")
  return try XMLDocument(reading: Array(text.utf8)).root
}

extension XMLElement {
  fileprivate func links(_ relation: String) -> [XMLElement] {
    elements.filter { $0.name == "link" && $0["rel"] == relation }
  }

  fileprivate var entries: [XMLElement] { elements.filter { $0.name == "entry" } }
}

@Suite struct `OPDS 1.2` {
  @Test func `begins with a feed that leads on and holds no issue`() async throws {
    let root = try feed("opds/index.xml", of: try await catalog(weeks: 3))
    #expect(
      root.entries.map { $0.first("title")?.text } == ["All issues", "By year", "By department"]
    )
    #expect(root.descendants("link").allSatisfy { !($0["rel"] ?? "").contains("acquisition") })
    #expect(root.entries.first?.links("http://opds-spec.org/sort/new").count == 1)
    for entry in root.entries { #expect(entry.first("content")?.attributes.first?.name == "type") }
  }

  @Test func `gives 25 issues a page, with the way to the others`() async throws {
    let catalog = try await catalog(weeks: 60)
    let pages = try (1...3).map { page in
      try feed(page == 1 ? "opds/issues.xml" : "opds/issues.\(page).xml", of: catalog)
    }
    #expect(pages.map(\.entries.count) == [25, 25, 10])
    #expect(pages.map { $0.links("next").first?["href"] } == ["issues.2.xml", "issues.3.xml", nil])
    #expect(
      pages.map { $0.links("previous").first?["href"] } == [nil, "issues.xml", "issues.2.xml"]
    )
    #expect(pages.allSatisfy { $0.links("first").count == 1 && $0.links("last").count == 1 })
    let numbers = pages.flatMap(\.entries).compactMap { $0.first("title")?.text }
    #expect(numbers.first == "Tidewater & Weekly 60 (2027-W07)")
    #expect(Set(numbers).count == 60)
  }

  @Test func `has an entry as KOReader reads it`() async throws {
    let catalog = try await catalog(weeks: 1)
    let root = try feed("opds/issues.xml", of: catalog)
    let entry = try #require(root.entries.first)
    // Atom is the default name space, and no element of it has a prefix.
    #expect(root.name == "feed" && entry.namespace == "http://www.w3.org/2005/Atom")
    // Of several authors it shows the last, and it names the file after title and author.
    #expect(
      entry.elements.filter { $0.name == "author" }.map { $0.first("name")?.text } == [
        "Tidewater Press"
      ]
    )
    // It takes the first acquisition, and a file's kind from the end of its address.
    let acquisitions = entry.links("http://opds-spec.org/acquisition/open-access")
    #expect(acquisitions.map { $0["type"] } == ["application/epub+zip", "application/pdf"])
    #expect(acquisitions.map { $0["href"]?.split(separator: ".").last } == ["epub", "pdf"])
    // It makes a button of every other link with a type, unless it is an alternate.
    let others = Set(entry.elements.filter { $0.name == "link" }.compactMap { $0["rel"] })
    #expect(
      others == [
        "http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail", "alternate",
        "http://opds-spec.org/acquisition/open-access",
      ]
    )
    #expect(root.descendants("link").allSatisfy { $0["type"] != nil })
  }

  @Test func `has ids that are the issues' own and no others twice`() async throws {
    let catalog = try await catalog(weeks: 30)
    let feeds = catalog.texts.keys.filter { $0.hasPrefix("opds/") && $0.hasSuffix(".xml") }
    let ids = try feeds.map { try feed($0, of: catalog).first("id")?.text }
    #expect(Set(ids).count == feeds.count)
    let entry = try feed("opds/issues.xml", of: catalog).entries.first
    #expect(entry?.first("id")?.text == catalog.latest.record.id)
  }

  @Test func `parts issues by facets of which one is active`() async throws {
    let root = try feed("opds/departments/lake.xml", of: try await catalog(weeks: 2))
    let facets = root.links("http://opds-spec.org/facet")
    #expect(facets.map { $0["title"] } == ["All", "Lake", "Culture"])
    #expect(facets.map { $0["opds:activeFacet"] } == [nil, "true", nil])
    #expect(facets.allSatisfy { $0["thr:count"] == "2" && $0["opds:facetGroup"] == "Department" })
  }

  @Test func `tells the editions of a week apart, and has a shelf for each`() async throws {
    let catalog = WrittenCatalog(
      try #require(try await SampleFolder.ofEditions().catalog().catalog)
    )
    for name in ["opds/issues.xml", "feed.xml"] {
      #expect(
        try feed(name, of: catalog).entries.prefix(3).map { $0.first("title")?.text } == [
          "Tidewater & Weekly 2 (2026-W02)", "Science from the Tideland, lab 2 (2026-W02)",
          "Tidewater & Weekly, large-print 2 (2026-W02)",
        ],
        "\(name)"
      )
    }
    let shelves = try feed("opds/series.xml", of: catalog).entries
    #expect(
      shelves.map { $0.first("title")?.text } == [
        "Tidewater & Weekly (en)", "Science from the Tideland (en)",
        "Tidewater & Weekly, large-print (en)",
      ]
    )
  }

  @Test func `changes no moment by the clock`() async throws {
    let catalog = try await catalog(weeks: 2)
    let root = try feed("opds/index.xml", of: catalog)
    #expect(root.first("updated")?.text == catalog.latest.record.modified.utc)
  }
}

@Suite struct `OPDS 2.0` {
  @Test func `has no empty value`() async throws {
    let catalog = try await catalog(weeks: 27)
    for (name, text) in catalog.texts where name.hasSuffix(".json") {
      for empty in ["null", "\"\"", "[]", "{}"] {
        #expect(!text.contains(empty), "\(name): \(empty)")
      }
    }
  }

  @Test func `says of an issue what OPDS 1.2 says`() async throws {
    let catalog = try await catalog(weeks: 1)
    let text = try #require(catalog.texts["opds/issues.json"])
    for part in [
      catalog.latest.record.id, "Tidewater & Weekly 1 (2026-W01)", "\"position\": 1",
      "../files/tidewater-weekly-2026-w01.epub", "../covers/small/tidewater-weekly-2026-w01.jpg",
      "\"accessMode\"", "\"published\": \"2026-01-04\"", "application/epub+zip",
    ] { #expect(text.contains(part), "\(part)") }
  }
}

@Suite struct `every file` {
  /// The addresses in a file that lead to other files of the catalog.
  private func references(in text: String) -> [String] {
    text.matches(of: #/(?:href|src)="([^"#][^"]*)"|"href": "([^"]*)"/#)
      .compactMap { ($0.1 ?? $0.2).map(String.init) }
      .filter { !$0.contains(":") }
  }

  @Test func `refers to files of the catalog and by relative addresses alone`() async throws {
    let folder = try SampleFolder()
    for week in 1...28 { try folder.add(week: week) }
    var odd = SampleFolder.Options()
    odd.name = "no. 29: Ebbe & Flut #1 ü"
    odd.departments = [(nil, ["Über alles"]), ("水", ["A"]), ("火", ["B"])]
    try folder.add(week: 29, odd)
    let catalog = try #require(try await folder.catalog().catalog)
    let texts = catalog.texts
    var count = 0
    for (name, text) in texts {
      for reference in references(in: text) {
        #expect(!reference.hasPrefix("/"), "\(name): \(reference)")
        let base = URL(filePath: "/" + name, directoryHint: .notDirectory)
        let target = URL(string: reference, relativeTo: base)?.standardizedFileURL.path() ?? ""
        let path = String(target.removingPercentEncoding?.dropFirst() ?? "")
        #expect(texts[path] != nil, "\(name): \(reference)")
        count += 1
      }
    }
    #expect(count > 500)
  }

  @Test func `has absolute addresses in feeds where the catalog's place is known`() async throws {
    var settings = CatalogSettings()
    settings.url = "https://tidewater.example/issues/"
    let catalog = try await catalog(weeks: 1, settings)
    for name in ["opds/index.xml", "opds/issues.json", "feed.xml"] {
      #expect(references(in: try #require(catalog.texts[name])).isEmpty, "\(name)")
    }
    #expect(
      catalog.texts["index.html"]?.contains("href=\"https://tidewater.example/issues/\"") == true
    )
  }
}

@Suite struct `a file's address` {
  @Test(arguments: [
    ("files/a.epub", "index.html", "files/a.epub"),
    ("files/a.epub", "opds/years/2026.xml", "../../files/a.epub"),
    ("opds/years.xml", "opds/years/2026.xml", "../years.xml"),
    ("opds/index.xml", "opds/index.xml", "index.xml"),
    ("issues/a b&ü.html", "issues/c.html", "a%20b%26%C3%BC.html"),
  ])
  func `is relative to the page that names it`(path: String, page: String, address: String) {
    #expect(CatalogPath(path).relative(to: CatalogPath(page)) == address)
  }

  @Test func `tells departments of one slug apart, and keeps the older one's`() async throws {
    let folder = try SampleFolder()
    var options = SampleFolder.Options()
    options.departments = [("Work & Money", ["A"])]
    try folder.add(week: 1, options)
    options.departments = [("Work, Money", ["B"])]
    try folder.add(week: 2, options)
    let catalog = try #require(try await folder.catalog().catalog)
    let slugs = catalog.classifications.first { $0.kind == .department }?.shelves.map(\.slug)
    #expect(slugs?.last == "work-money")
    #expect(slugs?.first?.hasPrefix("work-money-") == true)
  }
}
