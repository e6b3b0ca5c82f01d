import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Serving

private let book = "/files/tides-1.epub"

/// Part C.5 of the requirements: how e-readers are answered.
@Suite struct `a catalog is served` {
  let sample: SampleTree
  let host: SampleHost

  init() throws {
    sample = try SampleTree()
    host = try sample.host()
  }

  @Test(
    arguments: [
      ("/", "text/html; charset=utf-8"), ("/index.html", "text/html; charset=utf-8"),
      ("/opds/index.xml", "application/atom+xml;profile=opds-catalog;kind=navigation"),
      ("/opds/issues.xml", "application/atom+xml;profile=opds-catalog;kind=acquisition"),
      ("/opds/years/2026.xml", "application/atom+xml;profile=opds-catalog;kind=acquisition"),
      ("/opds/index.json", "application/opds+json"), (book, "application/epub+zip"),
      ("/covers/tides-1.jpg", "image/jpeg"), ("/style.css", "text/css; charset=utf-8"),
      ("/opds/opensearch.xml", "application/opensearchdescription+xml"),
      ("/opds/search.xml?q=ferry", "application/atom+xml;profile=opds-catalog;kind=acquisition"),
      ("/opds/search.json?query=ferry", "application/opds+json"),
      ("/search.html?q=ferry", "text/html; charset=utf-8"),
    ]
  )
  func `C5.1: with the types by which readers tell feeds and books`(
    path: String,
    type: String
  ) async {
    let answer = await host.ask(path)
    #expect(answer.status == .ok)
    #expect(answer.fields[.contentType] == type)
  }

  @Test(
    arguments: ["/", book, "/opds/index.xml", "/opds/search.xml?q=a", "/nothing", "/opds/"]
  )
  func `C5.2: with the same head for HEAD as for GET`(path: String) async {
    let (get, head) = (await host.ask(path), await host.ask(path, method: .head))
    #expect(head.status == get.status)
    #expect(head.fields == get.fields)
    #expect(head.bytes.isEmpty)
    #expect(get.fields[.contentLength] == String(get.bytes.count))
  }

  @Test func `C5.3: with tags that follow from the bytes alone`() async throws {
    let before = await host.ask(book)
    let bytes = try sample.folder.bytes(of: "catalog" + book)
    try sample.folder.write(Data(bytes), to: "catalog" + book)
    #expect(await host.ask(book).fields[.eTag] == before.fields[.eTag])
    try sample.folder.write(Data(bytes + [0]), to: "catalog" + book)
    #expect(await host.ask(book).fields[.eTag] != before.fields[.eTag])
    #expect(before.fields[.eTag]?.hasPrefix("\"") == true)
  }

