import Foundation
import TestSupport
import Testing

private let news = ["build", "--since-last-issue", "--as-of", "2026-02-16", "--format", "epub"]
private let week = ["build", "--week", "2026-W07", "--format", "epub"]

extension TemporaryFolder {
  /// All that the output folder holds, hidden files too, by name.
  fileprivate func output() throws -> [String: [UInt8]] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path + "/output") else {
      return [:]
    }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try bytes(of: "output/" + $0)) }
    )
  }

  fileprivate func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }
}

@Suite(.serialized) struct `a run that is cut off` {
  /// A second revision of the issue, which has a file less than the first.
  private func preparedSite() throws -> TemporaryFolder {
    let site = try TemporaryFolder(tinySite)
    let first = try broadsheet(["build", "--week", "2026-W07"], site: site)
    #expect(first.exitCode == 0, "\(first.errors)")
    try site.write(
      (tinySite["content/news/ferry.md"] ?? "") + "\nAnd at nine.\n",
      to: "content/news/ferry.md"
    )
    return site
  }

  /// Puts the output folder back as it was.
  private func restore(_ files: [String: [UInt8]], in site: TemporaryFolder) throws {
    try? FileManager.default.removeItem(atPath: site.path + "/output")
    for (name, bytes) in files { try site.write(Data(bytes), to: "output/" + name) }
  }

