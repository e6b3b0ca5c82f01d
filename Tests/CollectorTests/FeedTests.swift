import Articles
import Diagnostics
import Testing
import Workspace

@testable import Collector

@Suite struct `a feed` {
  private let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
        <title>The Lantern</title>
        <link>https://x.example/</link>
        <atom:link rel="self" href="https://x.example/feed.xml"/>
        <language>en-GB</language>
        <item>
          <title>The Ferry &amp; the Lake</title>
          <link>https://x.example/news/ferry/</link>
          <guid isPermaLink="false">urn:ferry:1</guid>
          <pubDate>Sat, 14 Feb 2026 09:30:00 EST</pubDate>
          <dc:creator>Hanna Pell</dc:creator>
          <category>Lake</category><category>Boats</category>
          <description>How it ended.</description>
          <content:encoded><![CDATA[<p>See <a href="/news/b/">b</a>, <a href="https://x.example/news/b/#h">b</a>
            and <a href="/shop/">the shop</a>.</p>
            <p><img src="/images/p.png" alt="P"></p>]]></content:encoded>
          <media:content url="https://cdn.example/p.jpg" medium="image"/>
        </item>
        <item>
          <title>B</title>
          <link>https://x.example/news/b/</link>
          <pubDate>14 Feb 26 08:00 +0100</pubDate>
          <author>bo@x.example (Bo)</author>
          <description>&lt;p&gt;Only a &lt;em&gt;summary&lt;/em&gt;.&lt;/p&gt;</description>
        </item>
      </channel>
    </rss>
    """

  private func open(
    _ files: [String: String],
    feed: String = "feed.xml"
  ) async throws -> Diagnosed<Site> {
    let location = SiteLocation(in: MemoryWorkspace(files), feed: WorkspacePath(feed))
    return try await Collector.open(location, Collector.Options(jobs: 2))
  }

  @Test func `of RSS is a site with a title, a language, an address and articles`() async throws {
    let opened = try await open(["feed.xml": rss])
    let site = opened.value
    #expect(site.identity.title == "The Lantern")
    #expect(site.identity.language.tag == "en-GB")
    #expect(site.identity.baseURL == "https://x.example/")
    #expect(site.paths == ["feed.xml/b", "feed.xml/ferry"])
    let ferry = try #require(site.entry("feed.xml/ferry"))
    #expect(ferry.id == Article.ID("urn:ferry:1"))
    #expect(ferry.metadata.title == "The Ferry & the Lake")
    #expect(ferry.metadata.description == "How it ended.")
    #expect(ferry.metadata.authors == ["Hanna Pell"])
    #expect(ferry.metadata.categories == ["Lake", "Boats"])
    #expect(ferry.metadata.url == "https://x.example/news/ferry/")
    #expect(ferry.metadata.date?.utc == "2026-02-14T14:30:00Z")
    let b = try #require(site.entry("feed.xml/b"))
    #expect(b.id == Article.ID("https://x.example/news/b/"))
    #expect(b.metadata.date?.utc == "2026-02-14T07:00:00Z")
    #expect(b.metadata.authors == ["Bo"])
    #expect(b.metadata.description == nil)
    #expect(opened.diagnostics == [])
  }

  @Test func `has articles that link one another, and pictures on the web`() async throws {
    let site = try await open(["feed.xml": rss]).value
    let read = await site.articles(site.entries, jobs: 1)
    let ferry = try #require(read.value.last)
    let b = Article.ID("https://x.example/news/b/")
    #expect(
      ferry.targets == [
        .article(b, fragment: nil), .article(b, fragment: "h"), .web("https://x.example/shop/"),
      ]
    )
    #expect(read.value.first?.blocks.map(\.plainText) == ["Only a summary."])
    #expect(read.diagnostics.map(\.id) == ["summary-only", "remote-image", "remote-image"])
    #expect(read.diagnostics.last?.place?.file == "feed.xml")
  }

  @Test func `of Atom may hold XHTML and addresses of its own bases`() async throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://x.example/blog/">
        <title type="html">Der &lt;b&gt;See&lt;/b&gt;</title>
        <link rel="self" href="atom.xml"/><link href="/blog/"/>
        <author><name>Alle</name></author>
        <entry xml:base="2026/">
          <id>tag:x.example,2026:1</id><title type="text">A &lt;b&gt;</title>
          <link rel="replies" href="a/replies"/><link rel="enclosure" type="image/png" href="a.png"/>
          <link rel="alternate" type="text/html" href="a/"/>
          <updated>2026-02-15T09:30:00+01:00</updated><published>2026-02-14T09:30:00+01:00</published>
          <category term="lake" label="See"/>
          <summary>Ein Satz davor.</summary>
          <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ein <em>Wort</em><br/>
            und <a href="b/">mehr</a></p></div></content>
        </entry>
        <entry>
          <id>tag:x.example,2026:2</id><title>B</title><link href="https://x.example/blog/2026/b/"/>
          <updated>2026-02-14T10:00:00Z</updated><author><name>Bo</name></author>
          <content type="html" xml:lang="fr">&lt;p&gt;Oui.&lt;/p&gt;</content>
        </entry>
      </feed>
      """
    let site = try await open(["atom.xml": feed], feed: "atom.xml").value
    #expect(site.identity.title == "Der See")
    let (a, b) = (site.entries[0], site.entries[1])
    #expect(a.metadata.url == "https://x.example/blog/2026/a/")
    #expect(a.metadata.authors == ["Alle"])
    #expect(a.metadata.date?.rfc3339 == "2026-02-14T09:30:00+01:00")
    #expect(a.metadata.lastModified?.rfc3339 == "2026-02-15T09:30:00+01:00")
    #expect(a.metadata.categories == ["See"])
    #expect(a.metadata.description == "Ein Satz davor.")
    #expect(b.metadata.authors == ["Bo"])
    #expect(b.metadata.language.tag == "fr")
    let read = await site.articles(site.entries, jobs: 1)
    #expect(read.value[0].internalLinks == ["tag:x.example,2026:2"])
    #expect(read.value[0].blocks.map(\.plainText) == ["Ein Wort und mehr"])
  }

  @Test func `of RDF has its items beside its channel`() async throws {
    let feed = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://x.example/"><title>T</title><link>https://x.example/</link></channel>
        <item rdf:about="https://x.example/a"><title>A</title><link>https://x.example/a</link>
          <description>Words.</description><dc:date>2026-02-14T09:30:00Z</dc:date></item>
      </rdf:RDF>
      """
    let site = try await open(["feed.rdf": feed], feed: "feed.rdf").value
    #expect(site.entries.map(\.metadata.url) == ["https://x.example/a"])
    #expect(site.entries.first?.metadata.date?.utc == "2026-02-14T09:30:00Z")
  }

  @Test func `of JSON may have text without markup, and recordings`() async throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "T", "language": "en",
       "home_page_url": "https://x.example/", "authors": [{"name": "Everyone"}],
       "items": [
         {"id": 1, "url": "a", "title": "A", "content_text": "One <two>.\\n\\nThree.",
          "date_published": "2026-02-14T09:30:00Z", "tags": ["x"],
          "attachments": [{"url": "https://x.example/a.mp3", "mime_type": "audio/mpeg"}]},
         {"id": "2", "content_html": "<p>Just a few words that have no title at all</p>"}
       ]}
      """
    let site = try await open(["feed.json": feed], feed: "feed.json").value
    #expect(site.entries.map(\.id.path) == ["2", "1"])
    #expect(site.entries.map(\.metadata.title) == ["Just a few words that have no title…", "A"])
    #expect(site.entries.map(\.metadata.url) == [nil, "https://x.example/a"])
    #expect(site.entries[1].metadata.authors == ["Everyone"])
    #expect(site.entries[1].metadata.tags == ["x"])
    let read = await site.articles([site.entries[1]], jobs: 1)
    #expect(read.value[0].blocks.prefix(2).map(\.plainText) == ["One <two>.", "Three."])
    #expect(read.diagnostics.map(\.id) == ["shown-as-link"])
  }

  @Test func `may be named in newsletter.yaml, alone or beside folders`() async throws {
    let files = [
      "hugo.toml": "baseURL = 'https://y.example/'", "content/news/a.md": article("title: A"),
      "feeds/f.xml": rss,
    ]
    let both = try await CollectorTests.open(
      files.merging(["newsletter.yaml": "content: [content/news, feeds/f.xml]"]) { own, _ in own }
    ).value
    #expect(both.paths == ["content/news/a.md", "feeds/f.xml/b", "feeds/f.xml/ferry"])
    #expect(both.identity.baseURL == "https://y.example/")
    let alone = try await CollectorTests.open(
      files.merging(["newsletter.yaml": "content: feeds/f.xml"]) { own, _ in own }
    ).value
    #expect(alone.paths == ["feeds/f.xml/b", "feeds/f.xml/ferry"])
    let read = await alone.articles(alone.entries, jobs: 1)
    #expect(read.value[1].internalLinks.count == 2)
  }

  @Test func `that is broken leaves the other articles of its newsletter alone`() async throws {
    let opened = try await CollectorTests.open([
      "hugo.toml": "", "content/news/a.md": article("title: A"), "f.xml": "<rss><channel>",
      "newsletter.yaml": "content: [content/news, f.xml]",
    ])
    #expect(opened.value.paths == ["content/news/a.md"])
    #expect(opened.diagnostics.filter { $0.severity == .error }.map(\.id) == ["invalid-feed"])
  }

  @Test(arguments: [
    "<rss", "<html/>", "{}", "{\"items\": 1}", "", "no feed",
    "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>",
    "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss>&x;</rss>",
    "<rss>" + String(repeating: "<a>", count: 500) + String(repeating: "</a>", count: 500)
      + "</rss>",
  ])
  func `that is none, or is hostile, is refused`(text: String) async throws {
    do {
      _ = try await open(["feed.xml": text])
      Issue.record("'\(text.prefix(40))' was accepted")
    } catch CollectionFailure.badConfiguration(let findings) {
      #expect(findings.first?.place?.file == "feed.xml")
    }
  }

  @Test func `may be cut off anywhere without harm`() async throws {
    let bytes = Array(rss.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      _ = FeedReader.read(Array(bytes[..<end]), file: "feed.xml")
    }
  }

  @Test(arguments: [
    ("Sat, 14 Feb 2026 09:30:00 GMT", "2026-02-14T09:30:00Z"),
    ("14 Feb 26 09:30 EDT", "2026-02-14T13:30:00Z"), ("14 Feb 99 09:30 Z", "1999-02-14T09:30:00Z"),
    ("Sat, 14 Feb 2026 09:30:00 GMT+0100", "2026-02-14T08:30:00Z"),
    ("Sat, 14 Feb 2026 09:30:00 QQQ", "2026-02-14T09:30:00Z"),
    ("2026-02-14T09:30:00.123+05:30", "2026-02-14T04:00:00Z"), ("some day", nil),
  ])
  func `has dates with odd zones and short years`(written: String, moment: String?) {
    #expect(DateText(FeedDate.readable(written))?.moment(in: .utc).utc == moment)
  }

  @Test(arguments: [
    ("b", "https://x.example/a/c", "https://x.example/a/b"),
    ("/b?x#y", "https://x.example/a/", "https://x.example/b?x#y"),
    ("//y.example/b", "http://x.example/", "http://y.example/b"),
    ("?q", "https://x.example/a", "https://x.example/a?q"),
    ("javascript:x", "https://x.example/", nil), ("b", nil, nil), ("", "https://x.example/", nil),
    ("y z/<b>?q r#s t", "https://a.example/f/", "https://a.example/f/y%20z/%3Cb%3E?q%20r#s%20t"),
    ("https://a.example/a b", nil, "https://a.example/a%20b"),
    ("https://a b.example/", nil, nil),
  ])
  func `has addresses relative to its own`(written: String, base: String?, address: String?) {
    #expect(FeedAddress.resolved(written, from: base) == address)
  }
}
