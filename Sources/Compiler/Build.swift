internal import Articles
internal import Collector
package import Diagnostics
internal import Digests
internal import EPUBExport
internal import Layout
internal import Pictures
internal import Publication
internal import TextShaping
internal import Zip

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

  private let request: BuildRequest

  package init(_ request: BuildRequest) { self.request = request }

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
    let resources = try ResourceFolder.find(home: request.home)
    let source = try await SourceStage(request: request.source).open()
      .concerningSelection.collecting(into: &findings)
    try checkPaper(request.paper ?? source.site.newsletter.paper)
    timings.end("open")
    let name = request.layout ?? source.site.newsletter.layout ?? "briefing"
    let reading = Task {
      Result { () throws(CompilerFailure) in try LayoutStage(resources: resources).layout(name) }
    }
    let articles = await source.site
      .articles(source.selection.selected, jobs: request.source.jobs)
      .collecting(into: &findings)
    let layout = try await reading.value.get()
    guard !articles.isEmpty else {
      throw CompilerFailure(.nothingSelected(Self.whereArticlesAre(source)))
    }
    timings.end("read")
    let composed = compose(articles, source).collecting(into: &findings)
    let issue = source.ledger.numbered(
      composed,
      requested: request.number,
      first: source.site.newsletter.firstNumber ?? 1
    )
    timings.end("compose")
    let epub = try await epub(of: issue, layout, source, resources).collecting(into: &findings)
    timings.end("export")
    let report = FindingsReport(findings)
    if request.isStrict, report.errors + report.warnings > 0 { throw CompilerFailure(.findings) }
    let paths = try commit(issue, epub, layout, report, source)
    timings.end("commit")
    return Outcome(
      paths: paths,
      summary: Self.summary(of: issue),
      diagnostics: findings,
      timings: timings.stages
    )
  }

  // MARK: Compose

  private func compose(_ articles: [Article], _ source: SourceStage.Source) -> Diagnosed<Issue> {
    let composer = Composer(departments: source.site.newsletter.departments)
    return composer.compose(
      articles,
      of: source.site.identity(for: source.selection),
      siteLanguage: source.site.identity.language,
      period: source.selection.period,
      isSorted: source.request.order != nil
    )
  }

  private func checkPaper(_ paper: String?) throws(CompilerFailure) {
    guard let paper, Paper(paper) == nil else { return }
    let hint = Suggestion.hint(for: paper, among: Paper.named.map(\.name)).map { "; \($0)" } ?? ""
    throw CompilerFailure(.usage("no paper named '\(paper)'\(hint)"))
  }

  // MARK: Export

  /// The cover is drawn while pictures are proved and articles written.
  private func epub(
    of issue: Issue,
    _ layout: LayoutDescription,
    _ source: SourceStage.Source,
    _ resources: ResourceFolder
  ) async throws(CompilerFailure) -> Diagnosed<EPUB> {
    let workspace = source.site.location.workspace
    let jobs = request.source.jobs
    let drawing = Task { () -> Result<Diagnosed<EncodedPicture>, CompilerFailure> in
      Result { () throws(CompilerFailure) in
        let fonts = try FontStage(resources: resources).library(for: layout)
        return try CoverStage(
          fonts: fonts,
          layout: layout,
          workspace: workspace,
          chosenPicture: source.site.newsletter.cover
        ).cover(of: issue)
      }
    }
    let pictures = await PictureStage(workspace: workspace, jobs: jobs)
      .prepare(for: issue.articles)
    let export = EPUBExport(issue: issue, layout: layout, pictures: pictures.value)
    let pages = try await packing { () async throws(ArchiveFailure) in
      try await export.pages(jobs: jobs)
    }
    let cover = try await drawing.value.get()
    let epub = try await packing { () async throws(ArchiveFailure) in
      try export.bound(pages, cover: cover.value)
    }
    return Diagnosed(epub, pictures.diagnostics + cover.diagnostics)
  }

  private func packing<Value>(
    _ work: () async throws(ArchiveFailure) -> Value
  ) async throws(CompilerFailure) -> Value {
    do throws(ArchiveFailure) {
      return try await work()
    } catch {
      throw CompilerFailure(.defect("the EPUB cannot be packed: \(error)"))
    }
  }

  // MARK: Commit

  private func commit(
    _ issue: Issue,
    _ epub: EPUB,
    _ layout: LayoutDescription,
    _ report: FindingsReport,
    _ source: SourceStage.Source
  ) throws(CompilerFailure) -> [String] {
    let file = OutputFolder.File(name: issue.fileName + ".epub", bytes: epub.bytes)
    let record = IssueRecord(
      of: issue,
      layout: layout.name,
      paper: nil,
      hrefs: epub.hrefs,
      files: [
        IssueRecord.File(
          path: file.name,
          mediaType: "application/epub+zip",
          bytes: file.bytes.count,
          sha256: Digest.sha256(file.bytes)
        )
      ],
      counts: IssueRecord.Counts(errors: report.errors, warnings: report.warnings)
    )
    let recordFile = OutputFolder.File(name: issue.fileName + ".json", bytes: record.bytes)
    try commit([file], record: recordFile, of: issue, source)
    return [file, recordFile].map { source.output.place(of: $0.name) }
  }

  private func commit(
    _ files: [OutputFolder.File],
    record: OutputFolder.File,
    of issue: Issue,
    _ source: SourceStage.Source
  ) throws(CompilerFailure) {
    let previous = source.ledger.issues.first { $0.name == issue.fileName }
    do throws(OutputFolder.Failure) {
      try source.output.commit(
        files,
        record: record,
        replacing: previous?.files ?? [],
        holding: try source.output.lock()
      )
    } catch {
      switch error {
      case .locked: throw CompilerFailure(.locked(folder: source.output.path))
      case .failed(let words): throw CompilerFailure(.cannotWrite(words))
      }
    }
  }

  // MARK: Words

  private static func summary(of issue: Issue) -> String {
    let articles = issue.articles.count
    let noun = articles == 1 ? "article" : "articles"
    return "\(issue.bookTitle): \(articles) \(noun), \(issue.phrases.words(issue.words))"
  }

  /// What is there, for a user whose request found nothing.
  private static func whereArticlesAre(_ source: SourceStage.Source) -> String {
    let candidates = source.selection.candidates
    guard !candidates.isEmpty else { return "there are no articles" }
    guard candidates.contains(where: { $0.reason != .unreadable }) else {
      return "no article can be read"
    }
    let zone = source.site.identity.zone
    let days = candidates.compactMap(\.entry.metadata.publication).map(zone.day).sorted()
    guard let first = days.first, let last = days.last else {
      return "none of the \(candidates.count) articles has a date; --all takes them"
    }
    let span = first == last ? "on \(first)" : "between \(first) and \(last)"
    return
      "nothing to publish in \(source.selection.period.name): \(candidates.count) articles are "
      + "dated \(span); 'broadsheet list' says why each is left out"
  }
}
