import Drawing
import PageModel

/// Pages that follow one another and are painted on one surface, as a binder's gathering is printed on one sheet.
struct Gathering: Sendable {
  /// Pages of the document, from 0.
  let pages: Range<Int>
  /// Whether a page with the specimen comes before them.
  let hasSpecimen: Bool

  /// How a document is divided: by the number of its pages alone, so that its file is the same however many work on it.
  static func gatherings(of pageCount: Int) -> [Gathering] {
    // Each surface writes all fonts once more, which takes as long as painting about eight pages.
    let count = pageCount < 48 ? 1 : min(8, 2 + pageCount / 512)
    return (0..<count).map { number in
      Gathering(
        pages: pageCount * number / count..<pageCount * (number + 1) / count,
        hasSpecimen: count > 1
      )
    }
  }
}

/// A gathering as Cairo painted it.
struct PaintedGathering: Sendable {
  let gathering: Gathering
  let file: PaintedFile
  /// Of each page.
  let segments: [[PageSegment]]
}
