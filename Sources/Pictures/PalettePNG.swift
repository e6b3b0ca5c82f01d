package import Geometry
import Zip

extension EncodedPicture {
  /// A PNG (third edition) of one byte a pixel, an index into a palette of up to 256 colours.
  ///
  /// Made for pages of two colours and the steps between them, which have long runs of one colour: rows are
  /// not filtered, and the fastest compression does.
  package static func png(
    ofIndices indices: [UInt8],
    palette: [Colour],
    width: Int,
    height: Int
  ) throws(PictureFailure) -> EncodedPicture {
    guard width > 0, height > 0, indices.count == width * height, (1...256).contains(palette.count)
    else { throw PictureFailure.tooLarge(width: width, height: height) }
    let data: [UInt8]
    do throws(ArchiveFailure) {
      data = try Deflate.stream(of: unfilteredRows(indices, width: width, height: height), level: 1)
    } catch {
      throw PictureFailure.notEncoded(.png, "\(error)")
    }
    let header = bigEndian(width) + bigEndian(height) + [8, 3, 0, 0, 0]
    let bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }) + chunk("IDAT", data)
      + chunk("IEND", [])
    return EncodedPicture(format: .png, bytes: bytes, pixelWidth: width, pixelHeight: height)
  }

  /// Each row after a byte that says that it is not filtered.
  private static func unfilteredRows(_ pixels: [UInt8], width: Int, height: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (width + 1) * height) { output, count in
      pixels.withUnsafeBufferPointer { pixels in
        for row in 0..<height {
          output[count] = 0
          let start = output.baseAddress.map { $0 + count + 1 }
          if let start, let source = pixels.baseAddress {
            start.initialize(from: source + row * width, count: width)
          }
          count += width + 1
        }
      }
    }
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(data.count) + body + bigEndian(Int(Deflate.checksum(of: body)))
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
