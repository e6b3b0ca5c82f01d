internal import ArgumentParser
internal import Compiler
internal import Diagnostics
internal import Glibc
internal import Workspace

/// `broadsheet build`: one issue, written.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write an issue: its EPUB and its record.",
    discussion: """
      Without a period it takes the last complete one: the last week, unless newsletter.yaml says otherwise. \
      Standard output carries the paths of the written files, one a line, and nothing else.

      Examples:
        broadsheet build --week 2026-W07
        broadsheet build ~/sites/lantern --month 2026-02 --not-category Sport
        broadsheet build content/lake/the-ferry.md
      """
  )

  @OptionGroup var source: SiteOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Issue") var issue: IssueOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    let request = try request()
    let console = run.console
    let outcome = try await console.outcome { () async throws(CompilerFailure) in
      try await Build(request).run()
    }
    console.report(FindingsReport(outcome.diagnostics))
    if run.timings { console.report(outcome.timings) }
    console.progress(outcome.summary)
    try console.result(bytes: Array(outcome.paths.map { $0 + "\n" }.joined().utf8))
  }

  func validate() throws { _ = try request() }

  private func request() throws -> BuildRequest {
    var request = BuildRequest(source: try source.request(selection, title: issue.title))
    request.layout = issue.layout
    request.paper = issue.paper
    request.number = issue.number
    request.name = try issue.nameTemplate()
    request.formats = try issue.formats()
    request.attachesEPUB = issue.attachEpub
    request.linearizes = issue.linearize
    request.maximumSize = try issue.maximumSize()
    request.isStrict = issue.strict
    request.home = getenv("BROADSHEET_HOME").map { String(cString: $0) }
    return request
  }
}

/// What the issue is and how it looks.
struct IssueOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A layout by its name or file. Default: briefing.", valueName: "name"))
  var layout: String?

  @Option(
    help: ArgumentHelp(
      "a4, letter, a5, kindle, remarkable, or such as 90x120mm.",
      valueName: "paper"
    )
  )
  var paper: String?

  @Option(help: ArgumentHelp("The publication's title.", valueName: "title"))
  var title: String?

  @Option(help: ArgumentHelp("The issue's number.", valueName: "number"))
  var number: Int?

  @Option(
    help: ArgumentHelp(
      "How files are named, such as '{publication}-{period}'.",
      valueName: "template"
    )
  )
  var name: String?

  @Option(help: ArgumentHelp("The formats to write: epub,pdf.", valueName: "formats"))
  var format: String?

  @Flag(help: "Put the EPUB into the PDF, which is then PDF/A-3.")
  var attachEpub = false

  @Flag(help: "Order the PDF so that its first page shows before all of it has come.")
  var linearize = false

  @Option(
    help: ArgumentHelp(
      "How large each file may be: pictures are made smaller until it is.",
      valueName: "size"
    )
  )
  var maxSize: String?

  @Flag(help: "Write nothing if there is any warning or error; status 65.")
  var strict = false

  func validate() throws {
    if let number, !(0...9_999_999).contains(number) {
      throw ValidationError("--number takes a number from 0 to 9999999, not '\(number)'.")
    }
    if let formats = try? formats(), !formats.isEmpty, !formats.contains(.pdf) {
      if attachEpub {
        throw ValidationError("--attach-epub puts the EPUB into a PDF, and --format names none.")
      }
      if linearize { throw ValidationError("--linearize orders a PDF, and --format names none.") }
    }
    if let title, title.allSatisfy(\.isWhitespace) { throw ValidationError("--title is empty.") }
  }

  /// The template of `--name`; `nil` when it is not given.
  ///
  /// - Throws: `ValidationError` for one that cannot name files.
  func nameTemplate() throws -> NameTemplate? {
    guard let name else { return nil }
    do throws(NameTemplate.Mistake) {
      return try NameTemplate(name)
    } catch {
      throw ValidationError("--name \(error.words)")
    }
  }

  /// The size of `--max-size`; `nil` when it is not given.
  ///
  /// - Throws: `ValidationError` for what is no size.
  func maximumSize() throws -> SizeLimit? {
    try maxSize.map { text in
      guard let size = SizeLimit(text) else {
        throw ValidationError("--max-size takes a size such as 25MB, not '\(text)'.")
      }
      return size
    }
  }

  /// The formats of `--format`, parted by commas; none when it is not given.
  ///
  /// - Throws: `ValidationError` for a format that is not made.
  func formats() throws -> [BuildRequest.Format] {
    try (format ?? "").split(separator: ",").map { name in
      let name = name.lowercased()
      if let format = BuildRequest.Format(rawValue: name) { return format }
      throw ValidationError("No format is named '\(name)'; --format takes epub and pdf.")
    }
  }
}

extension Console {
  fileprivate func report(_ timings: [Timings.Stage]) {
    for stage in timings {
      let milliseconds =
        Double(stage.duration.components.attoseconds) / 1e15
        + Double(stage.duration.components.seconds) * 1000
      progress("\(stage.name): \((milliseconds * 10).rounded() / 10) ms")
    }
  }
}
