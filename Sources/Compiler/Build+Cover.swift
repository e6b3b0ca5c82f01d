internal import Articles
internal import Collector
internal import Diagnostics
internal import Layout
internal import Pictures
internal import TextShaping
internal import Workspace

// The cover takes as long as all articles together, and shows little of them: it is drawn while they are read.
extension Build {
  /// The issue's cover.
  func cover(
    of issue: Issue,
    _ draft: Draft,
    _ fonts: FontLibrary
  ) async -> Result<Diagnosed<EncodedPicture>, CompilerFailure> {
    let early = await draft.earlyCover?.value
    let stage = coverStage(draft.source, fonts, draft.layout)
    do throws(CompilerFailure) {
      return .success(try await stage.cover(of: issue, reusing: early))
    } catch {
      return .failure(error)
    }
  }

  /// A cover drawn from what front matter tells; `nil` where that is not enough.
  func earlyCover(
    _ source: SourceStage.Source,
    layout: Result<Diagnosed<LayoutDescription>, CompilerFailure>,
    _ fonts: Result<FontStage.Fonts, CompilerFailure>
  ) async -> CoverStage.DrawnCover? {
    guard let layout = try? layout.get().value,
      let fonts = try? fonts.get().library,
      let issue = expectedIssue(of: source, layout: layout)
    else { return nil }
    return await coverStage(source, fonts, layout).drawn(for: issue)
  }

  /// The issue as it will most likely be: the first article's picture is looked for, since that is shown.
  private func expectedIssue(
    of source: SourceStage.Source,
    layout: LayoutDescription
  ) -> Issue? {
    let entries = source.selection.selected
    guard let outlines = source.site.outlines(of: entries), !outlines.isEmpty else { return nil }
    var issue = compose(outlines, source).value
    guard let lead = issue.lead,
      let entry = entries.first(where: { $0.path.string == lead.metadata.path }),
      let article = source.site.picturedOutline(of: entry)
    else { return nil }
    issue.departments[0].articles[0] = article
    return numbered(issue, source, layout: layout)
  }

  private func coverStage(
    _ source: SourceStage.Source,
    _ fonts: FontLibrary,
    _ layout: LayoutDescription
  ) -> CoverStage {
    CoverStage(
      fonts: fonts,
      layout: layout,
      workspace: source.site.location.workspace,
      chosenPicture: source.site.newsletter.cover,
      jobs: request.source.jobs,
      memory: memory?.picturesOfRun
    )
  }
}
