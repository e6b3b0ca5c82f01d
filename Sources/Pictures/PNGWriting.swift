import Zip

/// A PNG (third edition) put together from what it holds.
enum PNGWriting {
  /// How a pixel is written, by the numbers of the standard.
  enum ColourType: UInt8 {
    case grey = 0
    case rgb = 2
    case palette = 3
  }

  /// The file of pixels that are packed already: rows, each after the number of its filter, in a stream of zlib.
  static func file(
    width: Int,
    height: Int,
    bitDepth: UInt8,
    _ colourType: ColourType,
    palette: [UInt8] = [],
    stream: [UInt8]
  ) -> [UInt8] {
    let header = bigEndian(width) + bigEndian(height) + [bitDepth, colourType.rawValue, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + (palette.isEmpty ? [] : chunk("PLTE", palette)) + chunk("IDAT", stream)
      + chunk("IEND", [])
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(data.count) + body + bigEndian(Int(Deflate.checksum(of: body)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