  @Test
  func `at any step by kill -9 leaves whole files, and done again ends as if nothing had been`()
    throws
  {
    guard let saboteur = try Saboteur() else { return }
    let site = try preparedSite()
    let before = try site.output()
    let (run, steps) = try saboteur.run(week, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(steps > 10)
    let after = try site.output()
    #expect(after.keys.sorted() == ["tiny-news-2026-w07.epub", "tiny-news-2026-w07.json"])
    for step in 1...max(1, steps) {
      try restore(before, in: site)
      let killed = try saboteur.run(week, site: site, with: .kill(step: step)).run
      #expect(killed.exitCode != 0, "step \(step)")
      for (name, bytes) in try site.output() where !name.hasPrefix(".") {
        #expect(bytes == before[name] || bytes == after[name], "step \(step): \(name)")
      }
      let again = try broadsheet(week, site: site)
      #expect(again.exitCode == 0, "step \(step): \(again.errors)")
      #expect(try site.output() == after, "step \(step)")
    }
  }

  @Test func `at any step by kill -9 neither loses nor repeats what is new`() throws {
    guard let saboteur = try Saboteur() else { return }
    let site = try TemporaryFolder(tinySite)
    let (run, steps) = try saboteur.run(news, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    let after = try site.output()
    for step in stride(from: 1, through: steps, by: 3) {
      try restore([:], in: site)
      _ = try saboteur.run(news, site: site, with: .kill(step: step))
      let again = try broadsheet(news, site: site)
      // 3: the issue was out already when the run was killed.
      #expect([0, 3].contains(again.exitCode), "step \(step): \(again.errors)")
      #expect(try site.output().filter { !$0.key.hasPrefix(".") } == after, "step \(step)")
    }
  }

  @Test func `by a full disk at any step ends with 73 and changes nothing`() throws {
    guard let saboteur = try Saboteur() else { return }
    let site = try preparedSite()
    let before = try site.output()
    let steps = try saboteur.run(week, site: site).steps
    let after = try site.output()
    var failures = 0
    for step in 1...max(1, steps) {
      try restore(before, in: site)
      let run = try saboteur.run(week, site: site, with: .fullDisk(step: step)).run
      failures += run.exitCode == 73 ? 1 : 0
      #expect([0, 73].contains(run.exitCode), "step \(step): \(run.errors)")
      #expect(try site.output() == (run.exitCode == 73 ? before : after), "step \(step)")
    }
    #expect(failures > 3)
  }
}

@Suite struct `the memory of a series` {
  @Test func `keeps a second run out and names the first`() throws {
    let site = try TemporaryFolder(tinySite)
    try site.write("4321\n", to: "output/.broadsheet.lock")
    let descriptor = open(site.path + "/output/.broadsheet.lock", O_RDWR)
    defer { close(descriptor) }
    var span = flock()
    span.l_type = Int16(F_WRLCK)
    let ofOpenFile: Int32 = 37  // F_OFD_SETLK, which glibc keeps to itself.
    #expect(withUnsafeMutablePointer(to: &span) { fcntl(descriptor, ofOpenFile, $0) } == 0)
    let run = try broadsheet(news, site: site)
    #expect(run.exitCode == 75)
    #expect(
      run.errors.contains("another run, process 4321, is at work in 'output'"),
      "\(run.errors)"
    )
    #expect(try site.names(in: "output").isEmpty)
  }

  @Test func `of two runs at once lets one print what is new`() async throws {
    let site = try TemporaryFolder(tinySite)
    async let first = Task.detached { try broadsheet(news, site: site) }.value
    async let second = Task.detached { try broadsheet(news, site: site) }.value
    let codes = try await [first.exitCode, second.exitCode].sorted()
    #expect(codes == [0, 75] || codes == [0, 3])
    #expect(try site.names(in: "output").count == 2)
  }

  @Test func `prints what came late in the next issue, and nothing twice`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    #expect(try broadsheet(news, site: site).exitCode == 3)
    try site.write("---\ntitle: Late\ndate: 2026-02-10\n---\nText.\n", to: "content/late.md")
    let list = try broadsheet(["list"] + news[1...2] + ["2026-02-16"], site: site)
    #expect(list.output.contains("yes, late "), "\(list.output)")
    let run = try broadsheet(news, site: site)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("content/late.md: note: dated 2026-02-10"))
    let record = try site.text(of: "output/tiny-news-2026-02-10--2026-02-10.json")
    #expect(record.contains("content/late.md") && !record.contains("ferry.md"))
    #expect(try broadsheet(news, site: site).exitCode == 3)
    // One more of the same day does not take the name of the issue before.
    try site.write("---\ntitle: Later\ndate: 2026-02-10\n---\nText.\n", to: "content/later.md")
    let last = try broadsheet(news, site: site)
    #expect(last.output.hasPrefix("output/tiny-news-2026-02-10--2026-02-10-2.epub\n"))
    #expect(try broadsheet(news, site: site).exitCode == 3)
  }

  @Test func `gives an old issue its old bytes, whatever came out since`() throws {
    let site = try TemporaryFolder(tinySite)
    let old = ["build", "--week", "2025-W49", "--format", "epub"]
    _ = try broadsheet(old, site: site)
    let first = try site.output()
    _ = try broadsheet(week, site: site)
    try site.write("{", to: "output/tiny-news-2026-w01.json")
    #expect(try broadsheet(old + ["--as-of", "2030-01-01"], site: site).exitCode == 0)
    let again = try site.output()
    for (name, bytes) in first { #expect(again[name] == bytes, "\(name)") }
  }

  @Test func `refuses a clock that is behind what was printed`() throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week, site: site)
    let behind = ["--since-last-issue", "--as-of", "2026-01-01"]
    let run = try broadsheet(["build"] + behind, site: site)
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("[clock-behind]"))
    #expect(try broadsheet(["list"] + behind, site: site).exitCode == 0)
  }

  @Test(arguments: [
    ("{\"schema\":", "the issue's record goes where this file was"),
    ("my own notes", "the issue's record goes where this file was"),
    ("", "the issue's record goes"),
    ("broadsheet/issue/7", "not all of this record could be read"),
    ("https://elsewhere.example/", "another publication's issue"),
  ])
  func `never loses what stands in the place of a record`(text: String, reason: String) throws {
    let site = try TemporaryFolder(tinySite)
    _ = try broadsheet(week + ["--number", "12"], site: site)
    let name = "output/tiny-news-2026-w07.json"
    let sound = try site.text(of: name)
    let damaged =
      switch text {
      case "broadsheet/issue/7": sound.replacing("broadsheet/issue/1", with: text)
      case "https://elsewhere.example/":
        sound.replacing("\"urn:uuid:", with: "\"urn:uuid:0")
      default: text
      }
    try site.write(damaged, to: name)
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("warning: \(reason)"), "\(run.errors)")
    let kept = try #require(try site.names(in: "output").first { $0.hasSuffix(".kept") })
    #expect(try site.text(of: "output/" + kept) == damaged)
    // What can be read of it counts.
    if damaged.count > 100 { #expect(try site.text(of: name).contains("\"number\": 12")) }
  }
}

@Suite struct `editions and names` {
  private let settings = """
    title: Tiny News
    editions:
      science: {title: Tiny Science, select: {category: Science}, formats: [epub]}
    """

