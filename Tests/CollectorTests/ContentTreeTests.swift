import Articles
import Diagnostics
import Foundation
import TestSupport
import Testing
import Workspace

@testable import Collector

@Suite struct `articles of a Hugo site` {
  @Test func `are what Hugo takes for regular pages`() async throws {
    let text = article("title: T")
    let site = try await open([
      "hugo.toml": "ignoreFiles = ['\\.Rmd$', 'drafts/']", "README.md": text,
      "content/_index.md": text, "content/about.md": text, "content/plain.md": "no front matter",
      "content/news/_index.md": text, "content/news/a.markdown": text, "content/news/_b.md": text,
      "content/news/.c.md": text, "content/news/d.md~": text, "content/news/e.txt": text,
      "content/news/f.html": text, "content/news/g.html": "<p>no front matter</p>",
      "content/news/h.Rmd": text, "content/news/drafts/i.md": text,
      "content/news/bundle/index.md": text, "content/news/bundle/notes.md": text,
      "content/news/bundle/sub/index.md": text, "content/news/empty.md": "",
    ]).value
    #expect(
      site.paths == [
        "content/about.md", "content/news/_b.md", "content/news/a.markdown",
        "content/news/bundle/index.md", "content/news/empty.md", "content/news/f.html",
        "content/plain.md",
      ]
    )
  }

  @Test func `are known by their bundle or file, without language and suffix`() async throws {
    let site = try await open([
      "hugo.toml": """
      defaultContentLanguage = "en"
      [languages.en]
      [languages.es]
      """,
      "content/a.es.md": "", "content/a.md": "", "content/b/index.es.md": "",
      "content/c.de.md": "",
    ]).value
    #expect(site.entry("content/a.es.md")?.id.path == "content/a")
    #expect(site.entry("content/a.es.md")?.language == "es")
    #expect(site.entry("content/a.md")?.language == "en")
    #expect(site.entry("content/b/index.es.md")?.id.path == "content/b")
    #expect(site.entry("content/b/index.es.md")?.permalink == "/es/b/")
    // German is none of the site's languages, so its suffix is a part of the name.
    #expect(site.entry("content/c.de.md")?.language == "en")
    #expect(site.entry("content/c.de.md")?.id.path == "content/c.de")
  }

  @Test func `may have a folder for each language, and other folders mounted`() async throws {
    let site = try await open([
      "config/_default/hugo.toml": "baseURL = \"https://x.example/\"",
      "config/_default/languages.en.toml": "contentDir = \"content/en\"\nweight = 1",
      "config/_default/languages.zh-cn.toml":
        "contentDir = \"content/zh-cn\"\nlocale = \"zh-Hans-CN\"",
      "content/en/post/a.md": "", "content/zh-cn/post/a.md": "",
    ]).value
    let chinese = try #require(site.entry("content/zh-cn/post/a.md"))
    #expect(chinese.language == "zh-cn")
    #expect(chinese.metadata.language.tag == "zh-Hans-CN")
    #expect(chinese.permalink == "https://x.example/zh-cn/post/a/")
    #expect(chinese.id == site.entry("content/en/post/a.md")?.id)
    let mounted = try await open([
      "hugo.yaml": """
      module: {mounts: [{source: content, target: content}, {source: docs, target: content/handbook}]}
      """,
      "content/a.md": "", "docs/b.md": "", "other/c.md": "",
    ]).value
    #expect(mounted.entries.map(\.permalink) == ["/a/", "/handbook/b/"])
  }

  @Test func `take from the sections above them what those pass down`() async throws {
    let site = try await open([
      "hugo.toml": "",
      "content/news/_index.md": article("title: The News", "cascade: {draft: true, author: Ann}"),
      "content/news/old/_index.md": article(
        "cascade:",
        "  - _target: {path: '/news/old/*'}",
        "    author: Bob"
      ),
      "content/news/a.md": article("title: A"), "content/news/old/b.md": article("title: B"),
      "content/c.md": article("title: C"),
    ]).value
    let a = try #require(site.entry("content/news/a.md"))
    #expect(a.isDraft)
    #expect(a.metadata.authors == ["Ann"])
    #expect(a.metadata.sectionTitle == "The News")
    #expect(site.entry("content/news/old/b.md")?.metadata.authors == ["Bob"])
    #expect(site.entry("content/c.md")?.isDraft == false)
  }

  @Test func `show their terms and authors by the names that the site has for them`() async throws {
    let site = try await open([
      "hugo.toml": "[taxonomies]\ntopic = \"topics\"\nauthor = \"authors\"",
      "content/topics/open-data/_index.md": article("title: Open Data"),
      "content/authors/ann-a/_index.md": article("display_name: Ann Author"),
      "data/authors/bob.yml": "name: Bob Writer",
      "content/a.md": article(
        "topics: [open-data, Other]",
        "authors: [ann-a, bob, carl-c, \"D. Dee\"]"
      ),
    ]).value
    let entry = try #require(site.entry("content/a.md"))
    #expect(entry.metadata.categories == ["Open Data", "Other"])
    #expect(entry.metadata.authors == ["Ann Author", "Bob Writer", "Carl C", "D. Dee"])
  }

  @Test(arguments: [
    ("title: 2020", "2020"), ("title: [a, b]", ""), ("Title: \"**T** & <P>\"", "**T** & <P>"),
    ("slug: x", ""),
  ])
  func `keep the title of their front matter for lists`(line: String, title: String) async throws {
    let site = try await open(["hugo.toml": "", "content/2020-01-02-a-b.md": article(line)]).value
    #expect(site.entries.first?.rawTitle == title)
    #expect(
      site.entries.first?.metadata.title == (title.isEmpty ? "A b" : MetadataText.plain(title))
    )
  }

  @Test func `that cannot be read are entries with an error each`() async throws {
    let site = try await open([
      "hugo.toml": "", "content/bad.md": article("title: a: b"),
      "content/good.md": article("title: a"),
    ])
    #expect(site.value.entry("content/bad.md")?.problem == .unreadable)
    #expect(site.diagnostics.map(\.severity).contains(.error))
    #expect(try site.value.select(everything).paths == ["content/good.md"])
  }
}

