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
}

/// The elements of a cover on its ground, from behind to before.
package struct CoverForm: Hashable, Sendable {
  package var background: ColourToken
  package var elements: [CoverElement]
}

/// One thing on a cover, and its rectangle.
package struct CoverElement: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case nameplate
    case dateline
    case rule
    case band
    case picture
    case title
    case deck
    case byline
    /// The names of the departments.
    case departments
    /// The headlines of other articles with their departments.
    case lines
  }

  package var part: Part
  /// From the head of the cover.
  package var top: Length
  /// From the cover's left edge; for `picture` and `band` it may be 0.
  package var left: Length
  package var width: Length
  /// `nil` where the element is as high as it comes out.
  package var height: Length?
  package var color: ColourToken
  /// What a dateline says.
  package var cells: Cells
  /// The most lines of text, or entries of `departments` and `lines`.
  package var limit: Int?
  /// From one entry of `lines` to the next.
  package var pitch: Length?
}
