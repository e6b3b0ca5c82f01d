import BookReading
import Foundation
import Pictures
import TestSupport
import Testing

@testable import Catalog
@testable import Publication

@Suite struct `a folder's issues` {
  @Test func `come newest first, an old issue that was corrected in its place`() async throws {
    let folder = try SampleFolder()
    for week in [2, 9, 5] { try folder.add(week: week) }
    var corrected = SampleFolder.Options()
    corrected.revision = 3
    try folder.add(week: 2, corrected)
    let (catalog, findings) = try await folder.catalog()
    #expect(catalog?.issues.map(\.record.number) == [9, 5, 2])
    #expect(findings.isEmpty)
  }

  @Test func `are offered without a file that is missing or not as it was written`() async throws {
    let folder = try SampleFolder()
    let first = try folder.add(week: 1)
    let second = try folder.add(week: 2)
    try FileManager.default.removeItem(atPath: "\(folder.path)/\(first.name).epub")
    try folder.folder.write("%PDF-1.7 something else", to: "output/\(second.name).pdf")
    let (catalog, findings) = try await folder.catalog()
    #expect(findings == ["unusable-file", "unusable-file"])
    #expect(catalog?.issues.map { $0.downloads.map(\.kind) } == [[.epub], [.pdf]])
    #expect(catalog?.issues.map { $0.cover == nil } == [false, true])
  }

  @Test func `are left out with a finding when none of their files is there`() async throws {
    let folder = try SampleFolder()
    try folder.add(week: 1)
    let second = try folder.add(week: 2)
    for suffix in ["epub", "pdf"] {
      try FileManager.default.removeItem(atPath: "\(folder.path)/\(second.name).\(suffix)")
    }
    let (catalog, findings) = try await folder.catalog()
    #expect(findings == ["unusable-file", "unusable-file", "issue-without-files"])
    #expect(catalog?.issues.map(\.record.number) == [1])
  }

  @Test func `are told of a record that is none`() async throws {
    let folder = try SampleFolder()
    try folder.folder.write("{\"schema\": ", to: "output/tidewater.json")
    try folder.folder.write("{}", to: "output/settings.json")
    let (catalog, findings) = try await folder.catalog()
    #expect(catalog == nil)
    #expect(findings == ["unreadable-record", "unreadable-record"])
  }

  @Test func `in two layouts are one issue with both PDFs`() async throws {
    let folder = try SampleFolder()
    try folder.add(week: 1)
    var small = SampleFolder.Options()
    (small.name, small.paper) = ("tidewater-on-kindle", "kindle")
    try folder.add(week: 1, small)
    let (catalog, findings) = try await folder.catalog()
    #expect(findings.isEmpty)
    let names = catalog?.issues.map { issue in
      issue.downloads.map { CatalogPhrases.english.name(of: $0) }
    }
    #expect(names == [["EPUB", "PDF, A4", "PDF, Kindle"]])
  }

  @Test(arguments: [
    ("no archive at all", [("", "")]),
    ("without container", [("EPUB/package.opf", "<package/>")]),
    ("container of another world", [("META-INF/container.xml", "<html/>")]),
    (
      "package that is not there",
      [("META-INF/container.xml", SampleFolder.container)]
    ),
    (
      "entities that grow",
      [
        ("META-INF/container.xml", SampleFolder.container),
        (
          "EPUB/package.opf",
          "<!DOCTYPE p [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]><p>&b;</p>"
        ),
      ]
    ),
    (
      "package without end",
      [
        ("META-INF/container.xml", SampleFolder.container),
        ("EPUB/package.opf", String(repeating: "<a>", count: 100_000)),
      ]
    ),
    (
      "package larger than any",
      [
        ("META-INF/container.xml", SampleFolder.container),
        ("EPUB/package.opf", "<p>" + String(repeating: " ", count: 5 << 20) + "</p>"),
      ]
    ),
  ])
  func `are offered without cover when their EPUB is hostile`(
    name: String,
    members: [(String, String)]
  ) async throws {
    let folder = try SampleFolder()
    var options = SampleFolder.Options()
    options.book =
      members[0].0.isEmpty
      ? Array("PK, but not really".utf8)
      : try SampleFolder.archive(members.map { ($0.0, Array($0.1.utf8)) })
    try folder.add(week: 1, options)
    let (catalog, findings) = try await folder.catalog()
    #expect(findings == ["unreadable-book"], "\(name)")
    #expect(catalog?.issues.first?.downloads.count == 2)
  }

  @Test func `have no cover when the picture is damaged`() async throws {
    let folder = try SampleFolder()
    var options = SampleFolder.Options()
    options.cover = Array(try SampleFolder.picture(width: 160, height: 240).prefix(900))
    try folder.add(week: 1, options)
    let (catalog, findings) = try await folder.catalog()
    #expect(findings == ["unusable-cover"])
    #expect(catalog?.latest.book?.creator == "Tidewater Press")
  }
}

@Suite struct `a cover` {
  @Test(arguments: [(1600, 2400), (300, 450), (90, 140), (900, 300), (20, 3000)])
  func `is small enough for every list: 300 pixels wide, 30 KB`(width: Int, height: Int) throws {
    let cover = try CoverPictures(of: SampleFolder.picture(width: width, height: height))
    #expect(cover.small.pixelWidth <= 300 && cover.small.pixelWidth <= width)
    #expect(cover.small.bytes.count <= 30_000)
    #expect(cover.whole.pixelWidth == width)
  }
}
