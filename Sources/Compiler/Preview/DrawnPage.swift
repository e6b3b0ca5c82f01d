internal import PageModel
internal import Pictures
internal import Rendering

/// A page that was drawn, and what it was drawn of.
struct DrawnPage: Sendable {
  /// How far a page's picture has come.
  enum Picture: Sendable {
    case drawn(PixelBuffer)
    case packed(EncodedPicture)
    /// It was written on an earlier turn.
    case shown
  }

  var page: Page
  /// The pictures that it shows, as they were before they were drawn.
  var pictures: [EncodedPicture]
  /// For the contact sheet, `.bgrx`.
  var thumbnail: PixelBuffer
  var picture: Picture

  /// Whether a page looks as this one does: what it means and where its links lead cannot be seen.
  func shows(_ page: Page, _ pictures: [EncodedPicture]) -> Bool {
    self.page.size == page.size && self.page.items == page.items && self.pictures == pictures
  }

  var isShown: Bool {
    if case .shown = picture { true } else { false }
  }

  /// What is drawn and no file yet, `.bgrx`.
  var pixels: PixelBuffer? {
    if case .drawn(let pixels) = picture { pixels } else { nil }
  }

  /// Makes a file of the pixels, if there are any.
  mutating func pack() throws(RenderingFailure) {
    if let pixels { picture = .packed(try pixels.packed()) }
  }
}

extension PixelBuffer {
  /// The picture of a `.bgrx` buffer.
  func packed() throws(RenderingFailure) -> EncodedPicture {
    do throws(PictureFailure) {
      return try .png(ofBGRX: bytes, width: width, height: height)
    } catch {
      throw .failed(error.description)
    }
  }
}
