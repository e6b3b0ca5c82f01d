import Zip

extension EncodedPicture {
  /// A drawn page as a PNG: quickly made and quickly shown, which counts for more than a few bytes.
  ///
  /// The bytes are blue, green, red and one without meaning for each pixel, row after row from the top; others than
  /// four for each pixel are `.tooLarge`.
  package static func png(
    ofBGRX bgrx: [UInt8],
    width: Int,
    height: Int
  ) throws(PictureFailure) -> EncodedPicture {
    guard width > 0, height > 0, bgrx.count == 4 * width * height else {
      throw PictureFailure.tooLarge(width: width, height: height)
    }
    let stream: [UInt8]
    do throws(ArchiveFailure) {
      stream = try Deflate.stream(of: rows(of: bgrx, width: width), level: 1)
    } catch {
      throw PictureFailure.notEncoded(.png, "\(error)")
    }
    return EncodedPicture(
      format: .png,
      bytes: PNGWriting.file(width: width, height: height, bitDepth: 8, .rgb, stream: stream),
      pixelWidth: width,
      pixelHeight: height
    )
  }

  /// Rows of red, green and blue, each after a byte that says that it is not filtered: a page is mostly white.
  private static func rows(of bgrx: [UInt8], width: Int) -> [UInt8] {
    let height = bgrx.count / (4 * width)
    return [UInt8](unsafeUninitializedCapacity: (3 * width + 1) * height) { output, count in
      bgrx.withUnsafeBufferPointer { pixels in
        for row in 0..<height {
          output[count] = 0
          count += 1
          for pixel in stride(from: 4 * width * row, to: 4 * width * (row + 1), by: 4) {
            output[count] = pixels[pixel + 2]
            output[count + 1] = pixels[pixel + 1]
            output[count + 2] = pixels[pixel]
            count += 3
          }
        }
      }
    }
  }
}
