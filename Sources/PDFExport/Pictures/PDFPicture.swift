package import Geometry
package import Rendering

/// A picture as a PDF holds it.
package enum PDFPicture: Sendable {
  /// A whole JPEG file in sRGB or in grey, upright as it is; it goes into the PDF unchanged.
  case jpeg([UInt8], width: Int, height: Int, isGrey: Bool = false)
  /// Pixels in sRGB, made when they are needed and then let go.
  case raster(@Sendable () throws -> Pixels)
  /// A harmless SVG document, drawn as lines and areas.
  case svg([UInt8])

  package enum Pixels: Sendable {
    case unpacked(PixelBuffer)
    case packed(PackedPixels)
  }

  package static func pixels(_ pixels: PixelBuffer) -> PDFPicture { .raster { .unpacked(pixels) } }
}

/// Opaque pixels as a PNG has packed them, in rows with filters; they go into the PDF unchanged.
package struct PackedPixels: Sendable {
  package enum Space: Sendable {
    case grey, rgb
    /// Samples are numbers of colours, of which there are at most 256.
    case indexed([Colour])
  }

  package var width: Int
  package var height: Int
  package var bitsPerSample: Int
  package var space: Space
  /// A stream of zlib.
  package var stream: [UInt8]

  package init(width: Int, height: Int, bitsPerSample: Int, space: Space, stream: [UInt8]) {
    self.width = width
    self.height = height
    self.bitsPerSample = bitsPerSample
    self.space = space
    self.stream = stream
  }
}
