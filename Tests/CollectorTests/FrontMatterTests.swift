import Articles
import Diagnostics
import Testing

@testable import Collector

@Suite struct `front matter` {
  private func read(_ text: String) -> Diagnosed<FrontMatter?> {
    FrontMatter.read(Array(text.utf8), file: "a.md")
  }

  @Test(arguments: [
    "---\ntitle: T\n---\nbody\n", "+++\ntitle = \"T\"\n+++\nbody\n",
    "{\"title\": \"T\"}\nbody\n", "\u{FEFF}---\ntitle: T\n---\nbody\n",
    "\n \n---  \r\ntitle: T\r\n---\t\r\nbody\n", "<!--\n---\ntitle: T\n---\n-->\nbody\n",
    "---\nTitle: T\n---\nbody\n", "---\ntitle: S\ntitle: T\n---\nbody\n",
  ])
  func `is read in every form that Hugo reads`(text: String) throws {
    let matter = try #require(read(text).value)
    #expect(matter.text("title") == "T")
    #expect(String(decoding: matter.body, as: UTF8.self) == "body\n")
  }

  @Test func `may be followed by the text on the same line, when it is JSON`() throws {
    let matter = try #require(read("{\"title\": \"T\"}body").value)
    #expect(String(decoding: matter.body, as: UTF8.self) == "body")
  }

  @Test func `says on which line the text begins`() {
    #expect(read("---\ntitle: T\n---\nbody").value?.bodyLine == 4)
    #expect(read("\n\n+++\n+++\n\nbody").value?.bodyLine == 5)
    #expect(read("{\n\"title\": \"T\"\n}\nbody").value?.bodyLine == 4)
    #expect(read("body").value?.bodyLine == 1)
  }

  @Test(arguments: [
    "body", "", "---\n\nAfter a rule.\n", "{{< note >}}", "--- \n\nx", "----\na: b\n",
  ])
  func `may be missing`(text: String) throws {
    let matter = try #require(read(text).value)
    #expect(!matter.isPresent)
    #expect(String(decoding: matter.body, as: UTF8.self) == text)
  }

  @Test(arguments: [
    ("---\ntitle: Foo: bar\n---\n", 2), ("---\ntitle: T\n...\n", 1), ("+++\ntitle = \n+++\n", 2),
    ("---\n- a\n- b\n---\n", 2), ("---\na:\n\tb: c\n---\n", 3), ("---\ntitle: @x\n---\n", 2),
    ("{\"title\": }", 1),
  ])
  func `that is broken leaves the article out, with a place`(text: String, line: Int) {
    let matter = read(text)
    #expect(matter.value == nil)
    #expect(matter.diagnostics.map(\.severity) == [.error])
    #expect(matter.diagnostics.first?.place?.line == line)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x2D, 0x00], [0xFE, 0xFF, 0x00, 0x2D], [0x61, 0x0A, 0xE4, 0x62], [0x61, 0x00],
    ] as [[UInt8]]
  )
  func `of a file that is no UTF-8 text is not guessed at`(bytes: [UInt8]) {
    let matter = FrontMatter.read(bytes, file: "a.md")
    #expect(matter.value == nil)
    #expect(matter.diagnostics.map(\.id) == ["unreadable-article"])
  }

  @Test(arguments: ["1e400", "true", "99999999999999", "[2026-02-10]", "{a: 1}"])
  func `with a date of the wrong kind has none, and a finding`(date: String) async throws {
    let site = try await open([
      "content/a.md": article("title: A", "date: \(date)"), "hugo.toml": "",
    ])
    #expect(site.value.entry("content/a.md")?.metadata.date == nil)
    #expect(site.diagnostics.map(\.id).contains("unreadable-date"))
  }

  @Test func `has no characters in its title that turn others round`() async throws {
    let files = [
      "hugo.toml": "", "content/a.md": article("title: \"A \\u202Egpj.exe\""),
      "content/b.md": "# B \u{202E}\u{2066}x\n",
    ]
    let site = try await open(files).value
    #expect(site.entry("content/a.md")?.metadata.title == "A gpj.exe")
    let b = await site.articles(site.entries, jobs: 1).value.last
    #expect(b?.metadata.title == "B x")
  }

  @Test func `of more than a megabyte leaves the article out`() {
    let matter = read("---\nx: \"" + String(repeating: "x", count: 1_000_000) + "\"\n---\n")
    #expect(matter.value == nil)
    #expect(matter.diagnostics.map(\.id) == ["unreadable-article"])
  }

  @Test func `takes "true" for true, and draft before published`() throws {
    let matter = try #require(read("---\ndraft: \"true\"\npublished: false\n---\n").value)
    #expect(matter.flag("draft") == true)
    #expect(matter.flag("published") == false)
    #expect(matter.flag("other") == nil)
  }
}

