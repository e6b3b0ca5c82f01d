internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Diagnostics

/// `broadsheet init`: a first `newsletter.yaml`.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented newsletter.yaml.",
    discussion: """
      Looks at the site and writes what it found, with a word on every key. A file that is there already is left alone.

      Examples:
        broadsheet init
        broadsheet init ~/sites/lantern --output -
      """
  )

  @Argument(help: ArgumentHelp("A site's folder. Default: the current folder.", valueName: "site"))
  var site = "."

  @Option(
    help: ArgumentHelp(
      "Where to write it; - for standard output. Default: newsletter.yaml in the site's folder.",
      valueName: "file"
    )
  )
  var output: String?

  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    let proposal = NewsletterProposal(forSite: site, clock: .now)
    let console = run.console
    let text = try await console.outcome { () async throws(CompilerFailure) in
      try await proposal.text()
    }
    console.report(FindingsReport(text.diagnostics.filter { $0.severity == .error }))
    if output == "-" { return try console.result(bytes: Array(text.value.utf8)) }
    let path = output ?? (site.hasSuffix("/") ? site : site + "/") + "newsletter.yaml"
    try await console.outcome { () async throws(CompilerFailure) in
      try NewsletterProposal.write(text.value, to: path)
    }
    console.progress("Look through it, then: broadsheet build \(site == "." ? "" : site)")
    try console.result(lines: [path])
  }
}
