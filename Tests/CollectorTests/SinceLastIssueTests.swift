import Articles
import Diagnostics
import TestSupport
import Testing
import Workspace

@testable import Collector

private func day(_ text: String) -> Day { Day(text) ?? Day(daysSinceEpoch: 0) }

/// A selection of what no issue has printed, as of 17 February 2026.
private func select(
  _ files: [String: String],
  after backlist: Backlist,
  _ change: (inout SelectionRequest) -> Void = { _ in }
) async throws -> Selection {
  let site = ["hugo.toml": "title = 'T'\nbaseURL = 'https://t.example/'"]
  return try await open(site.merging(files) { $1 }).value.select(at: "2026-02-17T12:00:00Z") {
    $0.period = .sinceLastIssue
    $0.backlist = backlist
    change(&$0)
  }
}

private func week7(_ entries: Backlist.Entry...) -> Backlist {
  Backlist(
    entries,
    firstDay: day("2026-01-05"),
    lastDay: day("2026-02-15"),
    periods: ["2026-w07"]
  )
}

@Suite struct `what came since the last issue` {
  @Test
  func `is what no issue has printed, late arrivals marked, and nothing older than the window`()
    async throws
  {
    let files = [
      "content/new.md": article("date: 2026-02-16"), "content/late.md": article("date: 2026-02-10"),
      "content/edge.md": article("date: 2026-01-19"),
      "content/missed.md": article("date: 2026-01-18"),
      "content/archive.md": article("date: 2025-12-24"),
      "content/printed.md": article("date: 2026-02-11"),
      "content/coming.md": article("date: 2026-02-20"), "content/undated.md": article("title: U"),
    ]
    let printed = Backlist.Entry(id: Article.ID("content/printed"))
    let selection = try await select(files, after: week7(printed))
    #expect(selection.paths == ["content/new.md", "content/late.md", "content/edge.md"])
    #expect(selection.period.name == "2026-01-19--2026-02-16")
    let late = selection.candidates.filter(\.isLate).map(\.entry.path.string)
    #expect(late == ["content/edge.md", "content/late.md"])
    #expect(selection.reason("content/missed.md") == .outsidePeriod)
    #expect(selection.reason("content/archive.md") == .outsidePeriod)
    #expect(selection.reason("content/printed.md") == .alreadyPublished)
    #expect(selection.reason("content/coming.md") == .future)
    #expect(selection.reason("content/undated.md") == .undated)
    #expect(
      selection.findings.map(\.id) == ["late-arrival", "late-arrival", "missed-article"]
        && selection.findings[2].message.contains("'content/missed.md'")
    )
  }

  @Test func `has missed nothing that is not asked for`() async throws {
    let files = [
      "content/a.md": article("date: 2026-01-06", "tags: [x]"),
      "content/b.md": article("date: 2026-01-06"),
      "content/c.md": article("date: 2026-01-06", "draft: true", "tags: [x]"),
    ]
    let selection = try await select(files, after: week7()) { $0.tags.wanted = ["x"] }
    #expect(selection.findings.map(\.id) == ["missed-article"])
    #expect(selection.findings.first?.message.contains("'content/a.md'") == true)
  }

  @Test(arguments: [("late-window: 3d", 1), ("late-window: 4w", 2), ("late-window: 0", 0)])
  func `has a window as newsletter yaml sets it`(settings: String, count: Int) async throws {
    let files = [
      "newsletter.yaml": settings, "content/a.md": article("date: 2026-02-14"),
      "content/b.md": article("date: 2026-02-01"),
    ]
    #expect(try await select(files, after: week7()).selected.count == count)
  }

  @Test func `before the first issue is what the last four weeks have brought`() async throws {
    let files = [
      "content/a.md": article("date: 2026-01-20"), "content/b.md": article("date: 2026-01-19"),
    ]
    let selection = try await select(files, after: Backlist())
    #expect(selection.paths == ["content/a.md"])
    #expect(selection.findings.isEmpty)
  }

  @Test func `reaches back to the last issue, however long ago that was`() async throws {
    let files = ["content/a.md": article("date: 2025-06-10")]
    let backlist = Backlist([], firstDay: day("2025-06-02"), lastDay: day("2025-06-08"))
    let selection = try await select(files, after: backlist)
    #expect(selection.paths == ["content/a.md"])
    #expect(selection.candidates.filter(\.isLate).isEmpty)
  }

  @Test func `has a name that no issue has, though one printed articles of the same days`()
    async throws
  {
    let files = ["content/a.md": article("date: 2026-02-10")]
    var backlist = week7()
    backlist.periods = ["2026-02-10--2026-02-10", "2026-02-10--2026-02-10-2"]
    #expect(try await select(files, after: backlist).period.name == "2026-02-10--2026-02-10-3")
  }
}

@Suite struct `an article that was printed` {
  private typealias Entry = Backlist.Entry

