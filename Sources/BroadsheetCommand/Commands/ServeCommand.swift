internal import ArgumentParser
internal import Compiler
internal import Diagnostics
internal import Glibc
internal import ServeArguments

/// `broadsheet serve`: becomes `broadsheet-serve`, a program of its own, lest every other command load a server.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: ServeArguments.abstract,
    discussion: ServeArguments.discussion
  )

  private static let program = "broadsheet-serve"

  @OptionGroup var arguments: ServeArguments

  func run() throws {
    let given = CommandLine.arguments.drop { $0 != "serve" }.dropFirst()
    let path = ServeCommand.folder + "/" + ServeCommand.program
    var words = ([path] + given).map { strdup($0) } + [nil]
    execv(path, &words)
    let reason = String(cString: strerror(errno))
    let console = Console(findingsForm: arguments.diagnostics == .json ? .json : .text)
    console.report(
      FindingsReport([
        Diagnostic(
          .error,
          id: "unavailable",
          "cannot start '\(path)': \(reason)",
          hint: "'make build' and 'make install' put it beside this program"
        )
      ])
    )
    throw ExitCode(ExitStatus.incomplete.rawValue)
  }

  /// Where this program lies.
  private static var folder: String {
    let path = ResourceFolder.executablePath
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
