internal import ArgumentParser
internal import Collector
internal import Compiler
internal import Workspace

/// What is read, and how.
struct SiteOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A site's folder, one article, a feed, or a newsletter.yaml. Default: the current folder.",
      valueName: "site"
    )
  )
  var site = "."

  @Option(help: ArgumentHelp("The newsletter.yaml to use.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Read the site as hugo, jekyll, zola, eleventy, pelican, plain or feed.",
      valueName: "kind"
    )
  )
  var kind: SiteKind?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("Where the site stands on the web.", valueName: "url")
  )
  var baseURL: String?

  @Option(help: ArgumentHelp("How many articles are worked on at once.", valueName: "count"))
  var jobs: Int?

  func validate() throws { try JobCount.validate(jobs) }

  /// What is read, with what the options of selection ask of it.
  ///
  /// - Throws: `ValidationError` for an option that cannot be read.
  func request(_ selection: SelectionOptions, title: String? = nil) throws -> SourceRequest {
    // Read once now, so that a mistake in a call is told before anything is opened.
    _ = try selection.overriding(SelectionRequest())
    return request(clock: try selection.clock(), title: title) {
      (try? selection.overriding($0)) ?? $0
    }
  }

  /// What is read, at the machine's clock unless another is given.
  func request(
    clock: ClockSetting?,
    title: String? = nil,
    overriding: @escaping @Sendable (SelectionRequest) -> SelectionRequest = { $0 }
  ) -> SourceRequest {
    var request = SourceRequest(
      site: site,
      clock: clock ?? .now,
      jobs: JobCount.of(jobs),
      overriding: overriding
    )
    request.config = config
    request.kind = kind
    request.baseURL = baseURL
    request.title = title
    request.cacheFolder = CacheFolder.path
    return request
  }
}

extension SiteKind: ExpressibleByArgument {}