@Suite struct `a date in front matter` {
  @Test(arguments: [
    ("2020-01-01", "2020-01-01T00:00:00+01:00"),
    ("2020-01-01 10:00:00", "2020-01-01T10:00:00+01:00"),
    ("2020-07-01T10:00:00", "2020-07-01T10:00:00+02:00"),
    ("2020-01-01T10:00:00Z", "2020-01-01T10:00:00Z"),
    ("2020-01-01T10:00:00+09:00", "2020-01-01T10:00:00+09:00"),
    ("2020-01-01T10:00:00+0900", "2020-01-01T10:00:00+09:00"),
    ("2020-01-01 9:00:00 -0400", "2020-01-01T09:00:00-04:00"),
    ("2020-01-01T10:00:00.123Z", "2020-01-01T10:00:00Z"),
    ("Wed, 01 Jan 2020 10:00:00 GMT", "2020-01-01T10:00:00Z"),
  ])
  func `is read as Hugo reads it, in the site's zone where it names none`(
    text: String,
    moment: String
  ) throws {
    let date = try #require(DateText(text))
    #expect(date.isUsual)
    #expect(date.moment(in: try #require(Zone(named: "Europe/Berlin"))).rfc3339 == moment)
  }

  @Test(arguments: [
    ("14. Februar 2026", "2026-02-14T00:00:00Z"), ("14 de marzo de 2026", "2026-03-14T00:00:00Z"),
    ("1er août 2026 9:30", "2026-08-01T09:30:00Z"), ("2026年2月14日", "2026-02-14T00:00:00Z"),
    ("2026‑02‑14", "2026-02-14T00:00:00Z"), ("25/12/2026", "2026-12-25T00:00:00Z"),
    ("12/25/2026", "2026-12-25T00:00:00Z"), ("20260214T093000Z", "2026-02-14T09:30:00Z"),
    ("2026-02-14t09:30:00z", "2026-02-14T09:30:00Z"), (" 2026-02-14", "2026-02-14T00:00:00Z"),
    ("2026-02-14T09:30:00 +0100", "2026-02-14T09:30:00+01:00"),
  ])
  func `in another language, order or spelling is read too`(text: String, moment: String) throws {
    let date = try #require(DateText(text))
    #expect(!date.isUsual)
    #expect(date.moment(in: .utc).rfc3339 == moment)
  }

