internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Diagnostics
internal import JSON

/// `broadsheet list`: every article, and whether an issue would take it.
struct ListCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, csv, json }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List every article: whether it would be selected, and if not why.",
    discussion: """
      Takes the same options of selection as build, and writes nothing.

      Examples:
        broadsheet list --week 2026-W07
        broadsheet list ~/sites/lantern --all --format csv > articles.csv
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup var edition: EditionOption
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup var issues: OutputOptions
  @OptionGroup(title: "Run") var run: RunOptions

  @Option(help: ArgumentHelp("table, csv or json.", valueName: "form"))
  var format: Format = .table

  func validate() throws { _ = try source.request(selection) }

  func run() async throws {
    var request = try source.request(selection)
    request.output = issues.output
    request.edition = edition.name
    let articles = try await run.console.outcome { [request] () async throws(CompilerFailure) in
      try await Listing(request).run()
    }
    run.console.report(FindingsReport(articles.diagnostics))
    for piece in await format.pieces(of: articles.value, jobs: request.jobs) {
      try run.console.result(bytes: piece)
    }
    withExtendedLifetime(articles) { run.console.leave() }
  }
}

extension ListCommand.Format {
  fileprivate func pieces(of articles: [ListedArticle], jobs: Int) async -> [[UInt8]] {
    switch self {
    case .table: await ArticleTable(articles).pieces(jobs: jobs)
    case .csv: await ArticleSheet(articles).pieces(jobs: jobs)
    case .json: await ArticleObjects(articles).pieces(jobs: jobs)
    }
  }
}
