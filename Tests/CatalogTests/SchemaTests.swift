import Foundation
import TestSupport
import Testing

@testable import Catalog

/// Feeds against the schemas of OPDS, which lie outside the repository.
@Suite struct `the schemas of OPDS accept` {
  /// A catalog with all that feeds can have: pages, facets, editions, an issue without EPUB and one without number.
  private func written() async throws -> (folder: SampleFolder, feeds: [String]) {
    let folder = try SampleFolder()
    for week in 1...27 { try folder.add(week: week) }
    var science = SampleFolder.Options()
    (science.edition, science.formats) = ("science", ["pdf"])
    science.departments = [(nil, ["Über alles"]), ("水", ["A"])]
    try folder.add(week: 27, science)
    _ = try await folder.write()
    let root = folder.path + "/catalog"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return (folder, names.sorted().map { "\(root)/\($0)" })
  }

  @Test(
    .enabled(
      if: FeedSchemas.judgeAtom,
      "the schemas, EPUBCHECK_JAR (for jing) and java are needed"
    )
  )
  func `every feed of OPDS 1.2, and Atom's accepts the news feed`() async throws {
    let (folder, files) = try await written()
    let feeds = files.filter { $0.hasSuffix(".xml") }
    #expect(feeds.count > 8)
    #expect(try FeedSchemas.faults(inAtom: feeds) == "")
    withExtendedLifetime(folder) {}
  }

  @Test(
    .enabled(if: FeedSchemas.judgeJSON, "the schemas and a Python with jsonschema are needed")
  )
  func `every feed of OPDS 2.0`() async throws {
    let (folder, files) = try await written()
    let feeds = files.filter { $0.contains("/opds/") && $0.hasSuffix(".json") }
    #expect(feeds.count > 8)
    #expect(try FeedSchemas.faults(inJSON: feeds) == "")
    withExtendedLifetime(folder) {}
  }
}
