import Articles
import Diagnostics
import Layout
import Testing

@testable import Publication

private let week = Week(year: 2026, number: 7) ?? Week(containing: Day(daysSinceEpoch: 0))

private func issue(
  _ titles: [String] = ["Tides"],
  period: Period = .week(week),
  sha256: String = "aa"
) -> Layout.Issue {
  let articles = titles.map { title in
    var metadata = ArticleMetadata(title: title, language: .english, path: "content/\(title).md")
    metadata.guid = "guid of \(title)"
    return Article(
      id: Article.ID("news/\(title)"),
      metadata: metadata,
      blocks: [],
      sha256: sha256
    )
  }
  var publication = PublicationIdentity(title: "Tidewater Weekly")
  publication.baseURL = "https://tidewater.example/"
  return Issue(
    publication: publication,
    siteLanguage: .english,
    period: period,
    modified: Timestamp(secondsSinceEpoch: 1_770_000_000),
    departments: [Department(title: nil, articles: articles)]
  )
}

/// What the ledger remembers of an issue once its record was written and read back.
private func committed(_ issue: Layout.Issue) throws -> CommittedIssue {
  let record = IssueRecord(
    of: issue,
    layout: "briefing",
    paper: nil,
    hrefs: [:],
    files: [
      .init(
        path: "\(issue.fileName).epub",
        mediaType: "application/epub+zip",
        bytes: 1,
        sha256: "00"
      )
    ],
    counts: .init(errors: 0, warnings: 0)
  )
  return try #require(CommittedIssue.read(record.bytes, name: issue.fileName).value)
}

extension Ledger {
  /// The issue as it is committed.
  fileprivate func completed(
    _ issue: Layout.Issue,
    requested: Int? = nil,
    first: Int = 1
  ) -> Layout.Issue {
    revised(numbered(issue, requested: requested, first: first))
  }
}

@Suite struct `numbers and revisions` {
  @Test func `the first issue has the number that the publication begins with`() {
    #expect(Ledger().completed(issue()).number == 1)
    #expect(Ledger().completed(issue(), first: 400).number == 400)
    #expect(Ledger().completed(issue(), requested: 12).number == 12)
  }

  @Test func `a publication's own periods of so many days are numbered`() {
    let days = Period.days(from: week.monday, to: week.monday.adding(days: 9))
    #expect(Ledger().completed(issue(period: days), first: 10).number == 10)
  }

  @Test func `ranges and everything have no number unless one is asked for`() {
    #expect(Ledger().completed(issue(period: .all)).number == nil)
    #expect(Ledger().completed(issue(period: .all), requested: 5).number == 5)
  }

  @Test func `the next issue has the next number, the same issue its own`() throws {
    let first = Ledger().completed(issue())
    let ledger = Ledger([try committed(first)])
    let next = issue(period: .week(Week(containing: week.sunday.adding(days: 1))))
    #expect(ledger.completed(next).number == 2)
    #expect(ledger.completed(issue()).number == 1)
  }

  @Test func `another publication's issues in the folder do not count`() throws {
    let ledger = Ledger([try committed(Ledger().completed(issue(), requested: 7))])
    var other = issue(period: .week(Week(containing: week.monday.adding(days: -7))))
    other.publication.baseURL = "https://elsewhere.example/"
    #expect(ledger.completed(other).number == 1)
  }

  @Test func `the same articles make the same revision and moment`() throws {
    let first = Ledger().completed(issue())
    let again = Ledger([try committed(first)]).completed(issue())
    #expect(again.revision == 1)
    #expect(again.modified == first.modified)
  }

  @Test(arguments: [
    issue(["Tides", "Ferries"]), issue(["Ebb"]), issue(sha256: "bb"),
  ])
  func `other articles, titles or texts make the next revision, a second later at least`(
    changed: Layout.Issue
  ) throws {
    let first = Ledger().completed(issue())
    let next = Ledger([try committed(first)]).completed(changed)
    #expect(next.revision == 2)
    #expect(next.modified == first.modified.adding(seconds: 1))
    #expect(next.number == 1)
  }

  @Test
  func
    `a number that a special issue was given by hand does not move the count, and is not given again`()
    throws
  {
    var ledger = Ledger([try committed(Ledger().completed(issue(), first: 3))])
    ledger = Ledger(
      ledger.issues + [try committed(ledger.completed(issue(period: .all), requested: 5))]
    )
    func next(_ weeks: Int) -> Layout.Issue {
      issue(period: .week(Week(containing: week.monday.adding(days: 7 * weeks))))
    }
    for (weeks, number) in [(1, 4), (2, 6), (3, 7)] {
      let numbered = ledger.completed(next(weeks))
      #expect(numbered.number == number)
      ledger = Ledger(ledger.issues + [try committed(numbered)])
    }
  }

  @Test func `a number that was given by hand ahead of the count is no gap`() throws {
    let ledger = Ledger([try committed(Ledger().completed(issue(period: .all), requested: 9))])
    #expect(ledger.oddNumbers(with: ledger.completed(issue())).isEmpty)
    let special = ledger.completed(issue(period: .all), requested: 20)
    #expect(ledger.oddNumbers(with: special).isEmpty)
  }

