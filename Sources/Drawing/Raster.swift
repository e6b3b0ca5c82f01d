import CCairo

/// Pixels in rows from the top, without gaps between the rows.
package struct Raster: Hashable, Sendable {
  /// How a pixel is written.
  package enum Format: Hashable, Sendable {
    /// Red, green, blue, and alpha that the colours are not multiplied with.
    case rgba
    /// Blue, green, red, and a byte without meaning: Cairo's RGB24 as it lies in memory.
    case bgrx
    /// One byte: how much of the pixel is covered by ink.
    case coverage

    package var bytesPerPixel: Int {
      switch self {
      case .rgba, .bgrx: 4
      case .coverage: 1
      }
    }
  }

  package let width: Int
  package let height: Int
  package let format: Format
  package let bytes: [UInt8]

  /// - Throws: `.badSize` unless there is area, no side above 32,000, and the bytes are as many as
  ///   that takes.
  package init(
    width: Int,
    height: Int,
    format: Format,
    bytes: [UInt8]
  ) throws(DrawingFailure) {
    guard Self.isDrawable(width: width, height: height),
      bytes.count == width * height * format.bytesPerPixel
    else { throw .badSize(width: width, height: height) }
    self.width = width
    self.height = height
    self.format = format
    self.bytes = bytes
  }

  // Cairo's own limit is 32,767 pixels a side.
  private static func isDrawable(width: Int, height: Int) -> Bool {
    (1...32_000).contains(width) && (1...32_000).contains(height)
  }
}

extension Raster {
  /// What colours a new raster can hold.
  package enum Keeping: Hashable, Sendable {
    /// All: the raster is `.bgrx`.
    case colours
    /// Covered or not: the raster is `.coverage`.
    case coverage

    fileprivate var format: Format {
      switch self {
      case .colours: .bgrx
      case .coverage: .coverage
      }
    }

    fileprivate var cairoFormat: cairo_format_t {
      switch self {
      case .colours: CAIRO_FORMAT_RGB24
      case .coverage: CAIRO_FORMAT_A8
      }
    }
  }

  /// Draws into fresh memory, which is black, or bare where only coverage is kept.
  ///
  /// Nothing is copied: Cairo draws where the raster's bytes are going to stay. For `.coverage` the
  /// width must be a multiple of four, which is how Cairo lays out its rows.
  package static func drawn(
    width: Int,
    height: Int,
    keeping kind: Keeping,
    _ draw: (borrowing Canvas) throws(DrawingFailure) -> Void
  ) throws(DrawingFailure) -> Raster {
    let format = kind.format
    guard isDrawable(width: width, height: height),
      width * format.bytesPerPixel
        == Int(cairo_format_stride_for_width(kind.cairoFormat, Int32(width)))
    else { throw .badSize(width: width, height: height) }
    let count = width * height * format.bytesPerPixel
    var outcome = Result<Void, DrawingFailure>.success(())
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, initialized in
      memory.initialize(repeating: 0)
      initialized = count
      outcome = Result { () throws(DrawingFailure) in
        let canvas = try Canvas(
          over: memory,
          format: kind.cairoFormat,
          width: width,
          height: height
        )
        try draw(canvas)
        try canvas.finish()
      }
    }
    try outcome.get()
    return try Raster(width: width, height: height, format: format, bytes: bytes)
  }
}
