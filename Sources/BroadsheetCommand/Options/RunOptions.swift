internal import ArgumentParser

/// How the run talks.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How findings are printed: text or json.", valueName: "form"))
  var diagnostics: Console.FindingsForm = .text

  @Flag(help: "Print how long each stage took.")
  var timings = false

  @Flag(name: [.short, .long], help: "Print errors only.")
  var quiet = false

  var console: Console { Console(findingsForm: diagnostics, isQuiet: quiet) }
}

extension Console.FindingsForm: ExpressibleByArgument {}
