internal import ArgumentParser
internal import CHeap
internal import Diagnostics
internal import Glibc
internal import Workspace

/// `broadsheet`: the command and its subcommands.
struct Broadsheet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Compiles a site's articles into one dated, numbered issue.",
    discussion: """
      Point it at a site's folder. It takes the articles of a week, a month or a category and writes them as an \
      EPUB and a PDF, for e-readers, for paper and as attachments.

      Examples:
        broadsheet build ~/sites/lantern --week 2026-W07
        broadsheet list ~/sites/lantern --month 2026-02
      """,
    version: Broadsheet.version,
    subcommands: [
      BuildCommand.self, ListCommand.self, CheckCommand.self, PreviewCommand.self,
      LayoutsCommand.self, InitCommand.self, CatalogCommand.self,
      ServeCommand.self, MailCommand.self, RunCommand.self,
    ]
  )

  static let version = "0.1.0"

  /// Of a misspelt subcommand the parser would complain about what follows it.
  ///
  /// - Throws: `ValidationError` for a name that no subcommand has.
  private static func checkCommand(_ name: String) throws {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !name.hasPrefix("-"), !names.contains(name) else { return }
    let hint = Suggestion.hint(for: name, among: names) ?? "see 'broadsheet --help'"
    throw ValidationError("There is no command '\(name)'; \(hint)")
  }

  /// - Throws: what ends the process, an `ExitCode` where all is told.
  fileprivate static func run(_ arguments: [String]) async throws {
    if let name = arguments.first { try checkCommand(name) }
    var command = try await asyncParseAsRoot(arguments)
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }

  /// `$BROADSHEET_HOME`, where layouts and fonts are looked for first.
  static var home: String? { Environment.variable("BROADSHEET_HOME") }
}

/// Says what holds for the whole process, before it has threads.
public func prepareProcess() {
  // A reader that has gone is seen by the write that fails, not by a signal that kills.
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  // Lets Cairo leave pages uncompressed, which are taken apart again.
  setenv("CAIRO_DEBUG_PDF", "1", 1)
  // A list of 20,000 articles takes a tenth less time by that.
  _ = broadsheet_make_heaps_whole()
}

/// Runs the command with the process's arguments, and ends the process with its exit status.
public func runBroadsheet() async {
  let arguments = Array(CommandLine.arguments.dropFirst())
  do {
    try await Broadsheet.run(arguments)
  } catch {
    Broadsheet.end(after: error, of: arguments)
  }
  // Here and now: to return, the runtime would wake the main thread with a thread of its own, for a millisecond.
  exit(ExitStatus.written.rawValue)
}
