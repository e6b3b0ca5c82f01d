internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Workspace

/// `broadsheet`: the command and its subcommands.
struct Broadsheet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broadsheet",
    abstract: "Compiles a site's articles into one dated, numbered issue.",
    discussion: """
      Point it at a site's folder. It takes the articles of a week, a month or a category and writes them as one \
      EPUB, for e-readers and as an attachment.

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

  /// `$BROADSHEET_HOME`, where layouts and fonts are looked for first.
  static var home: String? { Environment.variable("BROADSHEET_HOME") }
}

/// Runs the command with the process's arguments, and ends the process with its exit status.
public func runBroadsheet() async {
  // A reader that has gone is seen by the write that fails, not by a signal that kills.
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
  // Lets Cairo leave pages uncompressed, which are taken apart again. It is told before there are threads.
  setenv("CAIRO_DEBUG_PDF", "1", 1)
  await Broadsheet.main()
  // Here and now: to return, the runtime would wake the main thread with a thread of its own, for a millisecond.
  exit(ExitStatus.written.rawValue)
}
