import Articles
import Diagnostics
import Digests
import Layout
import Testing

@Suite struct `composing an issue` {
  @Test func `departments come as configured, then by first appearance`() {
    let issue = compose(
      [
        article("a", categories: ["Harbour"], day: "2026-02-12"),
        article("b", categories: ["business-news"], day: "2026-02-11"),
        article("c", categories: ["City"]),
      ],
      departments: [
        DepartmentRule(title: "City"),
        DepartmentRule(title: "Money", categories: ["Business News"]),
      ]
    )
    #expect(issue.departments.map(\.title) == ["City", "Money", "Harbour"])
  }

  @Test
  func `within a department pinned ones come first, then by weight, then the newest, then by path`()
  {
    let issue = compose([
      article("d", day: "2026-02-10"), article("c", day: "2026-02-10"),
      article("new", day: "2026-02-14"), article("light", weight: 1),
      article("pinned", day: "2026-02-01", isPinned: true),
    ])
    #expect(issue.articles.map(\.id.path) == ["pinned", "light", "new", "c", "d"])
  }

  @Test func `a link to a heading of another article stays only where the heading is`() {
    func link(_ fragment: String) -> Inline {
      .link(
        Link(
          to: .article(Article.ID("b"), fragment: fragment),
          [.text(fragment)],
          at: SourcePlace(file: "content/a.md", line: 3, column: 1)
        )
      )
    }
    let heading = Block.heading(Heading(level: 2, identifier: "tides", [.text("Tides")]))
    let composed = Composer().compose(
      [
        article("a", blocks: [.paragraph([link("tides"), .text(" "), link("ebb")])]),
        article("b", blocks: [heading], anchors: ["tides": "tides", "ebb-and-flow": "tides"]),
      ],
      of: tidewater,
      siteLanguage: .english,
      period: .all
    )
    let first = composed.value.articles.first { $0.id.path == "a" }
    #expect(first?.blocks == [.paragraph([link("tides"), .text(" "), .text("ebb")])])
    #expect(composed.diagnostics.map(\.id) == ["missing-fragment"])
    #expect(composed.diagnostics.first?.place?.line == 3)
  }

  @Test func `the issue changed last when any of its articles did`() {
    #expect(
      compose([article("a", day: "2026-02-10"), article("b", day: "2026-02-12")]).modified.utc
        == "2026-02-12T00:00:00Z"
    )
    #expect(compose([]).modified == .ofUndatedIssues)
  }
}

@Suite struct `an issue's identity` {
  @Test func `files are named after title and period`() {
    #expect(compose([]).fileName == "tidewater-weekly-2026-w07")
    #expect(compose([], period: .all).fileName == "tidewater-weekly-all")
  }

  @Test func `the language is in the name where it is not the site's own`() {
    var issue = compose([])
    issue.publication.language = LanguageTag("pt_br") ?? .english
    #expect(issue.fileName == "tidewater-weekly-pt-br-2026-w07")
  }

  @Test
  func `identifiers follow from the base URL and the period, not from the number or revision`() {
    var issue = compose([])
    // python3 -c "import uuid as u; print(u.uuid5(u.uuid5(u.NAMESPACE_URL, 'https://tidewater.example/'), '2026-w07'))"
    #expect(issue.id.description == "7c0f703d-a8ca-5c6d-a642-061cacb79a66")
    let id = issue.id
    issue.number = 9
    issue.revision = 4
    #expect(issue.id == id)
  }

  @Test func `the title tells one issue from the next and sorts by number`() {
    var issue = compose([])
    issue.number = 7
    #expect(issue.bookTitle == "Tidewater Weekly 7 (2026-W07)")
    var edition = issue
    edition.edition = "large print"
    #expect(edition.bookTitle == "Tidewater Weekly, large print 7 (2026-W07)")
    edition.edition = "Tidewater"
    #expect(edition.bookTitle == issue.bookTitle)
    #expect(issue.sortTitle == "Tidewater Weekly 0007 (2026-W07)")
  }

  @Test(arguments: [
    ("Let’s Encrypt", "lets-encrypt"), ("Digital.gov", "digital-gov"),
    ("Ærø & Straße", "aero-strasse"),
    ("週刊", "issue"), ("  --  ", "issue"), ("Café Crème!", "cafe-creme"),
  ])
  func `a slug is ASCII`(title: String, slug: String) {
    #expect(Slug.of(title) == slug)
  }
}

@Suite struct `the words around the articles` {
  private let day = Day("2026-02-14") ?? Day(daysSinceEpoch: 0)

  @Test(arguments: [
    ("en", "14 February 2026", "9 to 15 February 2026"),
    ("en-US", "February 14, 2026", "February 9 to 15, 2026"),
    ("de", "14. Februar 2026", "9. bis 15. Februar 2026"),
    ("ja", "2026年2月14日", "2026年2月9日〜15日"),
    ("eu", "2026-02-14", "2026-02-09/2026-02-15"),
  ])
  func `days are written as the language writes them`(
    tag: String,
    date: String,
    week: String
  ) throws {
    let phrases = Phrases.of(try #require(LanguageTag(tag)))
    #expect(phrases.date(day) == date)
    #expect(phrases.days(of: .week(Week(containing: day))) == week)
  }

  @Test func `the introduction counts`() {
    let issue = compose([
      article("a", categories: ["City"]), article("b", categories: ["City"]),
      article("c", categories: ["Harbour"]),
    ])
    #expect(
      issue.introduction
        == "Three stories in two departments, 1,380 words, six minutes: two from City and one from Harbour."
    )
  }

  @Test func `names are listed as in a sentence`() {
    #expect(Phrases.of(.english).byline(["Ann", "Bo", "Cy"]) == "By Ann, Bo and Cy")
  }
}
