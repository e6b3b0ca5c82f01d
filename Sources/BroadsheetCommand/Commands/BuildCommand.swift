internal import ArgumentParser
internal import Compiler
internal import Diagnostics

/// `broadsheet build`: one issue, written.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write an issue: its EPUB and its record.",
    discussion: """
      Without a period it takes the last complete one: the last week, unless newsletter.yaml says otherwise. \
      Standard output carries the paths of the written files, one a line, and nothing else.

      Examples:
        broadsheet build --week 2026-W07
        broadsheet build ~/sites/lantern --month 2026-02 --not-category Sport
        broadsheet build content/lake/the-ferry.md
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Issue") var issue: IssueOptions
  @OptionGroup var issues: OutputOptions
  @OptionGroup(title: "Files") var files: FileOptions
  @OptionGroup(title: "Run") var run: RunOptions

  @Flag(help: "Write nothing if there is any warning or error; status 65.")
  var strict = false

  func run() async throws {
    let request = try request()
    let console = run.console
    let outcome = try await console.outcome { () async throws(CompilerFailure) in
      try await Build(request).run()
    }
    console.report(FindingsReport(outcome.diagnostics))
    if run.timings { console.report(outcome.timings) }
    console.progress(outcome.summary)
    try console.result(bytes: Array(outcome.paths.map { $0 + "\n" }.joined().utf8))
  }

  func validate() throws { _ = try request() }

  private func request() throws -> BuildRequest {
    var request = try issue.request(of: source, selection)
    request.source.output = issues.output
    try files.complete(&request)
    request.isStrict = strict
    return request
  }
}
