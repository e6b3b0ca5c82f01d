import Geometry
import Layout
import PageModel

// Articles that begin on the page of the head.
extension PageAssembly {
  /// The first page of an issue whose articles begin below its head and contents.
  struct Opening {
    /// With the furniture of the front and the columns of an article.
    var frame: PageFrame
    /// Lines that the front takes of it.
    var lines: Int
  }

  /// How the articles begin below the front; `nil` where they have pages of their own.
  ///
  /// A list of contents stands alone where articles begin pages, and where it fills most of its page.
  func opening(below front: Front, with plan: FrontPlan?) -> Opening? {
    let columns =
      frames.opener.text.count == frames.inside.text.count ? frames.opener : frames.inside
    let form = matter.layout.departments
    let startsPage = matter.hasContents && form?.departmentStart != .flow
    guard plan == nil, !startsPage, front.lines > 0,
      front.course.strips.allSatisfy(\.notes.isEmpty),
      Double(front.lines) <= Double(frames.front.lines) * PageAssembly.mostAboveArticles,
      frames.front.hasGrid(of: columns)
    else { return nil }
    return Opening(frame: frames.front.with(columnsOf: columns), lines: front.lines)
  }

  /// Puts the front at the head of the first page.
  func place(_ front: Front, on first: inout PageSheet, _ galleys: [PlacedGalley]) {
    var sheet = PageSheet(first.frame)
    let matter = Justified(front.course.strips)
    sheet.place(matter, of: galleys, left: frames.front.left, top: first.frame.top)
    sheet.add(first)
    first = sheet
  }

  /// The share of a page above which a list of contents has it for itself.
  private static let mostAboveArticles = 0.76
}

extension PageFrame {
  /// Whether lines stand here where they do there, as many of them.
  fileprivate func hasGrid(of other: PageFrame) -> Bool {
    grid == other.grid && master.scale == other.master.scale
      && (text.count != other.text.count || top == other.top && lines == other.lines)
  }
}
