internal import ArgumentParser
internal import Compiler
internal import Diagnostics
internal import Workspace

/// `broadsheet preview`: an issue's pages as pictures, kept up to date while its articles are written.
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Draw an issue's pages as PNG, with a contact sheet of all of them.",
    discussion: """
      The pages are those of the PDF that build would write. Nothing else is written, and no issue is counted. \
      Standard output carries the paths of the pictures that were drawn, one a line.

      With --watch it goes on: whenever an article, the layout or newsletter.yaml is saved, what has changed is drawn \
      anew. While something is broken the last good pictures stay. Control-C ends it.

      Examples:
        broadsheet preview --week 2026-W07
        broadsheet preview content/lake/the-ferry.md --layout newspaper --watch
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup var edition: EditionOption
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Issue") var issue: IssueOptions
  @OptionGroup(title: "Run") var run: RunOptions

  @Option(help: ArgumentHelp("Where pictures are written. Default: preview.", valueName: "folder"))
  var output = "preview"

  @Flag(help: "Go on, and draw anew what has changed whenever something is saved.")
  var watch = false

  func validate() throws { _ = try request() }

  private func request() throws -> BuildRequest {
    var request = try issue.request(of: source, selection)
    request.source.edition = edition.name
    return request
  }

  func run() async throws {
    let console = run.console
    var preview = Preview(try request(), into: output)
    guard watch else { return try await show(&preview, on: console) }
    // Watched from before the first turn, so that nothing that is saved meanwhile is missed.
    var changes = try await console.outcome { [preview] () async throws(CompilerFailure) in
      try await preview.watch()
    }
    if changes.unwatched > 0 { console.report(FindingsReport([.unwatched(changes.unwatched)])) }
    try await show(&preview, on: console)
    while true {
      try wait(for: &changes, console)
      // Why there is no new preview has been told; the next thing saved may be what was missing.
      do { try await show(&preview, on: console) } catch is ExitCode {}
    }
  }

  /// Draws what is new, and tells what came of it.
  private func show(_ preview: inout Preview, on console: Console) async throws {
    var current = preview
    let outcome = try await console.outcome { () async throws(CompilerFailure) in
      try await current.refresh()
    }
    preview = current
    console.report(FindingsReport(outcome.diagnostics))
    if run.timings { console.report(outcome.timings) }
    console.progress(outcome.summary)
    try console.result(lines: outcome.paths)
  }

  private func wait(for changes: inout FolderWatch, _ console: Console) throws(ExitCode) {
    do throws(FolderWatch.Failure) {
      try changes.waitForChange()
    } catch {
      console.report(FindingsReport([.watchLost(error.words)]))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }
}

extension Preview.Outcome {
  fileprivate var summary: String {
    if isKept { return "the last good preview of \(counted(pages, "page")) stays" }
    let drawn = max(0, paths.count - 1)
    return "\(counted(pages, "page")), \(drawn) drawn"
  }
}

extension Diagnostic {
  fileprivate static func unwatched(_ count: Int) -> Diagnostic {
    Diagnostic(
      .warning,
      id: "unwatched-folders",
      "\(counted(count, "folder")) cannot be watched, since the system watches no more",
      hint: "raise /proc/sys/fs/inotify/max_user_watches"
    )
  }

  fileprivate static func watchLost(_ reason: String) -> Diagnostic {
    Diagnostic(.error, id: "watch-lost", "the site is watched no longer: \(reason)")
  }
}
