internal import ArgumentParser
internal import Compiler
internal import Diagnostics

/// `broadsheet layouts`: what layouts there are, what is wrong with one, and what one can say.
struct LayoutsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layouts",
    abstract: "List the layouts and their options, or check one.",
    discussion: """
      Examples:
        broadsheet layouts
        broadsheet layouts check my-layout.yaml
        broadsheet layouts keys
      """,
    subcommands: [ListLayouts.self, CheckLayout.self, LayoutKeys.self],
    defaultSubcommand: ListLayouts.self
  )
}

/// `broadsheet layouts list`, which is what `broadsheet layouts` does.
struct ListLayouts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the layouts, a line each."
  )

  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    let console = run.console
    let layouts = try await console.outcome { () async throws(CompilerFailure) in
      try LayoutShelf(home: Broadsheet.home).entries()
    }
    console.report(FindingsReport(layouts.diagnostics))
    let width = layouts.value.map(\.name.count).max() ?? 0
    let lines = layouts.value.map { layout in
      layout.name + String(repeating: " ", count: width - layout.name.count + 2) + layout.summary
    }
    try console.result(lines: lines)
  }
}

/// `broadsheet layouts check`: everything that is wrong with a layout.
struct CheckLayout: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell all that is wrong with a layout; write nothing.",
    discussion: "The status is 1 where there are errors, and 0 where build would take the layout."
  )

  @Argument(help: ArgumentHelp("The file of a layout, or the name of one.", valueName: "file"))
  var layout: String

  @OptionGroup(title: "Run") var run: RunOptions

  @Flag(help: "Status 65 if there is any warning or error.")
  var strict = false

  func run() async throws {
    let console = run.console
    let outcome = try await console.outcome { () async throws(CompilerFailure) in
      try LayoutShelf(home: Broadsheet.home).report(on: layout)
    }
    let report = FindingsReport(outcome.diagnostics)
    console.report(report)
    console.progress(
      outcome.papers.isEmpty
        ? "no paper with a name has room for it"
        : "papers: \(outcome.papers.joined(separator: ", "))"
    )
    try console.end(after: report, isStrict: strict)
  }
}

/// `broadsheet layouts keys`: the reference of `layout.yaml`.
struct LayoutKeys: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print every key of a layout, what it takes and what it means, in Markdown."
  )

  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    try run.console.result(bytes: Array(LayoutShelf.reference.utf8))
  }
}
