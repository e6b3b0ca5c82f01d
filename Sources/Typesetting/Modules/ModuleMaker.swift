import Geometry
import Layout
import PageModel

/// Fills pages of several columns with stories, each in a block of its own: its head over its columns, its
/// text in them, their feet level.
struct ModuleMaker {
  let frames: IssueSetter.Frames
  let galleys: [PlacedGalley]
  let style: PageMaker.PageStyle
  let form: DepartmentsForm?
  var sheets: [PageSheet] = []
  /// The first free line of the last page.
  var line = 0
  private var side: SideColumn

  /// A story and what the layout says of its place.
  struct Entry {
    var story: Story
    /// What stands over it and over all columns: the bar of its department.
    var bar: Story.Head?
    var startsPage = false
    var isArticle = true
    /// Whether it began on the front page.
    var isRest = false
  }

  /// The sheets on which stories begin, by their galleys.
  var firstSheets: [Int: Int] = [:]

  init(
    frames: IssueSetter.Frames,
    galleys: [PlacedGalley],
    style: PageMaker.PageStyle,
    form: DepartmentsForm?
  ) {
    self.frames = frames
    self.galleys = galleys
    self.style = style
    self.form = form
    side = SideColumn(frame: frames.inside)
  }

  var frame: PageFrame { sheets.last?.frame ?? frames.inside }
  var columns: Int { frame.text.count }
  var free: Int { frame.lines - line }

  /// Begins on a page of which something else takes the first lines.
  mutating func begin(on frame: PageFrame, below lines: Int) {
    sheets = [PageSheet(frame)]
    line = lines
    side.turn(to: &sheets[0], galleys)
  }

  /// Fills pages with stories, short ones side by side.
  mutating func fill(_ entries: [Entry]) {
    var index = 0
    while index < entries.count {
      if let row = row(from: entries[index...]) {
        place(row)
        index += row.count
      } else {
        add(entries[index])
        index += 1
      }
    }
    while side.isWaiting, !sheets.isEmpty { turn(opening: false) }
  }

  private mutating func add(_ entry: Entry) {
    open(entry)
    var head = entry.story.head(over: columns)
    let above = linesAbove()
    let barLines = entry.bar?.lines ?? 0
    let least = entry.isArticle ? form?.minLines ?? 4 : 1
    var needed = above + barLines + head.lines + least
    if line > 0, needed > free,
      let lower = head.cropped(by: needed - free, across: frame.textWidth, grid: frame.grid)
    {
      head = lower
      needed = free
    }
    if line > 0, needed > free || isBetterOnNextPage(entry, after: above + barLines + head.lines) {
      turn(opening: entry.isArticle)
    } else {
      separate(above, entry)
    }
    begin(entry, head)
    for (index, part) in entry.story.parts.enumerated() {
      // What stands over all columns keeps as far from the text above it as from that below.
      if index > 0, part.isSpanning, line > 0 { line += 1 }
      set(part, of: entry.story)
    }
    if line > 0 { line = min(line, frame.lines) }
  }

  // MARK: Pages

  private mutating func turn(opening: Bool) {
    let opens = opening && frames.opener.text.count == frames.inside.text.count
    sheets.append(PageSheet(opens ? frames.opener : frames.inside))
    line = 0
    side.turn(to: &sheets[sheets.count - 1], galleys)
  }

  private mutating func open(_ entry: Entry) {
    if entry.startsPage {
      while side.isWaiting, !sheets.isEmpty { turn(opening: false) }
    }
    // What begins a page may stand below a little that is there, rather than leave most of a page white.
    let isUsed = Double(line) > Double(frame.lines) * ModuleMaker.mostBeforeOpener
    if sheets.isEmpty || entry.startsPage && isUsed { turn(opening: entry.isArticle) }
  }

  /// Lines between what stands on the page and a story.
  func linesAbove() -> Int {
    guard line > 0 else { return 0 }
    return max(1, Int((form?.gap.lowerBound ?? 2).rounded()))
  }

