internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Diagnostics
internal import Glibc
internal import Schedule
internal import Synchronization

/// `broadsheet run`: what a timer calls.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make the issue that is due, bring the catalog up to date, and mail it.",
    discussion: """
      For a timer, as often as it likes: where nothing is due it says so and ends with status 0. A period is due once it \
      is over in the publication's zone, and its issue has what no other has printed. A run that fails or is killed is \
      taken up by the next.

      Examples:
        broadsheet run ~/sites/lantern
        broadsheet run --dry-run --as-of 2026-02-16
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup var editions: EditionOptions
  @OptionGroup(title: "Issue") var issue: IssueOptions
  @OptionGroup var issues: OutputOptions
  @OptionGroup(title: "Files") var files: FileOptions
  @OptionGroup(title: "Run") var run: RunOptions

  @Option(help: ArgumentHelp("Set the clock: RFC 3339, or a day (its start).", valueName: "time"))
  var asOf: String?

  @Flag(help: "Say what is due and what would be in it, and do nothing.")
  var dryRun = false

  @Flag(help: "An issue for each period that was missed, instead of one for all of them.")
  var catchUp = false

  @Flag(help: "Make the issue of the last period again.")
  var rebuild = false

  @Flag(inversion: .prefixedNo, help: "Write no issue with any warning or error; status 65.")
  var strict: Bool?

  func validate() throws { _ = try request() }

  func run() async throws {
    let console = run.console
    let listener = RunListener(console)
    let failures = await ScheduledRun(try request()).run { listener.hear($0) }
    let statuses = failures.map(console.exit(after:))
    if let first = listener.failure ?? statuses.first { throw first }
  }

  private func request() throws -> RunRequest {
    let clock = try asOf.map(ClockSetting.init(asOf:))
    var build = issue.request(of: source.request(clock: clock, title: issue.title))
    build.source.output = issues.output
    try files.complete(&build)
    build.press.isStrict = strict
    var request = RunRequest(build, of: try editions.choice())
    request.rehearses = dryRun
    request.catchesUp = catchUp
    request.rebuilds = rebuild
    request.stateFolder = StateFolder.path
    // Whoever sets the clock sets it for all.
    if clock == nil { request.clock = { time(nil) } }
    return request
  }
}

/// Passes on what a run tells: each finding once, however many editions have it.
private final class RunListener: Sendable {
  private let console: Console
  private let told = Mutex(ToldFindings())
  private let problem = Mutex<ExitCode?>(nil)

  init(_ console: Console) { self.console = console }

  /// Why standard output takes no more.
  var failure: ExitCode? { problem.withLock { $0 } }

  func hear(_ event: RunReport.Event) {
    switch event {
    case .said(let words): console.progress(words)
    case .found(let findings):
      let new = told.withLock { $0.new(among: findings) }
      console.report(FindingsReport(new))
    case .made(let lines):
      do throws(ExitCode) {
        try console.result(lines: lines)
      } catch {
        problem.withLock { $0 = error }
      }
    }
  }
}

extension Console {
  /// Tells why a step of a run could not be done.
  fileprivate func exit(after failure: RunReport.Failure) -> ExitCode {
    switch failure {
    case .build(let failure, let edition): exit(after: failure, of: edition)
    case .catalog(let failure): exit(after: CompilerFailure(failure))
    case .mail(let failure): exit(after: failure)
    case .undelivered: ExitCode(ExitStatus.incomplete.rawValue)
    }
  }
}
