internal import Geometry
internal import Jobs
internal import PageModel
internal import Pictures
internal import Rendering
internal import TextShaping

/// Draws pages as pictures, those that have changed.
struct PageDrawing: Sendable {
  var stage: PageStage
  var pages: [Page]
  /// As they were drawn before, in their order.
  var earlier: [DrawnPage]

  /// By judgement: the longer side of a page fits a screen, and its letters can be read.
  private static let side = 1200
  /// How many times smaller a page is on the contact sheet.
  private static let reduction = 4

  /// - Throws: `RenderingFailure` for the first page that cannot be drawn.
  func pages() async throws(RenderingFailure) -> [DrawnPage] {
    var drawn = pages.enumerated().map { index, page in earlier(page, at: index) }
    let changed = drawn.indices.filter { drawn[$0] == nil }
    let art = try await art(of: changed.map { pages[$0] })
    let jobs = max(1, min(stage.jobs, changed.count))
    // As many tasks as jobs, for each opens the fonts that it needs.
    let shares = (0..<jobs).map { job in
      changed.indices.filter { $0 % jobs == job }.map { changed[$0] }
    }
    let results = await shares.inParallel(jobs: jobs, inRunsOf: 1) { share in
      Result { () throws(RenderingFailure) in try draw(share, art) }
    }
    for (share, result) in zip(shares, results) {
      for (index, page) in zip(share, try result.get()) { drawn[index] = page }
    }
    return drawn.compactMap(\.self)
  }

  /// A page of an earlier turn that looks the same.
  private func earlier(_ page: Page, at index: Int) -> DrawnPage? {
    guard earlier.indices.contains(index), earlier[index].shows(page, pictures(of: page)) else {
      return nil
    }
    var known = earlier[index]
    known.page = page
    known.picture = .shown
    return known
  }

  private func pictures(of page: Page) -> [EncodedPicture] {
    page.pictureKeys.compactMap { stage.pictures[$0] }
  }

  // MARK: Pictures

  /// The pictures of some pages as they are printed, ready to be drawn.
  private func art(of pages: [Page]) async throws(RenderingFailure) -> [String: PageArt] {
    let keys = Set(pages.flatMap(\.pictureKeys))
    var stage = stage
    stage.pictures = stage.pictures.filter { keys.contains($0.key) }
    let printed = await stage.pictures(on: self.pages).sorted { $0.key < $1.key }
    let opened = await printed.inParallel(jobs: stage.jobs, inRunsOf: 1) { key, picture in
      Result { () throws(RenderingFailure) in
        do throws(PictureFailure) {
          return try PageArt(picture, atLeast: PageDrawing.side)
        } catch {
          throw .picture(key: key, reason: error.description)
        }
      }
    }
    var art: [String: PageArt] = [:]
    for ((key, _), opened) in zip(printed, opened) { art[key] = try opened.get() }
    return art
  }

  // MARK: Pages

  private func draw(
    _ share: [Int],
    _ art: [String: PageArt]
  ) throws(RenderingFailure) -> [DrawnPage] {
    let renderer = PageRenderer(fontFolder: stage.fonts.folder)
    var drawn: [DrawnPage] = []
    for index in share {
      // Pixels are many: no more than those of a page for each task wait for the contact sheet to be packed with.
      if let last = drawn.indices.last { try drawn[last].pack() }
      drawn.append(try draw(pages[index], by: renderer, art))
    }
    return drawn
  }

  private func draw(
    _ page: Page,
    by renderer: PageRenderer,
    _ art: [String: PageArt]
  ) throws(RenderingFailure) -> DrawnPage {
    let longest = max(page.size.width.points, page.size.height.points)
    let pixels = try renderer.render(
      page,
      pixelsPerPoint: Double(PageDrawing.side) / longest,
      pictures: art
    ).inColours
    return DrawnPage(
      page: page,
      pictures: pictures(of: page),
      thumbnail: pixels.thumbnail(by: PageDrawing.reduction),
      picture: .drawn(pixels)
    )
  }
}
