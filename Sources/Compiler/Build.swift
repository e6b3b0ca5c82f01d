internal import Articles
internal import Collector
package import Diagnostics
internal import Digests
internal import EPUBExport
internal import Jobs
internal import Layout
internal import PageModel
internal import Publication

/// Compiles an issue: from the site that was named to the files in the output folder.
package struct Build: Sendable {
  /// What was written.
  package struct Outcome: Sendable {
    /// Paths of the files as the user would name them, the record last.
    package var paths: [String]
    package var summary: String
    package var diagnostics: [Diagnostic]
    package var timings: [Timings.Stage]
  }

  /// An issue before it has its number, and what it is made with.
  struct Draft: Sendable {
    var issue: Issue
    var layout: LayoutDescription
    var paper: Paper
    var formats: Set<BuildRequest.Format>
    /// The command's, and what it leaves open from the newsletter.
    var press: PressSettings
    var source: SourceStage.Source
    /// Opened while articles are read.
    var fonts: Task<Result<FontStage.Fonts, CompilerFailure>, Never>
    /// A cover in the making, drawn while articles are read.
    var earlyCover: Task<CoverStage.DrawnCover?, Never>?
  }

  let request: BuildRequest
  /// Where the same issue is made again and again.
  let memory: BuildMemory?

  /// The site of `request`, where it is open already.
  private let site: Diagnosed<Site>?
  /// The output folder, where this run has it already.
  private let held: HeldFolder?

  package init(_ request: BuildRequest) { self.init(request, memory: nil) }

  init(
    _ request: BuildRequest,
    site: Diagnosed<Site>? = nil,
    held: HeldFolder? = nil,
    memory: BuildMemory?
  ) {
    self.request = request
    self.site = site
    self.held = held
    self.memory = memory
  }

  /// Runs all stages.
  ///
  /// - Throws: `CompilerFailure` when no issue was written; what was found until then is in it.
  package func run() async throws(CompilerFailure) -> Outcome {
    var findings: [Diagnostic] = []
    var timings = Timings()
    do throws(CompilerFailure) {
      return try await run(&findings, &timings)
    } catch {
      throw CompilerFailure(error.reason, findings + error.diagnostics)
    }
  }

  private func run(
    _ findings: inout [Diagnostic],
    _ timings: inout Timings
  ) async throws(CompilerFailure) -> Outcome {
    let stage = SourceStage(request: request.source)
    let opened = if let site { site } else { try await stage.site() }
    let site = opened.collecting(into: &findings)
    // From here to the end, so that what is new, the number and the revision are nobody else's.
    let held = if let held { held } else { try HeldFolder(stage.output(of: site)) }
    let output = held.folder
    let source = try stage.source(of: site, held.ledger).collecting(into: &findings)
    findings = source.findingsOfSelection(findings)
    let unreadable = source.ledger.unreadableRecords(of: site.identity(for: source.selection))
    findings += unreadable
    if let problem = source.clockProblem { throw CompilerFailure(.refused, [problem]) }
    let draft = try await draft(of: source, &findings, &timings)
    let issue = numbered(draft.issue, source, layout: draft.layout)
    async let likenesses = LikenessStage(jobs: request.source.jobs).findings(in: issue.articles)
    let exports = try await exports(of: issue, draft, &timings).collecting(into: &findings)
    findings += await likenesses
    let names = exports.names(of: issue)
    let replacing = try source.ledger.replacing(by: issue, with: names, in: output)
    let ofSeries = source.ledger.oddNumbers(with: issue) + replacing.diagnostics
    findings += ofSeries
    let report = FindingsReport(findings)
    if draft.press.isStrict == true, report.errors + report.warnings > 0 {
      throw CompilerFailure(.findings)
    }
    let counts = report.counts(without: unreadable + ofSeries)
    let files = files(of: issue, exports, draft, counts)
    try output.commit(files, replacing.value, holding: held.lock)
    timings.end("commit")
    discard(draft)
    return outcome(of: issue, files, in: output, findings, timings)
  }

  private func outcome(
    of issue: Issue,
    _ files: Files,
    in output: OutputFolder,
    _ findings: [Diagnostic],
    _ timings: Timings
  ) -> Outcome {
    Outcome(
      paths: (files.contents + [files.record]).map { output.place(of: $0.name) },
      summary: Build.summary(of: issue),
      diagnostics: findings,
      timings: timings.stages
    )
  }

  // MARK: The draft

  /// Reads the articles that were selected and composes them; the layout is read meanwhile.
  func draft(
    of source: SourceStage.Source,
    _ findings: inout [Diagnostic],
    _ timings: inout Timings
  ) async throws(CompilerFailure) -> Draft {
    let resources = try ResourceFolder.find(home: request.home)
    let formats = try formats(source.site.newsletter.formats).collecting(into: &findings)
    let paper = try paper(source.site.newsletter)
    let press = request.press.over(source.site.newsletter.press)
    timings.end("open")
    let reading = Task {
      knownLayout(source.site.newsletter.layout, scale: press.scale ?? 1, in: resources)
    }
    let opening = Task { fonts(in: resources, for: await reading.value) }
    // Among several editions there is enough to do meanwhile, and most covers have a picture.
    let drawing =
      formats.contains(.epub) && memory == nil
      ? Task { await earlyCover(source, layout: await reading.value, await opening.value) } : nil
    let articles = await source.site
      .articles(source.selection.selected, jobs: request.source.jobs, memory: memory?.articles)
      .collecting(into: &findings)
    let layout = try await reading.value.get().collecting(into: &findings)
    timings.end("read")
    guard !articles.isEmpty else {
      throw CompilerFailure(.nothingSelected(Build.whereArticlesAre(source)))
    }
    let issue = compose(articles, source).collecting(into: &findings)
    timings.end("compose")
    return Draft(
      issue: issue,
      layout: layout,
      paper: paper,
      formats: formats,
      press: press,
      source: source,
      fonts: opening,
      earlyCover: drawing
    )
  }

  private func fonts(
    in resources: ResourceFolder,
    for layout: Result<Diagnosed<LayoutDescription>, CompilerFailure>
  ) -> Result<FontStage.Fonts, CompilerFailure> {
    Result { () throws(CompilerFailure) in
      let layout = try layout.get().value
      let stage = FontStage(resources: resources)
      guard let memory else { return try stage.fonts(for: layout) }
      return try memory.fonts(for: layout, by: stage)
    }
  }

  /// The issue with its number, its name and its revision.
  func numbered(
    _ issue: Issue,
    _ source: SourceStage.Source,
    layout: LayoutDescription
  ) -> Issue {
    var issue = source.ledger.numbered(
      issue,
      requested: request.number,
      first: source.site.newsletter.firstNumber ?? 1
    )
    issue.name = request.name?.name(of: issue, layout: layout.name)
    return source.ledger.revised(issue)
  }

  func compose(_ articles: [Article], _ source: SourceStage.Source) -> Diagnosed<Issue> {
    let composer = Composer(departments: source.site.newsletter.departments)
    return composer.compose(
      articles,
      of: source.site.identity(for: source.selection),
      siteLanguage: source.site.identity.language,
      period: source.selection.period,
      edition: source.site.newsletter.edition,
      isSorted: source.request.order != nil
    )
  }

  /// The formats that the command names, else the newsletter's, else all.
  private func formats(
    _ configured: [String]
  ) throws(CompilerFailure) -> Diagnosed<Set<BuildRequest.Format>> {
    guard request.formats.isEmpty else { return Diagnosed(Set(request.formats)) }
    guard !configured.isEmpty else { return Diagnosed(Set(BuildRequest.Format.allCases)) }
    let known = configured.compactMap(BuildRequest.Format.init)
    let unknown = configured.filter { BuildRequest.Format(rawValue: $0) == nil }
    guard !known.isEmpty else {
      throw CompilerFailure(.badConfiguration, unknown.map { .formatNotMade($0, .error) })
    }
    return Diagnosed(Set(known), unknown.map { .formatNotMade($0, .warning) })
  }

  /// The layout of the issue, read once in a run.
  private func knownLayout(
    _ configured: Newsletter.Written?,
    scale: Double,
    in resources: ResourceFolder
  ) -> Result<Diagnosed<LayoutDescription>, CompilerFailure> {
    let enlarged = {
      readLayout(configured, in: resources).map { $0.map { $0.enlarged(by: scale) } }
    }
    guard let memory else { return enlarged() }
    return memory.layout(request.layout == nil ? configured?.text : nil, scale: scale, enlarged)
  }

  /// The layout that the command names, else the newsletter's, else the plainest.
  private func readLayout(
    _ configured: Newsletter.Written?,
    in resources: ResourceFolder
  ) -> Result<Diagnosed<LayoutDescription>, CompilerFailure> {
    let place = request.layout == nil ? configured?.place : nil
    return LayoutStage(resources: resources, place: place)
      .result(request.layout ?? configured?.text ?? "briefing")
  }

  private func paper(_ newsletter: Newsletter) throws(CompilerFailure) -> Paper {
    guard let name = request.paper ?? newsletter.paper?.text else { return .a4 }
    if let paper = Paper(name) { return paper }
    let place = request.paper == nil ? newsletter.paper?.place : nil
    throw CompilerFailure.unknownName("paper", name, hint: Paper.hint, at: place)
  }
}
