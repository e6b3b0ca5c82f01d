import TestSupport
import Testing

private let java = Tool(named: "java")

@Suite(
  .enabled(if: Repository.epubcheckJar != nil && java != nil, "EPUBCHECK_JAR and java are needed")
)
struct `epubcheck finds neither error nor warning in` {
  private func check(_ arguments: [String]) throws {
    let output = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      ["build"] + arguments + ["--format", "epub", "--output", output.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try output.names().first { $0.hasSuffix(".epub") })
    let jar = try #require(Repository.epubcheckJar)
    let run = try #require(java).run(
      ["-jar", jar, "--failonwarnings", "--quiet", "\(output.path)/\(name)"])
    #expect(run.exitCode == 0, "\(run.output)\(run.errors)")
  }

  @Test(arguments: ["2026-W05", "2026-W06", "2026-W07"])
  func `the example's week`(week: String) throws {
    try check([Repository.example, "--week", week])
  }

  @Test func `the example's week with the layout's fonts`() throws {
    try check([Repository.example, "--week", "2026-W07", "--embed-fonts"])
  }

  @Test func `all of the example, drafts and all`() throws {
    try check([Repository.example, "--all", "--drafts", "--future", "--expired"])
  }

  @Test(
    .enabled(if: Repository.corpus != nil, "the corpus of real sites is needed"),
    arguments: [
      ["digitalgov", "--month", "2023-05"], ["ropensci", "--month", "2022-02"],
      ["letsencrypt", "--from", "2019-01-01", "--to", "2019-12-31"],
      ["letsencrypt", "--all", "--language", "ja"],
    ]
  )
  func `a part of a real site`(arguments: [String]) throws {
    let corpus = try #require(Repository.corpus)
    try check(["\(corpus)/\(arguments[0])"] + arguments.dropFirst())
  }
}

@Suite struct `Our own inspection finds neither error nor warning in` {
  private func check(_ arguments: [String]) throws {
    let output = try TemporaryFolder()
    let build = try Tool.broadsheet.run(
      ["build"] + arguments + ["--format", "epub", "--output", output.path]
    )
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try output.names().first { $0.hasSuffix(".epub") })
    let run = try Tool.broadsheet.run(["check", "--strict", "\(output.path)/\(name)"])
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func `all of the example, drafts and all`() throws {
    try check([Repository.example, "--all", "--drafts", "--future", "--expired"])
  }

  @Test(
    .enabled(if: Repository.corpus != nil, "the corpus of real sites is needed"),
    arguments: [
      ["digitalgov", "--all"], ["ropensci", "--from", "2022-01-01", "--to", "2022-03-31"],
      ["letsencrypt", "--from", "2019-01-01", "--to", "2019-12-31"],
      ["letsencrypt", "--all", "--language", "ja"], ["18f", "--all"], ["rust-blog", "--all"],
    ]
  )
  func `a part of a real site`(arguments: [String]) throws {
    let corpus = try #require(Repository.corpus)
    try check(["\(corpus)/\(arguments[0])"] + arguments.dropFirst())
  }
}