  @Test func `of an edition are its own, and so are its numbers`() throws {
    let site = try TemporaryFolder(tinySite.merging(["newsletter.yaml": settings]) { $1 })
    _ = try broadsheet(["build", "--week", "2025-W49", "--format", "epub"], site: site)
    let run = try broadsheet(["build", "--edition", "science", "--week", "2026-W07"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      run.output == """
        output/tiny-science-science-2026-w07.epub
        output/tiny-science-science-2026-w07.json

        """
    )
    let record = try site.text(of: "output/tiny-science-science-2026-w07.json")
    #expect(record.contains("\"edition\": \"science\"") && record.contains("\"number\": 1,"))
    #expect(record.contains("tides.md") && !record.contains("ferry.md"))
    let unknown = try broadsheet(["list", "--edition", "sience"], site: site)
    #expect(unknown.exitCode == 64)
    #expect(unknown.errors.contains("did you mean 'science'?"))
  }

  @Test(arguments: [
    ("{publication}-{period}", "tiny-news-2026-w07"), ("{number} {layout}", "1 briefing"),
    ("News {edition}-{period}.{language}", "News-2026-w07.en"), ("{edition}", "tiny-news-2026-w07"),
  ])
  func `are as the template says`(template: String, name: String) throws {
    let site = try TemporaryFolder(tinySite)
    for _ in 1...2 {
      let run = try broadsheet(week + ["--name", template], site: site)
      #expect(run.output == "output/\(name).epub\noutput/\(name).json\n", "\(run.errors)")
    }
    #expect(try site.text(of: "output/\(name).json").contains("\"number\": 1,"))
  }

  @Test(arguments: ["a/b", ".hidden", "", "{x", "{perod}"])
  func `that no file can have are refused`(template: String) throws {
    let site = try TemporaryFolder(tinySite)
    let run = try broadsheet(week + ["--name", template], site: site)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("--name"))
    guard !template.isEmpty else { return }
    try site.write("period: week\nname: '\(template)'\n", to: "newsletter.yaml")
    for command in [week, ["run", ".", "--as-of", "2026-02-16", "--dry-run"]] {
      let run = try broadsheet(command, site: site)
      #expect(run.exitCode == 78)
      #expect(run.errors.hasPrefix("newsletter.yaml:2:7: error: 'name' "), "\(run.errors)")
    }
  }

  /// A later issue would take the place of an earlier one, and what that had printed be forgotten.
  @Test func `that are the same for every issue are for one command alone`() throws {
    let site = try TemporaryFolder(tinySite)
    #expect(try broadsheet(week + ["--name", "special"], site: site).exitCode == 0)
    try site.write("name: '{publication}'\n", to: "newsletter.yaml")
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("error: 'name' needs '{period}' or '{number}'"), "\(run.errors)")
  }

  @Test func `are as newsletter.yaml says, unless the command says otherwise`() throws {
    let site = try TemporaryFolder(tinySite)
    try site.write("name: tiny-{period}\nformats: [epub]\n", to: "newsletter.yaml")
    let build = try broadsheet(week, site: site)
    #expect(build.output == "output/tiny-2026-w07.epub\noutput/tiny-2026-w07.json\n")
    let other = try broadsheet(week + ["--name", "other"], site: site)
    #expect(other.output == "output/other.epub\noutput/other.json\n", "\(other.errors)")
    let run = try broadsheet(
      ["run", ".", "--as-of", "2026-02-16", "--rebuild", "--output", "run"],
      site: site
    )
    #expect(run.output == "run/tiny-2026-w07.epub\nrun/tiny-2026-w07.json\n", "\(run.errors)")
  }
}

@Suite struct `articles that say nearly the same` {
  @Test func `are both printed, and a note tells of it`() throws {
    let words = (1...120).map { "word\($0)" }
    var files = tinySite
    files["content/news/one.md"] =
      "---\ntitle: One\ndate: 2026-02-10\n---\n" + words.joined(separator: " ")
    files["content/news/two.md"] =
      "---\ntitle: Two\ndate: 2026-02-10\n---\n" + words.joined(separator: "\n") + " more"
    files["content/news/three.md"] =
      "---\ntitle: Three\ndate: 2026-02-10\n---\n" + words.reversed().joined(separator: " ")
    let run = try broadsheet(week, site: try TemporaryFolder(files))
    #expect(run.exitCode == 0)
    let notes = run.errors.split(separator: "\n").filter { $0.contains("[near-duplicate]") }
    #expect(notes.count == 1)
    #expect(notes.first?.hasPrefix("content/news/two.md: note: says nearly the same") == true)
  }
}
