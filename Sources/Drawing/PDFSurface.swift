import CCairo
package import Geometry

/// Pages of a PDF file as Cairo writes it: what is painted, and which of it has a meaning.
package struct PDFSurface: ~Copyable {
  package let canvas: Canvas
  private let surface: OpaquePointer
  private let output: FileInMemory
  private let standIns: StandIns

  package init() throws(DrawingFailure) {
    let output = FileInMemory()
    let standIns = StandIns()
    let surface = try output.surface()
    canvas = try Canvas(drawingOn: surface, medium: .pages(standIns))
    self.output = output
    self.surface = surface
    self.standIns = standIns
  }

  package func beginPage(_ size: Size) {
    cairo_pdf_surface_set_size(surface, size.width.points, size.height.points)
  }

  package func endPage() throws(DrawingFailure) {
    cairo_show_page(canvas.context)
    try checkStatus()
  }

  /// What is drawn until `endMark` has a meaning; the file has a marked sequence for it.
  package func beginMark() { cairo_tag_begin(canvas.context, "Span", nil) }

  package func endMark() { cairo_tag_end(canvas.context, "Span") }

  /// Throws what went wrong since the last check.
  package func checkStatus() throws(DrawingFailure) {
    try check(cairo_status(canvas.context))
    try check(cairo_surface_status(surface))
  }

  package consuming func finish() throws(DrawingFailure) -> PaintedFile {
    try canvas.finish()
    return PaintedFile(
      bytes: output.takeBytes(),
      pictures: standIns.keys,
      glyphPictures: standIns.glyphs
    )
  }
}

/// A PDF file by Cairo in which stand-ins take the places of pictures.
package struct PaintedFile: Sendable {
  package var bytes: [UInt8]
  /// The names of the pictures by the numbers of their stand-ins.
  package var pictures: [String]
  /// Those of the pictures that are glyphs in colours.
  package var glyphPictures: [String: Raster]
}

/// Bytes that come piece by piece.
private final class FileInMemory {
  // Cairo writes a few bytes at a time, millions of times: into plain memory, without counting references.
  private let pieces: UnsafeMutablePointer<GatheredPieces>

  init() {
    pieces = .allocate(capacity: 1)
    pieces.initialize(to: GatheredPieces())
  }

  deinit {
    pieces.pointee.page.deallocate()
    pieces.deinitialize(count: 1)
    pieces.deallocate()
  }

  func takeBytes() -> [UInt8] {
    pieces.pointee.flush()
    defer { pieces.pointee.bytes = [] }
    return pieces.pointee.bytes
  }

  /// A surface whose file comes here, and which keeps this object for as long as it writes.
  func surface() throws(DrawingFailure) -> OpaquePointer {
    let owned = Unmanaged.passRetained(self)
    // Any size will do: each page says its own.
    let surface = cairo_pdf_surface_create_for_stream(
      { output, bytes, count in
        guard let output, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        output.assumingMemoryBound(to: GatheredPieces.self).pointee
          .append(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      },
      pieces,
      1,
      1
    )
    // Cairo tells user data apart by an address that it never reads: the object's own will do.
    let key = UnsafePointer<cairo_user_data_key_t>(OpaquePointer(owned.toOpaque()))
    let status = cairo_surface_set_user_data(surface, key, owned.toOpaque()) { owned in
      if let owned { Unmanaged<FileInMemory>.fromOpaque(owned).release() }
    }
    guard let surface, status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      owned.release()
      try check(status)
      throw .cairo("no surface")
    }
    return surface
  }
}

/// Small pieces, gathered on a page of memory before they are added to the rest.
private struct GatheredPieces {
  var bytes: [UInt8] = []
  let page = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var count = 0

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    if piece.count > page.count - count { flush() }
    guard piece.count <= page.count else {
      bytes.append(contentsOf: piece)
      return
    }
    UnsafeMutableRawBufferPointer(rebasing: page[count...]).copyMemory(from: piece)
    count += piece.count
  }

  mutating func flush() {
    bytes.append(contentsOf: page[..<count])
    count = 0
  }
}
