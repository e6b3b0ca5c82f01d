import CPNG

/// Owns the state of libpng's simplified interface, which reports errors without jumping.
private struct PNGImage: ~Copyable {
  var image = png_image()

  init() { image.version = UInt32(PNG_IMAGE_VERSION) }

  deinit {
    var image = image
    png_image_free(&image)
  }

  var message: String {
    withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  mutating func decode(_ bytes: [UInt8]) throws(PictureFailure) -> Bitmap {
    let begun = bytes.withUnsafeBytes {
      png_image_begin_read_from_memory(&image, $0.baseAddress, $0.count)
    }
    guard begun != 0 else { throw PNGFile.broken(message) }
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    let (width, height) = (Int(image.width), Int(image.height))
    var finished: Int32 = 0
    // libpng keeps the address of the bytes from the call before.
    let pixels = bytes.withUnsafeBytes { _ in
      [UInt8](unsafeUninitializedCapacity: 4 * width * height) { output, count in
        finished = png_image_finish_read(&image, nil, output.baseAddress, 0, nil)
        if finished == 0 { output.initialize(repeating: 0) }
        count = 4 * width * height
      }
    }
    guard finished != 0 else { throw PNGFile.broken(message) }
    return Bitmap(width, height, pixels)
  }

  mutating func encode(
    _ channels: [UInt8],
    width: Int,
    height: Int,
    format: Int32
  ) throws(PictureFailure) -> [UInt8] {
    image.width = UInt32(clamping: width)
    image.height = UInt32(clamping: height)
    image.format = UInt32(format)
    // Pictures that reach us are packed once more by nobody: fast, with one filter, is good enough.
    image.flags = UInt32(PNG_IMAGE_FLAG_FAST)
    var room = channels.count + channels.count / 100 + 4096 + 12 * height
    var written: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      written = png_image_write_to_memory(&image, output.baseAddress, &room, 0, channels, 0, nil)
      count = written == 0 ? 0 : room
    }
    guard written != 0 else { throw PictureFailure.notEncoded(.png, message) }
    return bytes
  }
}

extension PNGFile {
  /// The picture's pixels; its size has been checked before.
  static func bitmap(_ bytes: [UInt8]) throws(PictureFailure) -> Bitmap {
    var image = PNGImage()
    return try image.decode(bytes)
  }
}

extension Bitmap {
  /// The picture as a PNG of eight bits a channel, without channels that say nothing.
  package func png() throws(PictureFailure) -> [UInt8] {
    var image = PNGImage()
    let (isGrey, isOpaque) = (isGrey, isOpaque)
    let format = (isGrey ? 0 : PNG_FORMAT_FLAG_COLOR) | (isOpaque ? 0 : PNG_FORMAT_FLAG_ALPHA)
    let kept = (isGrey ? [0] : [0, 1, 2]) + (isOpaque ? [] : [3])
    return try image.encode(
      kept.count == 4 ? pixels : channels(kept),
      width: width,
      height: height,
      format: Int32(format)
    )
  }

  private func channels(_ kept: [Int]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: kept.count * width * height) { output, count in
      pixels.withUnsafeBufferPointer { pixels in
        for pixel in stride(from: 0, to: pixels.count, by: 4) {
          for channel in kept {
            output[count] = pixels[pixel + channel]
            count += 1
          }
        }
      }
    }
  }
}
