import Geometry
import Layout
import PageModel

/// Fills pages with the columns that were chosen.
struct PageMaker {
  let frame: PageFrame
  let galleys: [PlacedGalley]
  let style: PageStyle
  private var sheets: [PageSheet] = []
  private var side: SideColumn

  /// What pages look like beyond their matter.
  struct PageStyle: Sendable {
    /// The rule between two articles.
    var articleRule: RuleStyle?
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

  init(frame: PageFrame, galleys: [PlacedGalley], style: PageStyle) {
    self.frame = frame
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
    sheets.append(PageSheet(frame))
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
      sheet.place(strip.slab, of: galley, left: place.left, top: top + strip.shift - lift)
      line += strip.lines
    }
    placeNotes(of: matter.strips, at: place, on: &sheet)
    sheets.append(sheet)
  }

  /// The rule before an article that begins on a page with another, and its department.
  private func open(_ galley: Int, at top: Length, on sheet: inout PageSheet) {
    let label = style.labels[galley] ?? []
    let above = top - (label.isEmpty ? .zero : frame.grid)
    if let rule = style.articleRule {
      let area = Rectangle(
        x: frame.left,
        y: above - frame.grid * 0.43,
        width: rule.length ?? frame.fullWidth,
        height: rule.width
      )
      sheet.decorate([.rectangle(area, rule.colour)])
    }
    sheet.place(label, of: galleys[galley], left: frame.left, top: above)
  }

  /// Notes stand at the foot of the column, the last one's last line on the frame's lower edge.
  private func placeNotes(
    of strips: [Strip],
    at place: (left: Length, width: Length),
    on sheet: inout PageSheet
  ) {
    let height = strips.reduce(Length.zero) { $0 + $1.notesHeight }
    guard height > .zero else { return }
    var top = frame.bottom - height
    if let rule = style.noteRule {
      let area = Rectangle(
        x: place.left,
        y: top - style.noteSeparation * 0.4,
        width: min(rule.length ?? place.width, place.width),
        height: rule.width
      )
      sheet.decorate([.rectangle(area, rule.colour)])
    }
    for strip in strips {
      let galley = galleys[strip.galley]
      for slab in strip.notes.flatMap({ galley.galley.notes[$0].slabs }) {
        top = top + slab.spaceBefore
        sheet.place(slab, of: galley, left: place.left, top: top)
        top = top + slab.height
      }
    }
  }
}

/// A column's strips with the variants and spaces that make it full.
private struct Justified {
  var strips: [Strip] = []
  /// Lines added before strips, by their index.
  var gaps: [Int: Int] = [:]

  init(_ column: ColumnBreaker.Column, of course: Course) {
    let chosen = Justified.variants(of: column, in: course)
    var index = column.strips.lowerBound
    while index < column.strips.upperBound {
      if let (end, slabs) = chosen[index] {
        strips += Justified.strips(slabs, like: course.strips[index..<end])
        index = end
      } else {
        strips.append(course.strips[index])
        index += 1
      }
    }
    spread(column.gapLines)
  }

  /// The variants to take, the longest paragraphs first since it shows least in them.
  private static func variants(
    of column: ColumnBreaker.Column,
    in course: Course
  ) -> [Int: (end: Int, slabs: [Slab])] {
    guard column.variantLines != 0 else { return [:] }
    let isLonger = column.variantLines > 0
    let candidates = course.variants.filter {
      column.strips.lowerBound <= $0.strips.lowerBound
        && $0.strips.upperBound <= column.strips.upperBound
        && (isLonger ? $0.longer : $0.shorter) != nil
    }
    let longest = candidates.enumerated().sorted {
      ($1.element.strips.count, $0.offset) < ($0.element.strips.count, $1.offset)
    }
    var chosen: [Int: (end: Int, slabs: [Slab])] = [:]
    for (_, variant) in longest.prefix(abs(column.variantLines)) {
      guard let slabs = isLonger ? variant.longer : variant.shorter else { continue }
      chosen[variant.strips.lowerBound] = (variant.strips.upperBound, slabs)
    }
    return chosen
  }

  /// Strips of other lines of the same paragraph; what stood before and is called in it stays.
  private static func strips(_ slabs: [Slab], like strips: ArraySlice<Strip>) -> [Strip] {
    guard let first = strips.first else { return [] }
    let notes = strips.flatMap(\.notes)
    let height = strips.reduce(Length.zero) { $0 + $1.notesHeight }
    return slabs.enumerated().map { index, slab in
      var strip = Strip(slab: slab, galley: first.galley, lines: 1)
      guard index == 0 else { return strip }
      strip.linesBefore = first.linesBefore
      strip.shift = first.shift
      strip.notes = notes
      strip.notesHeight = height
      strip.beginsArticle = first.beginsArticle
      strip.sideLines = first.sideLines
      strip.stretch = first.stretch
      return strip
    }
  }

  /// Lines between articles, the upper spaces first.
  private mutating func spread(_ lines: Int) {
    var left = lines
    while left > 0 {
      var wasSpread = false
      for index in strips.indices.dropFirst()
      where left > 0 && gaps[index, default: 0] < strips[index].stretch {
        gaps[index, default: 0] += 1
        left -= 1
        wasSpread = true
      }
      guard wasSpread else { return }
    }
  }
}
