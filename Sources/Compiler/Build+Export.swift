internal import Articles
internal import Collector
internal import Diagnostics
internal import EPUBExport
internal import Inspection
internal import Jobs
internal import Layout
internal import PDFExport
internal import PageModel
internal import Pictures
internal import QPDF
internal import TextShaping
internal import Typesetting
internal import Zip

extension Build {
  /// The files of an issue; `nil` for a format that is not wanted.
  struct Exports: Sendable {
    var epub: EPUB?
    var pdf: PageStage.PrintedIssue?
  }

  /// The issue in every format that is wanted, all from the same pictures and pages.
  ///
  /// The cover is drawn while pictures are proved and articles set; the EPUB is packed while pages are painted,
  /// unless it is to be put into the PDF. Where a file is larger than the user wants, pictures are made smaller
  /// and everything is made anew.
  func exports(
    of issue: Issue,
    _ draft: Draft,
    _ timings: inout Timings
  ) async throws(CompilerFailure) -> Diagnosed<Exports> {
    let fonts = try await draft.fonts.value.get()
    let drawing =
      makesEPUB(draft) ? Task { await cover(of: issue, draft, fonts.library) } : nil
    var economy = PictureEconomy(
      stage: pictureStage(draft),
      articles: issue.articles
    )
    var pictures = await economy.pictures()
    timings.end("pictures")
    // No file is smaller than its pictures: where they are too large already, none is made of them.
    if let limit = draft.press.maximumSize, let excess = pictures.value.excess(over: limit) {
      economy.cover = try await drawing?.value.get().value
      if let smaller = await economy.pictures(lighterBy: excess, than: pictures.value) {
        pictures.value = smaller
      }
      timings.end("reduce")
    }
    while true {
      let made = try await exports(
        of: issue,
        draft,
        fonts,
        pictures.value,
        cover: drawing,
        &timings
      )
      if economy.cover == nil { economy.cover = try await drawing?.value.get().value }
      guard let limit = draft.press.maximumSize,
        let excess = made.value.excess(over: limit),
        let smaller = await economy.pictures(lighterBy: excess, than: pictures.value)
      else {
        let report = made.value.report(on: economy, within: draft.press.maximumSize)
        return Diagnosed(made.value, pictures.diagnostics + made.diagnostics + report)
      }
      pictures.value = smaller
      timings.end("reduce")
    }
  }

  func pictureStage(_ draft: Draft) -> PictureStage {
    PictureStage(
      workspace: draft.source.site.location.workspace,
      jobs: request.source.jobs,
      memory: memory?.pictures
    )
  }

  private func attachesEPUB(_ draft: Draft) -> Bool {
    draft.press.attachesEPUB == true && draft.formats.contains(.pdf)
  }

  private func makesEPUB(_ draft: Draft) -> Bool {
    draft.formats.contains(.epub) || attachesEPUB(draft)
  }

  private func exports(
    of issue: Issue,
    _ draft: Draft,
    _ fonts: FontStage.Fonts,
    _ pictures: IssuePictures,
    cover drawing: Task<Result<Diagnosed<EncodedPicture>, CompilerFailure>, Never>?,
    _ timings: inout Timings
  ) async throws(CompilerFailure) -> Diagnosed<Exports> {
    var findings: [Diagnostic] = []
    let pages = try await setPages(of: issue, draft, fonts, pictures.ofArticles).collecting(
      into: &findings
    )
    if pages != nil { timings.end("set") }
    async let printing = attachesEPUB(draft) ? nil : printed(pages, of: issue)
    var exports = Exports()
    if let drawing {
      let embedding = try embedding(draft, fonts.library)
      let typefaces = embedding?.typefaces(of: draft.layout).collecting(into: &findings)
      let export = EPUBExport(
        issue: issue,
        layout: draft.layout,
        pictures: pictures.ofArticles,
        printedPages: pages.map { PrintedPage.beginnings(in: $0.issue.map, of: issue) } ?? [],
        typefaces: typefaces ?? [:]
      )
      let contents = try await contents(of: export)
      let embedded = try await embedding?.fonts(for: contents, of: draft.layout)
      let cover = try await drawing.value.get().collecting(into: &findings)
      exports.epub = try await packing { () async throws(ArchiveFailure) in
        try export.bound(contents, cover: pictures.cover ?? cover, fonts: embedded ?? [])
      }
      timings.end("pack")
      if let epub = exports.epub { try await inspect(epub, of: issue) }
      timings.end("inspect")
    }
    if let printed = await printing {
      exports.pdf = try printed.get().collecting(into: &findings)
    } else {
      let attachment = exports.epub.map { PDFAttachment($0, of: issue) }
      exports.pdf = try await printed(pages, of: issue, attaching: attachment).get()
        .collecting(into: &findings)
      if !draft.formats.contains(.epub) { exports.epub = nil }
    }
    discard(pages)
    if exports.pdf != nil { timings.end("paint") }
    if draft.press.linearizes == true, let pdf = exports.pdf {
      exports.pdf?.bytes = try linearized(pdf.bytes)
      timings.end("linearize")
    }
    return Diagnosed(exports, findings)
  }

  struct SetPages: Sendable {
    var stage: PageStage
    var issue: SetIssue
  }

  // MARK: The PDF

