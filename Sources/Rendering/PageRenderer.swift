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
  /// Other pages are `.bgrx`. `pictures` holds each picture by its key.
  package func render(
    _ page: Page,
    pixelsPerPoint: Double,
    pictures: [String: PageArt] = [:]
  ) throws(RenderingFailure) -> PixelBuffer {
    for key in page.pictureKeys where pictures[key] == nil { throw .missingPicture(key: key) }
    if let plate = try plate(of: page, pixelsPerPoint: pixelsPerPoint) {
      return PixelBuffer(
        width: plate.width,
        height: plate.height,
        format: .twoTone(ground: plate.ground, ink: plate.ink),
        bytes: try render(0..<plate.height, of: plate)
      )
    }
    var picture: String?
    do throws(DrawingFailure) {
      let opened = try opened(pictures, of: page, concerning: &picture)
      return try draw(page, pixelsPerPoint: pixelsPerPoint, opened, concerning: &picture)
    } catch {
      if let picture { throw .picture(key: picture, reason: error.description) }
      throw RenderingFailure(error)
    }
  }

  /// The pictures of a page; where that fails, `key` is of the one that cannot be opened.
  private func opened(
    _ pictures: [String: PageArt],
    of page: Page,
    concerning key: inout String?
  ) throws(DrawingFailure) -> [String: OpenedArt] {
    var opened: [String: OpenedArt] = [:]
    for shown in page.pictureKeys where opened[shown] == nil {
      key = shown
      opened[shown] = try pictures[shown].map(OpenedArt.init)
    }
    key = nil
    return opened
  }

  private func draw(
    _ page: Page,
    pixelsPerPoint: Double,
    _ pictures: [String: OpenedArt],
    concerning key: inout String?
  ) throws(DrawingFailure) -> PixelBuffer {
    let width = page.size.width.pixels(at: pixelsPerPoint)
    let height = page.size.height.pixels(at: pixelsPerPoint)
    let raster = try Raster.drawn(
      width: width,
      height: height,
      keeping: .colours
    ) { canvas throws(DrawingFailure) in
      canvas.scale(by: pixelsPerPoint)
      let paper = page.paper
      canvas.fill(page.area, with: .colour(paper ?? .white))
      for item in page.items.dropFirst(paper == nil ? 0 : 1) {
        try painter.paint(item, on: canvas) { picture throws(DrawingFailure) in
          key = picture.key
          switch pictures[picture.key] {
          case .raster(let raster):
            try canvas.draw(raster, over: picture.extent, through: picture.window)
          case .drawing(let drawing):
            try canvas.draw(drawing, over: picture.extent, through: picture.window)
          case nil: break
          }
          key = nil
        }
      }
    }
    return PixelBuffer(width: width, height: height, format: .bgrx, bytes: raster.bytes)
  }
}

// MARK: Two colours

extension PageRenderer {
  /// The page as a plate; `nil` when it has more than two colours, or pictures, or emoji, or no fitting width.
  package func plate(
    of page: Page,
    pixelsPerPoint: Double
  ) throws(RenderingFailure) -> Plate? {
    guard page.size.width.pixels(at: pixelsPerPoint).isMultiple(of: 4) else { return nil }
    let ground = page.paper ?? .white
    var others = try inks(of: page)
    others?.remove(ground)
    guard let others, others.count <= 1 else { return nil }
    return Plate(
      page,
      pixelsPerPoint: pixelsPerPoint,
      ground: ground,
      ink: others.first ?? .black,
      items: page.items.dropFirst(page.paper == nil ? 0 : 1)
    )
  }

  /// The colours of what stands on the page; `nil` when there are pictures or emoji.
  private func inks(of page: Page) throws(RenderingFailure) -> Set<Colour>? {
    var inks: Set<Colour> = []
    for item in page.items {
      switch item {
      case .picture: return nil
      case .rectangle(_, let colour): inks.insert(colour)
      case .glyphs(let run):
        if try isInColours(run.face) { return nil }
        inks.insert(run.colour)
      }
    }
    return inks
  }

  private func isInColours(_ face: FaceReference) throws(RenderingFailure) -> Bool {
    do throws(DrawingFailure) {
      return try painter.typeCase.hasColours(file: face.file, index: face.index)
    } catch {
      throw RenderingFailure(error)
    }
  }

  /// Some rows of a plate, a byte a pixel: 0 is the ground, 255 the ink.
  package func render(
    _ rows: Range<Int>,
    of plate: Plate
  ) throws(RenderingFailure) -> [UInt8] {
    do throws(DrawingFailure) {
      return try Raster.drawn(
        width: plate.width,
        height: rows.count,
        keeping: .coverage
      ) { canvas throws(DrawingFailure) in
        canvas.skip(rows.lowerBound)
        canvas.scale(by: plate.pixelsPerPoint)
        for item in plate.items(in: rows) {
          try painter.paint(
            item,
            on: canvas,
            ink: { $0 == plate.ground ? .bare : .colour($0) },
            picture: { _ in }
          )
        }
      }.bytes
    } catch {
      throw RenderingFailure(error)
    }
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

  /// The pictures that it shows, in the order in which they are painted.
  package var pictureKeys: [String] {
    items.compactMap { item in
      guard case .picture(let picture) = item else { return nil }
      return picture.key
    }
  }
}
