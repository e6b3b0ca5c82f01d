internal import Geometry
internal import PDFExport
internal import Pictures
internal import Rendering
internal import Synchronization

/// Pictures that were made fit before, by their paths: taken again while they are made of the same bytes.
final class PictureMemory: Sendable {
  private struct Known {
    var bytes: [UInt8]
    var budget: PictureBudget
    var picture: PreparedPicture
  }

  /// How a screen of ink shows a picture.
  struct InkSetting: Hashable {
    var path: String
    var size: Size
    var greys: Int
    var dotsPerInch: Int
  }

  private struct Contents {
    var prepared: [String: Known] = [:]
    var inked: [InkSetting: (of: [UInt8], picture: EncodedPicture)] = [:]
    var packed: [String: (of: [UInt8], pixels: PackedPixels)] = [:]
    var leads: [(path: String, width: Int, pixels: PixelBuffer?)] = []
  }

  private let contents = Mutex(Contents())

  /// By judgement: of lead pictures, which take some megabytes each, those that many issues have one after the other.
  private static let mostLeads = 6

  // MARK: As every reader bears it

  func picture(
    at path: String,
    holding bytes: [UInt8],
    in budget: PictureBudget
  ) -> PreparedPicture? {
    let known = contents.withLock { $0.prepared[path] }
    return known?.bytes == bytes && known?.budget == budget ? known?.picture : nil
  }

  func keep(
    _ picture: PreparedPicture,
    at path: String,
    holding bytes: [UInt8],
    in budget: PictureBudget
  ) {
    let known = Known(bytes: bytes, budget: budget, picture: picture)
    contents.withLock { $0.prepared[path] = known }
  }

  // MARK: As it is printed

  /// A picture for a screen of ink, drawn once for each size.
  func inked(
    _ picture: EncodedPicture,
    as setting: InkSetting,
    draw: () -> EncodedPicture
  ) -> EncodedPicture {
    if let known = contents.withLock({ $0.inked[setting] }), known.of == picture.bytes {
      return known.picture
    }
    let inked = draw()
    contents.withLock { $0.inked[setting] = (picture.bytes, inked) }
    return inked
  }

  /// The pixels of a picture as a PDF has them, packed once; `nil` where it cannot be so.
  func packed(
    _ picture: EncodedPicture,
    at path: String,
    pack: () -> PackedPixels?
  ) -> PackedPixels? {
    if let known = contents.withLock({ $0.packed[path] }), known.of == picture.bytes {
      return known.pixels
    }
    guard let pixels = pack() else { return nil }
    contents.withLock { $0.packed[path] = (picture.bytes, pixels) }
    return pixels
  }

  // MARK: On covers

  /// A picture as covers of some width show it, opened once for issues that follow one another.
  func lead(at path: String, width: Int, open: () -> PixelBuffer?) -> PixelBuffer? {
    let known = contents.withLock { $0.leads.first { $0.path == path && $0.width == width } }
    if let known { return known.pixels }
    let pixels = open()
    contents.withLock { contents in
      contents.leads = contents.leads.suffix(PictureMemory.mostLeads - 1) + [(path, width, pixels)]
    }
    return pixels
  }
}