  /// The pages of the issue; `nil` where no PDF is wanted.
  func setPages(
    of issue: Issue,
    _ draft: Draft,
    _ fonts: FontStage.Fonts,
    _ pictures: [String: EncodedPicture]
  ) async throws(CompilerFailure) -> Diagnosed<SetPages?> {
    guard draft.formats.contains(.pdf) else { return Diagnosed(nil) }
    let stage = PageStage(
      fonts: fonts.library,
      hyphenators: fonts.hyphenators,
      layout: draft.layout,
      paper: draft.paper,
      pictures: pictures,
      jobs: request.source.jobs,
      workspace: draft.source.site.location.workspace,
      memory: memory
    )
    return try await stage.pages(of: issue).map { SetPages(stage: stage, issue: $0) }
  }

  /// The PDF of set pages; a picture that cannot be drawn is told in words, and the pages are set anew.
  private func printed(
    _ pages: SetPages?,
    of issue: Issue,
    attaching attachment: PDFAttachment? = nil
  ) async -> Result<Diagnosed<PageStage.PrintedIssue?>, CompilerFailure> {
    guard var pages else { return .success(Diagnosed(nil)) }
    var findings: [Diagnostic] = []
    while true {
      do throws(PDFFailure) {
        let printed = try await pages.stage.printed(pages.issue, of: issue, attaching: attachment)
        if let failure = CompilerFailure(inspecting: "the PDF", printed.findings) {
          return .failure(failure)
        }
        return .success(Diagnosed(printed, findings))
      } catch {
        guard let picture = error.picture, pages.stage.pictures[picture] != nil else {
          let articles = Build.articles(concernedBy: error, pages.issue.map, of: issue)
          return .failure(CompilerFailure(.defect("the PDF cannot be made: \(error)\(articles)")))
        }
        pages.stage.pictures[picture] = nil
        let use = PictureStage.firstUses(in: issue.articles).first { $0.path == picture }
        findings.append(
          .unusablePicture(use ?? PictureStage.Use(path: picture), "\(error)")
        )
      }
      do throws(CompilerFailure) {
        pages.issue = try await pages.stage.pages(of: issue).value
      } catch {
        return .failure(error)
      }
    }
  }

  private func linearized(_ pdf: [UInt8]) throws(CompilerFailure) -> [UInt8] {
    do throws(QPDFFailure) {
      return try Linearization.linearized(pdf)
    } catch .missingLibrary {
      throw CompilerFailure(.badConfiguration, [.noLinearization])
    } catch {
      throw CompilerFailure(.defect("the PDF cannot be linearized: \(error)"))
    }
  }

  /// The articles on the page at which painting failed, as findings name them.
  private static func articles(
    concernedBy failure: PDFFailure,
    _ map: PageMap,
    of issue: Issue
  ) -> String {
    guard let page = failure.page else { return "" }
    let ids = map.articles(onPage: page)
    let paths = ids.compactMap { id in
      issue.articles.first { $0.id.path == id }?.metadata.path
    }
    return paths.isEmpty ? "" : " (in \(paths.joined(separator: ", ")))"
  }

  // MARK: The EPUB

  /// Looks at an EPUB before anybody gets it: one that fails is not written.
  private func inspect(_ epub: EPUB, of issue: Issue) async throws(CompilerFailure) {
    let findings = await EPUBInspection.findings(
      in: epub.bytes,
      named: issue.fileName + ".epub",
      options: InspectionOptions(decodesPictures: false, jobs: request.source.jobs)
    )
    if let failure = CompilerFailure(inspecting: "the EPUB", findings) { throw failure }
  }

  /// `nil` where no fonts go along.
  private func embedding(
    _ draft: Draft,
    _ fonts: FontLibrary
  ) throws(CompilerFailure) -> EmbeddingStage? {
    guard draft.press.embedsFonts == true else { return nil }
    guard FontSubset.isAvailable else {
      throw CompilerFailure(.badConfiguration, [.noSubsetting])
    }
    return EmbeddingStage(fonts: fonts, jobs: request.source.jobs)
  }

  private func contents(of export: EPUBExport) async throws(CompilerFailure) -> EPUBExport.Pages {
    let jobs = request.source.jobs
    return try await packing { () async throws(ArchiveFailure) in
      try await export.pages(jobs: jobs)
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

extension PDFFailure {
  /// The page at which it arose, from 1.
  fileprivate var page: Int? {
    switch self {
    case .missingPicture(_, let page), .missingFont(_, let page), .drawing(let page, _, _): page
    case .noPages, .picture, .vectorPicture, .finishing: nil
    }
  }

  /// The picture without which the PDF may be made.
  fileprivate var picture: String? {
    switch self {
    case .picture(let key, _), .vectorPicture(let key, _): key
    case .noPages, .missingPicture, .missingFont, .drawing, .finishing: nil
    }
  }
}

extension PDFAttachment {
  fileprivate init(_ epub: EPUB, of issue: Issue) {
    self.init(
      name: issue.fileName + ".epub",
      mediaType: EPUB.mediaType,
      description: issue.bookTitle,
      bytes: epub.bytes
    )
  }
}

extension Diagnostic {
  fileprivate static let noSubsetting = Diagnostic(
    .error,
    id: "no-subsetting",
    "embedding fonts needs HarfBuzz's subsetter, which is not installed",
    hint: "install the package libharfbuzz-subset0, or do without embedded fonts"
  )

  fileprivate static let noLinearization = Diagnostic(
    .error,
    id: "no-linearization",
    "linearizing needs libqpdf, which is not installed",
    hint: "install the package libqpdf29, or do without linearizing"
  )
}