  @Test func `C5.3: with 304 for what a client has already`() async throws {
    for path in [book, "/opds/index.xml", "/opds/search.xml?q=ferry"] {
      let tag = try #require(await host.ask(path).fields[.eTag])
      for list in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let answer = await host.ask(path, [.ifNoneMatch: list])
        #expect(answer.status == .notModified, "\(path) \(list)")
        #expect(answer.bytes.isEmpty)
        #expect(answer.fields[.eTag] == tag)
      }
      #expect(await host.ask(path, [.ifNoneMatch: "\"other\""]).status == .ok)
    }
    let moment = try #require(await host.ask(book).fields[.lastModified])
    #expect(await host.ask(book, [.ifModifiedSince: moment]).status == .notModified)
    let old = "Sun, 06 Nov 1994 08:49:37 GMT"
    #expect(await host.ask(book, [.ifModifiedSince: old]).status == .ok)
    // A tag is better than a time.
    let both: HTTPFields = [.ifModifiedSince: moment, .ifNoneMatch: "\"other\""]
    #expect(await host.ask(book, both).status == .ok)
    #expect(await host.ask(book, [.ifMatch: "\"other\""]).status == .preconditionFailed)
    #expect(await host.ask(book, [.ifUnmodifiedSince: old]).status == .preconditionFailed)
  }

  @Test(
    arguments: [
      ("bytes=0-9", 0..<10), ("bytes=5-", 5..<nil), ("bytes=-3", -3..<nil),
      ("bytes=0-99999999999999999999", 0..<nil), ("Bytes = 1 - 1", 1..<2),
    ] as [(String, PartialRange)]
  )
  func `C5.4: in parts`(field: String, expected: PartialRange) async throws {
    let whole = await host.ask(book).bytes
    let answer = await host.ask(book, [.range: field])
    let range = expected.range(of: whole.count)
    #expect(answer.status == .partialContent)
    #expect(answer.bytes == Array(whole[range]))
    #expect(answer.fields[.contentLength] == String(range.count))
    #expect(
      answer.fields[.contentRange]
        == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(whole.count)"
    )
  }

  @Test(
    arguments: [
      "bytes=", "bytes=a-b", "bytes=5-2", "bytes=0-1,3-4", "pages=1-2", "bytes=--1", "bytes=+1-2",
      "bytes 0-1", "",
    ]
  )
  func `C5.4: whole where a range is none, or several`(field: String) async {
    let answer = await host.ask(book, [.range: field])
    #expect(answer.status == .ok)
    #expect(answer.fields[.acceptRanges] == "bytes")
  }

  @Test(arguments: ["bytes=99999999-", "bytes=-0", "bytes=99999999999999999999-"])
  func `C5.4: with 416 for a part behind the end`(field: String) async {
    let answer = await host.ask(book, [.range: field])
    #expect(answer.status == .rangeNotSatisfiable)
    #expect(answer.fields[.contentRange]?.hasPrefix("bytes */") == true)
  }

  @Test func `C5.4: a part only of what a client has the rest of`() async throws {
    let whole = await host.ask(book)
    let tag = try #require(whole.fields[.eTag])
    let moment = try #require(whole.fields[.lastModified])
    for (condition, status) in [
      (tag, 206), (moment, 206), ("\"other\"", 200), ("W/\(tag)", 200),
      ("Sun, 06 Nov 1994 08:49:37 GMT", 200), ("nonsense", 200),
    ] {
      let answer = await host.ask(book, [.range: "bytes=0-1", .ifRange: condition])
      #expect(answer.status.code == status, "\(condition)")
    }
  }

  @Test func `C5.5: by gzip where it is asked for, and never books`() async throws {
    let long = SampleTree.page(String(repeating: "All the tides of the year. ", count: 200))
    try sample.folder.write(long, to: "catalog/index.html")
    let plain = await host.ask("/", [.acceptEncoding: "identity"])
    let packed = await host.ask("/", [.acceptEncoding: "br;q=1, gzip;q=0.8"])
    #expect(plain.fields[.contentEncoding] == nil)
    #expect(packed.fields[.contentEncoding] == "gzip")
    #expect(packed.bytes.count < plain.bytes.count / 4)
    #expect(packed.bytes.prefix(2) == [0x1F, 0x8B])
    #expect(plain.fields[.vary] == "Accept-Encoding")
    #expect(plain.fields[.eTag] != packed.fields[.eTag])
    for refusal in ["gzip;q=0", "", "identity", "*"] {
      #expect(await host.ask("/", [.acceptEncoding: refusal]).fields[.contentEncoding] == nil)
    }
    let book = await host.ask(book, [.acceptEncoding: "gzip"])
    #expect(book.fields[.contentEncoding] == nil)
    #expect(book.fields[.vary] == nil)
  }

  @Test(
    arguments: [
      ("tides-1.epub", "attachment; filename=\"tides-1.epub\"; filename*=UTF-8''tides-1.epub"),
      (
        "Ebbe & 50% \"Flut\".pdf",
        "attachment; filename=\"Ebbe & 50_ _Flut_.pdf\"; filename*=UTF-8''Ebbe%20%26%2050%25%20%22Flut%22.pdf"
      ),
      ("潮.epub", "attachment; filename=\"_.epub\"; filename*=UTF-8''%E6%BD%AE.epub"),
    ]
  )
  func `C5.6: with a name in ASCII first`(name: String, disposition: String) {
    #expect(Disposition.attachment(name) == disposition)
  }

  @Test func `C5.7: at once, without a redirect, in the form that a reader would rather have`()
    async
  {
    let old = "application/atom+xml;profile=opds-catalog, */*;q=0.5"
    let new = "application/opds+json, application/atom+xml;profile=opds-catalog, */*"
    for (accept, type) in [(old, "atom+xml"), (new, "opds+json"), ("*/*", "atom+xml")] {
      let answer = await host.ask("/opds/", [.accept: accept])
      #expect(answer.status == .ok)
      #expect(answer.fields[.contentType]?.contains(type) == true)
      #expect(answer.fields[.vary]?.contains("Accept") == true)
    }
    #expect(await host.ask("/opds/", [:]).fields[.contentType]?.contains("atom+xml") == true)
  }

  @Test(
    arguments: [
      "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/files/../../secret.txt",
      "/.broadsheet-catalog.json", "/opds", "/link.txt", "/linked/secret.txt", "/pipe",
      "//etc/passwd", "/a%00b", "/a%0d%0ab", "/%", "/%zz", "/%ff", "/files/", "/files",
      "/\\..\\secret.txt",
      "secret.txt", "", "*", "/" + String(repeating: "a/", count: 5_000),
      "/" + String(repeating: "a", count: 300),
    ]
  )
  func `C5.8: and nothing else is`(path: String) async throws {
    let folder = sample.folder.path
    symlink("../secret.txt", folder + "/catalog/link.txt")
    symlink("..", folder + "/catalog/linked")
    mkfifo(folder + "/catalog/pipe", 0o600)
    let answer = await host.ask(path)
    #expect([308, 404].contains(answer.status.code))
    #expect(!answer.text.contains("outside"))
  }

  @Test func `and only read`() async {
    for method in [HTTPRequest.Method.post, .put, .delete, .options, .connect] {
      let answer = await host.ask("/", method: method)
      #expect(answer.status == .methodNotAllowed)
      #expect(answer.fields[.allow] == "GET, HEAD")
    }
  }

  @Test func `as it is now, when it is written anew meanwhile`() async throws {
    #expect(await host.ask("/opds/search.xml?q=snow").text.contains("Tides 2"))
    try sample.write(issues: [(3, [("Fog", "Nothing to be seen.")])])
    let other = sample.folder.path + "/other"
    try FileManager.default.moveItem(atPath: sample.folder.path + "/catalog", toPath: other)
    try FileManager.default.copyItem(atPath: other, toPath: sample.folder.path + "/catalog")
    #expect(await host.ask("/opds/issues.xml").text.contains("Tides 3"))
    #expect(await host.ask("/opds/search.xml?q=fog").text.contains("Tides 3"))
    #expect(!(await host.ask("/opds/search.xml?q=snow").text.contains("Tides 2")))
  }

  @Test func `from its own folder, or from that of the issues`() throws {
    let path = sample.folder.path
    #expect(try ServedTree(at: path).path == path + "/catalog")
    #expect(try ServedTree(at: path + "/catalog/").path == path + "/catalog")
    #expect(throws: ServedTree.Failure.noCatalog(path + "/catalog/files")) {
      try ServedTree(at: path + "/catalog/files")
    }
    #expect(throws: ServedTree.Failure.missingFolder("/nowhere")) { try ServedTree(at: "/nowhere") }
  }
}

/// A range whose end may be that of the file, and whose beginning may be counted from there.
struct PartialRange: Sendable {
  var lower: Int
  var upper: Int?

  func range(of length: Int) -> Range<Int> {
    (lower < 0 ? length + lower : lower)..<(upper ?? length)
  }
}

private func ..< (lower: Int, upper: Int?) -> PartialRange {
  PartialRange(lower: lower, upper: upper)
}
