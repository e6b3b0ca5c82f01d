/// How thoroughly a file is inspected, and by how many at once.
package struct InspectionOptions: Sendable {
  /// Whether pictures are decoded to their last pixel, or only looked into; ours are proved when they are made.
  package var decodesPictures: Bool
  package var jobs: Int

  package init(decodesPictures: Bool = true, jobs: Int = 1) {
    self.decodesPictures = decodesPictures
    self.jobs = jobs
  }

  /// The longest text that is read: a document, a style sheet.
  static let longestText = 16 << 20
  /// The longest picture, font or sound that is unpacked.
  static let longestFile = 256 << 20
  /// What all members may come to.
  static let longestBook = 1 << 30
  /// What all texts may come to, since they are kept until links are followed.
  static let longestTexts = 128 << 20
  /// How many pixels are decoded in one book.
  static let mostPixels = 1_000_000_000
}
