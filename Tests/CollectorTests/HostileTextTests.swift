import Articles
import Diagnostics
import TestSupport
import Testing
import Workspace

@testable import Collector

extension Seeded {
  /// Words and marks that mean something to one reader or another, in senseless order.
  fileprivate mutating func text() -> String {
    let parts = [
      "---\n", "+++\n", "{", "}", "\n", "\r\n", "title", ": ", "date", "2026-02-14", "T", "10:00",
      "Z", "+01:00", "[", "]", "(", ")", "*", "_", "`", "<b>", "</", "&amp;", "&#x", ";", "\\", "%",
      "%2", "%41", "/", "//", "..", "http:", "https://", "#", "?", ":year", ":sections[", "1:", "é",
      "中", "\u{301}", "👩‍👩‍👧", "\u{0}", "\u{200F}", "\"", "'", "<!--", "-->", "cascade", "- a", "\t",
    ]
    return (0..<Int.random(in: 0...24, using: &self))
      .map { _ in parts[Int.random(in: 0..<parts.count, using: &self)] }.joined()
  }
}

@Suite struct `senseless text` {
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `stops none of the readers of metadata`(seed: UInt64) {
    var random = Seeded(state: seed)
    for _ in 0..<1500 {
      let text = random.text()
      _ = FrontMatter.read(Array(text.utf8), file: "a.md")
      _ = DateText(text)
      _ = DatedName(text)
      _ = MetadataText.plain(text)
      _ = WebAddress.base(text)
      _ = SitePath.resolved(text, from: text)
      _ = LinkAddress(text)
      _ = Glob.matches(text, pattern: random.text())
      _ = IgnoredFiles(text)?.matches("/content/a.md")
      let address = PageAddress(
        folder: text,
        name: text,
        section: "s",
        sectionPath: text,
        title: text,
        slug: text
      )
      let rules = AddressRules(patterns: ["s": AddressPattern(random.text())])
      #expect(rules.path(of: address).hasPrefix("/"), "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test(arguments: [11, 12] as [UInt64])
  func `stops no site that is made of it`(seed: UInt64) async throws {
    var random = Seeded(state: seed)
    for _ in 0..<40 {
      var files = ["hugo.toml": ""]
      for index in 0..<8 {
        files["content/s/\(index).md"] = "---\n" + random.text() + "\n---\n" + random.text()
      }
      files["content/s/_index.md"] = "---\ncascade: " + random.text() + "\n---\n"
      let site = try await open(files).value
      #expect(site.entries.count == 8, "seed \(seed)")
      let selection = try site.select(everything)
      #expect(await site.listing(of: selection, jobs: 2).count == 8, "seed \(seed)")
    }
  }

  @Test func `of ten million bytes is not read, and of fewer is`() async throws {
    let large = String(repeating: "a", count: ContentLimits.articleSize + 1)
    let site = try await open(["hugo.toml": "", "content/a.md": large, "content/b.md": "b"])
    #expect(site.value.entry("content/a.md")?.problem == .unreadable)
    #expect(site.value.entry("content/b.md")?.problem == nil)
    #expect(site.diagnostics.contains { $0.id == "unreadable-article" })
  }
}