  @Test(arguments: [
    "Thu, 02 Jan 2020 10:00:00 GMT", "Thursday, 02-Jan-20 10:00:00 UTC", "02 Jan 20 10:00 EST",
    "Thu Jan  2 10:00:00 AEST 2020",
  ])
  func `whose zone is a name is in the site's zone, as Hugo takes it`(text: String) throws {
    let dates = try dates("date: \(text)")
    #expect(dates.value.date?.rfc3339 == "2020-01-02T10:00:00Z")
    #expect(dates.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("2020-01-01T10:00", "2020-01-01T10:00:00Z"), ("2020/01/02", "2020-01-02T00:00:00Z"),
    ("2020-1-2", "2020-01-02T00:00:00Z"), ("2 January 2020", "2020-01-02T00:00:00Z"),
    ("Jan 2, 2020", "2020-01-02T00:00:00Z"), ("January 2nd, 2020", "2020-01-02T00:00:00Z"),
    ("2020-01-02 10:00:00 UTC", "2020-01-02T10:00:00Z"),
    ("2020-01-02 14:00:00 -4", "2020-01-02T14:00:00-04:00"), ("20200102", "2020-01-02T00:00:00Z"),
    ("2020-01-02 3:15 pm", "2020-01-02T15:15:00Z"),
  ])
  func `that Hugo leaves out but people can read is read`(text: String, moment: String) throws {
    let date = try #require(DateText(text))
    #expect(!date.isUsual)
    #expect(date.moment(in: .utc).rfc3339 == moment)
  }

  @Test(arguments: [
    "", "soon", "02/03/2020", "2020-13-45", "2020-02-30", "2020-01-01T25:00:00", "2020-01-01X",
    "Febtember 2, 2020", "99999999999999999999", "2020-01-01T10:00:00+99:00", "-", "T", ":::",
    "2020-01-01 10", "٢٠٢٠-01-01",
  ])
  func `that nobody can read is none`(text: String) { #expect(DateText(text) == nil) }

  private func dates(
    _ yaml: String,
    name: String = "a",
    rules: DateRules = .hugo
  ) throws -> Diagnosed<ArticleDates> {
    let matter = FrontMatter.read(Array("---\n\(yaml)\n---\n".utf8), file: "a.md").value
    return DateReader(rules: rules, zone: .utc, isHugo: true)
      .dates(of: try #require(matter), name: name)
  }

  @Test func `falls back as Hugo's default rules say`() throws {
    let published = try dates("publishdate: 2020-01-02").value
    #expect(published.date?.rfc3339 == "2020-01-02T00:00:00Z")
    let modified = try dates("modified: 2020-01-02").value
    #expect(modified.date?.rfc3339 == "2020-01-02T00:00:00Z")
    #expect(modified.publishDate == nil)
    let dated = try dates("date: 2020-01-02\nunpublishdate: 2021-01-01").value
    #expect(dated.publishDate == dated.date)
    #expect(dated.lastModified == dated.date)
    #expect(dated.expiryDate?.rfc3339 == "2021-01-01T00:00:00Z")
    #expect(try dates("date: 1577923200").value.date?.rfc3339 == "2020-01-02T00:00:00Z")
  }

  @Test func `is taken from the file's name only where the site says so`() throws {
    let name = "2021-07-08-from-file"
    #expect(try dates("title: T", name: name).value.date == nil)
    let settings = FrontMatter.read(
      Array("---\ndate: [':filename', ':default']\n---\n".utf8),
      file: ""
    )
    let rules = DateRules.hugo(changedBy: settings.value?.map)
    let named = try dates("publishdate: 2020-01-02", name: name, rules: rules).value
    #expect(named.date?.rfc3339 == "2021-07-08T00:00:00Z")
    #expect(named.slug == "from-file")
    #expect(named.publishDate?.rfc3339 == "2020-01-02T00:00:00Z")
  }

  @Test func `that cannot be read is reported once, where it stands`() throws {
    let read = try dates("date: next week")
    #expect(read.diagnostics.map(\.id) == ["unreadable-date"])
    #expect(read.diagnostics.first?.place?.description == "a.md:2:7")
    #expect(try dates("date: 2020/01/02").diagnostics.map(\.id) == ["unusual-date"])
  }

  @Test(arguments: [("20260214", ["odd-value"]), ("1771027200", []), ("20261340", [])])
  func `that count seconds are doubted where they look like days`(
    date: String,
    ids: [String]
  ) throws {
    let read = try dates("date: \(date)")
    #expect(read.value.date != nil)
    #expect(read.diagnostics.map(\.id) == ids)
  }
}

@Suite struct `metadata` {
  @Test(arguments: [
    ("A **bold** *claim*", "A bold claim"), ("`code` and _more_", "code and more"),
    ("See [this](https://x.example/)", "See this"),
    ("Fish &amp; chips &#8212; now", "Fish & chips — now"),
    ("a & <Policy>", "a & <Policy>"), ("<em>Yes</em><br>no", "Yes no"), ("2 * 3 * 4", "2 * 3 * 4"),
    ("snake_case_name", "snake_case_name"), ("Not \\*this\\*", "Not *this*"), ("a\n  b", "a b"),
    ("*", "*"), ("[", "["), ("&bogus;", "&bogus;"), ("<", "<"), ("x &#0; y", "x &#0; y"),
    ("![Alt](x.png) after", "Alt after"), ("5 < 6 > 4", "5 < 6 > 4"),
    ("a\u{16}b\u{7F}\u{9B}", "ab"), ("\u{16}", ""), ("\u{200B}\u{A0}", ""), ("**", ""),
    ("<b> </b>", ""), ("\u{202E}\u{FEFF}", ""), ("日\u{200B}本", "日\u{200B}本"),
    ("\u{FFFE}\u{10FFFF}", ""),
  ])
  func `is printed without the marks of Markdown and HTML`(written: String, plain: String) {
    #expect(MetadataText.plain(written) == plain)
  }
}
