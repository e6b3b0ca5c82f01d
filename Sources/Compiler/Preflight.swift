internal import Articles
internal import Collector
package import Diagnostics
internal import Layout

/// Looks at a site's articles as `build` would, and writes nothing.
package struct Preflight: Sendable {
  /// What was looked at, and what was found.
  package struct Outcome: Sendable {
    package var articles: Int
    package var diagnostics: [Diagnostic]
  }

  private let request: SourceRequest
  private let isWholeSite: Bool

  /// With `isWholeSite` every article of every language, drafts too, instead of what the request selects.
  package init(_ request: SourceRequest, isWholeSite: Bool) {
    self.request = request
    self.isWholeSite = isWholeSite
  }

  /// All findings about articles, their links and their pictures.
  ///
  /// - Throws: `CompilerFailure` for a site that is not there or a configuration that is wrong.
  package func run() async throws(CompilerFailure) -> Outcome {
    let opened = try await SourceStage(request: request).open()
    let source = opened.value
    var findings =
      isWholeSite ? opened.diagnostics : source.findingsOfSelection(opened.diagnostics)
    let entries = isWholeSite ? source.site.entries : source.selection.selected
    let articles = await source.site.articles(entries, jobs: request.jobs)
      .collecting(into: &findings)
    _ = Build(BuildRequest(source: request)).compose(articles, source).collecting(into: &findings)
    _ = await PictureStage(workspace: source.site.location.workspace, jobs: request.jobs)
      .prepare(for: articles).collecting(into: &findings)
    return Outcome(articles: articles.count, diagnostics: findings)
  }
}
