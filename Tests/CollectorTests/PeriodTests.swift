import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `options that name a period` {
  private static let readable: [(@Sendable (inout PeriodOptions) -> Void, String)] = [
    ({ $0.week = "2026-w7" }, "2026-W07"), ({ $0.month = "2024-02" }, "2024-02"),
    ({ $0.day = "2024-02-29" }, "2024-02-29"), ({ $0.all = true }, "all"),
    ({ $0.last = "7d" }, "2026-02-10--2026-02-16"), ({ $0.last = "2w" }, "2026-02-03--2026-02-16"),
    ({ $0.last = "1" }, "2026-02-16--2026-02-16"),
    ({ ($0.from, $0.to) = ("2026-01-01", "2026-01-01") }, "2026-01-01--2026-01-01"),
  ]

  @Test(arguments: readable.indices)
  func `are read`(index: Int) throws {
    var options = PeriodOptions()
    Self.readable[index].0(&options)
    let today = try #require(Day("2026-02-16"))
    #expect(try options.request()?.period(today: today).name == Self.readable[index].1)
  }

  private static let odd: [(@Sendable (inout PeriodOptions) -> Void, PeriodOptions.Mistake)] = [
    (
      { $0.week = "2025-W53" },
      .unreadable(
        option: "week",
        "2025-W53",
        wanted: "an ISO week such as 2026-W07",
        reason: "2025 has 52 weeks"
      )
    ),
    (
      { $0.day = "2026-02-29" },
      .unreadable(
        option: "day",
        "2026-02-29",
        wanted: "a day such as 2026-02-14",
        reason: "2026-02 has 28 days"
      )
    ),
    (
      { $0.to = "yesterday" },
      .unreadable(option: "to", "yesterday", wanted: "a day such as 2026-02-14", reason: nil)
    ),
    (
      { $0.last = "0d" },
      .unreadable(option: "last", "0d", wanted: "a number of days such as 7d", reason: nil)
    ),
    ({ ($0.week, $0.all) = ("2026-W07", true) }, .several(["week", "all"])),
    ({ ($0.to, $0.sinceLastIssue) = ("2026-02-01", true) }, .several(["to", "since-last-issue"])),
  ]

  @Test(arguments: odd.indices)
  func `that make no sense are told, with the reason`(index: Int) {
    var options = PeriodOptions()
    Self.odd[index].0(&options)
    #expect(throws: Self.odd[index].1) { try options.request() }
  }

  @Test func `are none when nothing is given`() throws {
    #expect(try PeriodOptions().request() == nil)
  }
}

@Suite struct `select in newsletter yaml` {
  private func site(_ newsletter: String, edition: String? = nil) async throws -> Site {
    try await open(
      [
        "hugo.toml": "title = 'T'", "newsletter.yaml": newsletter,
        "content/a.md": article("date: 2026-02-10", "categories: [Science]"),
        "content/b.md": article("date: 2026-02-11", "categories: [City]"),
        "content/c.md": article("date: 2026-02-12", "categories: [City]", "draft: true"),
      ],
      options: Collector.Options(jobs: 1)
    ).value.edition(named: edition)
  }

  @Test(arguments: [
    ("{month: 2026-02, category: city}", "2026-02", ["b"]),
    ("{week: 2026-W07, drafts: true, sort: title}", "2026-W07", ["a", "b", "c"]),
    ("{from: 2026-02-11}", "2026-02-11--2026-02-11", ["b"]),
    ("{last: 7, not-category: [City]}", "2026-02-10--2026-02-16", ["a"]),
    ("{all: true, limit: 1}", "all", ["b"]),
  ])
  func `takes the options of the command`(
    select: String,
    name: String,
    files: [String]
  ) async throws {
    let selection = try await site("select: \(select)").select()
    #expect(selection.period.name == name)
    #expect(selection.selected.map(\.file.name).sorted() == files)
  }

  @Test(arguments: [
    ("select: {week: 2025-W53}", "1:16", "2025 has 52 weeks"),
    ("select: {day: 2026-02-14, all: true}", "1:32", "one period at a time"),
    ("select: {from: 2026-02-14, to: 2026-02-01}", "1:32", "a day from 2026-02-14 on"),
    ("late-window: soon", "1:14", "such as 28d"),
    ("editions: {city: {selct: {}}}", "1:19", "did you mean 'select'?"),
    ("editions: {city: {scael: 2}}", "1:19", "did you mean 'scale'?"),
    ("editions: {city: {scale: 0}}", "1:26", "from 0.5 to 3"),
    ("editions: {city: {paper: []}}", "1:26", "a text"), ("editions: {city: 7}", "1:18", "a map"),
    ("editions: {main: {}}", "1:12", "another name"), ("editions: {'a, b': }", "1:12", "no commas"),
    ("editions: {city: {language: de_DE}}", "1:29", "de-DE"),
    ("editions: {city: {period: fortnight}}", "1:27", "week, month"),
  ])
  func `is an error with its place where it makes no sense`(
    text: String,
    place: String,
    hint: String
  ) async throws {
    do {
      _ = try await site(text)
      Issue.record("nothing was wrong")
    } catch CollectionFailure.badConfiguration(let findings) {
      let finding = try #require(findings.first)
      #expect("\(finding.place?.line ?? 0):\(finding.place?.column ?? 0)" == place)
      #expect(finding.hint?.contains(hint) == true, "\(finding)")
    }
  }

  private static let editions = """
    title: Tidewater
    paper: a4
    select: {category: City, limit: 9}
    editions:
      science: {title: Tidewater Science, select: {category: Science}, paper: a5, formats: [pdf]}
      drafts:
        select: {drafts: true}
    """

  @Test func `holds for every edition that does not say otherwise`() async throws {
    let science = try await site(Self.editions, edition: "science")
    #expect(science.identity.title == "Tidewater Science")
    #expect(science.newsletter.edition == "science")
    #expect(science.newsletter.paper?.text == "a5" && science.newsletter.formats == ["pdf"])
    #expect(science.newsletter.selection.limit == 9)
    #expect(try science.select().selected.map(\.file.name) == ["a"])
    let drafts = try await site(Self.editions, edition: "drafts")
    #expect(drafts.identity.title == "Tidewater" && drafts.newsletter.paper?.text == "a4")
    #expect(try drafts.select().selected.map(\.file.name) == ["c", "b"])
    #expect(try await site(Self.editions).select().selected.map(\.file.name) == ["b"])
  }

  @Test func `knows only the editions that it names`() async throws {
    await #expect(throws: CollectionFailure.self) {
      try await site(Self.editions, edition: "sport")
    }
  }

  @Test func `and the command are told of names that no article has`() async throws {
    let selection = try await site("select: {category: [Sience, City], not-tag: [x]}").select()
    #expect(
      selection.findings.map { "\($0.id): \($0.message)" } == [
        "unmatched-option: no article has the category 'Sience'",
        "unmatched-option: no article has the tag 'x'",
      ]
    )
    #expect(selection.findings.first?.hint == "did you mean 'Science'?")
  }
}
