internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Mail

/// `broadsheet mail`: an issue's messages, made or sent.
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail",
    abstract: "Send an issue by mail, or write its messages.",
    discussion: """
      Takes the record that build wrote. Who sends, to whom and how is said under 'mail' in newsletter.yaml. Nobody \
      is sent the same issue twice: run it again after an interruption, and it goes on.

      Examples:
        broadsheet mail output/the-lantern-2026-w07.json --to readers.csv --via eml:messages
        broadsheet mail output/the-lantern-2026-w07.json --test-to me@lantern.example
        broadsheet mail output/the-lantern-2026-w07.json --status
      """
  )

  @Argument(
    help: ArgumentHelp("The issue's record, a .json beside its files.", valueName: "record")
  )
  var record: String

  /// Those that a pattern of the shell names beside the first.
  @Argument(help: .hidden) var others: [String] = []

  @Option(
    help: ArgumentHelp("A file of people, or one address.", valueName: "file|address")
  )
  var to: String?

  @Option(
    help: ArgumentHelp("eml:DIR, maildir:DIR, sendmail or smtp.", valueName: "way")
  )
  var via: String?

  @Option(help: ArgumentHelp("The newsletter.yaml to use.", valueName: "file"))
  var config: String?

  @Flag(help: "Say who would be sent what, and send nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Send this address a test, which counts as no delivery.",
      valueName: "address"
    )
  )
  var testTo: String?

  @Flag(help: "Say what was sent, and to whom.")
  var status = false

  @Option(
    help: ArgumentHelp(
      "Settle deliveries of which nobody knows: resend or assume-sent.",
      valueName: "how"
    )
  )
  var resolveUnknown: MailRequest.Resolution?

  @Flag(help: "Send nothing if there is any warning or error.")
  var strict = false

  @OptionGroup(title: "Run") var run: RunOptions

  func validate() throws { _ = try request() }

  func run() async throws {
    let console = run.console
    let request = try request()
    let mailing = MailRun(request, clock: { time(nil) }, progress: { console.progress($0) })
    try console.end(with: try console.report(of: mailing))
  }

  private func request() throws -> MailRequest {
    guard others.isEmpty else {
      let records = ([record] + others).map { "'\($0)'" }.joined(separator: ", ")
      throw ValidationError("One issue is sent at a time: name one of \(records).")
    }
    var request = MailRequest(record: record)
    request.task = try task()
    request.config = config
    request.recipients = to
    request.via = try via.map { written in
      guard let name = OutletName(written) else {
        throw ValidationError("--via takes \(OutletName.forms), not '\(written)'.")
      }
      return name
    }
    request.resolution = resolveUnknown
    request.isStrict = strict
    request.stateFolder = StateFolder.path
    return request
  }

  private func task() throws -> MailRequest.Task {
    let tasks: [(String, MailRequest.Task)] = [
      dryRun ? ("--dry-run", .rehearse) : nil, testTo.map { ("--test-to", .test($0)) },
      status ? ("--status", .status) : nil,
    ].compactMap(\.self)
    guard tasks.count < 2 else {
      throw ValidationError("\(tasks.map(\.0).joined(separator: " and ")) exclude each other.")
    }
    return tasks.first?.1 ?? .send
  }
}

extension MailRequest.Resolution: ExpressibleByArgument {}

extension Console {
  /// What came of a run.
  ///
  /// - Throws: the exit status, once it is told why nothing came of it.
  fileprivate func report(of mailRun: MailRun) throws(ExitCode) -> MailReport {
    do throws(MailFailure) {
      return try mailRun.run()
    } catch {
      throw exit(after: error)
    }
  }

  /// Tells what came of a run.
  ///
  /// - Throws: the exit status where somebody has not got the issue.
  fileprivate func end(with outcome: MailReport) throws(ExitCode) {
    report(FindingsReport(outcome.diagnostics))
    progress(outcome.summary)
    try result(lines: outcome.lines)
    if outcome.isIncomplete { throw ExitCode(ExitStatus.incomplete.rawValue) }
  }
}