  /// Whether a story's text goes so badly below what is on the page that it had better begin the next.
  private func isBetterOnNextPage(_ entry: Entry, after lines: Int) -> Bool {
    guard let part = entry.story.parts.first(where: { !$0.isSpanning }), lines < free else {
      return false
    }
    let breaker = breaker(of: part)
    let here = breaker.division(first: free - lines).demerits
    guard here > ModuleMaker.badBreak else { return false }
    return breaker.division(first: frame.lines - entry.story.head(over: columns).lines).demerits
      < here - ModuleMaker.badBreak
  }

  // MARK: Stories

  /// Space and a rule before a story that begins below another.
  mutating func separate(_ lines: Int, _ entry: Entry) {
    guard line > 0 else { return }
    line += lines
    guard entry.bar == nil, entry.isArticle, let rule = style.articleRule else { return }
    let area = frame.room(frame.textWidth, left: frame.text.left)
      .beginning(rule.length ?? frame.textWidth)
      .rule(
        at: frame.top + frame.grid * line - frame.grid * (Double(lines) * 0.43),
        height: rule.width
      )
    sheets[sheets.count - 1].decorate([.rectangle(area, rule.colour)])
  }

  private mutating func begin(_ entry: Entry, _ head: Story.Head) {
    if sheets[sheets.count - 1].beginning.isEmpty, line == 0 {
      sheets[sheets.count - 1].firstBlock = 0
    }
    if entry.isRest, line == 0 { goOn(entry.story, entry.story.parts.first?.course.strips.first) }
    if let bar = entry.bar { place(bar, over: 0..<columns) }
    note(entry)
    side.begin(
      galleys[entry.story.number],
      at: frame.top + frame.grid * line,
      on: &sheets[sheets.count - 1]
    )
    place(head, over: 0..<columns)
  }

  /// Notes on which sheet a story begins, or goes on after the front page.
  mutating func note(_ entry: Entry) {
    if entry.isArticle, !entry.isRest {
      sheets[sheets.count - 1].beginning.append(entry.story.number)
    }
    firstSheets[entry.story.number] = sheets.count - 1
  }

  /// Places a head over columns.
  mutating func place(_ head: Story.Head, over columns: Range<Int>) {
    defer { line += head.lines }
    let places = frame.text[columns.clamped(to: frame.text.indices)]
    guard !places.isEmpty, !head.strips.isEmpty else { return }
    sheets[sheets.count - 1].place(
      Justified(head.strips),
      of: galleys,
      left: Array(places).left,
      top: frame.top + frame.grid * line
    )
  }

  func breaker(of part: Story.Part, columns: Int? = nil) -> BandBreaker {
    BandBreaker(
      part.course,
      columns: part.isSpanning ? 1 : columns ?? self.columns,
      room: ColumnBreaker.Room(
        lines: frames.inside.lines,
        grid: frame.grid,
        isBesideOthers: !part.isSpanning,
        noteSeparation: style.noteSeparation
      )
    )
  }

  private mutating func set(_ part: Story.Part, of story: Story) {
    if free < ModuleMaker.fewestLines { turn(opening: false) }
    for (index, band) in breaker(of: part).division(first: free).bands.enumerated() {
      if index > 0 { turn(opening: false) }
      if line == 0, sheets[sheets.count - 1].beginning.isEmpty {
        let first = band.columns.first { !$0.strips.isEmpty }
        goOn(story, first.map { part.course.strips[$0.strips.lowerBound] })
      }
      place(band, of: part)
      line += band.lines
    }
    line += part.isSpanning ? 1 : 0
  }

  /// Notes that the page begins within a story.
  mutating func goOn(_ story: Story, _ strip: Strip?) {
    sheets[sheets.count - 1].continuing = story.number
    sheets[sheets.count - 1].firstBlock = strip?.slab.block ?? 0
  }

  private mutating func place(_ band: BandBreaker.Band, of part: Story.Part) {
    let top = frame.top + frame.grid * line
    let whole = [(left: frame.text.left, width: frame.textWidth)]
    sheets[sheets.count - 1].place(
      band,
      of: part.course,
      in: part.isSpanning ? whole : frame.text.read(by: part.course, galleys, in: frame),
      top: top,
      galleys,
      style
    )
  }

  /// The share of a page that is given to the end of one story above the beginning of a feature.
  private static let mostBeforeOpener = 0.75
  /// Lines that a band needs at least.
  private static let fewestLines = 3
  /// Demerits of a page that a reader would stumble over.
  private static let badBreak = 60_000.0
}
