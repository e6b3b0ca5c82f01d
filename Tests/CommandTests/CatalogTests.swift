import Foundation
import TestSupport
import Testing

private let week = ["build", "--week", "2026-W07", "--quiet"]

extension TemporaryFolder {
  /// Every file below a folder, by its path; none where there is no such folder.
  fileprivate func tree(_ folder: String) throws -> [String: [UInt8]] {
    let names = FileManager.default.enumerator(atPath: "\(path)/\(folder)")?
      .compactMap { $0 as? String }
    var files: [String: [UInt8]] = [:]
    for name in names ?? [] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: "\(path)/\(folder)/\(name)",
        isDirectory: &isFolder
      )
      if !isFolder.boolValue { files[name] = try bytes(of: "\(folder)/\(name)") }
    }
    return files
  }
}

@Suite(.serialized) struct `catalog` {
  @Test func `writes pages, feeds, covers and the issues' files, and names the entrances`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    let run = try broadsheet(["catalog", "output"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == """
        output/catalog/index.html
        output/catalog/opds/index.xml
        output/catalog/opds/index.json
        output/catalog/feed.xml

        """
    )
    let files = try site.tree("output/catalog")
    let name = "tiny-news-2026-w07"
    for file in ["files/\(name).epub", "files/\(name).pdf", "issues/\(name).html", "style.css"] {
      #expect(files[file] != nil, "\(file)")
    }
    #expect(files["files/\(name).epub"] == (try site.bytes(of: "output/\(name).epub")))
    #expect(files["covers/small/\(name).jpg"].map { $0.count <= 30_000 } == true)
  }

  @Test func `makes the same bytes in another folder, zone and locale`() throws {
    let trees = try [["TZ": "UTC"], ["TZ": "Asia/Tokyo", "LC_ALL": "C"]].map { environment in
      let site = try TemporaryFolder(tinySite)
      _ = try broadsheet(week, site: site)
      let jobs = environment["LC_ALL"] == nil ? "2" : "1"
      _ = try broadsheet(["catalog", "--jobs", jobs], site: site, environment: environment)
      return try site.tree("output/catalog")
    }
    #expect(trees[0].count > 12)
    #expect(trees[0] == trees[1])
  }

  @Test func `takes title, sentence and ways from newsletter.yaml`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    try site.write(
      """
      catalog:
        title: The Tiny Library
        description: All of it
        url: https://tiny.example/library
        subscribe: mailto:join@tiny.example
      """,
      to: "newsletter.yaml"
    )
    let run = try broadsheet(["catalog"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    let page = String(decoding: try site.bytes(of: "output/catalog/index.html"), as: UTF8.self)
    for part in ["The Tiny Library</h1>", "All of it</p>", "mailto:join@tiny.example"] {
      #expect(page.contains(part), "\(part)")
    }
    let feed = String(decoding: try site.bytes(of: "output/catalog/feed.xml"), as: UTF8.self)
    #expect(feed.contains("https://tiny.example/library/files/tiny-news-2026-w07.epub"))
  }

  @Test(
    arguments: [
      (["catalog", "nowhere"], 66), (["catalog", "content"], 3),
      (["catalog", "output", "--output", "output"], 64), (["catalog", "--output", "content"], 73),
      (["catalog", "--config", "odd.yaml"], 78), (["catalog", "--config", "none.yaml"], 66),
      (["catalog", "--base-url", "nowhere"], 64), (["catalog", "--strict"], 65),
    ] as [([String], Int32)]
  )
  func `ends with a status that says why there is none`(arguments: [String], code: Int32) throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    try site.write("catalog: {titel: A}\n", to: "odd.yaml")
    try site.write("no record", to: "output/notes.json")
    let run = try broadsheet(arguments, site: site)
    #expect(run.exitCode == code, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try site.names(in: "output").count == 4)
  }

  @Test func `that is cut off at any step leaves the earlier catalog or the new one`() throws {
    guard let saboteur = try Saboteur() else { return }
    let site = try TemporaryFolder(tinySite)
    // Covers are written as pages are, but made anew some fifty times they take minutes.
    let withoutCover = ["--format", "pdf"]
    _ = try broadsheet(week + withoutCover, site: site)
    _ = try broadsheet(["catalog"], site: site)
    let before = try site.tree("output/catalog")
    _ = try broadsheet(["build", "--day", "2025-12-01", "--quiet"] + withoutCover, site: site)
    try FileManager.default.moveItem(
      atPath: site.path + "/output/catalog",
      toPath: site.path + "/earlier"
    )
    func restore() throws {
      try? FileManager.default.removeItem(atPath: site.path + "/output/catalog")
      try FileManager.default.copyItem(
        atPath: site.path + "/earlier",
        toPath: site.path + "/output/catalog"
      )
    }
    try restore()
    let steps = try saboteur.run(["catalog"], site: site).steps
    let after = try site.tree("output/catalog")
    #expect(steps > 30 && before != after)
    // The files are many and alike; what takes the earlier catalog's place comes at the end.
    let some = Set(stride(from: 1, to: steps, by: max(1, steps / 6))).union(
      max(1, steps - 6)...steps
    )
    for step in some.sorted() {
      for mishap in [Saboteur.Mishap.kill(step: step), .fullDisk(step: step)] {
        try restore()
        let run = try saboteur.run(["catalog"], site: site, with: mishap).run
        let tree = try site.tree("output/catalog")
        #expect(tree == before || tree == after, "\(mishap)")
        if case .fullDisk = mishap {
          #expect(tree == (run.exitCode == 0 ? after : before), "\(mishap): \(run.errors)")
          #expect([0, 73].contains(run.exitCode), "\(mishap): \(run.errors)")
        }
        let again = try broadsheet(["catalog"], site: site)
        #expect(again.exitCode == 0, "\(mishap): \(again.errors)")
        #expect(try site.tree("output/catalog") == after, "\(mishap)")
      }
    }
    #expect(try site.tree("output").keys.allSatisfy { !$0.contains(".broadsheet-new") })
  }
}
