internal import Articles
internal import Diagnostics
internal import Geometry
internal import Hyphenation
internal import Layout
internal import PDFExport
internal import PDFInspection
internal import PageModel
internal import Pictures
internal import Rendering
internal import TextShaping
internal import Typesetting
internal import Workspace

/// Sets an issue on pages and writes them as a PDF.
struct PageStage: Sendable {
  var fonts: FontLibrary
  var hyphenators: Hyphenators
  var layout: LayoutDescription
  var paper: Paper
  /// By the paths of their files.
  var pictures: [String: EncodedPicture]
  var jobs: Int
  /// Where the articles are, so that findings tell their lines.
  var workspace: any Workspace
  /// Where an issue is set again and again.
  var memory: BuildMemory?

  /// A finished PDF.
  struct PrintedIssue: Sendable {
    var bytes: [UInt8]
    var map: PageMap
    /// What is wrong with it; a file with an error is a defect of ours.
    var findings: [Diagnostic]
  }

  /// The pages of an issue.
  ///
  /// - Throws: `CompilerFailure` when a font's file is missing, or the paper is too small for the layout.
  func pages(of issue: Issue) async throws(CompilerFailure) -> Diagnosed<SetIssue> {
    let setter = IssueSetter(
      fonts: fonts,
      hyphenators: hyphenators,
      layout: layout,
      paper: paper,
      pictures: pictures.reduce(into: [:]) { known, entry in
        known[entry.key] = PagePicture(
          key: entry.key,
          width: entry.value.pixelWidth,
          height: entry.value.pixelHeight
        )
      },
      cover: layout.cover?.isOnPages == true ? cover(of: issue) : nil,
      memory: memory?.galleys
    )
    do throws(TypesettingFailure) {
      return try await setter.set(issue, jobs: jobs) { [workspace] article, character in
        SourcePlace(of: character, in: article, workspace)
      }
    } catch {
      throw CompilerFailure(error)
    }
  }

  /// What stands on the cover, with the lead's own picture if it can be shown.
  private func cover(of issue: Issue) -> CoverMatter {
    guard case .file(let path)? = issue.lead?.metadata.image?.source, let picture = pictures[path]
    else { return CoverMatter(of: issue, picture: nil) }
    return CoverMatter(
      of: issue,
      picture: .init(key: path, width: picture.pixelWidth, height: picture.pixelHeight)
    )
  }

  /// The pictures as these pages show them: on a screen of ink in its greys, else as they are.
  func pictures(on pages: [Page]) async -> [String: EncodedPicture] {
    guard let greys = layout.master(for: .inside, pageWidth: paper.size.width)?.greys else {
      return pictures
    }
    let stage = InkStage(
      greys: greys,
      dotsPerInch: paper.dotsPerInch,
      jobs: jobs,
      memory: memory?.pictures
    )
    return await stage.pictures(pictures, on: pages)
  }

  /// The PDF of pages that were set.
  func printed(
    _ pages: SetIssue,
    of issue: Issue,
    attaching attachment: PDFAttachment?
  ) async throws(PDFFailure) -> PrintedIssue {
    let pictures = await pictures(on: pages.document.pages)
    let export = PDFExport(
      document: pages.document,
      metadata: PageStage.metadata(of: issue),
      fontFolder: fonts.folder,
      fontCutter: fonts.hasOpenedVastFaces ? FontCutter(of: fonts) : nil,
      emptyGlyphs: EmptyGlyphs(of: fonts),
      pictures: pdfPictures(pictures),
      attachments: attachment.map { [$0] } ?? []
    )
    let written = try await export.written(jobs: jobs)
    let findings = await PDFInspection.findings(
      in: written.bytes,
      of: written.objects,
      contents: { written.contents(of: $0) },
      named: issue.fileName + ".pdf",
      jobs: jobs
    )
    return PrintedIssue(bytes: written.bytes, map: pages.map, findings: findings)
  }

  private func pdfPictures(_ pictures: [String: EncodedPicture]) -> [String: PDFPicture] {
    var known: [String: PDFPicture] = [:]
    for (path, picture) in pictures {
      known[path] = picture.pdfPicture { [memory = memory?.pictures] in
        func pack() -> PackedPixels? {
          Picture.packedSamples(of: picture.bytes).map { PackedPixels($0) }
        }
        guard let memory else { return pack() }
        return memory.packed(picture, at: path, pack: pack)
      }
    }
    return known
  }

