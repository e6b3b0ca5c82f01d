import Foundation
import TestSupport
import Testing

/// A site whose articles are written while its issues come out.
private struct GrowingSite {
  static let newsletter = """
    title: The Weekly
    time-zone: Europe/Zurich
    base-url: https://weekly.example/
    formats: [epub]
    language: en
    run: {start: 2026-01-05, after: 6h}
    catalog: {title: All of it}
    mail:
      from: weekly@weekly.example
      recipients: readers.txt
      via: maildir:box
      unsubscribe: mailto:leave@weekly.example
      state: state/mail.sqlite
    """

  let folder: TemporaryFolder

  init(_ newsletter: String = newsletter) throws {
    folder = try TemporaryFolder([
      "newsletter.yaml": newsletter, "readers.txt": "ann@x.example\nbo@x.example\n",
    ])
  }

  func write(_ name: String, on day: String) throws {
    try folder.write(
      "---\ntitle: Article \(name)\ndate: \(day)\n---\nWords of \(name).\n",
      to: "content/\(name).md"
    )
  }

  /// Runs as a timer does at a moment, and gives what was said.
  func run(at moment: String, _ options: String...) throws -> Tool.Run {
    try broadsheet(arguments(at: moment) + options, site: folder)
  }

  func arguments(at moment: String) -> [String] { ["run", ".", "--as-of", moment] }

  private struct Record: Decodable {
    struct Article: Decodable {
      let id: String
      var name: String { id.split(separator: "/").last.map(String.init) ?? "" }
    }
    struct Period: Decodable { let name: String }
    let number: Int
    let period: Period
    let articles: [Article]
  }

  /// The articles of each issue, by its period.
  func issues() throws -> [(period: String, number: Int, articles: [String])] {
    let names = (try? folder.names(in: "output")) ?? []
    return try names.filter { $0.hasSuffix(".json") }.map { name in
      let record = try JSONDecoder().decode(
        Record.self,
        from: Data(folder.bytes(of: "output/" + name))
      )
      return (record.period.name, record.number, record.articles.map(\.name).sorted())
    }.sorted { $0.number < $1.number }
  }

  /// How many mails each reader has for each issue, as `ann 2026-w07`.
  func mails() throws -> [String: Int] {
    let names = (try? folder.names(in: "box/new")) ?? []
    var mails: [String: Int] = [:]
    for name in names {
      let lines = String(decoding: try folder.bytes(of: "box/new/" + name), as: UTF8.self)
        .components(separatedBy: "\n")
      let to = lines.first { $0.hasPrefix("To: ") }?.dropFirst(4).prefix { $0 != "@" } ?? ""
      let id = lines.first { $0.hasPrefix("Message-ID: <") }?.dropFirst(13).prefix { $0 != "." }
      mails["\(to) \(id ?? "")", default: 0] += 1
    }
    return mails
  }
}

