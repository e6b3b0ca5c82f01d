import Articles
import Diagnostics
import Layout
import Publication
import Testing

private let week = Week(year: 2026, number: 7) ?? Week(containing: Day(daysSinceEpoch: 0))

private func issue(
  _ titles: [String] = ["Tides"],
  period: Period = .week(week),
  sha256: String = "aa"
) -> Layout.Issue {
  let articles = titles.map { title in
    Article(
      id: Article.ID("news/\(title)"),
      metadata: ArticleMetadata(title: title, language: .english, path: "content/\(title).md"),
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

@Suite struct `numbers and revisions` {
  @Test func `the first issue has the number that the publication begins with`() {
    #expect(Ledger().numbered(issue(), requested: nil, first: 1).number == 1)
    #expect(Ledger().numbered(issue(), requested: nil, first: 400).number == 400)
    #expect(Ledger().numbered(issue(), requested: 12, first: 1).number == 12)
  }

  @Test func `a publication's own periods of so many days are numbered`() {
    let days = Period.days(from: week.monday, to: week.monday.adding(days: 9))
    #expect(Ledger().numbered(issue(period: days), requested: nil, first: 10).number == 10)
  }

  @Test func `ranges and everything have no number unless one is asked for`() {
    #expect(Ledger().numbered(issue(period: .all), requested: nil, first: 1).number == nil)
    #expect(Ledger().numbered(issue(period: .all), requested: 5, first: 1).number == 5)
  }

  @Test func `the next issue has the next number, the same issue its own`() throws {
    let first = Ledger().numbered(issue(), requested: nil, first: 1)
    let ledger = Ledger([try committed(first)])
    let next = issue(period: .week(Week(containing: week.sunday.adding(days: 1))))
    #expect(ledger.numbered(next, requested: nil, first: 1).number == 2)
    #expect(ledger.numbered(issue(), requested: nil, first: 1).number == 1)
  }

  @Test func `another publication's issues in the folder do not count`() throws {
    let ledger = Ledger([try committed(Ledger().numbered(issue(), requested: 7, first: 1))])
    var other = issue(period: .week(Week(containing: week.monday.adding(days: -7))))
    other.publication.baseURL = "https://elsewhere.example/"
    #expect(ledger.numbered(other, requested: nil, first: 1).number == 1)
  }

  @Test func `the same articles make the same revision and moment`() throws {
    let first = Ledger().numbered(issue(), requested: nil, first: 1)
    let again = Ledger([try committed(first)]).numbered(issue(), requested: nil, first: 1)
    #expect(again.revision == 1)
    #expect(again.modified == first.modified)
  }

  @Test(arguments: [
    issue(["Tides", "Ferries"]), issue(["Ebb"]), issue(sha256: "bb"),
  ])
  func `other articles, titles or texts make the next revision, a second later at least`(
    changed: Layout.Issue
  ) throws {
    let first = Ledger().numbered(issue(), requested: nil, first: 1)
    let next = Ledger([try committed(first)]).numbered(changed, requested: nil, first: 1)
    #expect(next.revision == 2)
    #expect(next.modified == first.modified.adding(seconds: 1))
    #expect(next.number == 1)
  }

  @Test func `what was published is known by its articles`() throws {
    let ledger = Ledger([try committed(issue(["Tides", "Ferries"]))])
    #expect(
      ledger.published(by: issue().publication)
        == [Article.ID("news/Tides"), Article.ID("news/Ferries")]
    )
    var other = issue().publication
    other.baseURL = "https://elsewhere.example/"
    #expect(ledger.published(by: other).isEmpty)
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

  @Test(arguments: ["", "{", "{}", "[1]", #"{"schema": "other"}"#])
  func `a file that is none of ours is not remembered`(text: String) {
    #expect(CommittedIssue.read(Array(text.utf8), name: "x").value == nil)
  }
}
