import Foundation
import TestSupport
import Testing

/// A site with editions of every kind.
private func editionsSite(seed: UInt64 = 7) throws -> TemporaryFolder {
  var random = Seeded(state: seed)
  let site = try TemporaryFolder()
  let categories = ["Lake", "Valley", "Science", "Money"]
  for number in 1...8 {
    let category = categories.randomElement(using: &random) ?? ""
    let other = Int.random(in: 1...8, using: &random)
    let language = number == 5 ? "lang: de\n" : ""
    try site.write(
      """
      ---
      title: Article \(number)
      date: 2026-02-\(9 + number % 7)
      categories: [\(category)]
      \(language)---
      See [another](/a\(other)/), says article \(number).

      ## A heading of it

      ![A picture](/p.png)
      """,
      to: "content/a\(number).md"
    )
  }
  try site.write(editionsNewsletter, to: "newsletter.yaml")
  return site
}

private let editionsNewsletter = """
  title: The Lantern
  language: en
  base-url: https://lantern.example/
  editions:
    lake: {select: {category: Lake}, title: Lake Lantern}
    money: {select: {category: [Money, Valley]}, layout: ereader, paper: kindle, scale: 1.2}
    german: {language: de}
    nothing: {select: {category: Sport}}
    large print:
      paper: letter
      scale: 1.5
      embed-fonts: true
      departments: [Science, Lake]
  """

private let week = ["build", ".", "--week", "2026-W07"]

extension TemporaryFolder {
  /// What a folder holds, by name.
  fileprivate func tree(_ folder: String) throws -> [String: [UInt8]] {
    let names = (try? names(in: folder)) ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try bytes(of: "\(folder)/\($0)")) }
    )
  }
}

@Suite struct `editions` {
  @Test func `are the same built together, alone, in shards and with any number of jobs`() throws {
    for seed: UInt64 in [11, 23] {
      print("editions: seed \(seed)")
      let site = try editionsSite(seed: seed)
      let all = try broadsheet(week + ["--jobs", "4", "--output", "all"], site: site)
      #expect(all.exitCode == 0, "\(all.errors)")
      let names = ["main", "lake", "money", "german", "nothing", "large print"]
      for (index, name) in names.enumerated() {
        _ = try broadsheet(
          week + ["--edition", name, "--jobs", "\(index % 3 + 1)", "--output", "alone"],
          site: site
        )
      }
      for shard in 1...3 {
        let run = try broadsheet(
          week + ["--shard", "\(shard)/3", "--output", "shards"],
          site: site
        )
        #expect([0, 3].contains(run.exitCode), "\(run.errors)")
      }
      let together = try site.tree("all")
      #expect(together.keys.contains("lake-lantern-lake-2026-w07.pdf"), "\(together.keys)")
      #expect(try site.tree("alone") == together)
      #expect(try site.tree("shards") == together)
    }
  }

  @Test func `come without the newsletter itself where that is not wanted`() throws {
    let site = try editionsSite()
    try site.write(editionsNewsletter + "\nmain-edition: false\n", to: "newsletter.yaml")
    let run = try broadsheet(week + ["--format", "epub"], site: site)
    #expect(!run.output.contains("the-lantern-2026-w07"), "\(run.output)")
    #expect(run.output.contains("the-lantern-german-de-2026-w07.json\n"))
  }

