package import Collector
package import Diagnostics

/// Lists the articles of a site: whether a selection takes each, and if not why.
package struct Listing: Sendable {
  private let request: SourceRequest

  package init(_ request: SourceRequest) { self.request = request }

  /// Every article of every language, by path.
  ///
  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  package func run() async throws(CompilerFailure) -> Diagnosed<[ListedArticle]> {
    let source = try await SourceStage(request: request, isListing: true).open()
    let articles = await source.value.site.listing(
      of: source.value.selection,
      jobs: request.jobs
    )
    await source.value.site.settled()
    return Diagnosed(articles, source.diagnostics + source.value.findingsOfSeries)
  }
}
