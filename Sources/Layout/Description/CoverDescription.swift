package import Geometry

/// A cover: one form for a lead with a picture, one that is type alone.
package struct CoverDescription: Hashable, Sendable {
  /// The cover's own size; its lengths are told in it and scaled together.
  package var size: Size
  /// The width of the picture of the cover that goes into an EPUB.
  package var pixelWidth: Int
  package var margin: Length
  /// Whether the paged issue has a cover too.
  package var isOnPages: Bool
  package var withPicture: CoverForm
  package var typographic: CoverForm

  package init(
    size: Size,
    pixelWidth: Int = 1_600,
    margin: Length,
    isOnPages: Bool = false,
    withPicture: CoverForm,
    typographic: CoverForm
  ) {
    self.size = size
    self.pixelWidth = pixelWidth
    self.margin = margin
    self.isOnPages = isOnPages
    self.withPicture = withPicture
    self.typographic = typographic
  }
}

/// The elements of a cover on its ground, from behind to before.
package struct CoverForm: Hashable, Sendable {
  package var background: ColourToken
  /// In their order from the head of the cover to its foot.
  package var elements: [CoverElement]

  package init(background: ColourToken, elements: [CoverElement]) {
    self.background = background
    self.elements = elements
  }
}
