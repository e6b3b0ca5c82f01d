import Drawing
import Geometry
import PageModel
import Rendering

/// Paints gatherings of a document's pages with Cairo, one at a time.
struct DocumentPainting {
  private let plan: PaintingPlan
  private var document: PagedDocument { plan.document }
  private let painter: PagePainter
  private let drawings = Drawings()

  /// SVG documents that were opened, by their keys.
  private final class Drawings {
    var opened: [String: VectorPicture] = [:]
  }

  init(_ plan: PaintingPlan) {
    self.plan = plan
    painter = PagePainter(typeCase: TypeCase(folder: plan.fontFolder, cutFiles: plan.cutFiles))
  }

  func painted(_ gathering: Gathering) throws(PDFFailure) -> PaintedGathering {
    let surface = try naming(page: gathering.pages.lowerBound + 1) { () throws(DrawingFailure) in
      try PDFSurface()
    }
    if gathering.hasSpecimen { try paintSpecimen(before: gathering, on: surface) }
    var segments: [[PageSegment]] = []
    segments.reserveCapacity(gathering.pages.count)
    for index in gathering.pages {
      segments.append(try paint(document.pages[index], number: index + 1, on: surface))
    }
    do throws(DrawingFailure) {
      return PaintedGathering(
        gathering: gathering,
        file: try surface.finish(),
        segments: segments
      )
    } catch {
      throw document.pages[gathering.pages].lazy.compactMap(brokenDrawing).first
        ?? PDFFailure(error, page: gathering.pages.upperBound, words: "")
    }
  }

  /// Shows every glyph on a page that goes no further.
  private func paintSpecimen(
    before gathering: Gathering,
    on surface: borrowing PDFSurface
  ) throws(PDFFailure) {
    let (specimen, page) = (plan.specimen, gathering.pages.lowerBound + 1)
    surface.beginPage(specimen.size)
    for run in specimen.runs {
      try naming(page: page, run.text) { () throws(DrawingFailure) in
        guard try !isPictures(run) else { return }
        try painter.paint(.glyphs(run), on: surface.canvas) { _ in }
      }
    }
    try naming(page: page) { () throws(DrawingFailure) in
      let middle = Point(x: specimen.size.width * 0.5, y: specimen.size.height * 0.5)
      try drawUnseenText(" ", from: middle, to: middle, size: .pt(10), on: surface.canvas)
      try surface.endPage()
    }
  }

  private func paint(
    _ page: Page,
    number: Int,
    on surface: borrowing PDFSurface
  ) throws(PDFFailure) -> [PageSegment] {
    let segments = try page.segments(in: document.structure) { run throws(PDFFailure) in
      try naming(page: number, run.text) { () throws(DrawingFailure) in try isMute(run) }
    }
    surface.beginPage(page.size)
    for segment in segments {
      let items = page.items[segment.items]
      guard segment.meaning != nil else {
        for item in items { try paint(item, isMarked: false, page: number, on: surface) }
        continue
      }
      surface.beginMark()
      for item in items.inReadingOrder {
        try paint(item, isMarked: true, page: number, on: surface)
      }
      surface.endMark()
    }
    do throws(DrawingFailure) {
      try surface.endPage()
    } catch {
      throw brokenDrawing(on: page) ?? PDFFailure(error, page: number, words: "")
    }
    return segments
  }

  private func paint(
    _ item: PageItem,
    isMarked: Bool,
    page: Int,
    on surface: borrowing PDFSurface
  ) throws(PDFFailure) {
    if case .picture(let picture) = item {
      return try paint(picture, page: page, on: surface)
    }
    try naming(page: page, item.words) { () throws(DrawingFailure) in
      let isDone = isMarked ? try drawUnseenText(of: item, on: surface.canvas) : false
      let shown = isMarked ? item : item.withoutPrivateUse
      if !isDone { try painter.paint(shown, on: surface.canvas) { _ in } }
      try surface.checkStatus()
    }
  }

  // MARK: Pictures

  /// Paints a picture; whatever goes wrong is its own doing, so that the issue can do without it.
  private func paint(
    _ picture: PlacedPicture,
    page: Int,
    on surface: borrowing PDFSurface
  ) throws(PDFFailure) {
    try open(picture.key, page: page)
    do throws(DrawingFailure) {
      try draw(picture, on: surface.canvas)
      try surface.checkStatus()
    } catch {
      throw failure(of: picture, error)
    }
  }

  private func failure(of picture: PlacedPicture, _ failure: DrawingFailure) -> PDFFailure {
    let reason = failure.description
    return drawings.opened[picture.key] == nil
      ? .picture(key: picture.key, reason: reason)
      : .vectorPicture(key: picture.key, reason: reason)
  }

