import TestSupport
import Testing

@Suite struct `the command init` {
  @Test func `writes what it found of a site, and build goes on with it`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["init"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output == "./newsletter.yaml\n")
    let text = String(decoding: try site.bytes(of: "newsletter.yaml"), as: UTF8.self)
    #expect(text.contains("\ntitle: \"Tiny News\"\n"))
    let build = try broadsheet(["build", "--week", "2026-W07", "--format", "epub"], site: site)
    #expect(build.exitCode == 0, "\(build.errors)")
    #expect(build.output.contains("output/tiny-news-2026-w07.epub"))
  }

  /// A reader takes the # away and gets a file without a mistake.
  @Test func `proposes nothing that is not understood`() throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(["init", "--output", "-"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try !site.names(in: "").contains("newsletter.yaml"))
    let keys = run.output.split(separator: "\n").compactMap { line -> Substring? in
      let uncommented = line.hasPrefix("# ") ? line.dropFirst(2) : line
      let isKey = uncommented.prefix { $0 != ":" }.allSatisfy { $0.isLowercase || $0 == "-" }
      let isItem = uncommented.hasPrefix("  - ")
      return isKey && uncommented.contains(":") || isItem ? uncommented : nil
    }
    #expect(keys.count > 15)
    let withoutPicture = keys.filter { !$0.hasPrefix("cover:") && !$0.hasPrefix("content:") }
    try site.write(withoutPicture.joined(separator: "\n"), to: "newsletter.yaml")
    let list = try broadsheet(["list", "--all"], site: site)
    #expect(list.exitCode == 0, "\(list.errors)")
  }

  @Test func `leaves a file alone that is there`() throws {
    let site = try TemporaryFolder(tinySite)
    try site.write("title: Mine\n", to: "newsletter.yaml")
    let run = try broadsheet(["init"], site: site)
    #expect(run.exitCode == 73)
    #expect(run.errors.contains("newsletter.yaml"))
    #expect(
      String(decoding: try site.bytes(of: "newsletter.yaml"), as: UTF8.self) == "title: Mine\n"
    )
    #expect(try site.names(in: "").filter { $0.contains("broadsheet-new") } == [])
  }
}
