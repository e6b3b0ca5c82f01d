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
    var ledger: Ledger
  }

  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  func open() async throws(CompilerFailure) -> Diagnosed<Source> {
    do throws(CollectionFailure) {
      let location = try SiteLocation.find(
        request.site,
        kind: request.kind,
        configuration: request.config
      )
      let opened = try await Collector.open(location, try options)
      return opened.map { source(of: $0) }
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
      return Collector.Options(title: request.title, baseURL: baseURL, jobs: request.jobs)
    }
  }

  private func source(of site: Site) -> Source {
    let output = OutputFolder(at: request.output ?? site.newsletter.output ?? "output")
    let ledger = output.ledger()
    var selection = request.overriding(site.newsletter.selection)
    selection.published = selection.period == .sinceLastIssue ? ledger.published() : []
    return Source(
      site: site,
      request: selection,
      selection: site.selection(selection, clock: request.clock),
      output: output,
      ledger: ledger
    )
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
