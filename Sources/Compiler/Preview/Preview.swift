internal import Articles
internal import Collector
package import Diagnostics
internal import Jobs
internal import Layout
internal import PageModel
internal import Pictures
internal import Publication
internal import Rendering
internal import Typesetting

/// Sets an issue and draws its pages as pictures, again and again while its articles are being written.
///
/// The pages are those of the PDF. Articles that are as they were are not set again, and pages that are as they were
/// are not drawn again.
package struct Preview: Sendable {
  /// What came of a turn.
  package struct Outcome: Sendable {
    /// Paths of the pictures that were written, the contact sheet last.
    package var paths: [String]
    package var pages: Int
    package var diagnostics: [Diagnostic]
    package var timings: [Timings.Stage]
    /// Whether the pictures of an earlier turn were left as they are, since an article has become unreadable.
    package var isKept = false
  }

  /// What the folder shows.
  private struct Shown {
    var pages: [DrawnPage]
    /// The files of articles that have errors and are not in the issue.
    var leftOut: Set<String>
  }

  let build: Build
  let folder: PreviewFolder
  private var shown: Shown?

  /// A preview of what `build` would make of a request, written into a folder.
  package init(_ request: BuildRequest, into folder: String) {
    var request = request
    request.formats = [.pdf]
    build = Build(request, memory: BuildMemory(of: .oneIssue))
    self.folder = PreviewFolder(at: folder)
  }

  /// Sets the issue as it is now, and writes what is new of its pages.
  ///
  /// - Throws: `CompilerFailure` when there are no pages; the folder is left as it is then.
  package mutating func refresh() async throws(CompilerFailure) -> Outcome {
    var findings: [Diagnostic] = []
    do throws(CompilerFailure) {
      return try await refresh(&findings)
    } catch {
      throw CompilerFailure(error.reason, findings + error.diagnostics)
    }
  }

  private mutating func refresh(
    _ findings: inout [Diagnostic]
  ) async throws(CompilerFailure) -> Outcome {
    var timings = Timings()
    var set = try await setIssue(&findings, &timings)
    timings.end("set")
    let leftOut = Preview.articlesLeftOut(of: set.issue, findings)
    if let shown, !leftOut.isSubset(of: shown.leftOut) {
      let pages = shown.pages.count
      return Outcome(
        paths: [],
        pages: pages,
        diagnostics: findings,
        timings: timings.stages,
        isKept: true
      )
    }
    var pages = try await drawn(&set, &findings)
    timings.end("draw")
    let earlier = shown
    // Until all is written nobody knows what the folder shows.
    shown = nil
    let paths = try await write(&pages, over: earlier?.pages.count)
    timings.end("write")
    shown = Shown(pages: pages, leftOut: leftOut)
    return Outcome(
      paths: paths,
      pages: pages.count,
      diagnostics: findings,
      timings: timings.stages
    )
  }

  // MARK: Setting

  private struct Composition {
    var issue: Issue
    var pages: Build.SetPages
  }

  private func setIssue(
    _ findings: inout [Diagnostic],
    _ timings: inout Timings
  ) async throws(CompilerFailure) -> Composition {
    let stage = SourceStage(request: build.request.source)
    let site = try await stage.site().collecting(into: &findings)
    let ledger = try stage.output(of: site).committedIssues()
    let source = try stage.source(of: site, ledger).collecting(into: &findings)
    findings = source.findingsOfSelection(findings)
    let draft = try await build.draft(of: source, &findings, &timings)
    let issue = build.numbered(draft.issue, source, layout: draft.layout)
    let pictures = await build.pictureStage(draft).prepare(for: issue.articles)
      .collecting(into: &findings)
    let fonts = try await draft.fonts.value.get()
    guard
      let pages = try await build.setPages(of: issue, draft, fonts, pictures)
        .collecting(into: &findings)
    else { throw CompilerFailure(.defect("a preview has no pages")) }
    return Composition(issue: issue, pages: pages)
  }

  /// The files of articles that are not in the issue since they cannot be read.
  private static func articlesLeftOut(of issue: Issue, _ findings: [Diagnostic]) -> Set<String> {
    let printed = Set(issue.articles.map(\.metadata.path))
    let broken = findings.filter { $0.severity == .error }.compactMap { $0.place?.file }
    return Set(broken).subtracting(printed)
  }

  // MARK: Drawing

  /// The pages as pictures; a picture of theirs that cannot be drawn is told in words, and they are set anew.
  private func drawn(
    _ set: inout Composition,
    _ findings: inout [Diagnostic]
  ) async throws(CompilerFailure) -> [DrawnPage] {
    while true {
      do throws(RenderingFailure) {
        let drawing = PageDrawing(
          stage: set.pages.stage,
          pages: set.pages.issue.document.pages,
          earlier: shown?.pages ?? []
        )
        return try await drawing.pages()
      } catch {
        guard case .picture(let key, let reason) = error, set.pages.stage.pictures[key] != nil
        else { throw CompilerFailure(.defect("the pages cannot be drawn: \(error)")) }
        set.pages.stage.pictures[key] = nil
        let use = PictureStage.firstUses(in: set.issue.articles).first { $0.path == key }
        findings.append(.unusablePicture(use ?? PictureStage.Use(path: key), reason))
      }
      set.pages.issue = try await set.pages.stage.pages(of: set.issue).value
    }
  }

  // MARK: Writing

  /// Writes the pages that are new, and the contact sheet where there is any such or their number is another.
  private func write(
    _ pages: inout [DrawnPage],
    over earlier: Int?
  ) async throws(CompilerFailure) -> [String] {
    let isChanged = pages.count != earlier || !pages.allSatisfy(\.isShown)
    let sheet = isChanged ? try await pack(&pages) : nil
    var paths: [String] = []
    do throws(OutputFolder.Failure) {
      for index in pages.indices {
        guard case .packed(let picture) = pages[index].picture else { continue }
        paths.append(try folder.write(picture.bytes, as: Preview.name(ofPage: index + 1)))
        pages[index].picture = .shown
      }
      if let sheet { paths.append(try folder.write(sheet.bytes, as: "contact-sheet.png")) }
    } catch {
      throw CompilerFailure(error, in: folder.path)
    }
    folder.remove(obsoletePages(after: pages.count))
    return paths
  }

  /// Makes files of the contact sheet and of the pages of which there is none yet, side by side.
  private func pack(_ pages: inout [DrawnPage]) async throws(CompilerFailure) -> EncodedPicture {
    let drawn = pages.indices.filter { pages[$0].pixels != nil }
    // The sheet takes longest and comes first.
    let sheet = ContactSheet(of: pages.map(\.thumbnail)).pixels
    let buffers = [sheet] + drawn.compactMap { pages[$0].pixels }
    let files = await buffers.inParallel(jobs: build.request.source.jobs, inRunsOf: 1) { pixels in
      Result { () throws(RenderingFailure) in try pixels.packed() }
    }
    do throws(RenderingFailure) {
      for (index, file) in zip(drawn, files.dropFirst()) {
        pages[index].picture = .packed(try file.get())
      }
      return try files[0].get()
    } catch {
      throw CompilerFailure(.defect("the pages cannot be packed: \(error)"))
    }
  }

  /// Pages of an earlier and longer issue, which follow one another without a gap.
  private func obsoletePages(after count: Int) -> [String] {
    var names: [String] = []
    while folder.holds(Preview.name(ofPage: count + names.count + 1)) {
      names.append(Preview.name(ofPage: count + names.count + 1))
    }
    return names
  }

  /// `page-001.png`.
  private static func name(ofPage number: Int) -> String {
    let digits = String(number)
    return "page-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits + ".png"
  }
}
