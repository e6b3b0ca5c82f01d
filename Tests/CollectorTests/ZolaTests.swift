import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `a site of Zola's` {
  private func site(_ configuration: String, _ files: [String: String]) async throws -> Site {
    let whole = "base_url = 'https://x.example'\ndefault_language = 'en'\n" + configuration
    return try await open(files.merging(["config.toml": whole]) { own, _ in own }).value
  }

  private func page(_ matter: String, body: String = "Text.") -> String {
    "+++\n\(matter)\n+++\n\(body)\n"
  }

  @Test(arguments: [
    ("content/blog/The Ferry.md", "title = 'A'", "/blog/the-ferry/"),
    ("content/blog/2026-02-14-ferry.md", "title = 'A'", "/blog/ferry/"),
    ("content/blog/2026-02-14_Ferry/index.md", "title = 'A'", "/blog/ferry/"),
    ("content/blog/a.md", "slug = 'Über uns'", "/blog/uber-uns/"),
    ("content/blog/a.md", "path = 'News/A'", "/News/A/"),
    ("content/blog/a.fr.md", "title = 'A'", "/fr/blog/a/"),
  ])
  func `puts pages where their names, slugs and paths say`(
    path: String,
    matter: String,
    address: String
  ) async throws {
    let site = try await site("[languages.fr]", [path: page(matter)])
    #expect(site.entries.map(\.address) == [address])
  }

  @Test func `keeps capitals where slugs are switched off`() async throws {
    let site = try await site("[slugify]\npaths = 'off'", ["content/A_b.md": page("")])
    #expect(site.entries.map(\.address) == ["/A_b/"])
  }

  @Test func `reads terms, authors and dates where its theme keeps them`() async throws {
    let site = try await site(
      "taxonomies = [{name = 'topics'}, {name = 'tags'}]",
      [
        "content/blog/2026-02-14-a.md": page(
          """
          updated = 2026-02-20
          [taxonomies]
          topics = ["Lake"]
          tags = ["x", "y"]
          [extra]
          author = "Hanna Pell"
          image = "p.png"
          """
        ),
        "content/blog/b.md": page("date = 2026-02-15T09:30:00Z\nauthors = ['Bo']\ndraft = true"),
        "content/blog/_index.md": page("title = 'The Blog'\nsort_by = 'date'"),
      ]
    )
    let (a, b) = (site.entries[0], site.entries[1])
    #expect(a.metadata.date?.rfc3339 == "2026-02-14T00:00:00Z")
    #expect(a.metadata.lastModified?.rfc3339 == "2026-02-20T00:00:00Z")
    #expect(a.metadata.categories == ["Lake"])
    #expect(a.metadata.tags == ["x", "y"])
    #expect(a.metadata.authors == ["Hanna Pell"])
    #expect(a.metadata.sectionTitle == "The Blog")
    #expect(b.isDraft)
    #expect(b.metadata.authors == ["Bo"])
  }

  @Test func `passes the pages of a transparent section on to the section above`() async throws {
    let site = try await site(
      "",
      [
        "content/inside/_index.md": page("title = 'Inside'\ntransparent = true"),
        "content/inside/a.md": page("title = 'A'"),
      ]
    )
    #expect(site.entries[0].metadata.sectionTitle == nil)
    #expect(site.entries[0].section == "inside")
  }

  @Test func `links its pages by their files and aliases, and finds pictures beside them`()
    async throws
  {
    let site = try await site(
      "",
      [
        "content/blog/a/index.md": page(
          "title = 'A'",
          body: """
            [1](@/blog/b.md) [2](@/blog/b.md#x) [3](/blog/b/) [4](https://x.example/blog/b/) [5](/old/b/)

            ![p](p.png)

            {{ figure(src="p.png", alt="P") }}
            """
        ),
        "content/blog/a/p.png": "png",
        "content/blog/b.md": page("title = 'B'\naliases = ['old/b']", body: "# X"),
      ]
    )
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics == [])
    #expect(read.value[0].internalLinks == Array(repeating: "content/blog/b", count: 5))
    #expect(read.value[0].pictures == ["content/blog/a/p.png", "content/blog/a/p.png"])
  }

  @Test func `is told of a link to a file that is not there`() async throws {
    let site = try await site("", ["content/a.md": page("title = 'A'", body: "[1](@/gone.md)")])
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics.map(\.id) == ["unresolved-reference"])
  }
}
