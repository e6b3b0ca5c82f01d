import Articles
import Diagnostics
import Foundation
import TestSupport
import Testing
import Workspace

@testable import Collector

@Suite struct `the cache of a large site` {
  private let home: TemporaryFolder
  private let site: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
    site = try TemporaryFolder(["hugo.toml": "baseURL = \"https://a.example/\"\ntitle = \"A\"\n"])
  }

  private func opened(
    cache: Bool,
    countsWords: Bool = true,
    fewestFiles: Int = 20
  ) async throws -> Diagnosed<Site> {
    let location = SiteLocation(in: try FolderWorkspace(at: site.path))
    var options = Collector.Options(jobs: 2, countsWords: countsWords)
    if cache {
      var use = Collector.CacheUse(folder: home.path)
      use.settlingTime = 0
      use.fewestFiles = fewestFiles
      options.cache = use
    }
    let site = try await Collector.open(location, options)
    await site.value.settled()
    return site
  }

  /// What the cache must never change.
  private func expectSame(_ note: Comment, countsWords: Bool = true) async throws {
    let warm = try await opened(cache: true, countsWords: countsWords)
    let cold = try await opened(cache: false, countsWords: countsWords)
    #expect(warm.value.entries == cold.value.entries, note)
    #expect(warm.diagnostics == cold.diagnostics, note)
    let offsets = { (site: Site) in site.entries.map { $0.metadata.date?.rfc3339 } }
    #expect(offsets(warm.value) == offsets(cold.value), note)
  }

  private func text(_ random: inout Seeded) -> String {
    let seed = Fuzzing.exampleArticles.randomElement(using: &random) ?? ""
    let title = ["A", "B: c", "'é'", "[", "2020"].randomElement(using: &random) ?? ""
    return Bool.random(using: &random)
      ? seed
      : "---\ntitle: \(title)\ndate: 2026-02-1\(Int.random(in: 0...9, using: &random))\n---\nText.\n"
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `lists the same as without it, whatever changes`(seed: UInt64) async throws {
    var random = Seeded(state: seed)
    for index in 0..<60 {
      try site.write(text(&random), to: "content/s\(index % 7)/\(index).md")
    }
    try await expectSame("seed \(seed), without words", countsWords: false)
    try await expectSame("seed \(seed), first")
    #expect(try home.names().count == 1)
    for turn in 0..<8 {
      for _ in 0..<5 {
        let name =
          "content/s\(Int.random(in: 0...7, using: &random))/\(Int.random(in: 0...70, using: &random)).md"
        switch Int.random(in: 0..<6, using: &random) {
        case 0: try? FileManager.default.removeItem(atPath: site.path + "/" + name)
        case 1: try site.write(text(&random), to: name.replacing(".md", with: "/index.md"))
        case 2:
          try site.write(
            "---\ntitle: \(turn)\ncascade: {draft: true}\n---\n",
            to: "content/s1/_index.md"
          )
        case 3: try site.write("name: Name \(turn)\n", to: "data/authors/a.yaml")
        case 4: try site.write("baseURL = \"https://a\(turn).example/\"\n", to: "hugo.toml")
        default: try site.write(text(&random), to: name)
        }
      }
      try await expectSame("seed \(seed), turn \(turn)")
    }
  }

  @Test func `lies nowhere in the site, and is not made for a small one`() async throws {
    try site.write("---\ntitle: A\n---\n", to: "content/a.md")
    _ = try await opened(cache: true)
    #expect(try home.names().isEmpty)
    #expect(EntryCache(ofSiteAt: site.path, in: site.path + "/.cache/x") == nil)
    #expect(EntryCache(ofSiteAt: site.path, in: home.path) != nil)
  }

  @Test func `keeps what was left alone, and nothing that was touched just now`() {
    let stamp = FileStamp(size: 5, modified: 1_000, changed: 2_000, inode: 7)
    let fresh = FreshRecord(record: EntryRecord(entry: nil), stamp: stamp)
    for (moment, isKept) in [(2_000, false), (2_001, true)] {
      var part = CachePart(UnsafeBufferPointer(start: nil, count: 0), edition: [])
      _ = part.record(
        of: file,
        stamp: stamp,
        settledBefore: moment,
        countingWords: true
      ) { _ in fresh }
      let bytes = part.changedBytes() ?? []
      bytes.withUnsafeBufferPointer { bytes in
        var again = CachePart(bytes, edition: [])
        var isRead = false
        _ = again.record(of: file, stamp: stamp, settledBefore: 0, countingWords: true) { _ in
          isRead = true
          return fresh
        }
        #expect(isRead != isKept)
      }
    }
  }

  @Test func `is told of every property of files and entries`() {
    func names(_ value: Any) -> [String] {
      Mirror(reflecting: value).children.compactMap(\.label).sorted()
    }
    // What is new belongs into `EntryRecord`, or into what makes an entry one that is not kept.
    #expect(
      names(file) == [
        "collection", "feed", "folder", "format", "isPublished", "language", "name", "path", "role",
        "root",
      ]
    )
    #expect(
      names(entry.particulars) == [
        "address", "aliases", "canonical", "file", "id", "isBundle", "isDraft", "language",
        "metadata", "oldAddresses", "path", "permalink", "problem", "rawTitle", "section", "slug",
        "terms", "translationKey", "words",
      ]
    )
    #expect(names(entry.terms) == ["authors", "categories", "sections", "tags"])
    #expect(
      names(entry.metadata) == [
        "authors", "categories", "date", "description", "expiryDate", "guid", "image",
        "imageCaption", "isPinned", "language", "lastModified", "path", "publishDate",
        "sectionTitle", "shortTitle", "summary", "tags", "title", "url", "weight",
      ]
    )
    #expect(
      names(Diagnostic(.note, id: "", "")) == ["hint", "id", "message", "place", "severity"]
    )
  }

  /// An entry in which every property is something.
  private var entry: SiteEntry {
    var entry = SiteEntry.Particulars(
      id: Article.ID("a"),
      path: .root,
      metadata: ArticleMetadata(title: "B", language: .english, path: ""),
      language: "en",
      file: file
    )
    let moment = Timestamp(secondsSinceEpoch: 1_000, offset: -3600)
    entry.rawTitle = "A"
    entry.file.language = "fr"
    entry.isDraft = true
    entry.section = "s"
    entry.slug = "t"
    entry.permalink = "https://a.example/t/"
    entry.isBundle = true
    entry.problem = .headless
    entry.words = 12
    entry.address = "/t/"
    entry.oldAddresses = ["/s/", "/u/"]
    entry.aliases = ["/u/"]
    entry.canonical = "https://b.example/"
    entry.translationKey = "k"
    entry.terms = SiteEntry.Terms(
      categories: ["c", "c"],
      tags: ["t", "T"],
      authors: ["ann"],
      sections: ["s", "S"]
    )
    entry.metadata.shortTitle = "b"
    entry.metadata.description = "d"
    entry.metadata.authors = ["Ann"]
    entry.metadata.date = moment
    entry.metadata.publishDate = moment.adding(seconds: 1)
    entry.metadata.expiryDate = moment.adding(seconds: 2)
    entry.metadata.lastModified = moment.adding(seconds: 3)
    entry.metadata.categories = ["c"]
    entry.metadata.tags = ["T"]
    entry.metadata.sectionTitle = "S"
    entry.metadata.weight = -4
    entry.metadata.isPinned = true
    entry.metadata.url = "https://a.example/t"
    entry.metadata.guid = "g"
    return SiteEntry(entry)
  }

  private let file = ContentFile(
    path: .root,
    role: .single,
    folder: "f",
    name: "n",
    format: .markdown
  )

  private func record(_ bytes: [UInt8]) -> EntryRecord? {
    bytes.withUnsafeBufferPointer { EntryRecord($0, of: file) }
  }

  @Test func `gives back what was kept, and nothing of what is damaged`() throws {
    let finding = Diagnostic(.warning, id: "a", "b", at: SourcePlace(file: "c", line: 2), hint: "d")
    let kept = EntryRecord(entry: entry, findings: [finding])
    let bytes = try #require(kept.bytes(of: file))
    let again = try #require(record(bytes))
    #expect(again.entry == entry && again.findings == [finding])
    #expect(again.entry?.metadata.date?.offset == -3600)
    for length in bytes.indices { #expect(record(Array(bytes[..<length])) == nil) }
    var random = Seeded(state: 5)
    for _ in 0..<2000 {
      var broken = bytes
      broken[Int.random(in: broken.indices, using: &random)] = UInt8.random(
        in: 0...255,
        using: &random
      )
      _ = record(broken)?.entry?.metadata.date?.rfc3339
      broken.withUnsafeBufferPointer { _ = CachePart($0, edition: []) }
    }
  }

  @Test func `keeps no entry that holds what a record does not`() {
    var odd = entry
    odd.particulars.metadata.summary = "s"
    #expect(EntryRecord(entry: odd).bytes(of: file) == nil)
    odd = entry
    odd.particulars.file.name = "m"
    #expect(EntryRecord(entry: odd).bytes(of: file) == nil)
  }
}
