import Drawing
import PageModel
import Rendering

/// Paints the pages of a document with Cairo.
struct DocumentPainting {
  private let document: PagedDocument
  private let pictures: [String: PDFPicture]
  private let painter: PagePainter

  init(document: PagedDocument, pictures: [String: PDFPicture], fontFolder: String) {
    self.document = document
    self.pictures = pictures
    painter = PagePainter(typeCase: TypeCase(folder: fontFolder))
  }

  /// The painted file and the segments of each of its pages.
  func painted() throws(PDFFailure) -> (file: PaintedFile, segments: [[PageSegment]]) {
    let surface = try naming(page: 1) { () throws(DrawingFailure) in try PDFSurface() }
    var segments: [[PageSegment]] = []
    segments.reserveCapacity(document.pages.count)
    for (index, page) in document.pages.enumerated() {
      segments.append(try paint(page, number: index + 1, on: surface))
    }
    do throws(DrawingFailure) {
      return (try surface.finish(), segments)
    } catch {
      throw PDFFailure(error, page: segments.count, words: "")
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
      if segment.meaning != nil { surface.beginMark() }
      for item in page.items[segment.items] { try paint(item, page: number, on: surface) }
      if segment.meaning != nil { surface.endMark() }
    }
    try naming(page: number) { () throws(DrawingFailure) in try surface.endPage() }
    return segments
  }

  private func paint(
    _ item: PageItem,
    page: Int,
    on surface: borrowing PDFSurface
  ) throws(PDFFailure) {
    if case .picture(let picture) = item, pictures[picture.key] == nil {
      throw .missingPicture(key: picture.key, page: page)
    }
    try naming(page: page, item.words) { () throws(DrawingFailure) in
      try painter.paint(item, on: surface.canvas) { picture throws(DrawingFailure) in
        try surface.canvas.draw(
          pictureNamed: picture.key,
          over: picture.extent,
          through: picture.window
        )
      }
      try surface.checkStatus()
    }
  }

  /// Whether the file cannot tell a run's text by its glyphs, which are pictures, or the text is made of
  /// characters for private use.
  private func isMute(_ run: GlyphRun) throws(DrawingFailure) -> Bool {
    if run.text.utf8.contains(where: { $0 >= 0xEE }),
      run.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .privateUse })
    {
      return true
    }
    return try painter.typeCase.hasColours(file: run.face.file, index: run.face.index)
  }

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

extension String {
  /// Enough of the text to find it again.
  fileprivate var beginning: String { count > 60 ? prefix(59) + "…" : self }
}
