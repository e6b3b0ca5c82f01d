import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `a site of Eleventy's` {
  private func site(_ files: [String: String], script: String = "") async throws -> Site {
    try await open(files.merging([".eleventy.js": script]) { own, _ in own }).value
  }

  @Test func `takes front matter from data beside and above an article`() async throws {
    let site = try await site([
      "content/content.json": "{\"author\": \"Everyone\", \"tags\": \"all\"}",
      "content/posts/posts.11tydata.json": "{\"tags\": [\"posts\"], \"author\": \"Posters\"}",
      "content/posts/a.11tydata.json": "{\"draft\": true}",
      "content/posts/a.md": article("title: A", "tags: [x]"),
      "content/posts/b.md": article("title: B", "author: Bo"),
      "content/posts/b.json": "{\"tags\": [\"b\"]}",
      "content/c.md": article("title: C"), "content/posts/other.json": "{\"author\": \"No\"}",
    ])
    #expect(site.entries.map(\.metadata.authors) == [["Everyone"], ["Posters"], ["Bo"]])
    #expect(site.entry("content/posts/a.md")?.metadata.tags == ["all", "posts", "x"])
    #expect(site.entry("content/posts/a.md")?.isDraft == true)
    #expect(site.entry("content/posts/b.md")?.isDraft == false)
    #expect(site.entry("content/posts/b.md")?.metadata.tags == ["all", "posts", "b"])
  }

  @Test(arguments: [
    ("content/a.md", "title: A", "/a/"),
    ("content/posts/a/a.md", "title: A", "/posts/a/"),
    ("content/posts/2026-02-14-a.md", "permalink: /{{ page.fileSlug }}/", "/a/"),
    ("content/posts/2026-02-14-A.md", "permalink: '{{ page.filePathStem }}.html'", "/posts/A.html"),
    (
      "content/posts/2026-02-14-a.md",
      "permalink: \"/{{ page.date | date: '%Y/%m' }}/x/index.html\"",
      "/2026/02/x/"
    ),
    (
      "content/posts/2026-02-14-a.md",
      "permalink: '/{{ page.date | toPath }}/{{ page.fileSlug }}/'",
      "/2026/02/14/a/"
    ),
    ("content/a.md", "title: The Ferry\npermalink: /{{ title | slugify }}/", "/the-ferry/"),
    ("content/a.md", "permalink: '/{{ own }}/{% if x %}y{% endif %}'", "/a/"),
  ])
  func `puts articles at their paths, or where a permalink says`(
    path: String,
    matter: String,
    address: String
  ) async throws {
    let site = try await site([path: article(matter)])
    #expect(site.entries.map(\.address) == [address])
  }

  @Test func `reads literals of data that are scripts, and runs nothing`() async throws {
    let site = try await site(
      [
        "_data/metadata.js": """
        module.exports = {
          title: "The Lantern",
          url: 'https://x.example',
          language: "de",
          year: new Date().getFullYear(),
        };
        """,
        "posts/posts.11tydata.js": """
        module.exports = {
          permalink: '/{{ page.date | toPath }}/{{ page.fileSlug }}/',
          eleventyComputed: { title: (data) => data.title.toUpperCase() },
        }
        """,
        "posts/2026-02-14-a.md": article("title: A"),
      ]
    )
    #expect(site.identity.title == "The Lantern")
    #expect(site.identity.language.tag == "de")
    #expect(site.entries.map(\.permalink) == ["https://x.example/2026/02/14/a/"])
    #expect(site.entries.map(\.metadata.title) == ["A"])
  }

  @Test func `lies where its configuration says, without templates and what is ignored`()
    async throws
  {
    let site = try await site(
      [
        "web/a.md": article("title: A"), "web/parts/b.md": article("title: B"),
        "web/old/c.md": article("title: C"), "d.md": article("title: D"),
        "web/_includes/e.md": article("title: E"), ".eleventyignore": "# no\nweb/old\n",
        "web/facts/site.json": "{\"title\": \"Facts\"}",
      ],
      script: """
        module.exports = function (config) {
          return { dir: { input: 'web', includes: 'parts', data: 'facts' } }
        }
        """
    )
    #expect(site.paths == ["web/_includes/e.md", "web/a.md"])
    #expect(site.identity.title == "Facts")
  }

  @Test func `does not list what is in no collection or on no page`() async throws {
    let site = try await site([
      "content/a.md": article("eleventyExcludeFromCollections: true"),
      "content/b.md": article("permalink: false"),
      "content/2026-02-14-c.md": article("date: Last Modified"),
    ])
    #expect(site.entries.map(\.problem) == [nil, .headless, .headless])
    #expect(site.entries[0].metadata.date?.rfc3339 == "2026-02-14T00:00:00Z")
  }
}
