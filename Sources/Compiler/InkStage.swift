internal import Geometry
internal import Jobs
internal import PageModel
internal import Pictures
internal import Rendering

/// Makes pictures what a screen of ink can show: in a few greys, a dot of the picture for each dot of the screen.
///
/// Dots that the screen would have to make larger or smaller would no longer add up to the greys between.
struct InkStage: Sendable {
  /// Black and white among them.
  var greys: Int
  var dotsPerInch: Int
  var jobs: Int
  /// Where the same pictures are wanted again and again.
  var memory: PictureMemory?

  /// The pictures of these pages, each as large as it is largest on them; one that cannot be drawn stays as it is.
  func pictures(
    _ pictures: [String: EncodedPicture],
    on pages: [Page]
  ) async -> [String: EncodedPicture] {
    let sizes = sizes(on: pages)
    let known = pictures.sorted { $0.key < $1.key }.map { (path: $0.key, picture: $0.value) }
    let inked = await known.inParallel(jobs: jobs, inRunsOf: 1) { path, picture in
      (path, sizes[path].map { reduced(picture, at: path, as: $0) } ?? picture)
    }
    return Dictionary(inked, uniquingKeysWith: { first, _ in first })
  }

  /// A picture as the screen shows it; one that cannot be drawn as it is.
  private func reduced(_ picture: EncodedPicture, at path: String, as size: Size) -> EncodedPicture
  {
    func draw() -> EncodedPicture { (try? drawn(picture, as: size)) ?? picture }
    guard let memory else { return draw() }
    let setting = PictureMemory.InkSetting(
      path: path,
      size: size,
      greys: greys,
      dotsPerInch: dotsPerInch
    )
    return memory.inked(picture, as: setting, draw: draw)
  }

  /// The largest size of each picture, in dots of the screen.
  private func sizes(on pages: [Page]) -> [String: Size] {
    var sizes: [String: Size] = [:]
    for case .picture(let picture) in pages.flatMap(\.items) {
      let size = picture.extent.size
      if size.width > sizes[picture.key]?.width ?? .zero { sizes[picture.key] = size }
    }
    return sizes
  }

  private func drawn(_ picture: EncodedPicture, as size: Size) throws -> EncodedPicture {
    let extent = Rectangle(x: .zero, y: .zero, width: size.width, height: size.height)
    let page = Page(
      size: size,
      items: [.picture(PlacedPicture(key: "picture", extent: extent, window: extent))]
    )
    let pixels = try PageRenderer(fontFolder: "").render(
      page,
      pixelsPerPoint: Double(dotsPerInch) / 72,
      pictures: ["picture": try PageArt(picture)]
    )
    guard let bitmap = Bitmap(width: pixels.width, height: pixels.height, pixels: pixels.rgba)
    else { throw PictureFailure.tooLarge(width: pixels.width, height: pixels.height) }
    return try bitmap.dithered(greys: greys)
  }
}

extension PageArt {
  /// A picture for a page that is drawn as pixels; with `side`, as many as a picture of that side needs.
  init(_ picture: EncodedPicture, atLeast side: Int? = nil) throws(PictureFailure) {
    guard picture.format != .svg else {
      self = .svg(picture.bytes)
      return
    }
    let bitmap = try Picture.decode(picture.bytes, atLeast: side)
    self = .pixels(
      PixelBuffer(width: bitmap.width, height: bitmap.height, format: .rgba, bytes: bitmap.pixels)
    )
  }
}
