import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `a site of Pelican's` {
  private func open(
    _ files: [String: String],
    settings: String = ""
  ) async throws -> Diagnosed<Site> {
    try await CollectorTests.open(
      files.merging(["pelicanconf.py": "SITENAME = 'P'\nDEFAULT_LANG = 'en'\n" + settings]) {
        own,
        _ in own
      }
    )
  }

  private func page(_ headers: String..., body: String = "Text.") -> String {
    headers.joined(separator: "\n") + "\n\n" + body + "\n"
  }

  @Test func `has headers above its articles`() async throws {
    let site = try await open([
      "content/news/a.md": page(
        "Title: Ferry: the last one",
        "Date: 2026-02-14 09:30",
        "Modified: 2026-02-15 10:00",
        "Category: Lake",
        "Tags: boats, the lake",
        "Authors: Hanna Pell, Bo",
        "Summary: It goes",
        "    no more."
      ),
      "content/news/b.md": page("Title: B", "Date: 2026-02-14", "Status: draft"),
      "content/news/c.md": page("Title: C", "Date: 2026-02-14", "Status: hidden"),
      "content/pages/about.md": page("Title: About"), "content/d.rst": "D\n=\n",
    ])
    let a = try #require(site.value.entry("content/news/a.md"))
    #expect(a.metadata.title == "Ferry: the last one")
    #expect(a.metadata.date?.rfc3339 == "2026-02-14T09:30:00Z")
    #expect(a.metadata.lastModified?.rfc3339 == "2026-02-15T10:00:00Z")
    #expect(a.metadata.categories == ["Lake"])
    #expect(a.metadata.tags == ["boats", "the lake"])
    #expect(a.metadata.authors == ["Hanna Pell", "Bo"])
    #expect(a.metadata.description == "It goes no more.")
    #expect(site.value.entry("content/news/b.md")?.isDraft == true)
    #expect(site.value.entry("content/news/c.md")?.problem == .headless)
    #expect(site.value.paths.count == 3)
    #expect(site.diagnostics.map(\.id) == ["unsupported-format"])
  }

  @Test(arguments: [
    ("", "Title: The Ferry!", "/the-ferry.html"),
    ("", "Title: A\nSlug: x", "/x.html"),
    ("ARTICLE_URL = 'p/{date:%Y}/{date:%m}/{slug}/'", "Title: A", "/p/2026/02/a/"),
    ("ARTICLE_URL = '{category}/{slug}.html'", "Title: A", "/news/a.html"),
    ("SLUGIFY_SOURCE = 'basename'", "Title: A", "/2026-02-14-ferry.html"),
    (
      "FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)'", "Title: A",
      "/ferry.html"
    ),
    ("", "Title: A\nLang: fr", "/a-fr.html"),
    ("ARTICLE_LANG_URL = '{lang}/{slug}'", "Title: A\nLang: fr", "/fr/a"),
  ])
  func `puts articles where its settings say`(
    settings: String,
    headers: String,
    address: String
  ) async throws {
    let path = "content/news/2026-02-14-ferry.md"
    let site = try await open([path: page(headers)], settings: settings).value
    #expect(site.entries.map(\.address) == [address])
    #expect(site.entries[0].metadata.date?.rfc3339 == "2026-02-14T00:00:00Z")
  }

  @Test func `prints an article in one of its languages`() async throws {
    let site = try await open([
      "content/a.md": page("Title: A", "Date: 2026-02-14", "Slug: a"),
      "content/a-fr.md": page("Title: Le A", "Date: 2026-02-14", "Slug: a", "Lang: fr"),
    ]).value
    #expect(try site.select(everything).paths == ["content/a.md"])
    let french = try site.select {
      everything(&$0)
      $0.language = LanguageTag("fr")
    }
    #expect(french.paths == ["content/a-fr.md"])
  }

  @Test(arguments: [
    ("", "news"), ("USE_FOLDER_AS_CATEGORY = False\nDEFAULT_CATEGORY = 'all'", "all"),
  ])
  func `has categories of folders`(settings: String, category: String) async throws {
    let site = try await open(["content/news/a.md": page("Title: A")], settings: settings).value
    #expect(site.entries[0].metadata.categories == [category])
  }

  @Test func `links its articles by their files, and finds pictures by theirs`() async throws {
    let site = try await open(
      [
        "content/news/a.md": page(
          "Title: A",
          body: """
            [1]({filename}b.md) [2]({filename}/news/b.md#x) [3](|filename|/news/b.md) [4](/b.html)

            ![p]({static}/images/p.png) ![p]({attach}p.png)
            """
        ),
        "content/news/b.md": page("Title: B", body: "# X"),
        "content/images/p.png": "png", "content/news/p.png": "png",
      ],
      settings: "SITEURL = 'https://x.example'"
    ).value
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics == [])
    #expect(read.value[0].internalLinks == Array(repeating: "content/news/b", count: 4))
    #expect(read.value[0].pictures == ["content/images/p.png", "content/news/p.png"])
  }
}

@Suite struct `headers above an article` {
  @Test func `are read in a plain folder too, where there are two that are known`() async throws {
    let site = try await open([
      "a.md": "Title: A\nDate: 2026-02-14\n\nText.\n", "b.md": "Note: this is prose.\n\nText.\n",
      "c.md": article("title: C", "date: 2026-02-14", "tags:", "  - x", "  - y"),
    ]).value
    #expect(site.entries.map(\.rawTitle) == ["A", "", "C"])
    #expect(site.entries[2].metadata.tags == ["x", "y"])
    #expect(site.entries[0].metadata.date?.rfc3339 == "2026-02-14T00:00:00Z")
  }

  @Test func `tell the place of what is wrong in them`() async throws {
    let site = try await open([
      "pelicanconf.py": "", "content/a.md": "Title: A\nDate: whenever\n\nText.\n",
    ])
    let finding = site.diagnostics.first { $0.id == "unreadable-date" }
    #expect(finding?.place?.description == "content/a.md:2:7")
  }
}