  @Test(arguments: [
    ([1, 2, 3], 4, []), ([1, 3], 4, ["missing-number: no issue has the number 2"]),
    ([1], 5, ["missing-number: no issue has the numbers 2 to 4"]),
    (
      [1, 2], 2,
      [
        "repeated-number: the number 2 is given to 'tidewater-weekly-2026-w02' and 'tidewater-weekly-2026-w09'"
      ]
    ),
  ])
  func `gaps in the numbers are told, and numbers that were given twice`(
    given: [Int],
    new: Int,
    findings: [String]
  ) throws {
    func period(_ number: Int) -> Period {
      .week(Week(year: 2026, number: number) ?? Week(containing: Day(daysSinceEpoch: 0)))
    }
    let ledger = Ledger(
      try given.map { try committed(Ledger().completed(issue(period: period($0)), requested: $0)) }
    )
    let latest = ledger.completed(issue(period: period(9)), requested: new)
    #expect(ledger.oddNumbers(with: latest).map { "\($0.id): \($0.message)" } == findings)
  }

  @Test func `what was published is known by its articles, names and days`() throws {
    let ledger = Ledger([try committed(issue(["Tides", "Ferries"]))])
    let backlist = ledger.backlist(of: issue().publication)
    #expect(backlist.entries.map(\.id.path) == ["news/Tides", "news/Ferries"])
    #expect(backlist.entries.map(\.guid) == ["guid of Tides", "guid of Ferries"])
    #expect(backlist.firstDay == week.monday && backlist.lastDay == week.sunday)
    #expect(backlist.periods == ["2026-w07"])
    var other = issue().publication
    other.baseURL = "https://elsewhere.example/"
    #expect(ledger.backlist(of: other) == Backlist())
  }

  @Test func `another edition has a memory of its own`() throws {
    var science = issue()
    science.edition = "science"
    let ledger = Ledger([try committed(Ledger().completed(science, requested: 9))])
    #expect(ledger.backlist(of: science.publication) == Backlist())
    #expect(ledger.backlist(of: science.publication, edition: "science").entries.count == 1)
    #expect(ledger.completed(issue()).number == 1)
  }
}

@Suite struct `the record` {
  @Test func `says what the design promises, keys sorted`() {
    let record = IssueRecord(
      of: issue(),
      layout: "briefing",
      paper: nil,
      hrefs: [Article.ID("news/Tides"): "a001.xhtml"],
      files: [],
      counts: .init(errors: 1, warnings: 2)
    )
    let text = String(decoding: record.bytes, as: UTF8.self)
    #expect(
      text == """
        {
          "articles": [
            {
              "authors": [],
              "date": null,
              "department": null,
              "description": null,
              "guid": "guid of Tides",
              "href": "a001.xhtml",
              "id": "news/Tides",
              "language": "en",
              "page": null,
              "path": "content/Tides.md",
              "sha256": "aa",
              "takeaways": [],
              "title": "Tides",
              "url": null,
              "words": 0
            }
          ],
          "diagnostics": {
            "errors": 1,
            "warnings": 2
          },
          "edition": null,
          "files": [],
          "id": "urn:uuid:7c0f703d-a8ca-5c6d-a642-061cacb79a66",
          "layout": "briefing",
          "modified": "2026-02-02T02:40:00Z",
          "number": null,
          "paper": null,
          "period": {
            "from": "2026-02-09",
            "name": "2026-W07",
            "timeZone": "UTC",
            "to": "2026-02-15"
          },
          "publication": {
            "baseURL": "https://tidewater.example/",
            "id": "urn:uuid:d9114c95-7818-5db2-ac5d-978ee8d0f122",
            "language": "en",
            "title": "Tidewater Weekly"
          },
          "revision": 1,
          "schema": "broadsheet/issue/1"
        }

        """
    )
  }

  @Test(arguments: [
    (#""broadsheet/issue/1""#, #""broadsheet/issue/2""#, "a newer Broadsheet wrote it"),
    (#""id": "news/Tides","#, "", "1 of its articles cannot be read"),
    (#""number": null"#, #""number": "three""#, "its number cannot be read"),
    (#""articles": ["#, #""others": ["#, "it lists no articles"),
  ])
  func `counts as far as it can be read, and what is lost is told`(
    sound: String,
    damaged: String,
    words: String
  ) throws {
    let record = IssueRecord(
      of: issue(),
      layout: "briefing",
      paper: nil,
      hrefs: [:],
      files: [],
      counts: .init(errors: 0, warnings: 0)
    )
    let text = String(decoding: record.bytes, as: UTF8.self)
    let changed = text.replacing(sound, with: damaged)
    #expect(changed != text)
    let read = try #require(CommittedIssue.read(Array(changed.utf8), name: "x").value)
    #expect(read.flaw?.contains(words) == true, "\(read.flaw ?? "no flaw")")
    #expect(read.revision == 1)
  }

  @Test(arguments: [
    "2026-02-14T17:54:22Z", "2026-02-14T18:54:22+01:00", "2026-02-14T08:24:22-09:30",
  ])
  func `has moments that are read back as they were written`(text: String) {
    #expect(Timestamp(rfc3339: text)?.rfc3339 == text)
  }

  @Test(arguments: [
    "", "2026-02-14", "2026-02-14T24:00:00Z", "2026-02-14T17:54:22", "2026-02-30T17:54:22Z",
  ])
  func `has no other moments`(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

  @Test(arguments: [
    "", "{", "{}", "[1]", #"{"schema": "other"}"#, #"{"schema": "broadsheet/issue/0"}"#,
  ])
  func `a file that is none of ours is not remembered`(text: String) {
    #expect(CommittedIssue.read(Array(text.utf8), name: "x").value == nil)
  }
}