  fileprivate static let largestArticle = 10 << 20

  private static func metadata(of issue: Issue) -> PDFMetadata {
    var authors: [String] = []
    for author in issue.articles.flatMap(\.metadata.authors) where !authors.contains(author) {
      authors.append(author)
    }
    return PDFMetadata(
      title: issue.bookTitle,
      authors: issue.publication.editor.map { [$0] } ?? authors,
      subject: issue.introduction,
      keywords: issue.departments.compactMap(\.title),
      language: issue.publication.language.tag,
      isRightToLeft: issue.publication.language.isRightToLeft,
      modified: issue.modified.utc
    )
  }
}

extension SourcePlace {
  /// Where a character first stands in an article's file; the file where it is not found as it is.
  fileprivate init(of character: Character, in article: ArticleMetadata, _ workspace: any Workspace)
  {
    self = article.place
    guard let path = WorkspacePath(file),
      let bytes = try? workspace.bytes(at: path, limit: PageStage.largestArticle),
      let start = bytes.firstRange(of: Array(String(character).utf8))?.lowerBound
    else { return }
    let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1
    column = String(decoding: bytes[lineStart..<start], as: UTF8.self).count + 1
  }
}

extension FontCutter {
  /// Cuts faces that hold far more glyphs than an issue can show.
  fileprivate init(of fonts: FontLibrary) {
    self.init { face in
      (try? fonts.face(file: face.file, index: face.index))?.isVast ?? false
    } cut: { face, glyphs in
      (try? fonts.face(file: face.file, index: face.index))?.file(ofGlyphs: glyphs)
    }
  }
}

extension EmptyGlyphs {
  fileprivate init(of fonts: FontLibrary) {
    self.init { face in
      (try? fonts.face(file: face.file, index: face.index))?.emptyGlyphs ?? []
    } width: { face, glyph in
      (try? fonts.face(file: face.file, index: face.index))?.width(of: glyph) ?? 0
    }
  }
}

extension EncodedPicture {
  /// The picture as a PDF takes it; pixels are made when its page is drawn, those that stay packed by `pack`.
  fileprivate func pdfPicture(
    packedBy pack: @escaping @Sendable () -> PackedPixels?
  ) -> PDFPicture? {
    switch format {
    case .jpeg:
      let isGrey = (try? Picture.inspect(bytes))?.colourModel == .grey
      return .jpeg(bytes, width: pixelWidth, height: pixelHeight, isGrey: isGrey)
    case .svg: return .svg(bytes)
    case .png, .gif, .webP, .avif, .heic, .tiff, .bmp:
      return .raster { [bytes] in
        if let packed = pack() { return .packed(packed) }
        let bitmap = try Picture.decode(bytes)
        return .unpacked(
          PixelBuffer(
            width: bitmap.width,
            height: bitmap.height,
            format: .rgba,
            bytes: bitmap.pixels
          )
        )
      }
    }
  }
}

extension PackedPixels {
  fileprivate init(_ samples: PackedSamples) {
    let space: Space =
      switch samples.space {
      case .grey: .grey
      case .rgb: .rgb
      case .palette(let colours): .indexed(colours)
      }
    self.init(
      width: samples.width,
      height: samples.height,
      bitsPerSample: samples.bitsPerSample,
      space: space,
      stream: samples.stream
    )
  }
}

extension CompilerFailure {
  init(_ failure: TypesettingFailure) {
    switch failure {
    case .font(let failure): self.init(.badConfiguration, [.unusableFont(failure)])
    case .paperTooSmall(let paper, let layout):
      self.init(.badConfiguration, [.paperTooSmall(paper, layout: layout)])
    }
  }
}

extension Diagnostic {
  fileprivate static func paperTooSmall(_ paper: String, layout: String) -> Diagnostic {
    Diagnostic(
      .error,
      id: "paper-too-small",
      "the paper '\(paper)' has no room for the margins of the layout '\(layout)' and a few lines",
      hint: "choose a larger paper, such as kindle, a5 or a4, or a layout made for small ones"
    )
  }
}
