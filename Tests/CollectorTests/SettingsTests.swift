import Articles
import Diagnostics
import TestSupport
import Testing
import Workspace

@testable import Collector

@Suite struct `a publication` {
  private func open(
    _ newsletter: String,
    site: String = "",
    options: Collector.Options = Collector.Options()
  ) async throws -> Diagnosed<Site> {
    try await CollectorTests.open(
      ["hugo.toml": site, "newsletter.yaml": newsletter, "news/a.md": "", "c.png": "x"],
      options: options
    )
  }

  @Test func `of Hugo has the Markdown that its configuration switches on and off`() async throws {
    let site = """
      enableEmoji = true
      [markup.goldmark.renderer]
      unsafe = false
      hardWraps = true
      [markup.goldmark.parser]
      autoHeadingIDType = "blackfriday"
      attribute = {title = false}
      [markup.goldmark.extensions]
      typographer = false
      footnote = false
      """
    let usual = try await open("").value.settings.markup
    #expect(usual == MarkupSettings())
    let markup = try await open("", site: site).value.settings.markup
    #expect(markup.hasEmoji && !markup.readsHTML && markup.hasHardWraps)
    #expect(markup.headingIdentifiers == .blackfriday && !markup.hasHeadingAttributes)
    #expect(!markup.hasTypographer && !markup.hasNotes && markup.hasDefinitions)
  }

  @Test func `takes its identity from the command, then the newsletter, then the site`()
    async throws
  {
    let site = """
      title = "Site"
      baseURL = "https://site.example"
      timeZone = "Asia/Tokyo"
      languageCode = "pt-br"
      """
    let plain = try await open("", site: site).value.identity
    #expect(plain.title == "Site")
    #expect(plain.zone.name == "Asia/Tokyo")
    #expect(plain.language.tag == "pt-BR")
    #expect(plain.baseURL == "https://site.example/")
    let named = try await open("title: Letter\ntime-zone: UTC\nlanguage: fr", site: site).value
      .identity
    #expect([named.title, named.zone.name, named.language.tag] == ["Letter", "UTC", "fr"])
    let options = Collector.Options(title: "Mine", baseURL: "https://mine.example/")
    let mine = try await open("title: Letter", site: site, options: options).value.identity
    #expect(mine.title == "Mine")
    #expect(mine.baseURL == "https://mine.example/")
  }

  @Test func `without any is named after its host, else Newsletter, in English, and this is told`()
    async throws
  {
    let hosted = try await open("", site: "baseURL = 'https://www.x.example/'")
    #expect(hosted.value.identity.title == "x.example")
    let nameless = try await open("")
    #expect(nameless.value.identity.title == "Newsletter")
    #expect(nameless.diagnostics.map(\.id) == ["assumed-language", "assumed-title"])
  }

  @Test func `reads every key of its newsletter file`() async throws {
    let newsletter = try await open(
      """
      title: T
      subtitle: S
      language: en
      time-zone: Europe/Berlin
      base-url: https://x.example
      url: https://y.example/
      publisher: P
      editor: E
      rights: R
      cover: c.png
      content: [news]
      select: {category: [A], not-tag: b, drafts: true, limit: 5, sort: title, language: en}
      departments: [Science, {title: Money, categories: [Business]}]
      period: {days: 10}
      late-window: 7
      layout: briefing
      paper: a4
      formats: [epub]
      scale: 1.2
      max-size: 25MB
      embed-fonts: true
      attach-epub: false
      linearize: true
      strict: true
      number: {first: 12}
      output: out
      shortcodes: {x: box}
      editions: {}
      mail: {}
      catalog: {}
      """
    ).value.newsletter
    #expect(newsletter.rhythm == .days(10))
    #expect(newsletter.firstNumber == 12)
    #expect(newsletter.cover == "c.png")
    #expect(
      newsletter.departments == [
        DepartmentRule(title: "Science"), DepartmentRule(title: "Money", categories: ["Business"]),
      ]
    )
    #expect(newsletter.selection.categories.wanted == ["A"])
    #expect(newsletter.selection.tags.unwanted == ["b"])
    #expect(newsletter.press.scale == 1.2)
    #expect(newsletter.press.maximumSize == SizeLimit(bytes: 25_000_000))
    #expect(newsletter.press.embedsFonts == true && newsletter.press.attachesEPUB == false)
    #expect(newsletter.press.linearizes == true && newsletter.press.isStrict == true)
    #expect(newsletter.selection.limit == 5)
    #expect(newsletter.selection.order == .title)
  }

  @Test(
    arguments: [
      ("1️⃣titel: T", "no setting named 'titel'", "did you mean 'title'?"),
      ("time-zone: 1️⃣Mars", "no time zone named 'Mars'", nil),
      ("base-url: 1️⃣ftp://x", "the base URL 'ftp://x' is not a web address", nil),
      ("language: 1️⃣english", "'english' is no language tag", nil),
      ("language: 1️⃣de_CH", "'de_CH' is no language tag", "write 'de-CH'"),
      ("period: 1️⃣fortnight", "'fortnight' cannot be 'period'", nil),
      ("number: {first: 1️⃣0}", "'0' cannot be 'first'", nil),
      ("select: {1️⃣categories: [a]}", "no setting named 'categories'", nil),
      ("departments: 1️⃣Science", "'Science' cannot be 'departments'", nil),
      ("content: 1️⃣../other", "'../other' lies outside the site", nil),
      ("content: 1️⃣https://x.example/feed.xml", "'https://x.example/feed.xml' is not fetched", nil),
      ("content: 1️⃣nowhere", "no folder or feed 'nowhere' in the site", nil),
      ("cover: 1️⃣x.png", "no picture 'x.png'", nil), ("mail: 1️⃣yes", "'yes' cannot be 'mail'", nil),
      ("formats: 1️⃣[docx]", "what is written here cannot be 'formats'", nil),
      ("scale: 1️⃣9", "'9' cannot be 'scale'", "wanted: a number from 0.5 to 3"),
      ("max-size: 1️⃣large", "'large' cannot be 'max-size'", "wanted: a size such as 25MB"),
      ("linearize: 1️⃣often", "'often' cannot be 'linearize'", "wanted: true or false"),
      ("1️⃣embed-font: true", "no setting named 'embed-font'", "did you mean 'embed-fonts'?"),
    ] as [(String, String, String?)]
  )
  func `is told of a mistake in its newsletter file where it stands`(
    marked: String,
    message: String,
    hint: String?
  ) async throws {
    let source = MarkedSource(marked)
    do {
      _ = try await open(source.text)
      Issue.record("'\(source.text)' was accepted")
    } catch CollectionFailure.badConfiguration(let findings) {
      #expect(findings.map(\.message) == [message])
      #expect(findings.first?.place == source.place("1️⃣", in: "newsletter.yaml"))
      if let hint { #expect(findings.first?.hint == hint) }
    }
  }

  @Test func `is warned of a department without categories`() async throws {
    let newsletter = try await open("departments:\n  - {title: Sea, categories: []}\n")
    let finding = newsletter.diagnostics.first { $0.id == "empty-department" }
    #expect(finding?.place?.line == 2)
    #expect(newsletter.value.newsletter.departments.map(\.title) == ["Sea"])
  }

  @Test func `hears of all mistakes at once`() async throws {
    do {
      _ = try await open("titel: T\nperiod: x\nlayuot: y\n")
      Issue.record("accepted")
    } catch CollectionFailure.badConfiguration(let findings) {
      #expect(findings.map { $0.place?.line } == [1, 2, 3])
    }
  }
}

