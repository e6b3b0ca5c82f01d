import Foundation
import TestSupport
import Testing

private let week = ["--week", "2026-W07", "--format", "pdf"]
private let preview = ["preview", "--week", "2026-W07"]

@Suite struct `broadsheet preview` {
  @Test(arguments: ["a4", "kindle"])
  func `draws the pages of the PDF, as large as a screen, and a sheet of all of them`(
    paper: String
  ) throws {
    let site = try TemporaryFolder(tinySite)
    let build = try broadsheet(["build", "--paper", paper] + week, site: site)
    #expect(build.exitCode == 0, "\(build.errors)")
    let record = String(
      decoding: try site.bytes(of: "output/tiny-news-2026-w07.json"),
      as: UTF8.self
    )
    let run = try broadsheet(preview + ["--paper", paper], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    let names = try site.names(in: "preview")
    let pages = names.filter { $0.hasPrefix("page-") }
    #expect(record.contains(#""pages": \#(pages.count)"#))
    #expect(names == ["contact-sheet.png"] + pages)
    #expect(pages.first == "page-001.png")
    #expect(run.output == (pages + ["contact-sheet.png"]).map { "preview/\($0)\n" }.joined())
    let proportions = paper == "a4" ? 210.0 / 297 : 255.0 / 340
    for page in pages {
      let size = try #require(pixelSize(ofPNG: site.bytes(of: "preview/\(page)")))
      #expect(size.height == 1200)
      #expect(abs(Double(size.width) / 1200 - proportions) < 0.001)
    }
  }

  @Test func `writes nothing else, and removes pages that an issue has no more`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(
      ["preview", "--all", "--layout", "ereader", "--paper", "kindle"],
      site: site
    )
    let before = try site.names(in: "preview").count
    let run = try broadsheet(preview + ["--layout", "ereader", "--paper", "a4"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    let after = try site.names(in: "preview").count
    #expect(after < before)
    #expect(run.output.split(separator: "\n").count == after)
    #expect(try !site.names().contains("output"))
  }

  @Test func `draws the same pictures again, whatever the number of jobs and the zone`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(preview, site: site)
    _ = try broadsheet(
      preview + ["--output", "other", "--jobs", "1"],
      site: site,
      environment: ["TZ": "Asia/Tokyo", "LC_ALL": "C"]
    )
    let names = try site.names(in: "preview")
    #expect(try names == site.names(in: "other"))
    for name in names {
      #expect(try site.bytes(of: "preview/\(name)") == site.bytes(of: "other/\(name)"))
    }
  }

  @Test func `ends with 3 where nothing is selected, and with 78 for a broken layout`() throws {
    let site = try TemporaryFolder(tinySite)
    #expect(try broadsheet(["preview", "--day", "2001-01-01"], site: site).exitCode == 3)
    try site.write("name: x\n", to: "mine.yaml")
    let run = try broadsheet(preview + ["--layout", "mine.yaml"], site: site)
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("mine.yaml:1:1: error: a layout needs the key 'fonts'"))
    #expect(try !site.names().contains("preview"))
  }
}

@Suite struct `broadsheet preview --watch` {
  private let tides = "content/news/tides.md"

  @Test func `draws anew what a saved article changes, and nothing else`() throws {
    let site = try TemporaryFolder(tinySite)
    let layout = ["--layout", "ereader", "--paper", "kindle"]
    let watched = try WatchedPreview(of: site, preview + layout)
    let first = try watched.turn()
    #expect(first.drawn.count > 2)
    try site.write(tinySite[tides, default: ""] + "\nIt went out again.\n", to: tides)
    let second = try watched.turn()
    // The contents count an article's words and minutes; the other article's page stays.
    #expect(!second.drawn.isEmpty && second.drawn.count < first.drawn.count)
    let fresh = try broadsheet(preview + layout + ["--output", "fresh"], site: site)
    #expect(fresh.exitCode == 0, "\(fresh.errors)")
    for name in try site.names(in: "fresh") {
      #expect(try site.bytes(of: "fresh/\(name)") == site.bytes(of: "preview/\(name)"), "\(name)")
    }
  }

  @Test func `keeps the last good pictures while an article is broken, and tells why`() throws {
    let site = try TemporaryFolder(tinySite)
    let watched = try WatchedPreview(of: site, preview)
    _ = try watched.turn()
    let before = try site.bytes(of: "preview/page-002.png")
    try site.write("---\ntitle: [\n---\nBroken.\n", to: tides)
    let broken = try watched.turn()
    #expect(broken.lines.contains { $0.hasPrefix("content/news/tides.md:3:1: error: ") })
    #expect(broken.lines.last?.hasPrefix("the last good preview of") == true)
    #expect(broken.drawn == [])
    #expect(try site.bytes(of: "preview/page-002.png") == before)
    try site.write(tinySite[tides, default: ""].replacing("came in", with: "went out"), to: tides)
    #expect(try watched.turn().drawn == ["preview/page-002.png"])
  }

  @Test func `follows a layout of one's own, and goes on when it is mended`() throws {
    let site = try TemporaryFolder(tinySite)
    let sound = try String(
      contentsOfFile: Repository.root + "layouts/briefing/layout.yaml",
      encoding: .utf8
    )
    try site.write(sound, to: "mine.yaml")
    let watched = try WatchedPreview(of: site, preview + ["--layout", "mine.yaml"])
    let first = try watched.turn()
    try site.write(sound.replacing("leading: 14pt", with: "leading: 14"), to: "mine.yaml")
    let broken = try watched.turn(endingWith: "hint: did you mean '14pt'?")
    #expect(broken.drawn == [])
    try site.write(sound.replacing("leading: 14pt", with: "leading: 15pt"), to: "mine.yaml")
    #expect(try watched.turn().drawn == first.drawn)
  }
}

/// The width and height that a PNG's first chunk tells.
private func pixelSize(ofPNG bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.count > 24, bytes[1...3].elementsEqual("PNG".utf8) else { return nil }
  func number(at start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
  return (number(at: 16), number(at: 20))
}
