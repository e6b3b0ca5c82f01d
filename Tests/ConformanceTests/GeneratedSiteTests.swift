import Foundation
import TestSupport
import Testing

private let python = Tool(named: "python3")

@Suite(
  .enabled(
    if: Repository.siteGenerator != nil && python != nil,
    "python3 and BROADSHEET_GENERATOR, or shared/tools/gen_site.py beside the repository, are needed"
  )
) struct `a generated site` {
  @Test(arguments: [1, 2])
  func `is listed as its manifest tells the truth of it, broken articles too`(seed: Int) throws {
    let folder = try TemporaryFolder()
    let generator = try #require(Repository.siteGenerator)
    let made = try #require(python).run([
      generator, folder.path + "/site", "-n", "150", "--malformed", ".08", "--words", "40",
      "--seed", String(seed),
    ])
    try #require(made.exitCode == 0, "\(made.errors)")
    let manifest = String(decoding: try folder.bytes(of: "site/manifest.csv"), as: UTF8.self)
    let truth = Table(commaSeparated: manifest).rows
    let run = try Tool.broadsheet.run([
      "list", folder.path + "/site", "--all", "--as-of", "2026-11-22T00:00:00Z", "--format",
      "json",
    ])
    try #require(run.exitCode == 0, "\(run.errors)")
    let listed = try Table(json: run.output).rows(by: "path")
    #expect(listed.keys.sorted() == truth.compactMap { $0["path"] }.sorted())
    for row in truth {
      let path = row["path"] ?? ""
      try compare(try #require(listed[path]), with: row, "seed \(seed), \(path)")
    }
  }

  private func compare(
    _ listed: [String: String],
    with truth: [String: String],
    _ comment: Comment
  ) throws {
    #expect(listed["reason"] == reason(truth), comment)
    guard truth["malformed"] == "0" else { return }
    for column in ["title", "authors", "categories", "tags"] {
      #expect(listed[column] == truth[column], comment)
    }
    #expect(moment(listed["date"]) == moment(truth["date_utc"]), comment)
    #expect(moment(listed["expiryDate"]) == moment(truth["expiry"]), comment)
    let published = truth["publish"] == "" ? truth["date_utc"] : truth["publish"]
    #expect(moment(listed["publishDate"]) == moment(published), comment)
  }

  /// Why the article is left out; empty for one that is taken.
  private func reason(_ truth: [String: String]) -> String {
    if truth["malformed"] == "1" { return "unreadable" }
    return ["draft", "future", "expired"].first { truth[$0] == "1" } ?? ""
  }

  private func moment(_ text: String?) -> Date? {
    text.flatMap { $0.isEmpty ? nil : try? Date($0, strategy: .iso8601) }
  }
}
