import Drawing
import PageModel

/// Pages that follow one another and are painted on one surface, as a binder's gathering is printed on one sheet.
struct Gathering: Sendable {
  /// Pages of the document, from 0.
  let pages: Range<Int>
  /// Whether a page with the specimen comes before them.
  let hasSpecimen: Bool

  /// How a document is divided: by its pages alone, so that its file is the same however many work on it, and so that
  /// each gathering takes about as long as any other.
  static func gatherings(of pages: [Page]) -> [Gathering] {
    // Each surface writes all fonts once more, which takes as long as painting about eight pages.
    let count = pages.count < fewestPages ? 1 : min(8, 2 + pages.count / 512)
    let efforts = pages.map(\.effort)
    let whole = efforts.reduce(0, +)
    var gatherings: [Gathering] = []
    var (start, done) = (0, 0)
    for (page, effort) in efforts.enumerated() {
      done += effort
      guard done * count >= whole * (gatherings.count + 1) || page == pages.count - 1 else {
        continue
      }
      gatherings.append(Gathering(pages: start..<page + 1, hasSpecimen: count > 1))
      start = page + 1
    }
    return gatherings
  }

  /// Shorter documents are one gathering.
  private static let fewestPages = 48
}

extension Page {
  /// About how long it takes to paint the page, in glyphs; every item takes as long as some of them.
  fileprivate var effort: Int {
    items.reduce(20) { effort, item in
      if case .glyphs(let run) = item { effort + 20 + run.glyphs.count } else { effort + 20 }
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
