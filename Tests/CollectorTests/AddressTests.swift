import Articles
import Testing
import Workspace

@testable import Collector

@Suite struct `an address that an author wrote` {
  @Test(arguments: [
    ("https://x.example/a b|c?d=[1]#e", "https://x.example/a%20b%7Cc?d=%5B1%5D#e"),
    ("HTTP://X.Example:80/Ä%20%", "http://x.example:80/%C3%84%20%25"),
    ("//cdn.example/x", "https://cdn.example/x"), (" www.x.example/y ", "https://www.x.example/y"),
    ("mailto:ann@x.example?subject=Two words", "mailto:ann@x.example?subject=Two%20words"),
    ("tel:+4930123", "tel:+4930123"), ("https://[::1]:8080/x", "https://[::1]:8080/x"),
    ("https://bücher.example/", "https://bücher.example/"),
    ("https://Ann@X.example:/", "https://Ann@x.example:/"),
    ("https://a_b.example?q#f", "https://a_b.example?q#f"),
    ("https://i❤️.example", "https://i❤️.example"),
  ])
  func `is made ready for any document`(written: String, address: String) {
    #expect(LinkAddress(written) == .absolute(address))
  }

  @Test(arguments: [
    "https://", "http:///path", "https:x", "https://a b/", "https://x:port/", "mailto:",
    "https://[::1/",
    "http://[1::2::3]/", "http://xn--a/", "https://{{site}}/x", "https://a..b/", "https://x:65536/",
    "https://x:+1/", "https://[::1]x/",
    "https://a b@x/",
  ])
  func `is malformed`(written: String) {
    guard case .malformed = LinkAddress(written) else {
      Issue.record("'\(written)' is taken for an address")
      return
    }
  }

  @Test(arguments: [
    ("javascript:alert(1)", "javascript"), ("ftp://x/y", "ftp"), ("file:///etc", "file"),
  ])
  func `has a scheme that no issue links to`(written: String, scheme: String) {
    #expect(LinkAddress(written) == .unsupported(scheme: scheme))
  }
}

@Suite struct `references of an article` {
  private static func page(_ content: String, _ url: String, isBundle: Bool = false) -> SitePage {
    SitePage(
      file: WorkspacePath("content/" + content) ?? .root,
      contentPath: content,
      urlPath: url,
      aliases: url == "/news/b/" ? ["/old/b.html"] : [],
      isBundle: isBundle,
      language: .english
    )
  }

  private static let pages = [
    page("news/a.md", "/news/a/"), page("news/b.md", "/news/b/"),
    page("news/c/index.md", "/2026/02/c/", isBundle: true), page("about.md", "/about/"),
  ]

  private func references(
    of index: Int = 0,
    baseURL: String? = "https://x.example/",
    files: [String] = []
  ) -> SiteReferences {
    let workspace = MemoryWorkspace([String: String](uniqueKeysWithValues: files.map { ($0, "") }))
    let folder = { WorkspacePath($0) ?? WorkspacePath.root }
    return SiteReferences(
      addresses: SiteAddresses(Self.pages, baseURL: baseURL),
      page: Self.pages[index],
      issue: IssueMembers(
        [WorkspacePath: Article.ID](
          uniqueKeysWithValues: Self.pages.prefix(3).map { ($0.file, Article.ID($0.urlPath)) }
        )
      ),
      pictures: PictureFolders(
        workspace: workspace,
        published: [folder("static"), folder("themes/t/static")],
        content: [folder("content")],
        others: [folder("assets")]
      )
    )
  }

  @Test(arguments: [
    "/news/b/", "/news/b", "../b/", "/news/b.md", "b.md", "https://x.example/news/b/", "/old/b",
    "http://x.example/nope/../news/b",
  ])
  func `to an article of the issue stay within it`(written: String) {
    let isElsewhere = written.hasPrefix("http:")
    let target: Link.Target =
      isElsewhere
      ? .web("http://x.example/nope/../news/b") : .article(Article.ID("/news/b/"), fragment: nil)
    #expect(references().link(written) == .target(target))
  }

  @Test(arguments: [
    ("/shop/?a=1#b", "https://x.example/shop/?a=1#b"),
    ("/about/#us", "https://x.example/about/#us"),
    ("x y", "https://x.example/news/a/x%20y"), ("/about.md", "https://x.example/about/"),
  ])
  func `to anything else of the site are made absolute`(written: String, address: String) {
    #expect(references().link(written) == .target(.web(address)))
  }

  @Test func `to a heading keep it`() {
    #expect(references().link("#top") == .target(.fragment("top")))
    #expect(references().link("/news/a/#top") == .target(.fragment("top")))
    #expect(
      references().link("/news/b/#top")
        == .target(.article(Article.ID("/news/b/"), fragment: "top"))
    )
  }

  @Test func `lead nowhere without a base URL`() {
    guard case .nowhere("unresolved-link", _, _) = references(baseURL: nil).link("/shop/") else {
      Issue.record("a relative link became an address")
      return
    }
    #expect(
      references(baseURL: nil).link("/news/b/")
        == .target(.article(Article.ID("/news/b/"), fragment: nil))
    )
  }

  @Test(arguments: ["b.md", "b", "news/b.md", "/news/b", "/news/b.md#top", "../news/b.md"])
  func `by ref find a page as Hugo does`(written: String) {
    let fragment = written.hasSuffix("#top") ? "top" : nil
    #expect(
      references().page(written, language: nil)
        == .target(.article(Article.ID("/news/b/"), fragment: fragment))
    )
  }

  @Test func `by ref to no page keep their text`() {
    guard case .nowhere("unresolved-reference", _, _) = references().page("nope.md", language: nil)
    else {
      Issue.record("a page was found for 'nope.md'")
      return
    }
  }

  @Test(arguments: [
    ("x.jpg", "content/news/c/x.jpg"), ("/y.png", "static/y.png"),
    ("/z.png", "themes/t/static/z.png"),
    ("w.png", "static/2026/02/c/w.png"), ("pic%20ture.png", "content/news/c/pic ture.png"),
    ("https://x.example/y.png", "static/y.png"), ("/v.svg?x=1", "assets/v.svg"),
  ])
  func `to pictures find the file`(written: String, file: String) {
    let references = references(
      of: 2,
      files: [
        "content/news/c/x.jpg", "static/y.png", "themes/t/static/z.png", "themes/t/static/y.png",
        "static/2026/02/c/w.png", "content/news/c/pic ture.png", "assets/v.svg",
      ]
    )
    #expect(references.picture(written) == .file(file))
  }

  @Test
  func `to pictures elsewhere are remote, and to none are missing where they were looked for`() {
    #expect(
      references().picture("https://cdn.example/x.png") == .remote("https://cdn.example/x.png")
    )
    #expect(
      references().picture("x.png")
        == .missing(hint: "looked in content/news/, static/ and themes/t/static/")
    )
    #expect(references().picture("../../../../etc/passwd") != .file("etc/passwd"))
  }
}
