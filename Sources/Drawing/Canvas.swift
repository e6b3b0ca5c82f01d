import CCairo
package import Geometry

/// What is drawn on: measures in points from the top left corner, y downwards.
///
/// A canvas over memory is made by `Raster.drawn`, one over the pages of a PDF by `PDFSurface`; what
/// goes wrong is remembered by Cairo and thrown at the end.
package struct Canvas: ~Copyable {
  /// What becomes of what is drawn.
  enum Medium {
    case pixels
    /// Pages of a file, where glyphs keep their text, and stand-ins the places of pictures.
    case pages(StandIns)
  }

  let context: OpaquePointer
  let medium: Medium
  private let surface: OpaquePointer

  /// - Throws: `.cairo` when there is no surface at all; other failures show when it is finished.
  init(
    over memory: UnsafeMutableBufferPointer<UInt8>,
    format: cairo_format_t,
    width: Int,
    height: Int
  ) throws(DrawingFailure) {
    let surface = cairo_image_surface_create_for_data(
      memory.baseAddress,
      format,
      Int32(width),
      Int32(height),
      cairo_format_stride_for_width(format, Int32(width))
    )
    try self.init(drawingOn: surface, medium: .pixels)
    // A grid of 4 by 4 in a pixel: at print's resolutions nobody sees the finer one, which takes twice the time.
    cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST)
  }

  /// Takes over a surface that was just made.
  init(drawingOn surface: OpaquePointer?, medium: Medium) throws(DrawingFailure) {
    // Both are never null: what cannot be made is an object in an error state.
    guard let surface, let context = cairo_create(surface) else { throw .cairo("no surface") }
    Self.useExactText(in: context)
    self.surface = surface
    self.context = context
    self.medium = medium
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Glyphs as the designer drew them and where they were set: nothing is moved to whole pixels.
  private static func useExactText(in context: OpaquePointer) {
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  func finish() throws(DrawingFailure) {
    try check(cairo_status(context))
    cairo_surface_finish(surface)
    try check(cairo_surface_status(surface))
  }

  /// From here on a point is `scale` times as long as it was.
  package func scale(by scale: Double) { cairo_scale(context, scale, scale) }

  /// From here on the canvas shows what is `rows` points, or pixels, further down.
  package func skip(_ rows: Int) { cairo_translate(context, 0, -Double(rows)) }
}

// MARK: Ink

/// What is left where something is drawn.
package enum Ink: Hashable, Sendable {
  case colour(Colour)
  /// Takes away what was there: on a raster of coverage, the bare ground.
  case bare
  /// The least that Cairo does not take for nothing.
  case unseen
}

extension Canvas {
  package func fill(_ rectangle: Rectangle, with ink: Ink) {
    use(ink)
    cairo_rectangle(
      context,
      rectangle.left.points,
      rectangle.top.points,
      rectangle.size.width.points,
      rectangle.size.height.points
    )
    cairo_fill(context)
  }

  func use(_ ink: Ink) {
    switch ink {
    case .colour(let colour):
      cairo_set_operator(context, CAIRO_OPERATOR_OVER)
      cairo_set_source_rgb(
        context,
        Double(colour.red) / 255,
        Double(colour.green) / 255,
        Double(colour.blue) / 255
      )
    case .bare:
      cairo_set_operator(context, CAIRO_OPERATOR_DEST_OUT)
      cairo_set_source_rgb(context, 0, 0, 0)
    case .unseen:
      cairo_set_operator(context, CAIRO_OPERATOR_OVER)
      cairo_set_source_rgba(context, 0, 0, 0, 0.004)
    }
  }
}