@Suite(.serialized) struct `run` {
  @Test func `makes what is due, brings it everywhere, and then has nothing to do`() throws {
    let site = try GrowingSite()
    try site.write("a", on: "2026-02-10")
    let early = try site.run(at: "2026-02-16T05:59:00+01:00")
    #expect(early.exitCode == 0, "\(early.errors)")
    #expect(try site.issues().isEmpty)
    let first = try site.run(at: "2026-02-16T06:00:00+01:00")
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(try site.issues().map(\.period) == ["2026-W07"])
    #expect(try site.mails() == ["ann 2026-w07": 1, "bo 2026-w07": 1])
    #expect(first.output.contains("output/the-weekly-2026-w07.json\n"))
    #expect(first.output.contains("output/catalog/index.html\n"))
    let second = try site.run(at: "2026-02-16T07:00:00+01:00")
    #expect(second.exitCode == 0)
    #expect(second.output.isEmpty)
    #expect(
      second.errors.contains("the next issue is due at 2026-02-23T06:00:00+01:00"),
      "\(second.errors)"
    )
  }

  @Test func `says of an issue that was built before it how it is mailed`() throws {
    let site = try GrowingSite()
    try site.write("a", on: "2026-02-10")
    _ = try broadsheet(["build", ".", "--week", "2026-W07"], site: site.folder)
    let words = "'broadsheet mail output/the-weekly-2026-w07.json' sends it"
    for options in [["--dry-run"], [], ["--dry-run"], []] {
      let run = try broadsheet(site.arguments(at: "2026-02-17") + options, site: site.folder)
      #expect(run.exitCode == 0)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(!run.errors.contains("then mail goes"), "\(run.errors)")
    }
    #expect(try site.mails().isEmpty)
    _ = try broadsheet(["mail", "output/the-weekly-2026-w07.json"], site: site.folder)
    #expect(try site.mails() == ["ann 2026-w07": 1, "bo 2026-w07": 1])
    #expect(try !site.run(at: "2026-02-17").errors.contains(words))
    try site.write("b", on: "2026-02-17")
    #expect(try site.run(at: "2026-02-24", "--dry-run").errors.contains("then mail goes"))
  }

  @Test func `tells beforehand an article once, whatever is caught up with`() throws {
    let site = try GrowingSite()
    try site.write("a", on: "2026-02-10")
    _ = try site.run(at: "2026-02-17")
    for (name, day) in [("late", "2026-02-11"), ("b", "2026-02-17"), ("c", "2026-02-24")] {
      try site.write(name, on: day)
    }
    let rehearsal = try site.run(at: "2026-03-03", "--dry-run", "--catch-up")
    #expect(
      rehearsal.output == """
        new\tcontent/b.md\t2026-02-17\tArticle b
        late\tcontent/late.md\t2026-02-11\tArticle late
        new\tcontent/c.md\t2026-02-24\tArticle c

        """
    )
  }

  @Test func `has nothing to do before issues begin`() throws {
    let site = try GrowingSite(GrowingSite.newsletter.replacing("2026-01-05", with: "2026-02-16"))
    try site.write("a", on: "2026-02-10")
    let run = try site.run(at: "2026-02-04")
    #expect(run.exitCode == 0)
    #expect(
      run.errors.contains(
        "nothing is due before 2026-02-16, when issues begin; the first is due at 2026-02-23T06:00"
      ),
      "\(run.errors)"
    )
  }

  @Test func `tells beforehand what it would do, and does nothing`() throws {
    let site = try GrowingSite()
    try site.write("a", on: "2026-02-10")
    let run = try site.run(at: "2026-02-17", "--dry-run")
    #expect(run.output == "new\tcontent/a.md\t2026-02-10\tArticle a\n")
    #expect(run.errors.contains("2026-W07 is due: 1 article"))
    #expect(try site.folder.names() == ["content", "newsletter.yaml", "readers.txt"])
  }

  @Test func `speaks of the catalog beforehand where it would write it`() throws {
    let site = try GrowingSite()
    func rehearses(_ moment: String) throws -> Bool {
      let run = try site.run(at: moment, "--dry-run")
      #expect(run.exitCode == 0, "\(run.errors)")
      return run.errors.contains("then the catalog is brought up to date")
    }
    #expect(try !rehearses("2026-02-04"))
    try site.write("a", on: "2026-02-10")
    #expect(try rehearses("2026-02-17"))
    _ = try site.run(at: "2026-02-17")
    #expect(try !rehearses("2026-02-17"))
    try site.folder.write(
      GrowingSite.newsletter.replacing("All of it", with: "Every week"),
      to: "newsletter.yaml"
    )
    #expect(try rehearses("2026-02-17"))
  }

  @Test func `writes the catalog anew that another form of the program wrote`() throws {
    let site = try GrowingSite()
    try site.write("a", on: "2026-02-10")
    _ = try site.run(at: "2026-02-17")
    let list = "output/catalog/.broadsheet-catalog.json"
    let text = String(decoding: try site.folder.bytes(of: list), as: UTF8.self)
    let origin = try #require(text.firstMatch(of: #/"origin": "([0-9a-f]+)"/#)).1
    try site.folder.write(text.replacing(origin, with: "00"), to: list)
    #expect(try site.run(at: "2026-02-17").output.contains("output/catalog/index.html\n"))
    #expect(String(decoding: try site.folder.bytes(of: list), as: UTF8.self) == text)
  }

  @Test func `takes an empty list for a list of nobody, and says so`() throws {
    let site = try GrowingSite()
    try site.folder.write("# nobody yet\n", to: "readers.txt")
    try site.write("a", on: "2026-02-10")
    let run = try site.run(at: "2026-02-17")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("readers.txt:1: warning: nobody is in the list"), "\(run.errors)")
    #expect(run.errors.contains("[no-recipients]"))
  }

  @Test func `keeps thin weeks until there is enough, but not for ever`() throws {
    let settings = GrowingSite.newsletter.replacing("after: 6h", with: "least: 3, hold: 2")
    let site = try GrowingSite(settings.replacing("2026-01-05", with: "2026-01-26"))
    try site.write("a", on: "2026-01-27")
    let held = try site.run(at: "2026-02-02")
    #expect(held.exitCode == 0)
    #expect(held.errors.contains("2026-W05 has no issue yet: 1 article, and 3 make one"))
    try site.write("b", on: "2026-02-03")
    _ = try site.run(at: "2026-02-09")
    #expect(try site.issues().isEmpty)
    _ = try site.run(at: "2026-02-16")
    #expect(try site.issues().map(\.articles) == [["a", "b"]])
  }

  @Test(arguments: [(false, ["2026-W08"]), (true, ["2026-W06", "2026-W08"])])
  func `catches up after downtime with one issue or with several`(
    catchesUp: Bool,
    periods: [String]
  ) throws {
    let site = try GrowingSite()
    try site.write("a", on: "2026-01-28")
    _ = try site.run(at: "2026-02-02T08:00:00Z")
    try site.write("b", on: "2026-02-03")
    try site.write("c", on: "2026-02-18")
    let options = catchesUp ? ["--catch-up"] : []
    let arguments = site.arguments(at: "2026-02-24") + options
    let run = try broadsheet(arguments, site: site.folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try site.issues().map(\.period) == ["2026-W05"] + periods)
    #expect(try site.issues().flatMap(\.articles) == ["a", "b", "c"])
    #expect(try site.mails().values.allSatisfy { $0 == 1 })
    #expect(try site.mails().count == 2 * (1 + periods.count))
  }

  @Test func `begins with the next issue when mail is set up later`() throws {
    let site = try GrowingSite(GrowingSite.newsletter.components(separatedBy: "mail:\n")[0])
    try site.write("a", on: "2026-02-10")
    _ = try site.run(at: "2026-02-17")
    try site.folder.write(GrowingSite.newsletter, to: "newsletter.yaml")
    _ = try site.run(at: "2026-02-18")
    #expect(try site.mails().isEmpty)
    try site.write("b", on: "2026-02-17")
    _ = try site.run(at: "2026-02-24")
    #expect(try site.mails() == ["ann 2026-w08": 1, "bo 2026-w08": 1])
  }

  @Test(arguments: [
    ("readers.csv", "adress,name\nann@x.example,\n", "address,name\nann@x.example,\n"),
    ("readers.csv", "address\nann.x.example\n", "address\nann@x.example\n"),
    ("readers.csv", "address,name\n,Ann\n,Bo\n", "address,name\nann@x.example,\n"),
  ])
  func `sends the issue to a list that could not be read, once it is mended`(
    name: String,
    broken: String,
    mended: String
  ) throws {
    let site = try GrowingSite(GrowingSite.newsletter.replacing("readers.txt", with: name))
    try site.folder.write(broken, to: name)
    try site.write("a", on: "2026-02-10")
    let run = try site.run(at: "2026-02-16T08:00:00+01:00")
    #expect(run.exitCode == 66, "\(run.errors)")
    #expect(run.errors.contains("nobody of '\(name)' can be written to"), "\(run.errors)")
    let mail = ["mail", "output/the-weekly-2026-w07.json"]
    try site.folder.write(mended, to: name)
    let status = try broadsheet(mail + ["--status"], site: site.folder)
    #expect(status.errors.contains("nothing of this issue was sent yet"))
    let rehearsal = try broadsheet(mail + ["--dry-run"], site: site.folder)
    #expect(rehearsal.errors.contains("1 of 1 would be sent the issue"), "\(rehearsal.errors)")
    #expect(try site.run(at: "2026-02-16T09:00:00+01:00").exitCode == 0)
    #expect(try site.mails() == ["ann 2026-w07": 1])
    // Who comes now comes too late, in a rehearsal as in truth.
    try site.folder.write(mended + "cy@x.example\n", to: name)
    let late = try ["--dry-run", "--quiet"].map {
      try broadsheet(mail + [$0], site: site.folder)
    }
    #expect(late[0].errors.contains("1 reader came to the list after this issue was first sent"))
    #expect(late[0].output.contains("cy@x.example\tnothing: they came after"), "\(late[0])")
    #expect(try site.mails() == ["ann 2026-w07": 1])
  }

  @Test func `makes the last issue again, with what came late, and mails it to nobody twice`()
    throws
  {
    let site = try GrowingSite()
    try site.write("a", on: "2026-02-10")
    _ = try site.run(at: "2026-02-17")
    try site.write("b", on: "2026-02-11")
    let run = try site.run(at: "2026-02-17", "--rebuild")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try site.issues().map(\.articles) == [["a", "b"]])
    #expect(try site.mails().values.allSatisfy { $0 == 1 })
  }

  @Test func `says that mail is put off, run after run, until everybody has it`() throws {
    let site = try GrowingSite(
      GrowingSite.newsletter.replacing(
        "via: maildir:box",
        with: "via: sendmail\n  sendmail: ./post"
      )
    )
    try site.folder.write(
      """
      #!/bin/sh
      cd "$(dirname "$0")" && test -e open || exit 75 # EX_TEMPFAIL of sysexits.h
      cat > "box/$5"
      """,
      to: "post"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: site.folder.path + "/post"
    )
    try site.folder.write("", to: "box/empty")
    try site.write("a", on: "2026-02-10")
    var statuses = try ["08:00", "08:01"].map {
      try site.run(at: "2026-02-16T\($0):00+01:00").exitCode
    }
    try site.folder.write("", to: "open")
    statuses.append(try site.run(at: "2026-02-16T12:00:00+01:00").exitCode)
    #expect(statuses == [69, 69, 0])
    #expect(try site.folder.names(in: "box") == ["ann@x.example", "bo@x.example", "empty"])
    #expect(try site.issues().map(\.number) == [1])
  }

  /// `Benchmarks/year_of_weeks.py` does the same for a year.
  @Test func `brings every article to everybody once, whatever befalls its runs`() throws {
    let site = try GrowingSite(
      GrowingSite.newsletter.replacing("[epub]", with: "[pdf]")
        .replacing("catalog: {title: All of it}\n", with: "")
    )
    let saboteur = try Saboteur()
    let days = [
      "2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09",
    ]
    for (week, pair) in zip(days, days.dropFirst()).enumerated() {
      try site.write("a\(week)", on: pair.0)
      // Dated a week before it comes in.
      if week > 0 { try site.write("late\(week)", on: days[week - 1]) }
      let moment = pair.1 + "T08:00:00Z"
      if week == 2 { continue }
      let mishaps: [Saboteur.Mishap] = [.kill(step: 4 + 9 * week), .fullDisk(step: 3 + 7 * week)]
      for mishap in mishaps {
        _ = try saboteur?.run(site.arguments(at: moment), site: site.folder, with: mishap)
      }
      let run = try site.run(at: moment)
      #expect(run.exitCode == 0 || run.exitCode == 69, "week \(week): \(run.errors)")
    }
    // What found no room on the disk is tried again later.
    _ = try site.run(at: "2026-02-09T10:00:00Z")
    let issues = try site.issues()
    #expect(issues.map(\.number) == [1, 2, 3, 4])
    #expect(
      issues.flatMap(\.articles).sorted()
        == ["a0", "a1", "a2", "a3", "a4", "late1", "late2", "late3", "late4"]
    )
    let mails = try site.mails()
    #expect(mails.values.allSatisfy { $0 == 1 })
    // Of a delivery that was cut off nobody knows whether it came.
    let states = try issues.flatMap { issue in
      let record = "output/the-weekly-\(issue.period.lowercased()).json"
      return try broadsheet(["mail", record, "--status"], site: site.folder).output
        .split(separator: "\n")
    }
    #expect(states.count == 8)
    #expect(states.allSatisfy { $0.hasPrefix("accepted") || $0.hasPrefix("unknown") })
    #expect(mails.count >= states.count { $0.hasPrefix("accepted") })
  }
}
