import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `a site of Jekyll's` {
  private func site(
    _ configuration: String,
    _ files: [String: String]
  ) async throws -> Site {
    try await open(files.merging(["_config.yml": configuration]) { own, _ in own }).value
  }

  @Test func `has posts, drafts and the collections that it puts on pages`() async throws {
    let site = try await site(
      "collections:\n  talks: {output: true}\n  people: {output: false}\nexclude: [old]",
      [
        "_posts/2026-02-01-a.md": article("title: A"),
        "_posts/2026-02-02-b.html": article("title: B", body: "<p>Text.</p>"),
        "_posts/2026-02-03-c.md": "no front matter", "_drafts/d.md": article("title: D"),
        "old/_posts/2026-02-01-e.md": article("title: E"), "_talks/f.md": article("title: F"),
        "_people/g.md": article("title: G"), "about.md": article("title: About"),
      ]
    )
    #expect(
      site.paths == [
        "_drafts/d.md", "_people/g.md", "_posts/2026-02-01-a.md", "_posts/2026-02-02-b.html",
        "_talks/f.md",
      ]
    )
    #expect(site.entry("_drafts/d.md")?.isDraft == true)
    #expect(site.entry("_people/g.md")?.problem == .headless)
    #expect(site.entry("_talks/f.md")?.problem == nil)
  }

  @Test(arguments: [
    ("", "title: A", "/food/fish/2026/02/09/the-Ferry.html"),
    ("permalink: pretty", "title: A", "/food/fish/2026/02/09/the-Ferry/"),
    ("permalink: ordinal", "title: A", "/food/fish/2026/040/the-Ferry.html"),
    ("permalink: weekdate", "title: A", "/food/fish/2026/W07/Mon/the-Ferry.html"),
    ("permalink: none", "title: A", "/food/fish/the-Ferry.html"),
    ("permalink: /:year/:i_month/:short_month-:slug", "title: A", "/2026/2/Feb-the-ferry"),
    ("permalink: /:short_year/:y_day/:title/", "slug: x y", "/26/040/x-y/"),
    ("", "permalink: /here/:title/", "/here/the-Ferry/"),
    ("", "date: 2026-03-01", "/food/fish/2026/03/01/the-Ferry.html"),
  ])
  func `puts posts where its permalinks say`(
    configuration: String,
    matter: String,
    address: String
  ) async throws {
    let path = "food/_posts/2026-02-09-the-Ferry.md"
    let site = try await site(
      configuration,
      [path: article(matter, "categories: [Fish, food]")]
    )
    #expect(site.entry(path)?.address == address)
  }

  @Test(arguments: [
    ("{output: true}", "/talks/2026/a.html"),
    ("{output: true, permalink: '/t/:name:output_ext'}", "/t/a.html"),
    ("{output: true, permalink: '/:collection/:path/'}", "/talks/2026/a/"),
  ])
  func `puts documents where their collection says`(
    collection: String,
    address: String
  )
    async throws
  {
    let site = try await site(
      "collections: {talks: \(collection)}",
      ["_talks/2026/a.md": article("title: A")]
    )
    #expect(site.entry("_talks/2026/a.md")?.address == address)
  }

  @Test func `gives defaults by folder and collection, the nearer scope winning`() async throws {
    let site = try await site(
      """
      defaults:
        - {scope: {path: ""}, values: {author: Everyone, lang: de}}
        - {scope: {path: "", type: posts}, values: {author: Posters, tags: [a]}}
        - {scope: {path: "_posts/old"}, values: {author: Elders, permalink: "/old/:title/"}}
      """,
      [
        "_posts/2026-02-01-a.md": article("title: A"),
        "_posts/2026-02-01-b.md": article("title: B", "author: Bo"),
        "_posts/old/2026-02-01-c.md": article("title: C"),
      ]
    )
    #expect(site.entries.map(\.metadata.authors) == [["Posters"], ["Bo"], ["Elders"]])
    #expect(site.entries.map(\.metadata.language.tag) == ["de", "de", "de"])
    #expect(site.entries[0].metadata.tags == ["a"])
    #expect(site.entries[2].address == "/old/c/")
  }

  @Test func `reads categories and tags as words of one string or as lists`() async throws {
    let site = try await site(
      "",
      [
        "x/_posts/2026-02-01-a.md": article("categories: b c", "tags: d e"),
        "_posts/2026-02-01-b.md": article("category: b c", "tags: [d e]"),
      ]
    )
    #expect(site.entries.map(\.metadata.categories) == [["b c"], ["x", "b", "c"]])
    #expect(site.entries.map(\.metadata.tags) == [["d e"], ["d", "e"]])
  }

  @Test func `takes names of authors from its data`() async throws {
    let site = try await site(
      "",
      [
        "_data/authors.yml": "hp: {name: Hanna Pell}",
        "_posts/2026-02-01-a.md": article("author: hp", "published: false"),
      ]
    )
    #expect(site.entries[0].metadata.authors == ["Hanna Pell"])
    #expect(site.entries[0].isDraft)
  }

  @Test func `links its documents by tags, addresses and files, and finds their pictures`()
    async throws
  {
    let site = try await site(
      "url: https://x.example\nbaseurl: /blog\ncollections: {talks: {output: true}}",
      [
        "_posts/2026-02-01-a.md": article(
          "title: A",
          body: """
            [1]({% post_url 2026-02-02-b %}) [2]({% link _posts/2026-02-02-b.md %})
            [3]({{ site.baseurl }}/2026/02/02/b.html#c) [4]({{ '/2026/02/02/b.html' | relative_url }})
            [5]({{ site.baseurl }}{% post_url 2026-02-02-b %}) [6](https://x.example/blog/2026/02/02/b.html)
            [7]({% link _talks/t.md %})

            ![p]({{ site.baseurl }}/assets/p.png){: .wide}

            {% include figure.html src="/assets/p.png" caption="Cap" %}
            """
        ),
        "_posts/2026-02-02-b.md": article("title: B", body: "## C"),
        "_talks/t.md": article("title: T"), "assets/p.png": "png",
      ]
    )
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics == [])
    #expect(
      read.value[0].internalLinks
        == Array(repeating: "_posts/2026-02-02-b", count: 6) + ["_talks/t"]
    )
    #expect(read.value[0].pictures == ["assets/p.png", "assets/p.png"])
  }

  @Test func `leaves its own sign for the end of an excerpt out`() async throws {
    let site = try await site(
      "excerpt_separator: '[more]'",
      ["_posts/2026-02-01-a.md": article("title: A", body: "One [more] two.")]
    )
    let read = await site.articles(site.entries, jobs: 1).value
    #expect(read[0].blocks.map(\.plainText) == ["One two."])
  }
}
