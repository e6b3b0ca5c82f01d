internal import Collector
internal import Diagnostics
internal import EPUBExport
internal import Layout
internal import Pictures
internal import Zip

extension Build {
  /// The EPUB; its cover is drawn while pictures are proved and articles written.
  func epub(of issue: Issue, _ draft: Draft) async throws(CompilerFailure) -> Diagnosed<EPUB> {
    let workspace = draft.source.site.location.workspace
    let jobs = request.source.jobs
    async let drawing = cover(of: issue, draft)
    let pictures = await PictureStage(workspace: workspace, jobs: jobs)
      .prepare(for: issue.articles)
    let export = EPUBExport(issue: issue, layout: draft.layout, pictures: pictures.value)
    let pages = try await packing { () async throws(ArchiveFailure) in
      try await export.pages(jobs: jobs)
    }
    let cover = try await drawing.get()
    let epub = try await packing { () async throws(ArchiveFailure) in
      try export.bound(pages, cover: cover.value)
    }
    return Diagnosed(epub, pictures.diagnostics + cover.diagnostics)
  }

  private func cover(
    of issue: Issue,
    _ draft: Draft
  ) -> Result<Diagnosed<EncodedPicture>, CompilerFailure> {
    Result { () throws(CompilerFailure) in
      let fonts = try FontStage(resources: draft.resources).library(for: draft.layout)
      let stage = CoverStage(
        fonts: fonts,
        layout: draft.layout,
        workspace: draft.source.site.location.workspace,
        chosenPicture: draft.source.site.newsletter.cover
      )
      return try stage.cover(of: issue)
    }
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
}
