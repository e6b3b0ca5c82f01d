import TestSupport
import Testing

@Suite struct `When the PDF goes wrong` {
  private let build = ["build", "--week", "2026-W07", "--layout", "ereader", "--paper", "kindle"]
  private let names = ["epub", "pdf", "json"].map { "output/tiny-news-2026-w07.\($0)" }

  private func files(_ site: TemporaryFolder) throws -> [[UInt8]] {
    try names.map { Array(try site.bytes(of: $0)) }
  }

  @Test func `and fails its own check, nothing is written, and the earlier files stay`() throws {
    guard let cairo = try BrokenCairo() else { return }
    let site = try TemporaryFolder(tinySite)
    #expect(try broadsheet(build, site: site).exitCode == 0)
    let before = try files(site)
    try site.write("---\ntitle: New\ndate: 2026-02-12\n---\nWords.\n", to: "content/news/new.md")
    let run = try cairo.run(build, site: site, with: .forgetsFonts)
    #expect(run.exitCode == 70)
    #expect(run.output == "")
    #expect(run.errors.contains("the PDF fails its inspection and is not written"))
    #expect(run.errors.contains("is not embedded [font-not-embedded]"), "\(run.errors)")
    #expect(try files(site) == before)
    #expect(try site.names(in: "output").filter { !$0.hasPrefix(".") }.count == names.count)
  }

  @Test(
    arguments: [
      (BrokenCairo.Fault.pageWithoutEnd(2), "page 2: "),
      (.text("sails"), "at 'It sails at eight.'"),
    ]
  )
  func `while Cairo paints, the page and its articles are named`(
    fault: BrokenCairo.Fault,
    words: String
  ) throws {
    guard let cairo = try BrokenCairo() else { return }
    let site = try TemporaryFolder(tinySite)
    let run = try cairo.run(build, site: site, with: fault)
    #expect(run.exitCode == 70)
    #expect(run.errors.contains("the PDF cannot be made: page "))
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("(in content/news/"), "\(run.errors)")
    #expect(throws: (any Error).self) { try site.bytes(of: names[1]) }
  }
}
