internal import Articles
internal import Diagnostics
internal import Geometry
internal import Jobs
internal import Layout
internal import PageModel
internal import Pictures
internal import Rendering
internal import TextShaping
internal import Typesetting
internal import Workspace

/// Sets and draws an issue's cover.
struct CoverStage: Sendable {
  var fonts: FontLibrary
  var layout: LayoutDescription
  var workspace: any Workspace
  /// The picture that the editor chose for the cover; `nil` for the lead article's own.
  var chosenPicture: String?

  /// How many strips of the cover are drawn at once.
  var jobs: Int
  /// Where covers of many issues show the same pictures.
  var memory: PictureMemory?

  /// The width of the cover in pixels.
  private var pixelWidth: Int { (layout.cover ?? .standard).pixelWidth }
  /// By judgement: below, rings show around the letters of the name.
  private static let quality = 88
  /// By trial: fewer rows take more room, more of them leave one processor idle at the end.
  private static let rowsOfStrip = 400

  /// A cover, and what is to be seen on it.
  struct DrawnCover: Sendable {
    fileprivate var matter: CoverMatter
    fileprivate var pictureFile: String?
    fileprivate var picture: Diagnosed<EncodedPicture>
  }

  /// The cover of an issue that is not read yet, for `cover(of:reusing:)` to take if nothing of it has changed.
  func drawn(for issue: Issue) async -> DrawnCover? {
    guard let picture = try? await cover(of: issue) else { return nil }
    return DrawnCover(
      matter: matter(of: issue, picture: nil),
      pictureFile: pictureFile(of: issue),
      picture: picture
    )
  }

  /// The cover of an issue: the one that was drawn before, if it shows the same.
  ///
  /// - Throws: `CompilerFailure` as `cover(of:)` does.
  func cover(
    of issue: Issue,
    reusing early: DrawnCover?
  ) async throws(CompilerFailure) -> Diagnosed<EncodedPicture> {
    if let early, early.pictureFile == pictureFile(of: issue),
      early.matter == matter(of: issue, picture: nil)
    {
      return early.picture
    }
    return try await cover(of: issue)
  }

  /// The cover as a picture for an EPUB.
  ///
  /// - Throws: `CompilerFailure` when a font's file is missing, or something cannot be drawn.
  func cover(of issue: Issue) async throws(CompilerFailure) -> Diagnosed<EncodedPicture> {
    let picture = leadPicture(of: issue)
    let page: Diagnosed<Page>
    do throws(FontFailure) {
      page = try CoverSetter(fonts: fonts).set(
        matter(of: issue, picture: picture),
        in: layout
      )
    } catch {
      throw CompilerFailure(.badConfiguration, [.unusableFont(error)])
    }
    do {
      let encoded = try await encoded(
        page.value,
        pixelsPerPoint: Double(pixelWidth) / page.value.size.width.points,
        pictures: picture.map { [CoverStage.pictureKey: .pixels($0)] } ?? [:]
      )
      return Diagnosed(encoded, page.diagnostics)
    } catch {
      throw CompilerFailure(.defect("the cover cannot be drawn: \(error)"))
    }
  }

  private static let pictureKey = "lead"

  private func matter(of issue: Issue, picture: PixelBuffer?) -> CoverMatter {
    CoverMatter(
      of: issue,
      picture: picture.map {
        CoverMatter.Picture(
          key: CoverStage.pictureKey,
          width: $0.width,
          height: $0.height
        )
      }
    )
  }

  // MARK: The lead's picture

  /// The picture that was chosen, else the lead article's own; `nil` where it is too small to look at.
  ///
  /// One that cannot be decoded is left out here; the stage of pictures reports the lead's.
  private func leadPicture(of issue: Issue) -> PixelBuffer? {
    guard let file = pictureFile(of: issue) else { return nil }
    guard let memory else { return picture(in: file) }
    return memory.lead(at: file, width: pixelWidth) { picture(in: file) }
  }

  private func picture(in file: String) -> PixelBuffer? {
    guard let path = WorkspacePath(file),
      let bytes = try? workspace.bytes(at: path, limit: 64 << 20),
      let facts = try? Picture.inspect(bytes), facts.format != .svg,
      min(facts.width, facts.height) >= 400, let bitmap = try? Picture.decode(bytes)
    else { return nil }
    let reduced = bitmap.fitting(side: 2 * pixelWidth)
    return PixelBuffer(
      width: reduced.width,
      height: reduced.height,
      format: .rgba,
      bytes: reduced.pixels
    )
  }

  private func pictureFile(of issue: Issue) -> String? {
    if let chosenPicture { return chosenPicture }
    guard case .file(let name)? = issue.lead?.metadata.image?.source else { return nil }
    return name
  }

  // MARK: Encoding

  /// A cover in two colours as a PNG with a palette, which is smaller, sharper and made in less time than a JPEG.
  private func encoded(
    _ page: Page,
    pixelsPerPoint: Double,
    pictures: [String: PageArt]
  ) async throws -> EncodedPicture {
    let renderer = PageRenderer(fontFolder: fonts.folder)
    if let plate = try renderer.plate(of: page, pixelsPerPoint: pixelsPerPoint) {
      return try .png(
        of: await strips(of: plate, by: renderer),
        ground: plate.ground,
        ink: plate.ink
      )
    }
    let pixels = try renderer.render(page, pixelsPerPoint: pixelsPerPoint, pictures: pictures)
    return try .jpeg(
      ofBGRX: pixels.bgrx,
      width: pixels.width,
      height: pixels.height,
      quality: CoverStage.quality
    )
  }

  /// The strips of a plate; each job has a renderer of its own, which opens the fonts of its part of the page.
  private func strips(of plate: Plate, by renderer: PageRenderer) async throws -> [ToneStrip] {
    let strips = plate.strips(ofRows: CoverStage.rowsOfStrip)
    let jobs = max(1, min(jobs, strips.count))
    let shares = (0..<jobs).map {
      Array(strips[$0 * strips.count / jobs..<($0 + 1) * strips.count / jobs])
    }
    let folder = fonts.folder
    async let others = Array(shares.dropFirst()).inParallel(jobs: jobs - 1, inRunsOf: 1) { share in
      Result { try PageRenderer(fontFolder: folder).strips(share, of: plate) }
    }
    let first = try renderer.strips(shares[0], of: plate)
    return try await first + others.flatMap { try $0.get() }
  }
}

extension PageRenderer {
  fileprivate func strips(_ rows: [Range<Int>], of plate: Plate) throws -> [ToneStrip] {
    try rows.map { try ToneStrip(render($0, of: plate), width: plate.width) }
  }
}

extension Diagnostic {
  static func unusableFont(_ failure: FontFailure) -> Diagnostic {
    Diagnostic(.error, id: "unusable-font", failure.description, hint: failure.hint)
  }
}
