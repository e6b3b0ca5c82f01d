package import Rendering

/// A picture as a PDF holds it.
package enum PDFPicture: Sendable {
  /// A whole JPEG file in sRGB or in grey, upright as it is; it goes into the PDF unchanged.
  case jpeg([UInt8], width: Int, height: Int, isGrey: Bool = false)
  /// Pixels in sRGB, made when they are needed and then let go.
  case raster(@Sendable () throws -> PixelBuffer)
  /// A harmless SVG document, drawn as lines and areas.
  case svg([UInt8])

  package static func pixels(_ pixels: PixelBuffer) -> PDFPicture { .raster { pixels } }
}
