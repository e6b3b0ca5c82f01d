import TestSupport
import Testing

private let week = ["build", "--week", "2026-W07", "--format", "epub"]

@Suite struct `broadsheet build` {
  @Test func `writes the EPUB and its record, and prints their paths and nothing else`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == """
        output/tiny-news-2026-w07.epub
        output/tiny-news-2026-w07.json

        """
    )
    #expect(
      try site.names(in: "output") == ["tiny-news-2026-w07.epub", "tiny-news-2026-w07.json"]
    )
  }

  @Test func `makes the same bytes under another zone, locale, number of jobs and folder`() throws {
    try expectSameBytesElsewhere(week, suffixes: ["epub", "json"])
  }

  @Test func `built again changes nothing, and a changed article makes the next revision`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    let first = try site.bytes(of: "output/tiny-news-2026-w07.epub")
    _ = try broadsheet(week, site: site)
    #expect(try site.bytes(of: "output/tiny-news-2026-w07.epub") == first)
    try site.write(
      (tinySite["content/news/ferry.md"] ?? "") + "\nAnd at nine.\n",
      to: "content/news/ferry.md"
    )
    _ = try broadsheet(week, site: site)
    let record = String(
      decoding: try site.bytes(of: "output/tiny-news-2026-w07.json"),
      as: UTF8.self
    )
    #expect(record.contains(#""revision": 2"#))
    #expect(record.contains(#""number": 1"#))
  }

  @Test func `with nothing in the period ends with 3 and says where articles are`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["build", "--week", "2024-W07", "--format", "epub"], site: site)
    #expect(run.exitCode == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("2025-12-01"))
  }

  @Test func `reports a link that leads nowhere with its place, and keeps its text`() throws {
    var files = tinySite
    files["content/news/ferry.md"] = """
      ---
      title: The ferry
      date: 2026-02-11
      ---
      See [this](gopher://old.example/).
      """
    let run = try broadsheet(week, site: try TemporaryFolder(files))
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/news/ferry.md:5:5: warning: "))
  }

  @Test func `leaves a broken article out and makes the issue`() throws {
    var files = tinySite
    files["content/news/broken.md"] = "---\ntitle: Foo: bar\ndate: 2026-02-12\n---\ntext\n"
    let site = try TemporaryFolder(files)
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/news/broken.md:2:"))
    let record = String(
      decoding: try site.bytes(of: "output/tiny-news-2026-w07.json"),
      as: UTF8.self
    )
    #expect(record.contains(#""errors": 1"#))
  }

  @Test func `does not speak of what is odd in articles that it leaves out`() throws {
    var files = tinySite
    files["content/news/old.md"] = "---\ntitle: Old\ntitle: Older\ndate: 2025-12-01\n---\nx\n"
    let site = try TemporaryFolder(files)
    #expect(try !broadsheet(week, site: site).errors.contains("old.md"))
    #expect(
      try broadsheet(["list", "--week", "2026-W07"], site: site).errors.contains("old.md:3:1")
    )
  }

  @Test func `under --strict ends with 65 on any finding and writes nothing`() throws {
    var files = tinySite
    files["content/news/ferry.md", default: ""] += "\n![](missing.jpg)\n"
    let site = try TemporaryFolder(files)
    let run = try broadsheet(week + ["--strict"], site: site)
    #expect(run.exitCode == 65)
    #expect(run.output.isEmpty)
    #expect((try? site.names(in: "output")) ?? [] == [])
  }

  @Test func `prints findings as JSON, one a line`() throws {
    var files = tinySite
    files["content/news/ferry.md", default: ""] += "\n![A ferry](missing.jpg)\n"
    let run = try broadsheet(week + ["--diagnostics", "json"], site: try TemporaryFolder(files))
    let line = try #require(run.errors.split(separator: "\n").first { $0.contains("ferry.md") })
    #expect(line.hasPrefix(#"{"column":"#))
    #expect(line.contains(#""file":"content/news/ferry.md","hint":"#))
    #expect(line.contains(#""id":"missing-image""#))
    #expect(line.contains(#""severity":"warning"}"#))
  }

  @Test(arguments: [
    (["--week", "2026-W07", "--month", "2026-02"], 64), (["--week", "2026-W60"], 64),
    (["--last", "x"], 64), (["--format", "docx"], 64), (["--no-such-option"], 64),
    (["nowhere"], 66), (["--layout", "no-such-layout", "--week", "2026-W07"], 64),
    (["--layout", "nowhere.yaml", "--week", "2026-W07"], 66), (["--paper", "a44"], 64),
    (["--config", "nowhere.yaml"], 66), (["--include", "content/news/tidse.md"], 66),
  ])
  func `tells what is wrong with the call by its exit code`(
    arguments: [String],
    exitCode: Int
  ) throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["build"] + arguments, site: site)
    #expect(run.exitCode == Int32(exitCode), "\(run.errors)")
    #expect(!run.errors.isEmpty)
    #expect(run.output.isEmpty)
  }

  @Test func `tells which command was meant`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["bild", "--week", "2026-W07"], site: site)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("no command 'bild'; did you mean 'build'?"), "\(run.errors)")
  }

  @Test func `tells of articles that may be missing since nobody can read their dates`() throws {
    var files = tinySite
    files["content/news/market.md"] = "---\ntitle: Market\ndate: 31.11.2026\n---\nWords.\n"
    files["content/news/old.md"] =
      "---\ntitle: Old\ndate: 2019-01-01\nexpiryDate: soon\n---\nWords.\n"
    let run = try broadsheet(week, site: try TemporaryFolder(files))
    #expect(run.exitCode == 0)
    #expect(
      run.errors.contains("content/news/market.md:3:7: warning: '31.11.2026'"),
      "\(run.errors)"
    )
    #expect(!run.errors.contains("old.md"))
  }

  @Test func `ends with 78 when the site's configuration cannot be read, and says where`() throws {
    var files = tinySite
    files["hugo.toml"] = "title = bare words"
    let run = try broadsheet(week, site: try TemporaryFolder(files))
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("hugo.toml:1:"))
  }

  @Test func `ends with 78 at an unknown key of newsletter.yaml, with the one that was meant`()
    throws
  {
    var files = tinySite
    files["newsletter.yaml"] = "titel: Tiny\n"
    let run = try broadsheet(week, site: try TemporaryFolder(files))
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("newsletter.yaml:1:1: error: "))
    #expect(run.errors.contains("did you mean 'title'?"))
  }

  @Test func `takes the one article that is named, whatever its date`() throws {
    let site = try TemporaryFolder([
      "Spring tide.md": "---\ndate: 2026-02-10\n---\n# The spring tide\n\nHigh.\n"
    ])
    let run = try broadsheet(["build", "Spring tide.md", "--format", "epub"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("output/the-spring-tide-spring-tide.epub\n"))
  }

  @Test func `in an empty folder ends with 3`() throws {
    let run = try broadsheet(["build", "--all", "--format", "epub"], site: try TemporaryFolder())
    #expect(run.exitCode == 3)
  }

  @Test func `tells of a record that it cannot read, be it that of the issue itself`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    try site.write("{ \"schema\":\n oops", to: "output/tiny-news-2026-w07.json")
    try site.write("{}", to: "output/tiny-news-2026-w06.json")
    try site.write("{}", to: "output/package.json")
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("output/tiny-news-2026-w07.json:2:2: warning: "))
    #expect(run.errors.contains("output/tiny-news-2026-w06.json: warning: "))
    #expect(!run.errors.contains("package.json"))
    let list = try broadsheet(["list", "--since-last-issue"], site: site)
    #expect(list.errors.contains("[unreadable-record]"))
  }

  @Test func `removes what its record no longer names, but not what was changed since`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    let name = "output/tiny-news-2026-w07.json"
    let record = String(decoding: try site.bytes(of: name), as: UTF8.self)
    // As if the earlier issue had had two files more, of which somebody has changed one.
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let more = ["ours.pdf", "theirs.pdf"].map {
      "{\"path\": \"\($0)\", \"mediaType\": \"\", \"bytes\": 0, \"sha256\": \"\(empty)\", \"pages\": 1},"
    }
    try site.write(
      record.replacing("\"files\": [", with: "\"files\": [" + more.joined()),
      to: name
    )
    try site.write("", to: "output/ours.pdf")
    try site.write("my notes", to: "output/theirs.pdf")
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      try site.names(in: "output")
        == ["theirs.pdf", "tiny-news-2026-w07.epub", "tiny-news-2026-w07.json"]
    )
    #expect(run.errors.contains("output/theirs.pdf: warning: "))
  }

  @Test(arguments: [
    ("layout: breifing", "1:9", "did you mean 'briefing'?"),
    ("layout: missing.yaml", "1:9", "missing.yaml"), ("title: T\npaper: a44", "2:8", "a4"),
  ])
  func `ends with 78 at a layout or paper of newsletter.yaml that is not there`(
    settings: String,
    place: String,
    words: String
  ) throws {
    var files = tinySite
    files["newsletter.yaml"] = settings
    let run = try broadsheet(week, site: try TemporaryFolder(files))
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("newsletter.yaml:\(place): error: "), "\(run.errors)")
    #expect(run.errors.contains(words))
  }

  @Test(arguments: ["list", "build --all --format epub"])
  func `ends with 73 when standard output cannot be written`(command: String) throws {
    let site = try TemporaryFolder(tinySite)
    let run = try #require(Tool(named: "bash")).run(
      ["-c", "exec \"$0\" \"$@\" > /dev/full", Tool.broadsheet.path]
        + command.split(separator: " ").map(String.init),
      in: site.path
    )
    #expect(run.exitCode == 73)
    #expect(run.errors.contains("standard output"))
  }
}