  @Test func `that have nothing to print or cannot be made keep no other back`() throws {
    let site = try editionsSite()
    let broken = "\n  broken: {layout: brifing}\n"
    try site.write(editionsNewsletter + broken, to: "newsletter.yaml")
    let run = try broadsheet(week + ["--format", "epub"], site: site)
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("no layout named 'brifing' [unknown-layout]"), "\(run.errors)")
    #expect(run.errors.contains("the edition 'broken' is not made"))
    #expect(run.errors.contains("the edition 'nothing' has no issue: nothing to publish"))
    #expect(run.output.contains("the-lantern-large-print-2026-w07.json\n"))
    let none = try broadsheet(["build", ".", "--week", "2020-W01"], site: site)
    #expect(none.exitCode == 78)
    let empty = try broadsheet(week + ["--edition", "nothing"], site: site)
    #expect(empty.exitCode == 3)
  }

  @Test(arguments: [
    (["--shard", "0/3"], 64, "--shard takes a part"), (["--shard", "4/3"], 64, "not '4/3'"),
    (["--shard", "a/b"], 64, "such as 1/4"), (["--edition", "lak"], 64, "did you mean 'lake'?"),
    (["--name", "{publication}"], 64, "--name needs '{edition}'"),
  ])
  func `that nobody can mean are told`(options: [String], code: Int32, words: String) throws {
    let run = try broadsheet(week + options, site: try editionsSite())
    #expect(run.exitCode == code)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `are named by newsletter.yaml as long as it tells them apart`() throws {
    let site = try editionsSite()
    try site.write(editionsNewsletter + "\nname: 'no-{period}'\n", to: "newsletter.yaml")
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 78)
    #expect(run.errors.contains("error: 'name' needs '{edition}'"), "\(run.errors)")
    try site.write(editionsNewsletter + "\nname: 'no-{edition}-{period}'\n", to: "newsletter.yaml")
    let named = try broadsheet(week + ["--format", "epub", "--edition", "lake"], site: site)
    #expect(named.output.contains("no-lake-2026-w07.epub\n"), "\(named.errors)")
  }

  @Test(arguments: [("Lake", 5, "'lake' and 'Lake'"), ("a b, c", 5, "no commas")])
  func `whose files could not be told apart are told`(
    name: String,
    column: Int,
    words: String
  ) throws {
    let site = try editionsSite()
    try site.write(editionsNewsletter + "\n  \(name): {}\n", to: "newsletter.yaml")
    let run = try broadsheet(week, site: site)
    #expect(run.exitCode == 78)
    #expect(run.errors.contains(words) && run.errors.contains("[edition-name]"), "\(run.errors)")
  }

  @Test func `count for themselves, and are kept apart by the lock no more than they must`() throws
  {
    let site = try editionsSite()
    for week in ["2026-W07", "2026-W07"] {
      _ = try broadsheet(["build", ".", "--week", week, "--format", "epub"], site: site)
    }
    let record = String(
      decoding: try site.bytes(of: "output/lake-lantern-lake-2026-w07.json"),
      as: UTF8.self
    )
    #expect(record.contains("\"edition\": \"lake\""), "\(record)")
    #expect(record.contains("\"number\": 1,") && record.contains("\"revision\": 1,"))
  }

  @Test func `are listed one at a time`() throws {
    let site = try editionsSite()
    let run = try broadsheet(
      ["list", ".", "--edition", "german", "--week", "2026-W07", "--format", "csv"],
      site: site
    )
    #expect(run.exitCode == 0)
    #expect(try broadsheet(["list", ".", "--edition", "x"], site: site).exitCode == 64)
  }

  @Test(arguments: ["list", "check", "preview"])
  func `are refused where one is looked at and several are named`(command: String) throws {
    let site = try editionsSite()
    let run = try broadsheet([command, "--edition", "lake", "--edition", "german"], site: site)
    #expect(run.exitCode == 64)
    #expect(
      run.errors.contains("--edition takes one edition here, not 'lake' and 'german'"),
      "\(run.errors)"
    )
  }

  @Test func `go by run to those who ask for them`() throws {
    let site = try editionsSite()
    let mail = """

      formats: [epub]
      run: {start: 2026-02-09}
      mail:
        from: weekly@lantern.example
        recipients: readers.csv
        via: maildir:box
        unsubscribe: mailto:leave@lantern.example
        state: state/mail.sqlite
      """
    try site.write(editionsNewsletter + mail, to: "newsletter.yaml")
    let readers = """
      address,edition
      ann@x.example,lake
      bo@x.example,
      cy@x.example,"main; Large Print"
      di@x.example,lage

      """
    try site.write(readers, to: "readers.csv")
    let run = try broadsheet(["run", ".", "--as-of", "2026-02-17"], site: site)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("asks for the edition 'lage', and there is none [unknown-edition]"))
    #expect(
      run.errors.contains("large print: The Lantern, large print 1 (2026-W07)"),
      "\(run.errors)"
    )
    #expect(run.errors.contains("nothing: 2026-W07 has no issue: nothing appeared"))
    let sent = try site.names(in: "box/new").map { name in
      let lines = String(decoding: try site.bytes(of: "box/new/" + name), as: UTF8.self)
        .components(separatedBy: "\n")
      let to = lines.first { $0.hasPrefix("To: ") }?.dropFirst(4).prefix { $0 != "@" } ?? ""
      let file = lines.first { $0.contains("filename=") }?.components(separatedBy: "\"")
      return "\(to) \(file?[1] ?? "")"
    }
    #expect(
      sent.sorted() == [
        "ann lake-lantern-lake-2026-w07.epub", "bo the-lantern-2026-w07.epub",
        "cy the-lantern-2026-w07.epub", "cy the-lantern-large-print-2026-w07.epub",
      ]
    )
    let again = try broadsheet(["run", ".", "--as-of", "2026-02-17"], site: site)
    #expect(again.exitCode == 0 && again.output.isEmpty, "\(again.output)")
  }
}
