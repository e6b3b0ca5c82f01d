import Articles
import Geometry
import Layout
import PageModel
import TextShaping

/// The place in the contents for the number of the page on which an article begins.
///
/// It is filled when all pages are known; no line depends on it.
struct ContentsFolio: Sendable {
  let article: Article.ID
  /// Among the slabs of the front.
  let slab: Int
  let room: Room
  /// The link to the article, among those of the front.
  let link: Int
  let element: StructureElement.ID?

  /// What stands among the slab's pieces until the number does.
  var placeholder: LinePiece {
    LinePiece(
      items: [],
      element: element,
      link: link,
      area: Rectangle(x: .zero, y: .zero, width: .zero, height: .zero)
    )
  }

  /// Puts a page's number in; without one nothing remains.
  func fill(
    _ galley: inout Galley,
    with page: Int?,
    saying word: String,
    book: StyleBook,
    shaper: Shaper
  ) throws(FontFailure) {
    guard let place = galley.slabs[slab].pieces.firstIndex(of: placeholder) else { return }
    var pieces: [LinePiece] = []
    if let page {
      galley.links[link].description = "\(word) \(page)"
      pieces = try LineCells(right: String(page)).pieces(
        in: try book.block(.indexPage),
        shaper: shaper,
        room: room,
        baseline: try book.block(.indexEntry).baseline
      ) { _ in element }
      for index in pieces.indices { pieces[index].link = link }
    }
    galley.slabs[slab].pieces.replaceSubrange(place...place, with: pieces)
  }
}
