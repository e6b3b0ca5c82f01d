package import Geometry
import Zip

extension EncodedPicture {
  /// A PNG (third edition) of a page in two colours and the steps between them.
  ///
  /// `tones` has a byte for each pixel, 0 for the ground and 255 for the ink. Four bits of it are kept, as many as
  /// edges drawn on a grid of 4 by 4 have. Such pages have long runs of one colour: rows are not filtered, and the
  /// fastest compression does.
  package static func png(
    ofTones tones: [UInt8],
    ground: Colour,
    ink: Colour,
    width: Int,
    height: Int
  ) throws(PictureFailure) -> EncodedPicture {
    guard width > 0, height > 0, width.isMultiple(of: 2), tones.count == width * height else {
      throw PictureFailure.tooLarge(width: width, height: height)
    }
    let data: [UInt8]
    do throws(ArchiveFailure) {
      data = try Deflate.stream(of: rows(of: tones, width: width, height: height), level: 1)
    } catch {
      throw PictureFailure.notEncoded(.png, "\(error)")
    }
    let header = bigEndian(width) + bigEndian(height) + [4, 3, 0, 0, 0]
    let palette = (0...15).flatMap { step in
      [
        mixed(ground.red, ink.red, step),
        mixed(ground.green, ink.green, step),
        mixed(ground.blue, ink.blue, step),
      ]
    }
    let bytes =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("PLTE", palette) + chunk("IDAT", data) + chunk("IEND", [])
    return EncodedPicture(format: .png, bytes: bytes, pixelWidth: width, pixelHeight: height)
  }

  /// The colour `step` fifteenths of the way.
  private static func mixed(_ ground: UInt8, _ ink: UInt8, _ step: Int) -> UInt8 {
    UInt8((Int(ground) * (15 - step) + Int(ink) * step + 7) / 15)
  }

  /// Rows of four bits a pixel, each after a byte that says that it is not filtered.
  private static func rows(of tones: [UInt8], width: Int, height: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (width / 2 + 1) * height) { output, count in
      tones.withUnsafeBufferPointer { tones in
        var source = 0
        for _ in 0..<height {
          output[count] = 0
          for column in 1...(width / 2) {
            output[count + column] = tones[source] & 0xF0 | tones[source + 1] >> 4
            source += 2
          }
          count += width / 2 + 1
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
