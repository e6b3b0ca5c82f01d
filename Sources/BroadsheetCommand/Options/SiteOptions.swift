internal import ArgumentParser

/// What is read, and how.
struct SiteOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A site's folder, one article, or a newsletter.yaml. Default: the current folder.",
      valueName: "site"
    )
  )
  var site = "."

  @Option(help: ArgumentHelp("The newsletter.yaml to use.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Read the site as hugo, jekyll, zola, eleventy, pelican or plain.",
      valueName: "kind"
    )
  )
  var kind: String?

  @Option(help: ArgumentHelp("Where the site stands on the web.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("How many articles are worked on at once.", valueName: "count"))
  var jobs: Int?
}

/// How the run talks.
struct RunOptions: ParsableArguments {
  @Flag(help: "Findings end the command with status 65; nothing is written.")
  var strict = false

  @Option(help: ArgumentHelp("How findings are printed: text or json.", valueName: "form"))
  var diagnostics: Console.FindingsForm = .text

  @Flag(help: "Print how long each stage took.")
  var timings = false

  @Flag(name: [.short, .long], help: "Print errors only.")
  var quiet = false

  var console: Console { Console(findingsForm: diagnostics, isQuiet: quiet) }
}

extension Console.FindingsForm: ExpressibleByArgument {}
