import Drawing
import Geometry
package import PageModel

/// Draws pages as pixels.
///
/// A renderer keeps the faces that it has opened and belongs to one task; several tasks have one each.
package struct PageRenderer {
  private let painter: PagePainter

  /// - Parameter fontFolder: the folder to which the pages' faces are relative.
  package init(fontFolder: String) {
    painter = PagePainter(typeCase: TypeCase(folder: fontFolder))
  }

  /// The page's pixels: two-tone where it has only two colours, which is a quarter of the bytes.
  ///
  /// Other pages are `.bgrx`. `pictures` holds the pixels of each picture by its key, `.rgba` or
  /// `.bgrx`.
  package func render(
    _ page: Page,
    pixelsPerPoint: Double,
    pictures: [String: PixelBuffer] = [:]
  ) throws(RenderingFailure) -> PixelBuffer {
    for key in page.pictureKeys where pictures[key] == nil { throw .missingPicture(key: key) }
    do throws(DrawingFailure) {
      let rasters = try rasters(of: page, from: pictures)
      return try draw(page, pixelsPerPoint: pixelsPerPoint, rasters: rasters)
    } catch {
      throw RenderingFailure(error)
    }
  }

  private func rasters(
    of page: Page,
    from pictures: [String: PixelBuffer]
  ) throws(DrawingFailure) -> [String: Raster] {
    var rasters: [String: Raster] = [:]
    for key in page.pictureKeys {
      rasters[key] = try pictures[key].map(Raster.init)
    }
    return rasters
  }

  private func draw(
    _ page: Page,
    pixelsPerPoint: Double,
    rasters: [String: Raster]
  ) throws(DrawingFailure) -> PixelBuffer {
    let width = page.size.width.pixels(at: pixelsPerPoint)
    let height = page.size.height.pixels(at: pixelsPerPoint)
    let tones = try width.isMultiple(of: 4) ? tones(of: page) : nil
    let raster = try Raster.drawn(
      width: width,
      height: height,
      keeping: tones == nil ? .colours : .coverage
    ) { canvas throws(DrawingFailure) in
      canvas.scale(by: pixelsPerPoint)
      let paper = page.paper
      if tones == nil { canvas.fill(page.area, with: .colour(paper ?? .white)) }
      for item in page.items.dropFirst(paper == nil ? 0 : 1) {
        try painter.paint(item, on: canvas, ink: tones.ink) { picture throws(DrawingFailure) in
          guard let raster = rasters[picture.key] else { return }
          try canvas.draw(raster, over: picture.extent, through: picture.window)
        }
      }
    }
    return PixelBuffer(
      width: width,
      height: height,
      format: tones.map { .twoTone(ground: $0.ground, ink: $0.ink) } ?? .bgrx,
      bytes: raster.bytes
    )
  }
}

// MARK: Two tones

/// The only two colours of a page: the paper's, and that of all that stands on it.
private struct Tones {
  var ground: Colour
  var ink: Colour
}

extension Tones? {
  fileprivate func ink(for colour: Colour) -> Ink {
    colour == self?.ground ? .bare : .colour(colour)
  }
}

extension PageRenderer {
  /// The page's two colours; `nil` when it has more, or pictures, or emoji.
  private func tones(of page: Page) throws(DrawingFailure) -> Tones? {
    let ground = page.paper ?? .white
    var others: Set<Colour> = []
    for item in page.items {
      switch item {
      case .picture: return nil
      case .rectangle(_, let colour): others.insert(colour)
      case .glyphs(let run):
        guard
          try !painter.typeCase.hasColours(
            file: run.face.file,
            index: run.face.index
          )
        else {
          return nil
        }
        others.insert(run.colour)
      }
    }
    others.remove(ground)
    guard others.count <= 1 else { return nil }
    return Tones(ground: ground, ink: others.first ?? .black)
  }
}

// MARK: From a page's words to Drawing's

extension Page {
  fileprivate var area: Rectangle {
    Rectangle(x: .zero, y: .zero, width: size.width, height: size.height)
  }

  /// The colour of the first item if that covers the whole page; `nil` means white.
  fileprivate var paper: Colour? {
    guard case .rectangle(area, let colour)? = items.first else { return nil }
    return colour
  }

  fileprivate var pictureKeys: [String] {
    items.compactMap { item in
      guard case .picture(let picture) = item else { return nil }
      return picture.key
    }
  }
}

extension Length {
  /// A whole number of pixels; none where there is no sensible one.
  fileprivate func pixels(at pixelsPerPoint: Double) -> Int {
    Int(exactly: (points * pixelsPerPoint).rounded()) ?? 0
  }
}

extension Raster {
  fileprivate init(_ buffer: PixelBuffer) throws(DrawingFailure) {
    let format: Format =
      switch buffer.format {
      case .rgba: .rgba
      case .bgrx: .bgrx
      case .twoTone: .coverage
      }
    try self.init(width: buffer.width, height: buffer.height, format: format, bytes: buffer.bytes)
  }
}
