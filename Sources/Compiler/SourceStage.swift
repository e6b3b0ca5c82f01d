internal import Articles
internal import Collector
internal import Diagnostics
internal import Publication
internal import Workspace

/// Opens the site that was named, and decides which of its articles are meant.
struct SourceStage: Sendable {
  var request: SourceRequest

  /// A site, what was selected of it, and where its issues lie.
  struct Source: Sendable {
    var site: Site
    var request: SelectionRequest
    var selection: Selection
    var output: OutputFolder
  }

  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  func open() async throws(CompilerFailure) -> Diagnosed<Source> {
    let opened = try await site()
    var diagnostics = opened.diagnostics
    return Diagnosed(try source(of: opened.value, &diagnostics), diagnostics)
  }

  private func site() async throws(CompilerFailure) -> Diagnosed<Site> {
    do throws(CollectionFailure) {
      let location = try SiteLocation.find(
        request.site,
        kind: request.kind,
        configuration: request.config
      )
      return try await Collector.open(location, try options)
    } catch {
      throw CompilerFailure(error)
    }
  }

  private var options: Collector.Options {
    get throws(CollectionFailure) {
      let baseURL = request.baseURL.flatMap(Collector.baseURL)
      if let written = request.baseURL, baseURL == nil {
        throw .badConfiguration([.badBaseURLOption(written)])
      }
      return Collector.Options(
        title: request.title,
        baseURL: baseURL,
        language: request.overriding(SelectionRequest()).language,
        jobs: request.jobs
      )
    }
  }

  private func source(
    of site: Site,
    _ diagnostics: inout [Diagnostic]
  ) throws(CompilerFailure) -> Source {
    let output = OutputFolder(at: request.output ?? site.newsletter.output ?? "output")
    var selection = request.overriding(site.newsletter.selection)
    try checkIncluded(selection.included, in: site)
    if selection.period == .sinceLastIssue {
      let publication = site.identity(for: site.selection(selection, clock: request.clock))
      let ledger = try output.committedIssues()
      diagnostics += ledger.unreadableRecords(of: publication)
      selection.published = ledger.published(by: publication)
    }
    return Source(
      site: site,
      request: selection,
      selection: site.selection(selection, clock: request.clock),
      output: output
    )
  }
}

extension SourceStage {
  /// An article that is asked for by its path has to be there.
  private func checkIncluded(_ paths: [String], in site: Site) throws(CompilerFailure) {
    let known = site.entries.map(\.path.string)
    for path in paths where !known.contains(WorkspacePath(path)?.string ?? "") {
      let hint = Suggestion.nearest(to: path, among: known).map { "; did you mean '\($0)'?" } ?? ""
      throw CompilerFailure(.missingInput("no article '\(path)' to include\(hint)"))
    }
  }
}

extension OutputFolder {
  /// The ledger, its failure told as the compiler tells it.
  func committedIssues() throws(CompilerFailure) -> Ledger {
    do throws(Failure) { return try ledger() } catch { throw CompilerFailure(error, in: path) }
  }

  /// The lock, its failure told as the compiler tells it.
  func locked() throws(CompilerFailure) -> FolderLock {
    do throws(Failure) { return try lock() } catch { throw CompilerFailure(error, in: path) }
  }
}

extension CompilerFailure {
  init(_ failure: OutputFolder.Failure, in folder: String) {
    switch failure {
    case .locked: self.init(.locked(folder: folder))
    case .failed(let words): self.init(.cannotWrite(words))
    }
  }
}

extension Diagnosed<SourceStage.Source> {
  /// The findings that matter to an issue: not what is odd in articles that it leaves out.
  ///
  /// An article that cannot be read at all might have belonged to it, and stays an error.
  var concerningSelection: Diagnosed {
    let others = Set(value.selection.candidates.filter { !$0.isSelected }.map(\.entry.path.string))
    let kept = diagnostics.filter { finding in
      finding.severity == .error || !(finding.place.map { others.contains($0.file) } ?? false)
    }
    return Diagnosed(value, kept)
  }
}

extension CompilerFailure {
  fileprivate init(_ failure: CollectionFailure) {
    switch failure {
    case .missingInput(let name, let reason):
      self.init(.missingInput("cannot read '\(name)': \(reason.words)"))
    case .badConfiguration(let diagnostics): self.init(.badConfiguration, diagnostics)
    }
  }
}

extension Diagnostic {
  static func badBaseURLOption(_ written: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "invalid-base-url",
      "'\(written)' is no address of a site",
      hint: "such as 'https://news.example/'"
    )
  }
}
