import CCairo
package import Geometry

/// What keeps the places of pictures on pages until whoever finishes the file puts the pictures there.
final class StandIns {
  /// The names of the pictures, in the order of their numbers.
  private(set) var keys: [String] = []
  /// The pictures of glyphs, by their names.
  private(set) var glyphs: [String: Raster] = [:]
  private var standIns: [String: StandIn] = [:]

  func picture(_ key: String) throws(DrawingFailure) -> StandIn {
    if let known = standIns[key] { return known }
    let standIn = try StandIn(number: keys.count)
    keys.append(key)
    standIns[key] = standIn
    return standIn
  }

  func glyph(_ key: String, _ raster: Raster) throws(DrawingFailure) -> StandIn {
    if glyphs[key] == nil { glyphs[key] = raster }
    return try picture(key)
  }
}

/// A surface of one pixel in place of a picture.
///
/// To Cairo it is a JPEG file, which it copies into its own as it is, once for each number however
/// often it is placed.
final class StandIn {
  private let surface: OpaquePointer

  init(number: Int) throws(DrawingFailure) {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1) else {
      throw .cairo("no surface")
    }
    self.surface = surface
    try check(cairo_surface_status(surface))
    try attach(StandInFile(number: number).bytes, as: CAIRO_MIME_TYPE_JPEG)
    try attach(Array("\(number)".utf8), as: CAIRO_MIME_TYPE_UNIQUE_ID)
  }

  deinit { cairo_surface_destroy(surface) }

  private func attach(_ bytes: [UInt8], as type: String) throws(DrawingFailure) {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = memory.initialize(from: bytes)
    let status = cairo_surface_set_mime_data(
      surface,
      type,
      memory.baseAddress,
      UInt(bytes.count),
      { $0?.deallocate() },
      memory.baseAddress
    )
    if status != CAIRO_STATUS_SUCCESS { memory.deallocate() }
    try check(status)
  }

  /// Paints it from the origin, one unit wide and high.
  func paint(on context: OpaquePointer) {
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_paint(context)
  }
}

/// The file that stands in for a picture: a JPEG of one pixel whose comment is the picture's number.
package struct StandInFile {
  package let number: Int

  init(number: Int) { self.number = number }

  /// Reads what `bytes` wrote; `nil` for any other file.
  package init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.start.count + 4 + Self.end.count, bytes.starts(with: Self.start),
      bytes.suffix(Self.end.count) == Self.end[...]
    else { return nil }
    number = bytes[Self.start.count..<Self.start.count + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  var bytes: [UInt8] {
    Self.start + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } + Self.end
  }

  /// The start of an image and of a comment of four bytes.
  private static let start: [UInt8] = [0xFF, 0xD8, 0xFF, 0xFE, 0, 6]
  /// A frame of one pixel of three components, and the end of the image.
  private static let end: [UInt8] = [
    0xFF, 0xC0, 0, 17, 8, 0, 1, 0, 1, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9,
  ]
}

extension Canvas {
  /// Keeps the place of a picture on a page of a file; on pixels, which have no such places, nothing.
  package func draw(
    pictureNamed key: String,
    over extent: Rectangle,
    through window: Rectangle
  ) throws(DrawingFailure) {
    guard case .pages(let standIns) = medium else { return }
    try draw(standIns.picture(key), over: extent, through: window)
  }

  func draw(
    _ standIn: StandIn,
    over extent: Rectangle,
    through window: Rectangle
  ) throws(DrawingFailure) {
    guard extent.size.width > .zero, extent.size.height > .zero else { return }
    place(extent, width: 1, height: 1, through: window) { standIn.paint(on: context) }
    try check(cairo_status(context))
  }
}
