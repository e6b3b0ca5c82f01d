import Geometry
import Layout
import PageModel

/// Fills pages with the columns that were chosen.
struct PageMaker {
  let frame: PageFrame
  let galleys: [PlacedGalley]
  let style: PageStyle
  private var sheets: [PageSheet] = []
  /// The first page's, where it is another.
  private let first: PageFrame?
  private var side: SideColumn

  /// What pages look like beyond their matter.
  struct PageStyle: Sendable {
    /// The rule between two articles.
    var articleRule: RuleStyle?
    /// The rule between stories that stand side by side.
    var columnRule: RuleStyle?
    /// The rule over notes.
    var noteRule: RuleStyle?
    /// Between the text and its notes.
    var noteSeparation: Length
    /// From the top of a line of text to the top of its capitals.
    var capTop: Length
    /// The department over an article, by galley.
    var labels: [Int: [LinePiece]]
  }

  /// A rule in points.
  struct RuleStyle: Hashable, Sendable {
    var width: Length
    var colour: Colour
    var length: Length?
  }

  init(frame: PageFrame, first: PageFrame? = nil, galleys: [PlacedGalley], style: PageStyle) {
    self.frame = frame
    self.first = first
    self.galleys = galleys
    self.style = style
    side = SideColumn(frame: frame)
  }

  /// The sheets, one for every so many columns as a page has.
  mutating func sheets(of columns: [ColumnBreaker.Column], in course: Course) -> [PageSheet] {
    let perPage = max(1, frame.text.count)
    for (index, column) in columns.enumerated() {
      if index % perPage == 0 { beginPage() }
      fill(column, at: index % perPage, from: course)
    }
    while side.isWaiting, !sheets.isEmpty { beginPage() }
    return sheets
  }

  private mutating func beginPage() {
    sheets.append(PageSheet(sheets.isEmpty ? first ?? frame : frame))
    side.turn(to: &sheets[sheets.count - 1], galleys)
  }

  private mutating func fill(
    _ column: ColumnBreaker.Column,
    at number: Int,
    from course: Course
  ) {
    var sheet = sheets.removeLast()
    let place = frame.text[number]
    let matter = Justified(column, of: course)
    if number == 0, let first = matter.strips.first {
      sheet.firstBlock = first.slab.block
      sheet.continuing = first.beginsArticle ? nil : first.galley
    }
    var line = 0
    // What stands between lines of the grid begins at the head, with all that follows it there.
    var lift = Length.zero
    for (index, strip) in matter.strips.enumerated() {
      let galley = galleys[strip.galley]
      lift = index == 0 ? strip.shift : strip.slab.isOnGrid ? .zero : lift
      var top = frame.top + frame.grid * line
      if index > 0 {
        line += strip.linesBefore + matter.gaps[index, default: 0]
        top = frame.top + frame.grid * line
        if strip.beginsArticle { open(strip.galley, at: top, on: &sheet) }
      } else if let head = strip.slab.repeatedHead {
        sheet.place(head.pieces, of: galley, left: place.left, top: top)
        line += strip.headLines
        top = frame.top + frame.grid * line
      }
      if strip.beginsArticle { sheet.beginning.append(strip.galley) }
      if strip.sideLines > 0 {
        side.begin(galley, at: top + style.capTop, on: &sheet)
      }
      let left = frame.left(of: strip.slab, in: place)
      sheet.place(strip.slab, of: galley, left: left, top: top + strip.shift - lift)
      line += strip.lines
    }
    sheet.placeNotes(of: matter.strips, at: place, above: frame.bottom, galleys, style)
    sheets.append(sheet)
  }

  /// The rule before an article that begins on a page with another, and its department.
  private func open(_ galley: Int, at top: Length, on sheet: inout PageSheet) {
    let label = style.labels[galley] ?? []
    let above = top - (label.isEmpty ? .zero : frame.grid)
    if let rule = style.articleRule {
      let area = frame.room(frame.fullWidth, left: frame.left)
        .beginning(rule.length ?? frame.fullWidth)
        .rule(at: above - frame.grid * 0.43, height: rule.width)
      sheet.decorate([.rectangle(area, rule.colour)])
    }
    sheet.place(label, of: galleys[galley], left: frame.left, top: above)
  }
}
