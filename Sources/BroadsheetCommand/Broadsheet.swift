internal import ArgumentParser

/// `broadsheet`: the command and its subcommands.
struct Broadsheet: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "broadsheet")
}

/// Runs the command with the process's arguments and ends the process with its exit code.
public func runBroadsheet() {
  Broadsheet.main()
}
