internal import ArgumentParser
internal import Catalog
internal import Collector
internal import Compiler
internal import Diagnostics
internal import Publication
internal import Schedule

/// `broadsheet catalog`: all issues of a folder as a site and as feeds for e-readers.
struct CatalogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Write the catalog of all issues in a folder, as static files.",
    discussion: """
      Pages for people, OPDS feeds for e-readers, a feed with the issues as enclosures, and the issues themselves: \
      any web host serves them. The catalog appears whole or not at all. Standard output carries the paths of its \
      entrances.

      Examples:
        broadsheet catalog output
        broadsheet catalog output --output public/issues --config newsletter.yaml
      """
  )

  @Argument(
    help: ArgumentHelp("The folder of the issues. Default: output.", valueName: "folder")
  )
  var folder = "output"

  @Option(
    help: ArgumentHelp("Where the catalog is written. Default: catalog in it.", valueName: "folder")
  )
  var output: String?

  @Option(help: ArgumentHelp("The newsletter.yaml to use.", valueName: "file"))
  var config: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp(
      "Where the catalog stands on the web: feeds then have absolute addresses.",
      valueName: "url"
    )
  )
  var baseURL: String?

  @Flag(help: "Write nothing if there is any warning or error; status 65.")
  var strict = false

  @Option(help: ArgumentHelp("How many issues are worked on at once.", valueName: "count"))
  var jobs: Int?

  @OptionGroup(title: "Run") var run: RunOptions

  func validate() throws {
    try JobCount.validate(jobs)
    if let baseURL, Collector.baseURL(baseURL) == nil {
      throw ValidationError("--base-url takes an address such as https://news.example/issues/.")
    }
  }

  func run() async throws {
    let console = run.console
    let outcome = try await console.outcome { () async throws(CompilerFailure) in
      try await catalog()
    }
    console.report(FindingsReport(outcome.diagnostics))
    console.progress("\(outcome.title): \(counted(outcome.issues, "issue"))")
    try console.result(lines: outcome.paths)
  }

  private func catalog() async throws(CompilerFailure) -> CatalogMaking.Outcome {
    let settings = try settings()
    let making = CatalogMaking(
      of: folder,
      output: output ?? settings.value.output,
      settings: CatalogSettings(settings.value),
      isStrict: strict,
      jobs: JobCount.of(jobs)
    )
    do throws(CatalogFailure) {
      var outcome = try await making.run()
      outcome.diagnostics += settings.diagnostics
      return outcome
    } catch {
      throw CompilerFailure(error)
    }
  }

  private func settings() throws(CompilerFailure) -> Diagnosed<Newsletter.Catalog> {
    var settings = Diagnosed(Newsletter.Catalog())
    if let config {
      settings = try NewsletterFile.read(config).map { $0.catalog ?? Newsletter.Catalog() }
    }
    if let baseURL { settings.value.url = Collector.baseURL(baseURL) }
    return settings
  }
}

extension CompilerFailure {
  init(_ failure: CatalogFailure) {
    let reason: Reason =
      switch failure.reason {
      case .missingFolder(let folder): .missingInput("no folder '\(folder)'")
      case .usage(let message): .usage(message)
      case .noIssues(let folder):
        .nothingSelected("no issue in '\(folder)'; 'broadsheet build' writes issues")
      case .findings: .findings
      case .output(.locked(let holder), let folder): .locked(folder: folder, holder: holder)
      case .output(.failed(let message), _): .cannotWrite(message)
      }
    self.init(reason, failure.diagnostics)
  }
}
