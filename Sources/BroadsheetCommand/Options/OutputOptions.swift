internal import ArgumentParser

/// Where issues lie.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where issues are written. Default: output.", valueName: "folder"))
  var output: String?
}
