import CCairo
import Glibc

/// A font file in memory and FreeType's view of one of its faces.
///
/// Each has a FreeType library of its own: Cairo may let go of a face on any thread, and a library
/// must not be used by two at a time.
final class FreeTypeFace {
  let face: FT_Face
  private let library: FT_Library
  private let file: MappedFile

  convenience init(path: String, index: Int) throws(DrawingFailure) {
    guard let file = MappedFile(path: path) else { throw .missingFont(file: path) }
    try self.init(file, path: path, index: index)
  }

  /// The face of a font file of one face, in memory; `path` names it in messages.
  convenience init(bytes: [UInt8], path: String) throws(DrawingFailure) {
    guard let file = MappedFile(bytes) else { throw .unreadableFont(file: path) }
    try self.init(file, path: path, index: 0)
  }

  private init(_ file: MappedFile, path: String, index: Int) throws(DrawingFailure) {
    file.emptyCharacterMap(ofFace: index)
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else {
      throw .unreadableFont(file: path)
    }
    var face: FT_Face?
    guard
      FT_New_Memory_Face(library, file.bytes, FT_Long(file.count), FT_Long(index), &face) == 0,
      let face
    else {
      FT_Done_FreeType(library)
      throw .unreadableFont(file: path)
    }
    self.file = file
    self.library = library
    self.face = face
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  /// Whether the face has only pictures of its glyphs, in one size.
  var hasColours: Bool {
    face.pointee.face_flags & FT_Long(FT_FACE_FLAG_SCALABLE) == 0
      && face.pointee.num_fixed_sizes > 0
  }

  func picture(of glyph: UInt32) -> GlyphPicture? {
    guard hasColours, FT_Select_Size(face, 0) == 0,
      FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_COLOR)) == 0,
      let slot = face.pointee.glyph?.pointee,
      slot.bitmap.pixel_mode == UInt8(FT_PIXEL_MODE_BGRA.rawValue),
      let raster = slot.bitmap.raster
    else { return nil }
    return GlyphPicture(
      raster: raster,
      left: Int(slot.bitmap_left),
      top: Int(slot.bitmap_top),
      pixelsPerEm: Int(face.pointee.size.pointee.metrics.y_ppem)
    )
  }
}

extension FT_Bitmap {
  /// The bitmap, whose colours are multiplied with their alpha, as a raster whose are not.
  fileprivate var raster: Raster? {
    let width = Int(self.width)
    let height = Int(rows)
    guard let buffer, pitch >= 0, Int(pitch) >= width * 4 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 4)
    for row in 0..<height {
      for column in 0..<width {
        let pixel = buffer + row * Int(pitch) + column * 4
        let alpha = Int(pixel[3])
        for channel in [2, 1, 0] {
          bytes.append(alpha == 0 ? 0 : UInt8(min(255, Int(pixel[channel]) * 255 / alpha)))
        }
        bytes.append(pixel[3])
      }
    }
    return try? Raster(width: width, height: height, format: .rgba, bytes: bytes)
  }
}

/// A file's bytes, read by the system when they are touched; what is written to them stays in memory.
private final class MappedFile {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  let count: Int

  /// A copy of bytes that are in no file.
  init?(_ copy: [UInt8]) {
    let protection = PROT_READ | PROT_WRITE
    guard !copy.isEmpty,
      let start = mmap(nil, copy.count, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { return nil }
    start.copyMemory(from: copy, byteCount: copy.count)
    bytes = start.assumingMemoryBound(to: UInt8.self)
    count = copy.count
  }

  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    let count = Int(status.st_size)
    guard let start = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    bytes = start.assumingMemoryBound(to: UInt8.self)
    self.count = count
  }

  deinit { munmap(bytes, count) }

  /// Empties the table by which characters are looked up (OpenType, "cmap").
  ///
  /// Shaping has chosen the glyphs, and their text is told to Cairo with them. Where a font's own map
  /// says otherwise, as of ligatures, Cairo would repeat the text of each such glyph in the file. Were there
  /// no table, FreeType would make one of the names of all glyphs.
  func emptyCharacterMap(ofFace index: Int) {
    guard let directory = tableDirectory(ofFace: index), directory + 12 <= count else { return }
    for table in 0..<number(of: 2, at: directory + 4) {
      let entry = directory + 12 + table * 16
      guard entry + 16 <= count else { return }
      guard number(of: 4, at: entry) == Self.characterMap else { continue }
      let start = number(of: 4, at: entry + 8)
      if number(of: 4, at: entry + 12) >= Self.emptyMap.count, start + Self.emptyMap.count <= count
      {
        for (offset, byte) in Self.emptyMap.enumerated() { bytes[start + offset] = byte }
      } else {
        bytes[entry + 3] = UInt8(ascii: "X")
      }
    }
  }

  /// Where a face's list of tables begins, in a collection too.
  private func tableDirectory(ofFace index: Int) -> Int? {
    guard count >= 12 else { return nil }
    guard number(of: 4, at: 0) == Self.collection else { return 0 }
    let entry = 12 + index * 4
    guard index >= 0, index < number(of: 4, at: 8), entry + 4 <= count else { return nil }
    return number(of: 4, at: entry)
  }

  private func number(of length: Int, at offset: Int) -> Int {
    (offset..<offset + length).reduce(0) { $0 << 8 | Int(bytes[$1]) }
  }

  /// The tags `cmap` and `ttcf`.
  private static let characterMap = 0x636D_6170
  private static let collection = 0x7474_6366
  /// A table with one map, of Unicode for Windows, in format 4, whose only segment is the one that ends all.
  private static let emptyMap: [UInt8] =
    [0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12]
    + [0, 4, 0, 24, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0]
    + [0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 1, 0, 0]
}
