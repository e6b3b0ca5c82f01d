import Drawing

/// What a page's picture looks like, for whoever draws the page as pixels.
package enum PageArt: Sendable {
  /// `.rgba` or `.bgrx`.
  case pixels(PixelBuffer)
  /// A harmless SVG document.
  case svg([UInt8])
}

/// A picture as Drawing takes it.
enum OpenedArt {
  case raster(Raster)
  case drawing(VectorPicture)

  init(_ art: PageArt) throws(DrawingFailure) {
    switch art {
    case .pixels(let buffer): self = .raster(try Raster(buffer))
    case .svg(let bytes): self = .drawing(try VectorPicture(svg: bytes))
    }
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
