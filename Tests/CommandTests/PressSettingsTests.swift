import TestSupport
import Testing

private let week = ["build", ".", "--week", "2026-W07"]
private let written = "title: Tiny News\nlanguage: en\n"

/// The tiny site with a picture that is not there, of which builds warn.
private func site(_ settings: String) throws -> TemporaryFolder {
  let site = try TemporaryFolder(tinySite)
  try site.write(written + settings, to: "newsletter.yaml")
  try site.write(
    "---\ntitle: Gull\ndate: 2026-02-12\n---\n![A gull](gull.png)\n",
    to: "content/news/gull.md"
  )
  return site
}

private func files(of site: TemporaryFolder) throws -> [[UInt8]] {
  try site.names(in: "output").map { try site.bytes(of: "output/\($0)") }
}

@Suite struct `how issues are made` {
  @Test(arguments: [
    ("scale: 1.5", ["--scale", "1.5"], ["--scale", "1"]),
    ("embed-fonts: true", ["--embed-fonts"], ["--no-embed-fonts"]),
    ("attach-epub: true\nformats: [pdf]", ["--attach-epub", "--format", "pdf"], []),
    ("max-size: 9kB", ["--max-size", "9kB"], ["--max-size", "25MB"]),
    ("linearize: true", ["--linearize"], ["--no-linearize"]),
  ])
  func `is written in newsletter.yaml as it is asked for on the command line, which wins`(
    settings: String,
    options: [String],
    others: [String]
  ) throws {
    let (plain, set) = (try site(""), try site(settings))
    #expect(try broadsheet(week, site: set).exitCode == 0)
    #expect(try broadsheet(week + options, site: plain).exitCode == 0)
    let asked = try files(of: plain)
    #expect(try files(of: set) == asked)
    guard !others.isEmpty else { return }
    let run = try broadsheet(week + others, site: set)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try files(of: set) != asked)
  }

  @Test func `may be strict, for a timer too, and is not where the command says so`() throws {
    let site = try site("strict: true\nrun: {start: 2026-02-09}\n")
    for command in [week, ["run", ".", "--as-of", "2026-02-16"]] {
      let run = try broadsheet(command, site: site)
      #expect(run.exitCode == 65, "\(run.errors)")
      #expect(try !site.names().contains("output") || site.names(in: "output").isEmpty)
    }
    let run = try broadsheet(["run", ".", "--as-of", "2026-02-16", "--no-strict"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("output/tiny-news-2026-w07.pdf\n"))
  }

  @Test func `is what a preview shows`() throws {
    let (plain, large) = (try site(""), try site("scale: 2"))
    for site in [plain, large] {
      #expect(try broadsheet(["preview", "--week", "2026-W07"], site: site).exitCode == 0)
    }
    #expect(try plain.bytes(of: "preview/page-001.png") != large.bytes(of: "preview/page-001.png"))
  }
}
