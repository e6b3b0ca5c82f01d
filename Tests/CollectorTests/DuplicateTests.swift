import Articles
import Diagnostics
import Testing
import Workspace

@testable import Collector

@Suite struct `articles that are one and the same` {
  /// Which of them a selection of everything leaves out as duplicates.
  private func duplicates(
    among files: [String: String],
    _ change: (inout SelectionRequest) -> Void = { _ in }
  ) async throws -> [String] {
    let site = [
      "hugo.toml": "title = 'T'\nbaseURL = 'https://t.example/'",
      "content/z.md": article("title: Z"),
    ]
    let selection = try await open(site.merging(files) { $1 }).value.select {
      everything(&$0)
      change(&$0)
    }
    return selection.candidates.filter { $0.reason == .duplicate }.map(\.entry.path.string)
  }

  @Test(arguments: [
    // One address on the web.
    (["title: A", "url: /x/"], ["title: B", "url: /x/"]),
    // One is a copy of the other, whichever comes first.
    (["title: A", "canonical: https://t.example/two/b/"], ["title: B"]),
    (["title: A"], ["title: B", "canonical: https://t.example/one/a/"]),
    (["title: A"], ["title: B", "canonicalURL: HTTP://T.example/one/a/index.html#top"]),
    (["title: A"], ["title: B", "canonical: /one/a"]),
    // Both are copies of a third page.
    (
      ["title: A", "canonical: https://e.example/p"],
      ["title: B", "canonical: https://e.example/p/"]
    ),
    // One title and one text, however its lines are broken.
    (["title: Same"], ["title: Same", "tags: [x]"]),
  ])
  func `are taken once, the first by path`(first: [String], second: [String]) async throws {
    func written(_ lines: [String], _ body: String) -> String {
      "---\n" + lines.joined(separator: "\n") + "\n---\n" + body
    }
    let found = try await duplicates(among: [
      "content/one/a.md": written(first, "The text,\nin lines.\n"),
      "content/two/b.md": written(second, "The text, in\n\n  lines."),
    ])
    #expect(found == ["content/two/b.md"])
  }

  @Test(arguments: [
    // One title, two texts; one text, two titles; no text at all.
    (["title: Same"], "One.", ["title: Same"], "Two."),
    (["title: A"], "Text.", ["title: B"], "Text."), (["title: Same"], "", ["title: Same"], " \n"),
    (["title: A", "slug: x"], "Text.", ["title: B", "slug: x"], "Text."),
  ])
  func `are not those that only resemble each other`(
    first: [String],
    text: String,
    second: [String],
    other: String
  ) async throws {
    let found = try await duplicates(among: [
      "content/one/a.md": "---\n" + first.joined(separator: "\n") + "\n---\n" + text,
      "content/two/b.md": "---\n" + second.joined(separator: "\n") + "\n---\n" + other,
    ])
    #expect(found == [])
  }

  @Test func `are both taken when both are asked for, and one that is left out hides no other`()
    async throws
  {
    let files = [
      "content/a.md": article("title: A", "url: /x/", "draft: true"),
      "content/b.md": article("title: B", "url: /x/"),
      "content/c.md": article("title: C", "url: /x/"),
    ]
    #expect(try await duplicates(among: files) == ["content/c.md"])
    #expect(try await duplicates(among: files) { $0.included = ["content/c.md"] } == [])
  }
}

@Suite struct `a limit` {
  private func names(limit: Int, _ settings: String = "") async throws -> [String] {
    var files = ["hugo.toml": "title = 'T'", "newsletter.yaml": "title: T\n" + settings]
    for (category, count) in [("Sport", 5), ("City", 2), ("Arts", 1)] {
      for number in 1...count {
        files["content/\(category.lowercased())\(number).md"] = article(
          "date: 2026-02-\(20 - number)",
          "categories: [\(category)]"
        )
      }
    }
    files["content/pinned.md"] = article(
      "date: 2026-02-01",
      "categories: [Sport]",
      "pinned: true"
    )
    let selection = try await open(files).value.select {
      $0.period = .period(Period.month(year: 2026, month: 2) ?? .all)
      $0.takesFuture = true
      $0.limit = limit
    }
    return selection.selected.map(\.file.name).sorted()
  }

  @Test(arguments: [
    (1, ["pinned"]), (3, ["arts1", "city1", "pinned"]),
    (4, ["arts1", "city1", "pinned", "sport1"]),
    (5, ["arts1", "city1", "city2", "pinned", "sport1"]),
    (6, ["arts1", "city1", "city2", "pinned", "sport1", "sport2"]),
    (9, ["arts1", "city1", "city2", "pinned", "sport1", "sport2", "sport3", "sport4", "sport5"]),
    (100, ["arts1", "city1", "city2", "pinned", "sport1", "sport2", "sport3", "sport4", "sport5"]),
  ])
  func `gives every department its share, pinned articles and the newest first`(
    limit: Int,
    expected: [String]
  ) async throws {
    #expect(try await names(limit: limit) == expected)
  }

  @Test func `goes by the departments of the publication, in their order`() async throws {
    let settings = "departments: [Arts, {title: Here, categories: [City, Sport]}]\n"
    #expect(try await names(limit: 1, settings) == ["arts1"])
    #expect(try await names(limit: 3, settings) == ["arts1", "city1", "pinned"])
  }

  @Test func `counts what was asked for by its path first, and never leaves that out`() async throws
  {
    let files = [
      "hugo.toml": "title = 'T'", "content/a.md": article("date: 2026-02-10"),
      "content/b.md": article("date: 2026-02-11"), "content/old.md": article("date: 2020-01-01"),
    ]
    let site = try await open(files).value
    for (limit, paths) in [(1, ["old"]), (2, ["b", "old"])] {
      let selection = try site.select { ($0.limit, $0.included) = (limit, ["content/old.md"]) }
      #expect(selection.selected.map(\.file.name) == paths)
    }
  }
}
