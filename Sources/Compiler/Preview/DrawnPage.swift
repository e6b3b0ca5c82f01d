internal import PageModel
internal import Pictures
internal import Rendering

/// A page that was drawn, and what it was drawn of.
struct DrawnPage: Sendable {
  var page: Page
  /// The pictures that it shows, as they were before they were drawn.
  var pictures: [EncodedPicture]
  /// For the contact sheet, `.bgrx`.
  var thumbnail: PixelBuffer
  /// `nil` for a page that was drawn on an earlier turn.
  var newPicture: EncodedPicture?

  /// Whether a page looks as this one does: what it means and where its links lead cannot be seen.
  func shows(_ page: Page, _ pictures: [EncodedPicture]) -> Bool {
    self.page.size == page.size && self.page.items == page.items && self.pictures == pictures
  }
}
