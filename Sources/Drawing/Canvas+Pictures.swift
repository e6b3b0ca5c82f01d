import CCairo
package import Geometry

extension Canvas {
  /// Draws a whole raster over `extent`, as much of it as is seen through `window`.
  ///
  /// - Throws: `.badSize` for a raster of coverage, which has no colours, and when memory is short.
  package func draw(
    _ raster: Raster,
    over extent: Rectangle,
    through window: Rectangle
  ) throws(DrawingFailure) {
    guard extent.size.width > .zero, extent.size.height > .zero else { return }
    let surface = try RasterSurface(raster)
    place(extent, width: Double(raster.width), height: Double(raster.height), through: window) {
      surface.paint(on: context)
    }
    try check(cairo_status(context))
  }

  /// Draws what is `width` by `height` units large over `extent`, as much of it as is seen through `window`.
  func place(
    _ extent: Rectangle,
    width: Double,
    height: Double,
    through window: Rectangle,
    _ draw: () -> Void
  ) {
    cairo_save(context)
    defer { cairo_restore(context) }
    // Always clipped: Cairo 1.16 takes what is painted without a clip on a page where nothing else is for the
    // page's ground, and forgets the marks before it.
    cairo_rectangle(
      context,
      window.left.points,
      window.top.points,
      window.size.width.points,
      window.size.height.points
    )
    cairo_clip(context)
    cairo_translate(context, extent.left.points, extent.top.points)
    cairo_scale(
      context,
      extent.size.width.points / width,
      extent.size.height.points / height
    )
    cairo_set_operator(context, CAIRO_OPERATOR_OVER)
    draw()
  }
}

/// A raster as Cairo wants it: colours multiplied with their alpha, blue first.
struct RasterSurface: ~Copyable {
  private let surface: OpaquePointer

  init(_ raster: Raster) throws(DrawingFailure) {
    let format: cairo_format_t =
      switch raster.format {
      case .rgba: CAIRO_FORMAT_ARGB32
      case .bgrx: CAIRO_FORMAT_RGB24
      case .coverage: CAIRO_FORMAT_INVALID
      }
    guard format != CAIRO_FORMAT_INVALID,
      let surface = cairo_image_surface_create(format, Int32(raster.width), Int32(raster.height))
    else { throw .badSize(width: raster.width, height: raster.height) }
    guard let pixels = cairo_image_surface_get_data(surface) else {
      cairo_surface_destroy(surface)
      throw .badSize(width: raster.width, height: raster.height)
    }
    // Four bytes a pixel: Cairo's rows have no gaps either.
    let target = UnsafeMutableRawBufferPointer(start: pixels, count: raster.bytes.count)
    cairo_surface_flush(surface)
    switch raster.format {
    case .rgba: target.store(premultiplying: raster.bytes)
    case .bgrx, .coverage: target.copyBytes(from: raster.bytes)
    }
    cairo_surface_mark_dirty(surface)
    self.surface = surface
  }

  deinit { cairo_surface_destroy(surface) }

  /// Paints it from the origin, a pixel a unit, its edge repeated so that none shows through.
  func paint(on context: OpaquePointer) {
    cairo_set_source_surface(context, surface, 0, 0)
    let pattern = cairo_get_source(context)
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_GOOD)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD)
    cairo_paint(context)
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate func store(premultiplying pixels: [UInt8]) {
    pixels.withUnsafeBytes { source in
      for offset in stride(from: 0, to: Swift.min(source.count, count) & ~3, by: 4) {
        let pixel = UInt32(
          littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        )
        storeBytes(of: pixel.premultiplied, toByteOffset: offset, as: UInt32.self)
      }
    }
  }
}

extension UInt32 {
  /// From alpha, blue, green, red, the highest byte first, to alpha, red, green, blue.
  fileprivate var premultiplied: UInt32 {
    let alpha = self >> 24
    let red = self & 255
    let green = self >> 8 & 255
    let blue = self >> 16 & 255
    guard alpha < 255 else { return alpha << 24 | red << 16 | green << 8 | blue }
    func times(_ channel: UInt32) -> UInt32 { (channel * alpha + 127) / 255 }
    return alpha << 24 | times(red) << 16 | times(green) << 8 | times(blue)
  }
}