  /// The failure of that drawing on a page with which Cairo cannot end the page: it paints most of what it is given
  /// only then, so that each drawing is tried on a page by itself.
  private func brokenDrawing(on page: Page) -> PDFFailure? {
    for case .picture(let picture) in page.items where drawings.opened[picture.key] != nil {
      do throws(DrawingFailure) {
        let trial = try PDFSurface()
        trial.beginPage(page.size)
        try draw(picture, on: trial.canvas)
        try trial.endPage()
        _ = try trial.finish()
      } catch {
        return failure(of: picture, error)
      }
    }
    return nil
  }

  /// Makes sure that a picture is there, and if it is a drawing, that it can be drawn.
  private func open(_ key: String, page: Int) throws(PDFFailure) {
    guard let picture = plan.pictures[key] else { throw .missingPicture(key: key, page: page) }
    guard case .svg(let bytes) = picture, drawings.opened[key] == nil else { return }
    do throws(DrawingFailure) {
      drawings.opened[key] = try VectorPicture(svg: bytes)
    } catch {
      throw .vectorPicture(key: key, reason: error.description)
    }
  }

  private func draw(
    _ picture: PlacedPicture,
    on canvas: borrowing Canvas
  ) throws(DrawingFailure) {
    if let drawing = drawings.opened[picture.key] {
      try canvas.draw(drawing, over: picture.extent, through: picture.window)
    } else {
      try canvas.draw(
        pictureNamed: picture.key,
        over: picture.extent,
        through: picture.window
      )
    }
  }

  // MARK: Text that glyphs do not tell

  /// Whether the file cannot tell a run's text by its glyphs, which are pictures or tell it only together, or the
  /// text is made of characters for private use.
  private func isMute(_ run: GlyphRun) throws(DrawingFailure) -> Bool {
    if run.isMute || run.text.hasPrivateUse { return true }
    return try isPictures(run)
  }

  private func isPictures(_ run: GlyphRun) throws(DrawingFailure) -> Bool {
    try painter.typeCase.hasColours(file: run.face.file, index: run.face.index)
  }

  /// Text behind glyphs that are pictures, so that it is found, and copied with what is around it; and
  /// spaces that stand alone, which Cairo takes for nothing at some places.
  ///
  /// - Returns: whether the item shows nothing besides.
  private func drawUnseenText(
    of item: PageItem,
    on canvas: borrowing Canvas
  ) throws(DrawingFailure) -> Bool {
    guard plan.unseenGlyph != nil, case .glyphs(let run) = item, let last = run.glyphs.last else {
      return false
    }
    guard run.isBlank ? true : try isPictures(run) else { return false }
    // Colour glyphs are a little wider than their size.
    let end = Point(x: run.origin.x + last.x + run.size * 0.7, y: run.origin.y)
    try drawUnseenText(run.text, from: run.origin, to: end, size: run.size, on: canvas)
    return run.isBlank
  }

  private func drawUnseenText(
    _ text: String,
    from start: Point,
    to end: Point,
    size: Length,
    on canvas: borrowing Canvas
  ) throws(DrawingFailure) {
    guard let unseen = plan.unseenGlyph else { return }
    try canvas.draw(
      UnseenText(
        text: text,
        from: start,
        to: end,
        size: size,
        glyph: unseen.glyph,
        file: unseen.face.file,
        index: unseen.face.index
      ),
      from: painter.typeCase
    )
  }

  // MARK: Failures

  /// Does a part of the drawing; what goes wrong is said with the page and the words it happened at.
  private func naming<Result: ~Copyable>(
    page: Int,
    _ words: String = "",
    _ draw: () throws(DrawingFailure) -> Result
  ) throws(PDFFailure) -> Result {
    do throws(DrawingFailure) {
      return try draw()
    } catch {
      throw PDFFailure(error, page: page, words: words.beginning)
    }
  }
}

extension PageItem {
  /// What tells a reader of a message which item is meant.
  fileprivate var words: String {
    switch self {
    case .glyphs(let run): run.text
    case .picture(let picture): picture.key
    case .rectangle: ""
    }
  }
}

extension PageItem {
  /// The item as furniture, which cannot say what characters for private use mean (ISO 19005-2, 6.2.11.7.3).
  fileprivate var withoutPrivateUse: PageItem {
    guard case .glyphs(var run) = self, run.text.hasPrivateUse else { return self }
    run.text = run.text.unicodeScalars.map { scalar in
      guard scalar.isForPrivateUse else { return String(scalar) }
      // As many bytes, so that pieces of the text stay those of the same glyphs.
      return scalar.value > 0xFFFF ? "\u{FFFD} " : "\u{FFFD}"
    }.joined()
    return .glyphs(run)
  }
}

extension Unicode.Scalar {
  fileprivate var isForPrivateUse: Bool { properties.generalCategory == .privateUse }
}

extension String {
  fileprivate var hasPrivateUse: Bool {
    utf8.contains { $0 >= 0xEE } && unicodeScalars.contains(where: \.isForPrivateUse)
  }

  /// Enough of the text to find it again.
  fileprivate var beginning: String { count > 60 ? prefix(59) + "…" : self }
}
