import Articles
import Diagnostics
import Testing

@testable import Collector

/// Rules of Hugo 0.111 that `what Hugo itself lists` tries on Hugo where that is installed.
@Suite struct `a Hugo site` {
  @Test func `has one article at a path, and says which file is not read`() async throws {
    let site = try await open([
      "hugo.toml": "", "content/a.md": "", "content/a.en.md": "", "content/b.md": "",
      "content/b/index.md": "",
    ])
    #expect(site.value.paths == ["content/a.en.md", "content/b/index.md"])
    #expect(
      site.diagnostics.filter { $0.id == "same-page" }.map { $0.place?.file }
        == ["content/a.md", "content/b.md"]
    )
  }

  @Test func `whose content folder is a bundle has that article alone, and says so`() async throws {
    let site = try await open(["hugo.toml": "", "content/index.md": "", "content/a/b.md": ""])
    #expect(site.value.paths == ["content/index.md"])
    #expect(site.diagnostics.contains { $0.id == "bundle-of-all" })
  }

  @Test func `has no articles in languages that are switched off`() async throws {
    let site = try await open([
      "hugo.toml": """
      disableLanguages = ["de"]
      defaultContentLanguageInSubdir = true
      [languages.de]
      [languages.en]
      [languages.fr]
      [languages.fr.permalinks]
      a = "/f/:slug/"
      """,
      "content/a/x.de.md": "", "content/a/x.fr.md": article("title: Ex"),
      "content/a/x.md": article("title: Ex"),
    ]).value
    #expect(site.entries.map(\.permalink) == ["/fr/f/ex/", "/en/a/x/"])
  }

  @Test func `may mount parts of folders, single files and its theme's articles`() async throws {
    let site = try await open([
      "hugo.yaml": """
      theme: t
      module:
        mounts:
          - {source: content, target: content, excludeFiles: '**.draft.md'}
          - {source: docs, target: content/handbook, includeFiles: ['a*']}
          - {source: one.md, target: content/single/other.md}
      """,
      "content/a.md": "", "content/b.draft.md": "", "docs/ab.md": "", "docs/b.md": "", "one.md": "",
      "themes/t/content/a.md": "", "themes/t/content/c.md": "",
    ]).value
    #expect(
      site.entries.map { "\($0.path) \($0.permalink)" } == [
        "content/a.md /a/", "docs/ab.md /handbook/ab/", "one.md /single/other/",
        "themes/t/content/c.md /c/",
      ]
    )
  }

  @Test(arguments: [
    ("headless: true", "", false), ("_build: {list: never}", "", true),
    ("_build: {list: local}", "", true), ("_build: {render: never}", "", false),
    ("draft: t", "draft", false), ("draft: 'yes'", "", false), ("published: F", "draft", false),
    ("params: {draft: true}", "", false),
  ])
  func `takes its flags as Hugo does`(line: String, reason: String, isHeadless: Bool) async throws {
    let site = try await open(["hugo.toml": "", "content/a.md": article(line)]).value
    let entry = try #require(site.entries.first)
    #expect(entry.isDraft == (reason == "draft"))
    #expect((entry.problem == .headless) == isHeadless)
    #expect(entry.permalink == (line.contains("render") ? "" : "/a/"))
  }

  @Test func `is told of a flag that is neither true nor false`() async throws {
    let site = try await open(["hugo.toml": "", "content/a.md": article("draft: maybe")])
    let finding = try #require(site.diagnostics.first { $0.id == "odd-value" })
    #expect(finding.place?.description == "content/a.md:2:8")
  }

  @Test func `lists what is not read, with its dates`() async throws {
    let site = try await open([
      "hugo.toml": "",
      "content/a.org": "#+title: Org\n#+date: <2026-02-04 Wed>\n#+tags[]: x y\n* Text\n",
    ]).value
    let entry = try #require(site.entries.first)
    #expect(entry.problem == .unreadable)
    #expect(entry.rawTitle == "Org")
    #expect(entry.metadata.tags == ["x", "y"])
    #expect(entry.metadata.date?.rfc3339 == "2026-02-04T00:00:00Z")
  }
}