@Suite struct `a site on disk` {
  @Test func `with pipes, loops of links and links that lead out is read to its end`() async throws
  {
    let outside = try TemporaryFolder(["secret.md": "secret"])
    let folder = try TemporaryFolder([
      "hugo.toml": "title = 'All'", "content/a.md": article("title: A"),
      "content/sub/b.md": article("title: B"),
    ])
    func link(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + name,
        withDestinationPath: target
      )
    }
    try link("content/sub/loop", to: "..")
    try link("content/also", to: "sub")
    try link("content/out", to: outside.path)
    try link("content/secret.md", to: outside.path + "/secret.md")
    #expect(mkfifo(folder.path + "/content/pipe.md", 0o600) == 0)
    let site = try await Collector.open(try SiteLocation.find(folder.path))
    #expect(site.value.paths == ["content/a.md", "content/pipe.md", "content/sub/b.md"])
    #expect(site.value.entry("content/pipe.md")?.problem == .unreadable)
    #expect(
      site.diagnostics.filter { $0.severity > .note }.map { $0.place?.description }
        == ["content/out", "content/pipe.md", "content/secret.md"]
    )
  }

  @Test func `is found by its folder, by an article, by a newsletter file`() throws {
    let folder = try TemporaryFolder([
      "hugo.toml": "", "newsletter.yaml": "title: T", "content/b/index.md": "", "x.exe": "",
    ])
    let site = try SiteLocation.find(folder.path)
    #expect(site.kind == .hugo)
    #expect(site.newsletterFile?.name == "newsletter.yaml")
    let article = try SiteLocation.find(folder.path + "/content/b/index.md")
    #expect(article.kind == .plain)
    #expect(article.article?.string == "index.md")
    #expect(article.folderName == "b")
    let newsletter = try SiteLocation.find(folder.path + "/newsletter.yaml")
    #expect(newsletter.article == nil)
    #expect(newsletter.kind == .hugo)
    for missing in ["nowhere", "nowhere/a.md", "x.exe"] {
      #expect(throws: CollectionFailure.self) {
        try SiteLocation.find(folder.path + "/" + missing)
      }
    }
    #expect(throws: CollectionFailure.self) {
      try SiteLocation.find(folder.path, configuration: folder.path + "/nowhere.yaml")
    }
  }
}

@Suite struct `sites of other kinds` {
  @Test(arguments: [
    (["hugo.toml": ""], SiteKind.hugo), (["config.toml": "base_url = 'https://x.example'"], .zola),
    (["config.toml": "baseURL = 'https://x.example'"], .hugo), (["_config.yml": ""], .jekyll),
    ([".eleventy.js": ""], .eleventy), (["pelicanconf.py": ""], .pelican), (["a.md": ""], .plain),
    (["content/a.md": "+++\npath = \"x\"\n+++\n"], .zola), ([:], .plain),
    (["config/_default/params.toml": ""], .hugo),
  ])
  func `are told by their files`(files: [String: String], kind: SiteKind) {
    #expect(SiteLocation(in: MemoryWorkspace(files)).kind == kind)
  }

  @Test func `such as a plain folder hold every Markdown file but papers and sections`()
    async throws
  {
    let site = try await open([
      "README.md": "", "content/posts/2018-01-25-a-b.md": article("title: T"), "notes/x.md": "",
      "sub/README.md": "", ".git/x.md": "", "content/_index.md": "", "License.md": "", "a.html": "",
    ]).value
    #expect(site.paths == ["content/posts/2018-01-25-a-b.md", "notes/x.md", "sub/README.md"])
    let post = try #require(site.entries.first)
    #expect(post.metadata.date?.rfc3339 == "2018-01-25T00:00:00Z")
    #expect(post.section == "posts")
  }

  @Test func `such as Zola's may have their dates in their paths`() async throws {
    let site = try await open([
      "config.toml": "base_url = 'https://x.example'",
      "content/a.md": "+++\npath = \"2025/09/18/Rust-1.90.0\"\ntitle = \"T\"\n+++\n",
    ]).value
    #expect(site.entries.first?.metadata.date?.rfc3339 == "2025-09-18T00:00:00Z")
    #expect(site.entries.first?.permalink == "https://x.example/2025/09/18/Rust-1.90.0/")
  }

  @Test func `keep languages apart by folders where there are several`() async throws {
    let site = try await open(["en/a.md": "", "fr/a.md": "", "it.md": ""]).value
    #expect(site.entries.map(\.language) == ["en", "fr", "en"])
    #expect(try await open(["it/a.md": ""]).value.entries.map(\.language) == ["en"])
  }

  @Test func `such as Jekyll's have dated posts and drafts`() async throws {
    let site = try await open([
      "_config.yml": "url: https://x.example\nbaseurl: /blog",
      "_posts/2020-01-02-a-b.md": article("title: T", "categories: x y"),
      "_posts/2020-01-03-none.md": "no front matter", "_drafts/c.md": article("title: D"),
      "about.md": article("title: About"),
    ]).value
    #expect(site.paths == ["_drafts/c.md", "_posts/2020-01-02-a-b.md"])
    #expect(site.entries[0].isDraft)
    #expect(site.entries[1].permalink == "https://x.example/blog/x/y/2020/01/02/a-b.html")
    #expect(site.entries[1].metadata.categories == ["x", "y"])
  }
}