@Suite struct `a site's configuration` {
  @Test func `that cannot be parsed cannot be used`() async throws {
    do {
      _ = try await open(["hugo.toml": "title = bare words"])
      Issue.record("accepted")
    } catch CollectionFailure.badConfiguration(let findings) {
      #expect(findings.first?.place?.file == "hugo.toml")
      #expect(findings.first?.place?.line == 1)
    }
  }

  @Test func `with odd values is warned of, and the values count as absent`() async throws {
    let site = try await open([
      "hugo.toml": """
      baseURL = "/sub"
      timeZone = "Mars/Olympus"
      languageCode = "english"
      ignoreFiles = ["("]
      """
    ])
    #expect(
      site.diagnostics.filter { $0.severity == .warning }.map(\.id)
        == [
          "unknown-time-zone", "invalid-base-url", "invalid-language", "invalid-pattern",
          "assumed-title",
        ]
    )
    #expect(site.value.identity.baseURL == nil)
    #expect(site.value.identity.zone == .utc)
  }

  @Test func `is put together from its parts, production over default`() async throws {
    let site = try await open([
      "config/_default/hugo.toml": "title = \"T\"\nbaseURL = \"http://localhost:1313/\"",
      "config/_default/params.yaml": "x: y",
      "config/_default/permalinks.toml": "news = \"/:year/:slug/\"",
      "config/_default/menus.toml": "this is not TOML and nobody reads it",
      "config/production/hugo.toml": "baseURL = \"https://x.example/\"",
      "content/news/a.md": article("title: A", "date: 2026-01-01"),
    ]).value
    #expect(site.entries.first?.permalink == "https://x.example/2026/a/")
  }

  @Test func `may ignore files by regular expressions`() {
    #expect(IgnoredFiles("\\.Rmd$")?.matches("/content/a.Rmd") == true)
    #expect(IgnoredFiles("\\.Rmd$")?.matches("/content/a.Rmd.md") == false)
    #expect(IgnoredFiles("(^|/)renv$")?.matches("/content/renv") == true)
    #expect(IgnoredFiles("_cache$")?.matches("/content/x_cache") == true)
    #expect(IgnoredFiles("(") == nil)
  }

  @Test(arguments: [
    "(a+)+$", "(a|a)*b", "((a?)(a?))+b", "([)]a+)+", "(a+[(]*)+", ".*.*.*.*.*b",
    "(^|/)" + String(repeating: "a", count: 500),
  ])
  func `may not ignore files by expressions that take for ever`(pattern: String) {
    #expect(IgnoredFiles(pattern) == nil)
  }

  @Test func `take no long path for an ignored one`() throws {
    let ignored = try #require(IgnoredFiles("(^|/)a+$"))
    #expect(!ignored.matches("/" + String(repeating: "a", count: 5000)))
    #expect(ignored.matches("/aaa"))
  }

  @Test(arguments: [
    ("/news/a", "/news/*", true), ("/news/x/a", "/news/*", false), ("/news/x/a", "/news/**", true),
    ("/b/a", "{/news,/b}/**", true), ("/b", "**", true), ("/news", "/news/**", false),
    ("/aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/**a**a**a**a**a**a**b", false),
  ])
  func `may name pages by globs`(path: String, pattern: String, matches: Bool) {
    #expect(Glob.matches(path, pattern: pattern) == matches)
  }
}
