import Foundation
import HTTPTypes
import TestSupport
import Zip

@testable import Serving

/// A catalog of two issues, in the form in which `catalog` writes it.
struct SampleTree {
  let folder: TemporaryFolder

  init(base: String = "") throws {
    folder = try TemporaryFolder()
    let start = base.isEmpty ? "" : base + "opds/"
    try folder.write(SampleTree.root(start), to: "catalog/opds/index.xml")
    try folder.write(SampleTree.json(start), to: "catalog/opds/index.json")
    try folder.write(SampleTree.page("Latest"), to: "catalog/index.html")
    try folder.write(SampleTree.page("All issues"), to: "catalog/issues.html")
    try folder.write(SampleTree.page("Tides 1"), to: "catalog/issues/tides-1.html")
    try folder.write("body { color: black }\n", to: "catalog/style.css")
    try folder.write("a cover", to: "catalog/covers/tides-1.jpg")
    try folder.write("hidden", to: "catalog/.broadsheet-catalog.json")
    try folder.write("outside", to: "secret.txt")
    try write(
      issues: [(1, [("The ferry", "It sails at eight.")]), (2, [("Snow", "The ferry waits.")])],
      base
    )
  }

  /// Writes the feeds of all issues, and their files.
  func write(issues: [(number: Int, articles: [(String, String)])], _ base: String = "") throws {
    let entries = issues.map { SampleTree.entry($0.number, base) }.joined()
    let feed = SampleTree.feed(kind: "acquisition", base.isEmpty ? "" : base + "opds/", entries)
    try folder.write(feed, to: "catalog/opds/issues.xml")
    try folder.write(feed, to: "catalog/opds/years/2026.xml")
    let publications = issues.map { SampleTree.publication($0.number) }.joined(separator: ", ")
    try folder.write(
      """
      {"links": [{"href": "index.json", "rel": "start"}], "metadata": {"title": "All"},
      "publications": [\(publications)]}
      """,
      to: "catalog/opds/issues.json"
    )
    for issue in issues {
      let book = try SampleTree.book(issue.articles)
      try folder.write(Data(book), to: "catalog/files/tides-\(issue.number).epub")
    }
  }

  func tree() throws -> ServedTree { try ServedTree(at: folder.path) }

  func host(users: String? = nil, limits: CatalogHost.Limits = .init()) throws -> SampleHost {
    var file: UserFile?
    if let users {
      try folder.write(users, to: "users")
      file = try UserFile(at: folder.path + "/users")
    }
    let host = try CatalogHost(of: try tree(), users: file, limits: limits)
    return SampleHost(host: host, sample: self)
  }

  // MARK: Its files

  static func page(_ title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"/><title>\(title)</title></head>
    <body><header class="masthead"><nav><ul><li>Feed</li></ul></nav></header>
    <main id="contents"><p>\(title)</p></main></body></html>

    """
  }

  private static func feed(kind: String, _ start: String, _ contents: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/terms/" xml:lang="en">
      <id>urn:uuid:1</id><title>All</title><updated>2026-02-15T21:05:00Z</updated>
      <author><name>Tidewater Press</name></author>
      <link rel="self" href="\(start)issues.xml" type="application/atom+xml;profile=opds-catalog;kind=\(kind)"/>
      <link rel="start" href="\(start)index.xml" type="application/atom+xml;profile=opds-catalog;kind=navigation" title="Tidewater &amp; Weekly"/>
      \(contents)
    </feed>
    """
  }

  private static func root(_ start: String) -> String { feed(kind: "navigation", start, "") }

  private static func json(_ start: String) -> String {
    #"{"links": [{"href": "\#(start)index.json", "rel": "start"}], "metadata": {"title": "Tides"}}"#
  }

  private static func entry(_ number: Int, _ base: String) -> String {
    let up = base.isEmpty ? "../" : base
    return """
      <entry><title>Tides \(number)</title><id>urn:uuid:i\(number)</id>
      <updated>2026-02-15T21:05:00Z</updated><summary type="text">What is in it.</summary>
      <link rel="http://opds-spec.org/acquisition/open-access" href="\(up)files/tides-\(number).epub" type="application/epub+zip"/>
      <link rel="alternate" href="\(up)issues/tides-\(number).html" type="text/html"/></entry>
      """
  }

  private static func publication(_ number: Int) -> String {
    """
    {"links": [], "metadata": {"identifier": "urn:uuid:i\(number)", "title": "Tides \(number)",
    "description": "What is in it."}}
    """
  }

  static func book(_ articles: [(title: String, text: String)]) throws -> [UInt8] {
    var writer = try ArchiveWriter(modified: ArchiveTime(year: 2026, month: 2, day: 14, hour: 12))
    try writer.add(.stored("mimetype", Array("application/epub+zip".utf8)))
    let container = #"<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>"#
    try writer.add(.deflated("META-INF/container.xml", Array(container.utf8)))
    let items = articles.indices.map {
      #"<item id="a\#($0)" href="a\#($0).xhtml" media-type="application/xhtml+xml"/>"#
    }
    let spine = articles.indices.map { #"<itemref idref="a\#($0)"/>"# }
    let package =
      "<package><manifest>\(items.joined())</manifest><spine>\(spine.joined())</spine></package>"
    try writer.add(.deflated("p.opf", Array(package.utf8)))
    for (index, article) in articles.enumerated() {
      let page =
        "<html><head><title>\(article.title)</title></head><body><p>\(article.text)</p></body></html>"
      try writer.add(.deflated("a\(index).xhtml", Array(page.utf8)))
    }
    return try writer.finish()
  }
}

/// A host, and the tree that has to be there for as long as it is asked.
struct SampleHost {
  let host: CatalogHost
  let sample: SampleTree

  /// What a client is told.
  func ask(
    _ path: String,
    _ fields: HTTPFields = [:],
    method: HTTPRequest.Method = .get,
    authority: String? = "lantern.example",
    from address: String = "127.0.0.1"
  ) async -> Answer {
    let request = HTTPRequest(
      method: method,
      scheme: nil,
      authority: authority,
      path: path,
      headerFields: fields
    )
    return await host.answer(Inquiry(request, from: address))
  }
}

extension Answer {
  /// All that follows the head.
  var bytes: [UInt8] {
    switch body {
    case .none: return []
    case .bytes(let bytes): return bytes
    case .file(let file, let range):
      return Array((file.bytes(limit: 1 << 30) ?? [])[range])
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
