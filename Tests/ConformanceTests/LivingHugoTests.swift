import TestSupport
import Testing

/// Hugo 0.111, which Debian 12 has; others have other rules.
private let hugo: Tool? = {
  guard let tool = Tool(named: "hugo"),
    let run = try? tool.run(["version"]), run.output.hasPrefix("hugo v0.111.")
  else { return nil }
  return tool
}()

@Suite(.enabled(if: hugo != nil, "hugo 0.111 is needed"))
struct `what Hugo itself lists` {
  @Test(arguments: HugoSites.all)
  func `is what we list`(site: HugoSites.Site) throws {
    let folder = try TemporaryFolder(site.files)
    let list = try #require(hugo).run(["list", "all", "--source", folder.path])
    try #require(list.exitCode == 0, "\(list.output)\(list.errors)")
    // Its warnings come before the table.
    let table = list.output.firstRange(of: "path,").map { list.output[$0.lowerBound...] } ?? ""
    let theirs = Table(commaSeparated: String(table)).rows(by: "path")
    let run = try Tool.broadsheet.run([
      "list", folder.path, "--all", "--drafts", "--future", "--expired", "--format", "json",
    ])
    let ours = try Table(json: run.output).rows.filter { $0["reason"] != "headless" }
    #expect(ours.compactMap { $0["path"] }.sorted() == theirs.keys.sorted())
    for row in ours {
      let path = row["path"] ?? ""
      guard let their = theirs[path] else { continue }
      for column in ["title", "slug", "permalink"] {
        #expect(row[column] == their[column], "\(path), \(column)")
      }
      for column in ["date", "publishDate", "expiryDate"] {
        let moment = their[column].flatMap { $0.hasPrefix("0001-") ? "" : $0 }
        #expect(row[column] == moment, "\(path), \(column)")
      }
      #expect((row["draft"] == "1") == (their["draft"] == "true"), "\(path), draft")
    }
  }
}
