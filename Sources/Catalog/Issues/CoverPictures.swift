import Geometry
import Pictures

/// An issue's cover as catalogs show it: whole, and small enough for a list.
struct CoverPictures: Hashable, Sendable {
  var whole: EncodedPicture
  var small: EncodedPicture

  /// Makes both of a picture in an EPUB.
  ///
  /// - Throws: `PictureFailure` for a picture that is damaged, or larger than any cover.
  init(of bytes: [UInt8]) throws(PictureFailure) {
    let limits = PictureLimits(pixels: 20_000_000, side: 10_000)
    let facts = try Picture.inspect(bytes, limits: limits)
    let bitmap = try Picture.decode(bytes, limits: limits).flattened(on: .white)
    whole = try CoverPictures.whole(bytes, facts, bitmap)
    small = try CoverPictures.small(bitmap)
  }

  /// What e-readers show of every catalog: JPEG or PNG; another format is made a JPEG.
  private static func whole(
    _ bytes: [UInt8],
    _ facts: PictureFacts,
    _ bitmap: Bitmap
  ) throws(PictureFailure) -> EncodedPicture {
    let isShown = [.jpeg, .png].contains(facts.format) && facts.orientation == .upright
    return EncodedPicture(
      format: isShown ? facts.format : .jpeg,
      bytes: isShown ? bytes : try bitmap.jpeg(quality: 85),
      pixelWidth: bitmap.width,
      pixelHeight: bitmap.height
    )
  }

  /// Lists of e-readers show many at once, on small and slow screens: 300 pixels and 30 KB do for them.
  private static let smallWidth = 300
  private static let smallHeight = 600
  private static let smallBytes = 30_000

  private static func small(_ bitmap: Bitmap) throws(PictureFailure) -> EncodedPicture {
    let reduced = bitmap.within(width: smallWidth, height: smallHeight)
    var picture = try jpeg(reduced, quality: 85)
    for quality in [75, 60, 45, 30, 15] where picture.bytes.count > smallBytes {
      picture = try jpeg(reduced, quality: quality)
    }
    return picture
  }

  private static func jpeg(
    _ bitmap: Bitmap,
    quality: Int
  ) throws(PictureFailure) -> EncodedPicture {
    EncodedPicture(
      format: .jpeg,
      bytes: try bitmap.jpeg(quality: quality),
      pixelWidth: bitmap.width,
      pixelHeight: bitmap.height
    )
  }
}

extension Bitmap {
  /// The picture in its proportions, made smaller until it fits.
  fileprivate func within(width most: Int, height highest: Int) -> Bitmap {
    let scale = min(1, Double(most) / Double(width), Double(highest) / Double(height))
    return reduced(
      width: max(1, Int((Double(width) * scale).rounded())),
      height: max(1, Int((Double(height) * scale).rounded()))
    )
  }
}
