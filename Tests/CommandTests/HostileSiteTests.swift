import Foundation
import TestSupport
import Testing

/// A site of one sound article and one that is trouble.
private func site(with path: String, _ text: String) throws -> TemporaryFolder {
  try TemporaryFolder([
    "hugo.toml": "baseURL = 'https://tiny.example/'\ntitle = 'Tiny'\n",
    "content/sound.md": "---\ntitle: Sound\ndate: 2026-02-10\n---\nAll is well.\n",
    path: text,
  ])
}

private func build(_ site: TemporaryFolder) throws -> Tool.Run {
  try broadsheet(["build", "--all", "--format", "epub"], site: site)
}

private func article(_ body: String) -> String {
  "---\ntitle: Trouble\ndate: 2026-02-11\n---\n" + body
}

/// How often a text stands in the record.
private func articlesInRecord(of site: TemporaryFolder) throws -> Int {
  String(decoding: try site.bytes(of: "output/tiny-all.json"), as: UTF8.self)
    .components(separatedBy: #""sha256": "#).count - 2
}

@Suite struct `trouble in one article does not stop the issue:` {
  @Test(arguments: [
    ("lists", String(repeating: "- ", count: 100) + "deep\n"),
    ("quotes", String(repeating: "> ", count: 5000) + "deep\n"),
    ("brackets", String(repeating: "[", count: 50_000) + "\n"),
    ("stars", String(repeating: "*a **b ", count: 20_000) + "\n"),
    ("elements", String(repeating: "<div>", count: 20_000) + "deep\n"),
    (
      "table",
      "|" + String(repeating: "a|", count: 3000) + "\n|" + String(repeating: "-|", count: 3000)
        + "\n"
    ),
    ("control characters", "a\u{1}b\u{FFFE}c\u{1B}[31m\n"),
    ("shortcodes", String(repeating: "{{< a >}}", count: 5000) + "\n"),
  ])
  func `no end of`(what: String, body: String) throws {
    let site = try site(with: "content/trouble.md", article(body))
    let run = try build(site)
    #expect(run.exitCode == 0, "\(what): \(run.errors.prefix(500))")
    #expect(try articlesInRecord(of: site) == 2)
  }

  @Test func `ten megabytes are set, more are left out and reported`() throws {
    let line = "All is well that ends well, and this goes on for a long time indeed.\n\n"
    let site = try site(
      with: "content/trouble.md",
      article(String(repeating: line, count: 9_900_000 / line.utf8.count))
    )
    #expect(try build(site).exitCode == 0)
    #expect(try articlesInRecord(of: site) == 2)
    try site.write(
      article(String(repeating: line, count: 11_000_000 / line.utf8.count)),
      to: "content/trouble.md"
    )
    let run = try build(site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/trouble.md"))
    #expect(try articlesInRecord(of: site) == 1)
  }

  @Test func `text that is not UTF-8 is left out and reported with its line`() throws {
    let site = try site(with: "content/trouble.md", "")
    try site.write(Data(Array(article("caf").utf8) + [0xE9, 0x0A]), to: "content/trouble.md")
    let run = try build(site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/trouble.md:5: error: "), "\(run.errors)")
    #expect(try articlesInRecord(of: site) == 1)
  }

  @Test func `a pipe in an article's place is never opened`() throws {
    let site = try site(with: "content/other.md", article("x"))
    try #require(mkfifo(site.path + "/content/pipe.md", 0o644) == 0)
    let run = try build(site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/pipe.md"))
  }

  @Test func `a file that may not be read is reported`() throws {
    let site = try site(with: "content/trouble.md", article("x"))
    try #require(chmod(site.path + "/content/trouble.md", 0) == 0)
    // Root reads everything.
    guard getuid() != 0 else { return }
    let run = try build(site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/trouble.md: error: "))
  }

  @Test func `a truncated picture is replaced by its text and reported`() throws {
    let site = try site(with: "content/trouble.md", article("![A ferry](/ferry.jpg)\n"))
    try site.write(
      Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8)),
      to: "static/ferry.jpg"
    )
    let run = try build(site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/trouble.md:5:"))
    #expect(run.errors.contains("[unusable-picture]"))
  }
}

@Suite struct `nothing outside the site is read:` {
  @Test(arguments: [
    "../../secret.png", "/../secret.png", "../secret.png", "%2e%2e/%2e%2e/secret.png",
  ])
  func `a picture's path that leaves it`(path: String) throws {
    let outer = try TemporaryFolder([
      "site/hugo.toml": "baseURL = 'https://tiny.example/'\ntitle = 'Tiny'\n",
      "site/content/trouble.md": article("![A secret](\(path))\n"),
      "secret.png": "not to be read",
    ])
    let run = try Tool.broadsheet.run(
      ["build", "site", "--all", "--format", "epub"],
      in: outer.path
    )
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("[missing-image]"), "\(run.errors)")
  }

  @Test func `a link to an article or a picture out of it`() throws {
    let outer = try TemporaryFolder([
      "site/hugo.toml": "baseURL = 'https://tiny.example/'\ntitle = 'Tiny'\n",
      "site/content/sound.md": article("![A secret](/secret.png)\n"),
      "site/static/plain.txt": "",
      "secret.md": article("The password is swordfish.\n"),
      "secret.png": "not to be read",
    ])
    for (link, target) in [
      ("content/secret.md", "secret.md"), ("static/secret.png", "secret.png"),
      ("content/all", ""),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(outer.path)/site/\(link)",
        withDestinationPath: "\(outer.path)/\(target)"
      )
    }
    let run = try Tool.broadsheet.run(
      ["build", "site", "--all", "--format", "epub"],
      in: outer.path
    )
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/secret.md"))
    let record = try outer.bytes(of: "output/tiny-all.json")
    #expect(!String(decoding: record, as: UTF8.self).contains("secret"))
  }
}

@Suite struct `what cannot be reached is told of:` {
  @Test func `names that are no UTF-8, and folders deeper than any site's`() throws {
    let deep = (1...70).map { "d\($0)" }.joined(separator: "/")
    let site = try site(with: "content/\(deep)/a.md", article("x"))
    let bash = try #require(Tool(named: "bash"))
    let made = try bash.run(["-c", "printf x > $'content/caf\\xe9.md'"], in: site.path)
    try #require(made.exitCode == 0)
    let run = try build(site)
    #expect(run.errors.components(separatedBy: "[unreadable-name]").count == 2, "\(run.errors)")
    #expect(run.errors.components(separatedBy: "[folder-too-deep]").count == 2)
  }
}

@Suite struct `nothing is half written:` {
  @Test func `an output folder that cannot be written ends with 73`() throws {
    let site = try site(with: "content/other.md", article("x"))
    let run = try broadsheet(
      ["build", "--all", "--format", "epub", "--output", "/proc/nowhere"],
      site: site
    )
    #expect(run.exitCode == 73)
    #expect(run.output.isEmpty)
  }

  @Test func `a full disk ends with 73 and leaves no file behind`() throws {
    let site = try site(with: "content/other.md", article("x"))
    // A limit on the size of files stands in for the full disk: writing fails in the middle.
    let run = try #require(Tool(named: "bash")).run(
      ["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"", Tool.broadsheet.path]
        + ["build", "--all", "--format", "epub"],
      in: site.path
    )
    #expect(run.exitCode == 73, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: site.path + "/output"))
  }
}
