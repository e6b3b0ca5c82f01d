import CCairo

/// A face as Cairo draws it.
///
/// Cairo may keep scaled fonts beyond the life of this object; the file in memory and FreeType's face
/// stay for as long as Cairo's face does.
final class DrawnFace {
  let cairoFace: OpaquePointer
  /// Whether the face has only pictures of its glyphs, in one size.
  let hasColours: Bool
  private let freeType: FreeTypeFace
  /// What each glyph was first drawn for in a file of pages, by the glyphs' numbers.
  private var tellings = Tellings()

  convenience init(path: String, index: Int) throws(DrawingFailure) {
    try self.init(try FreeTypeFace(path: path, index: index), path: path)
  }

  /// A face of which only some glyphs will be drawn, from a file that holds no more.
  convenience init(bytes: [UInt8], path: String) throws(DrawingFailure) {
    try self.init(try FreeTypeFace(bytes: bytes, path: path), path: path)
  }

  private init(_ freeType: FreeTypeFace, path: String) throws(DrawingFailure) {
    self.freeType = freeType
    hasColours = freeType.hasColours
    guard
      let cairoFace = cairo_ft_font_face_create_for_ft_face(
        freeType.face,
        Int32(FT_LOAD_NO_HINTING)
      )
    else { throw .unreadableFont(file: path) }
    self.cairoFace = cairoFace
    try check(cairo_font_face_status(cairoFace))
    try keepFreeTypeFace()
  }

  deinit { cairo_font_face_destroy(cairoFace) }

  private func keepFreeTypeFace() throws(DrawingFailure) {
    let owned = Unmanaged.passRetained(freeType)
    // Cairo tells user data apart by an address that it never reads: the object's own will do.
    let key = UnsafePointer<cairo_user_data_key_t>(OpaquePointer(owned.toOpaque()))
    let status = cairo_font_face_set_user_data(cairoFace, key, owned.toOpaque()) { owned in
      if let owned { Unmanaged<FreeTypeFace>.fromOpaque(owned).release() }
    }
    if status != CAIRO_STATUS_SUCCESS { owned.release() }
    try check(status)
  }

  /// Whether the glyph can be drawn for `text`: it always was, or is for the first time.
  func tells(_ text: Telling, by glyph: UInt32) -> Bool { tellings.take(text, by: glyph) }

  /// A glyph's picture and where it lies, for one em of `pixelsPerEm`; `nil` when it has none.
  func picture(of glyph: UInt32) -> GlyphPicture? { freeType.picture(of: glyph) }
}

/// A glyph that is a picture, as large as its font file has it.
struct GlyphPicture {
  var raster: Raster
  /// From the glyph's origin to the picture's left edge, in pixels.
  var left: Int
  /// From the baseline up to the picture's upper edge, in pixels.
  var top: Int
  var pixelsPerEm: Int
}
