import CGIF

/// Owns a reading of giflib through a GIF file in memory, picture after picture and row after row.
struct GIFFile: ~Copyable {
  /// Of the area that the file names, or of the first picture where that is larger, as browsers have it.
  let width: Int
  let height: Int
  private let isLargerThanItsArea: Bool
  private let file: UnsafeMutablePointer<GifFileType>
  private let input: Input

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    let input = Input(bytes)
    var error: Int32 = 0
    let reference = Unmanaged.passUnretained(input).toOpaque()
    guard let file = DGifOpen(reference, Input.read, &error) else {
      throw Self.broken(Self.message(error))
    }
    self.input = input
    self.file = file
    let area = (Int(file.pointee.SWidth), Int(file.pointee.SHeight))
    let first = Self.extentOfFirstPicture(in: bytes) ?? (0, 0)
    (width, height) = (max(area.0, first.0), max(area.1, first.1))
    isLargerThanItsArea = (width, height) != area
  }

  var facts: PictureFacts {
    var facts = PictureFacts(format: .gif, width: width, height: height)
    facts.isLargerThanItsArea = isLargerThanItsArea
    return facts
  }

  /// How far to the right and down the first picture reaches (GIF89a, 20); `nil` where none is found.
  private static func extentOfFirstPicture(in bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count > 13 else { return nil }
    let reader = ByteReader(bytes[...], littleEndian: true)
    let packed = bytes[10]
    var place = 13 + (packed & 0x80 == 0 ? 0 : 3 << (Int(packed & 7) + 1))
    while place < bytes.count, bytes[place] == 0x21 {
      place += 2
      while place < bytes.count, bytes[place] != 0 { place += 1 + Int(bytes[place]) }
      place += 1
    }
    guard place < bytes.count, bytes[place] == 0x2C, let left = reader.uint16(at: place + 1),
      let top = reader.uint16(at: place + 3), let width = reader.uint16(at: place + 5),
      let height = reader.uint16(at: place + 7)
    else { return nil }
    return (left + width, top + height)
  }

  deinit { withExtendedLifetime(input) { _ = DGifCloseFile(file, nil) } }

  static func broken(_ reason: String) -> PictureFailure { .broken(.gif, reason) }

  /// What a whole reading finds.
  struct Contents {
    var frames = 0
    var isTransparent = false
    /// The first picture, if it was asked for.
    var bitmap: Bitmap?
  }

  /// How many pixels all pictures together may have: some seconds' worth of decoding.
  private static let largestArea = 500_000_000

  /// As long as a line of any picture may be.
  private static let longestSide = 30_000

  /// Reads all pictures to the end of the file and keeps at most the first.
  func contents(keepingFirst: Bool) throws(PictureFailure) -> Contents {
    var contents = Contents()
    var transparent: Int?
    var area = 0
    while true {
      switch try nextRecord() {
      case IMAGE_DESC_RECORD_TYPE:
        var canvas: Canvas?
        if keepingFirst, contents.frames == 0 {
          canvas = Canvas(width: width, height: height, transparent: transparent)
        }
        try readPicture(onto: &canvas)
        area += max(width * height, Int(file.pointee.Image.Width) * Int(file.pointee.Image.Height))
        guard area <= Self.largestArea else { throw Self.broken("its pictures have no end") }
        if contents.frames == 0 { contents.isTransparent = transparent != nil }
        contents.bitmap = canvas?.bitmap ?? contents.bitmap
        contents.frames += 1
      case EXTENSION_RECORD_TYPE: transparent = try readExtension() ?? transparent
      case TERMINATE_RECORD_TYPE:
        guard contents.frames > 0 else { throw Self.broken("it holds no picture") }
        return contents
      default: throw Self.broken("it holds something unknown")
      }
    }
  }

  private func nextRecord() throws(PictureFailure) -> GifRecordType {
    var record = UNDEFINED_RECORD_TYPE
    try check(DGifGetRecordType(file, &record))
    return record
  }

  private func readPicture(onto canvas: inout Canvas?) throws(PictureFailure) {
    try check(DGifGetImageDesc(file))
    let frame = file.pointee.Image
    let (columns, rows) = (Int(frame.Width), Int(frame.Height))
    guard columns > 0, rows > 0, columns <= Self.longestSide, rows <= Self.longestSide,
      canvas == nil || Int(frame.Left) + columns <= width && Int(frame.Top) + rows <= height
    else { throw Self.broken("a picture lies outside of its area") }
    guard let map = frame.ColorMap ?? file.pointee.SColorMap, let colours = map.pointee.Colors
    else {
      throw Self.broken("it has no colours")
    }
    let palette = UnsafeBufferPointer(start: colours, count: Int(map.pointee.ColorCount))
    var line = [UInt8](repeating: 0, count: columns)
    for row in Self.order(of: rows, interlaced: frame.Interlace) {
      try check(DGifGetLine(file, &line, Int32(columns)))
      canvas?.draw(line, palette, x: Int(frame.Left), y: Int(frame.Top) + row)
    }
  }

  /// The order in which rows are stored (GIF89a, appendix E).
  private static func order(of rows: Int, interlaced: Bool) -> [Int] {
    guard interlaced else { return Array(0..<rows) }
    return [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0, to: rows, by: $1)) }
  }

  /// Passes over an extension; the index of the transparent colour, if it is one that names it.
  private func readExtension() throws(PictureFailure) -> Int? {
    var code: Int32 = 0
    var block: UnsafeMutablePointer<UInt8>?
    var transparent: Int?
    try check(DGifGetExtension(file, &code, &block))
    while let content = block {
      // The first byte is the length of the block.
      if code == Int32(GRAPHICS_EXT_FUNC_CODE), content[0] >= 4, content[1] & 1 == 1 {
        transparent = Int(content[4])
      }
      try check(DGifGetExtensionNext(file, &block))
    }
    return transparent
  }

  private func check(_ status: Int32) throws(PictureFailure) {
    guard status == GIF_OK else { throw Self.broken(Self.message(file.pointee.Error)) }
  }

  private static func message(_ error: Int32) -> String {
    GifErrorString(error).map { String(cString: $0).lowercased() } ?? "it ends too early"
  }
}

/// The bytes as giflib asks for them; it lives as long as the file that reads them.
private final class Input {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static let read: InputFunc = { file, buffer, length in
    guard let reference = file?.pointee.UserData, let buffer, length > 0 else { return 0 }
    return Unmanaged<Input>.fromOpaque(reference).takeUnretainedValue()
      .read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(length)))
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return Int32(clamping: count)
  }
}

/// Where the first picture is drawn; what it leaves out stays transparent.
private struct Canvas {
  private let width: Int
  private let height: Int
  private let transparent: Int?
  private var pixels: [UInt8]

  init(width: Int, height: Int, transparent: Int?) {
    self.width = width
    self.height = height
    self.transparent = transparent
    pixels = [UInt8](repeating: 0, count: 4 * width * height)
  }

  var bitmap: Bitmap { Bitmap(width, height, pixels) }

  mutating func draw(
    _ line: [UInt8],
    _ palette: UnsafeBufferPointer<GifColorType>,
    x: Int,
    y: Int
  ) {
    for (column, index) in line.enumerated() where Int(index) != transparent {
      guard palette.indices.contains(Int(index)) else { continue }
      let colour = palette[Int(index)]
      let place = 4 * (y * width + x + column)
      pixels[place] = colour.Red
      pixels[place + 1] = colour.Green
      pixels[place + 2] = colour.Blue
      pixels[place + 3] = 255
    }
  }
}
