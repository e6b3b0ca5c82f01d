import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `an article that is read` {
  private let files = [
    "hugo.toml": "baseURL = \"https://x.example/\"\ntitle = \"T\"\nlanguageCode = \"en\"",
    "content/news/a.md": article(
      "title: \"The \\\"A\\\" & <Policy>\"",
      "description: It's *here*.",
      "featured_image: /images/a.png",
      body: "See [b](/news/b/) and [c](/news/c/), [shop](/shop/)."
    ),
    "content/news/b.md": "# From the text\n\nWords.\n",
    "content/news/c.md": article("title: C"), "static/images/a.png": "png",
    "content/news/d/index.md": article(
      "title: D",
      "cover: {image: x.png, alt: An X, caption: Cap}"
    ),
    "content/news/d/x.png": "png",
  ]

  private func read(_ paths: String...) async throws -> Diagnosed<[Article]> {
    let site = try await open(files).value
    return await site.articles(paths.compactMap(site.entry), jobs: 2)
  }

  @Test func `comes in the order asked for, its links inside the issue where they can be`()
    async throws
  {
    let articles = try await read("content/news/b.md", "content/news/a.md").value
    #expect(articles.map(\.id.path) == ["content/news/b", "content/news/a"])
    guard case .paragraph(let line) = articles.last?.blocks.first else {
      Issue.record("no paragraph")
      return
    }
    let targets = line.compactMap { inline -> Link.Target? in
      if case .link(let link) = inline { link.target } else { nil }
    }
    #expect(
      targets == [
        .article(Article.ID("content/news/b"), fragment: nil),
        .web("https://x.example/news/c/"), .web("https://x.example/shop/"),
      ]
    )
  }

  @Test func `has its title and description as they are printed`() async throws {
    let articles = try await read("content/news/a.md", "content/news/b.md").value
    #expect(articles[0].metadata.title == "The “A” & <Policy>")
    #expect(articles[0].metadata.description == "It’s here.")
    #expect(articles[1].metadata.title == "From the text")
    #expect(articles[0].sha256.count == 64)
    #expect(articles[0].metadata.url == "https://x.example/news/a/")
  }

  @Test func `has the picture that its front matter names`() async throws {
    let articles = try await read("content/news/a.md", "content/news/d/index.md").value
    #expect(articles[0].metadata.image?.source == .file("static/images/a.png"))
    #expect(articles[1].metadata.image?.source == .file("content/news/d/x.png"))
    #expect(articles[1].metadata.image?.alternativeText == "An X")
    #expect(articles[1].metadata.imageCaption == "Cap")
  }

  @Test(arguments: [
    ("featured_image: p.png", "content/a/p.png"),
    ("featuredImagePreview: p.png", "content/a/p.png"),
    ("images: [s/t.png, p.png]", "static/s/t.png"),
    ("cover:\n  image: p.png\n  relative: true", "content/a/p.png"),
    ("image: {src: p.png}", "content/a/p.png"), ("image: {url: /s/t.png}", "static/s/t.png"),
    ("images: [{src: p.png, alt: P}]", "content/a/p.png"),
    ("header: {teaser: /s/t.png}", "static/s/t.png"),
    ("image: null\nthumbnail: p.png", "content/a/p.png"),
    ("images: []\nbanner: p.png", "content/a/p.png"),
    ("primary_image: known", "static/s/t.png"),
    ("featured_image: {uid: known, alt: Q}", "static/s/t.png"),
    ("featured_image: unknown", "content/a/cover.en.jpg"),
    ("image: {caption: Words}", "content/a/cover.en.jpg"),
    ("resources: [{name: featured-image, src: 'p.*'}]", "content/a/p.png"),
    ("title: none", "content/a/cover.en.jpg"), ("image: asset.png", "assets/asset.png"),
    ("image: themed.png", "themes/t/static/themed.png"),
  ])
  func `has its picture by the conventions of all themes`(
    _ line: String,
    _ path: String
  ) async throws {
    let site = try await open([
      "hugo.toml": "theme = \"t\"\n[languages.en]\n[languages.fr]",
      "content/a/index.md": article(line), "content/a/p.png": "", "content/a/cover.fr.jpg": "",
      "content/a/cover.en.jpg": "", "static/s/t.png": "", "assets/asset.png": "",
      "themes/t/static/themed.png": "", "data/images/known.yml": "src: /s/t.png\nalt: Known",
    ]).value
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.value.first?.metadata.image?.source == .file(path))
    // Most lines say where the picture is, and not what it shows.
    #expect(read.diagnostics.filter { $0.id != "missing-alt" } == [])
  }

  @Test func `is told once that the pictures of its data lie on the web`() async throws {
    let site = try await open([
      "hugo.toml": "[params]\ncdnurl = \"https://cdn.x/site\"",
      "content/a.md": article("title: A", "primary_image: one", body: "{{< img src=two >}}"),
      "content/b.md": article("title: B", "primary_image: two"),
      "data/images/one.yml": "uid: one\nformat: png", "data/images/two.toml": "format = \"jpg\"",
    ]).value
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics.map(\.id) == ["remote-catalogue", "guessed-shortcode"])
    #expect(
      read.value.first?.blocks == [.card(LinkCard(.picture, url: "https://cdn.x/site/two.jpg"))]
    )
  }

  @Test func `is told of a picture that is not there, at the key`() async throws {
    let site = try await open([
      "hugo.toml": "", "content/a.md": article("title: A", "image: nowhere.png"),
      "content/b.md": article("title: B", "image: some-identifier"),
    ]).value
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics.map(\.id) == ["missing-image"])
    #expect(read.diagnostics.first?.place?.description == "content/a.md:3:8")
  }

  @Test func `has parameters, points, and a summary for the contents`() async throws {
    let site = try await open([
      "hugo.toml": "[params]\nplace = \"Merrowby\"\n[params.deep]\nkey = 7",
      "content/a.md": article(
        "title: A",
        "takeaways: [One *a*, Two]",
        "mine: own",
        body:
          "In {{< param place >}} {{< param \"deep.key\" >}} {{< param mine >}}.\n\n<!--more-->\n\nB."
      ),
    ]).value
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.diagnostics == [])
    #expect(read.value.first?.blocks.plainText == "In Merrowby 7 own.\nB.")
    #expect(read.value.first?.takeaways.map(\.plainText) == ["One a", "Two"])
    #expect(read.value.first?.metadata.teaser == "In Merrowby 7 own.")
  }

  @Test func `counts its words in a list`() async throws {
    let site = try await open(files).value
    let rows = await site.listing(of: try site.select(everything), jobs: 2)
    #expect(rows.map(\.path) == site.paths)
    #expect(rows.first { $0.path == "content/news/b.md" }?.words == 4)
    #expect(rows.first { $0.path == "content/news/d/index.md" }?.bundle == "leaf")
    #expect(rows.allSatisfy { $0.isSelected && $0.reason == nil })
  }

  @Test func `is the same whatever the number of jobs`() async throws {
    let site = try await open(files).value
    let one = await site.articles(site.entries, jobs: 1)
    let many = await site.articles(site.entries, jobs: 7)
    #expect(one == many)
  }
}
