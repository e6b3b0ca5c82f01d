internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Diagnostics

/// `broadsheet build`: one issue, written.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write an issue: its EPUB, its PDF and its record.",
    discussion: """
      Without a period it takes the last complete one: the last week, unless newsletter.yaml says otherwise. \
      Where newsletter.yaml has editions, all of them are made. Standard output carries the paths of the written files, \
      one a line, and nothing else.

      Examples:
        broadsheet build --week 2026-W07
        broadsheet build ~/sites/lantern --month 2026-02 --not-category Sport
        broadsheet build content/lake/the-ferry.md
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup var editions: EditionOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Issue") var issue: IssueOptions
  @OptionGroup var issues: OutputOptions
  @OptionGroup(title: "Files") var files: FileOptions
  @OptionGroup(title: "Run") var run: RunOptions

  @Flag(inversion: .prefixedNo, help: "Write nothing if there is any warning or error; status 65.")
  var strict: Bool?

  func run() async throws {
    let (request, choice) = (try request(), try editions.choice())
    let console = run.console
    let press = try await console.outcome { () async throws(CompilerFailure) in
      try await PressRun.open(request, of: choice)
    }
    var reporter = EditionReporter(console, count: press.count)
    await press.run { reporter.tell($0) }
    try reporter.end(showsTimings: run.timings)
  }

  func validate() throws { _ = try request() }

  private func request() throws -> BuildRequest {
    var request = try issue.request(of: source, selection)
    request.source.output = issues.output
    try files.complete(&request)
    request.press.isStrict = strict
    return request
  }
}