  private static let printed: [(String, Backlist.Entry)] = [
    ("date: 2026-02-16", Entry(id: Article.ID("content/new/a"))),
    // By the name that its author gave it, wherever it lay.
    ("id: tides-1", Entry(id: Article.ID("content/x"), guid: "tides-1")),
    ("guid: tides-1", Entry(id: Article.ID("content/x"), guid: "tides-1")),
    // By its address, or an alias of that where it stood.
    ("title: A", Entry(id: Article.ID("content/x"), url: "https://t.example/new/a/")),
    ("aliases: [/old/a/]", Entry(id: Article.ID("content/x"), url: "http://t.example/old/a/")),
    ("aliases: [/old/a]", Entry(id: Article.ID("content/old/a"))),
    ("canonical: https://e.example/p/", Entry(id: Article.ID("x"), url: "https://e.example/p")),
  ]

  @Test(arguments: printed.indices)
  func `is known again`(index: Int) async throws {
    let (line, entry) = Self.printed[index]
    let files = ["content/new/a.md": article("date: 2026-02-16", line)]
    #expect(
      try await select(files, after: week7(entry)).reason("content/new/a.md") == .alreadyPublished
    )
  }

  private static let others: [(String, Backlist.Entry)] = [
    // The same path with another name of its own.
    ("id: tides-2", Entry(id: Article.ID("content/new/a"), guid: "tides-1")),
    // An alias for where another article stands still.
    ("aliases: [/still/]", Entry(id: Article.ID("content/still"), url: "https://t.example/still/")),
    ("id: twice", Entry(id: Article.ID("content/x"), guid: "twice")),
  ]

  @Test(arguments: others.indices)
  func `is not another that only looks like it`(index: Int) async throws {
    let (line, entry) = Self.others[index]
    let files = [
      "content/new/a.md": article("date: 2026-02-16", line),
      "content/still.md": article("date: 2020-01-01", "id: twice"),
    ]
    #expect(try await select(files, after: week7(entry)).paths == ["content/new/a.md"])
  }
}

@Suite struct `a copy of an article that was printed` {
  @Test(arguments: [
    // Both appeared in the same week, and one was left out as the other over again.
    ("canonical: https://t.example/b/", "title: B"), ("title: A", "canonical: /a/"),
    ("title: Same", "title: Same"),
  ])
  func `is not printed by a later issue`(first: String, second: String) async throws {
    let files = [
      "content/a.md": article("date: 2025-02-16", first),
      "content/b.md": article("date: 2026-02-16", second),
    ]
    let printed = Backlist.Entry(id: Article.ID("content/a"), url: "https://t.example/a/")
    let selection = try await select(files, after: week7(printed))
    #expect(selection.paths == [])
  }
}

@Suite struct `a series of issues of what came since` {
  /// Articles arrive in any order and on any day up to four weeks after their own date, others are edited or moved.
  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `prints every article once, whenever it arrives`(seed: UInt64) async throws {
    var numbers = Seeded(state: seed)
    let start = day("2026-01-05")
    let articles = (0..<40).map { index in
      let date = start.adding(days: Int.random(in: 0..<50, using: &numbers))
      let delay = Bool.random(using: &numbers) ? 0 : Int.random(in: 0...20, using: &numbers)
      return (name: "a\(index)", date: date, arrival: date.adding(days: delay))
    }
    var files = ["hugo.toml": "title = 'T'\nbaseURL = 'https://t.example/'"]
    var backlist = Backlist()
    var printed: [String] = []
    var names: Set<String> = []
    var today = start
    while today < start.adding(days: 90) {
      today = today.adding(days: Int.random(in: 1...7, using: &numbers))
      for article in articles where article.arrival <= today && files[path(article.name)] == nil {
        files[path(article.name)] = CollectorTests.article(
          "date: \(article.date)",
          body: article.name
        )
      }
      let site = try await open(files).value
      let selection = try site.select(at: "\(today)T12:00:00Z") {
        $0.period = .sinceLastIssue
        $0.backlist = backlist
        if Bool.random(using: &numbers) { $0.limit = 5 }
      }
      // A build that fails here has printed nothing.
      guard !selection.selected.isEmpty, Int.random(in: 0..<4, using: &numbers) > 0 else {
        continue
      }
      printed += selection.selected.map(\.file.name)
      #expect(names.insert(selection.period.fileName).inserted, "seed \(seed)")
      backlist.entries += selection.selected.map { .init(id: $0.id, url: $0.permalink) }
      backlist.periods.insert(selection.period.fileName)
      backlist.firstDay = [backlist.firstDay, selection.period.from].compactMap(\.self).min()
      backlist.lastDay = [backlist.lastDay, selection.period.to].compactMap(\.self).max()
    }
    #expect(printed.sorted() == articles.map(\.name).sorted(), "seed \(seed)")
  }

  private func path(_ name: String) -> String { "content/\(name).md" }
}
