internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Diagnostics

/// `broadsheet check`: all findings about a site's articles, or about a file.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell all that is wrong with a site's articles, an EPUB or a PDF; write nothing.",
    discussion: """
      A file may be anybody's. Of a site every article is checked, drafts too, unless options of selection say \
      which. The status is 1 where there are errors.

      Examples:
        broadsheet check output/the-lantern-2026-w07.epub
        broadsheet check --strict --diagnostics json report.pdf
        broadsheet check ~/sites/lantern --week 2026-W07
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup var edition: EditionOption
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup var issues: OutputOptions
  @OptionGroup(title: "Run") var run: RunOptions

  @Flag(help: "Status 65 if there is any warning or error.")
  var strict = false

  func validate() throws { _ = try source.request(selection) }

  func run() async throws {
    var request = try source.request(selection)
    request.output = issues.output
    request.edition = edition.name
    let isWholeSite = try selection.overriding(SelectionRequest()) == SelectionRequest()
    let console = run.console
    let report: FindingsReport
    if source.namesFile {
      report = FindingsReport(
        try await console.outcome { () async throws(CompilerFailure) in
          try await FileCheck(request.site, jobs: request.jobs).run()
        }
      )
    } else {
      let outcome = try await console.outcome { () async throws(CompilerFailure) in
        try await Preflight(request, isWholeSite: isWholeSite).run()
      }
      report = FindingsReport(outcome.diagnostics)
      console.progress(counted(outcome.articles, "article"))
    }
    console.report(report)
    try console.end(after: report, isStrict: strict)
  }
}

extension SiteOptions {
  /// Whether a finished file is named, and not a site.
  fileprivate var namesFile: Bool {
    let name = site.lowercased()
    return name.hasSuffix(".epub") || name.hasSuffix(".kepub") || name.hasSuffix(".pdf")
  }
}
