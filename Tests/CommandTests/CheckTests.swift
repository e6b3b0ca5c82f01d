import TestSupport
import Testing

@Suite struct `broadsheet check` {
  @Test func `finds nothing in an issue that build wrote`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(["build", "--week", "2026-W07", "--format", "epub"], site: site)
    let run = try broadsheet(
      ["check", "output/tiny-news-2026-w07.epub", "--strict"],
      site: site
    )
    #expect(run.exitCode == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors == "0 errors, 0 warnings\n")
  }

  @Test func `ends with 1 for a file that is no EPUB, and with 66 for none`() throws {
    let folder = try TemporaryFolder(["broken.epub": "PK"])
    let broken = try broadsheet(["check", "broken.epub"], site: folder)
    #expect(broken.exitCode == 1)
    #expect(broken.errors.hasPrefix("broken.epub: error: it cannot be opened"))
    #expect(try broadsheet(["check", "none.epub"], site: folder).exitCode == 66)
  }

  @Test func `reports every article of a site, drafts too, and writes nothing`() throws {
    var files = tinySite
    files["content/news/draft.md"] = "---\ntitle: Soon\ndraft: true\n---\n![A bird](bird.png)\n"
    let site = try TemporaryFolder(files)
    let run = try broadsheet(["check"], site: site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/news/draft.md:5:1: warning: "))
    #expect(run.errors.contains("[missing-image]"))
    #expect(run.errors.contains("4 articles"))
    #expect(try !site.names().contains("output"))
    #expect(try broadsheet(["check", "--strict"], site: site).exitCode == 65)
    let week = try broadsheet(["check", "--week", "2026-W07"], site: site)
    #expect(!week.errors.contains("draft.md"))
  }
}
