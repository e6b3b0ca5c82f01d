import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `a selection` {
  private let files = [
    "hugo.toml": "timeZone = \"Europe/Zurich\"\ntitle = \"T\"",
    "content/news/late.md": article("date: 2026-02-08T23:30:00Z", "categories: [City Life]"),
    "content/news/tides.md": article("date: 2026-02-10", "tags: [sea]", "author: Ann"),
    "content/news/ferry.md": article("date: 2026-02-12", "categories: [city-life]", "weight: 1"),
    "content/news/draft.md": article("date: 2026-02-11", "draft: true"),
    "content/news/future.md": article("date: 2026-02-11", "publishDate: 2027-01-01"),
    "content/news/expired.md": article("date: 2026-02-11", "expiryDate: 2026-02-16T12:00:00Z"),
    "content/news/old.md": article("date: 2025-12-01"),
    "content/undated.md": article("title: U"),
    "content/news/hidden/index.md": article("headless: true", "date: 2026-02-11"),
  ]

  @Test func `without a period takes the last complete week, in the publication's zone`()
    async throws
  {
    let selection = try await open(files).value.select()
    #expect(selection.period.name == "2026-W07")
    // 8 February, 23:30 UTC, is Monday the 9th in Zurich.
    #expect(
      selection.paths
        == ["content/news/ferry.md", "content/news/tides.md", "content/news/late.md"]
    )
    #expect(selection.reason("content/news/draft.md") == .draft)
    #expect(selection.reason("content/news/future.md") == .future)
    #expect(selection.reason("content/news/expired.md") == .expired)
    #expect(selection.reason("content/news/old.md") == .outsidePeriod)
    #expect(selection.reason("content/undated.md") == .undated)
    #expect(selection.reason("content/news/hidden/index.md") == .headless)
  }

  @Test func `takes drafts, future and expired articles when it is told to`() async throws {
    let selection = try await open(files).value.select {
      everything(&$0)
      ($0.takesDrafts, $0.takesFuture, $0.takesExpired) = (true, true, true)
    }
    #expect(selection.candidates.filter { !$0.isSelected }.map(\.reason) == [.headless])
    #expect(selection.period == .all)
    #expect(selection.paths.last == "content/undated.md")
  }

  @Test(arguments: [
    ("category", "CITY life", ["content/news/ferry.md", "content/news/late.md"]),
    ("tag", "Sea", ["content/news/tides.md"]), ("author", "ann", ["content/news/tides.md"]),
    (
      "section", "News", ["content/news/ferry.md", "content/news/tides.md", "content/news/late.md"]
    ),
    ("tag", "none", []),
  ])
  func `matches names without regard to case and hyphens`(
    option: String,
    name: String,
    paths: [String]
  ) async throws {
    let selection = try await open(files).value.select {
      switch option {
      case "category": $0.categories.wanted = [name]
      case "tag": $0.tags.wanted = [name]
      case "author": $0.authors.wanted = [name]
      default: $0.sections.wanted = [name]
      }
    }
    #expect(selection.paths == paths)
  }

  @Test func `leaves out what has an unwanted name, beyond the limit, or is in another order`()
    async throws
  {
    let site = try await open(files).value
    let without = try site.select { $0.categories.unwanted = ["City Life"] }
    #expect(without.paths == ["content/news/tides.md"])
    #expect(without.reason("content/news/late.md") == .category)
    let limited = try site.select { ($0.limit, $0.order) = (1, .date) }
    #expect(limited.paths == ["content/news/ferry.md"])
    #expect(limited.reason("content/news/tides.md") == .limit)
    let included = try site.select { $0.included = ["./content/news/old.md"] }
    #expect(included.paths.contains("content/news/old.md"))
  }

  @Test func `closes an open end with the first or last selected day`() async throws {
    let site = try await open(files).value
    let from = try site.select { $0.period = .between(from: Day("2026-02-10"), to: nil) }
    #expect(from.period.name == "2026-02-10--2026-02-12")
    let last = try site.select { $0.period = .lastDays(7) }
    #expect(last.period.name == "2026-02-10--2026-02-16")
  }

  @Test func `takes one article that was named, whatever its date`() async throws {
    let site = try await open(
      [
        "Spring tide.md":
          "---\ndraft: true\ndate: 2030-01-01\n---\n# The **spring** tide\n\nHigh.\n"
      ],
      article: "Spring tide.md"
    ).value
    let selection = try site.select()
    #expect(selection.paths == ["Spring tide.md"])
    #expect(selection.period == .article(slug: "spring-tide"))
    #expect(site.identity.title == "The spring tide")
  }

  @Test func `calls a bundle that was named after its folder`() async throws {
    let site = try await open(["index.md": "# T"], article: "index.md", folderName: "b-c").value
    #expect(try site.select().period.name == "b-c")
    #expect(site.entries.first?.id.path == "b-c")
  }

  @Test func `takes one language of a site that keeps them apart`() async throws {
    let site = try await open([
      "hugo.toml": """
      title = "T"
      [languages.en]
      title = "In English"
      [languages.pt-br]
      title = "Em português"
      """,
      "content/a.md": article("title: A"), "content/a.pt-br.md": article("title: B"),
    ]).value
    #expect(try site.select(everything).paths == ["content/a.md"])
    #expect(site.identity.title == "In English")
    let other = try site.select {
      everything(&$0)
      $0.language = LanguageTag("pt")
    }
    #expect(other.paths == ["content/a.pt-br.md"])
    #expect(other.reason("content/a.md") == .language)
    #expect(other.language.tag == "pt-BR")
    #expect(other.isInOtherLanguage)
    #expect(site.identity(for: other).title == "Em português")
  }

  @Test(arguments: [
    ("de", "de-DE", "de-DE", ["a", "b", "c"]), ("de-DE", "de", "de", ["a", "b", "c"]),
    ("de-CH", "de-DE", "de-CH", ["b"]), ("en", "de", "en", ["d"]), ("fr", "de", "fr", []),
    ("de", nil, "de", ["a", "b", "c"]), ("en", nil, "en", ["a", "d"]),
  ])
  func `takes the articles of a language with and without its country`(
    asked: String,
    own: String?,
    tag: String,
    names: [String]
  ) async throws {
    let files = [
      "hugo.toml": own.map { "languageCode = '\($0)'" } ?? "title = 'T'",
      "content/a.md": article("title: A"), "content/b.md": article("title: B", "lang: de"),
      "content/c.md": article("title: C", "lang: de-DE"),
      "content/d.md": article("title: D", "lang: en-GB"),
    ]
    let language = LanguageTag(asked)
    let options = Collector.Options(language: language, jobs: 1)
    let selection = try await open(files, options: options).value.select {
      everything(&$0)
      $0.language = language
    }
    #expect(selection.paths == names.map { "content/\($0).md" })
    #expect(selection.language.tag == tag)
  }

  @Test(arguments: [
    (Rhythm.week, "2026-W07"), (.month, "2026-01"), (.day, "2026-02-15"),
    (.days(14), "2026-02-02--2026-02-15"), (.days(1), "2026-02-15--2026-02-15"),
  ])
  func `knows the last complete period of a rhythm`(rhythm: Rhythm, name: String) throws {
    #expect(rhythm.lastComplete(before: try #require(Day("2026-02-16"))).name == name)
  }

  @Test(arguments: [
    ("2026-02-16", "2026-02-15T23:00:00Z"), ("2026-02-16T12:00:00+02:00", "2026-02-16T10:00:00Z"),
  ])
  func `reads its clock from a day or a moment`(written: String, moment: String) throws {
    let zone = try #require(Zone(named: "Europe/Zurich"))
    #expect(ClockSetting(written)?.moment(in: zone).utc == moment)
  }

  @Test(arguments: ["", "now", "2026-02-30", "2026-02-16T12:00:00", "2026-W07"])
  func `reads no clock from anything else`(written: String) {
    #expect(ClockSetting(written) == nil)
  }

  @Test(arguments: [(nil, "a.md"), ("fr", "b.md")])
  func `takes one translation of an article, of sites too that do not keep languages apart`(
    language: String?,
    path: String
  ) async throws {
    let site = try await open([
      "newsletter.yaml": "language: en",
      "a.md": article("lang: en", "translationKey: k", "date: 2026-02-10"),
      "b.md": article("lang: fr", "translationKey: k", "date: 2026-02-10"),
    ]).value
    let selection = try site.select {
      everything(&$0)
      $0.language = language.flatMap(LanguageTag.init)
    }
    #expect(selection.paths == [path])
  }
}
