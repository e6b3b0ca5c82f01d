import CPNG

/// Owns the state of libpng's simplified interface, which reports errors without jumping.
private struct PNGImage: ~Copyable {
  /// Outside of this struct's storage, since libpng keeps the address from call to call.
  private let image: UnsafeMutablePointer<png_image>

  init() {
    image = .allocate(capacity: 1)
    image.initialize(to: png_image())
    image.pointee.version = UInt32(PNG_IMAGE_VERSION)
  }

  deinit {
    png_image_free(image)
    image.deallocate()
  }

  private var message: String {
    withUnsafeBytes(of: image.pointee.message) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  func decode(_ bytes: [UInt8]) throws(PictureFailure) -> Bitmap {
    // From the first call to the last libpng keeps the address of the bytes too.
    let pixels = bytes.withUnsafeBytes { decode($0) }
    guard let pixels else { throw PNGFile.broken(message) }
    return Bitmap(Int(image.pointee.width), Int(image.pointee.height), pixels)
  }

  /// The pixels; `nil` when libpng has put what is wrong into `message`.
  private func decode(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard png_image_begin_read_from_memory(image, bytes.baseAddress, bytes.count) != 0 else {
      return nil
    }
    // Without it libpng takes samples of sixteen bits for light itself, and makes them brighter than others.
    image.pointee.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    image.pointee.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    let length = 4 * Int(image.pointee.width) * Int(image.pointee.height)
    var isFinished = false
    let pixels = [UInt8](unsafeUninitializedCapacity: length) { output, count in
      isFinished = png_image_finish_read(image, nil, output.baseAddress, 0, nil) != 0
      count = isFinished ? length : 0
    }
    return isFinished ? pixels : nil
  }

  func encode(
    _ channels: [UInt8],
    width: Int,
    height: Int,
    format: Int32
  ) throws(PictureFailure) -> [UInt8] {
    image.pointee.width = UInt32(clamping: width)
    image.pointee.height = UInt32(clamping: height)
    image.pointee.format = UInt32(format)
    // Pictures that reach us are packed once more by nobody: fast, with one filter, is good enough.
    image.pointee.flags = UInt32(PNG_IMAGE_FLAG_FAST)
    var room = channels.count + channels.count / 100 + 4096 + 12 * height
    var written: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      written = png_image_write_to_memory(image, output.baseAddress, &room, 0, channels, 0, nil)
      count = written == 0 ? 0 : room
    }
    guard written != 0 else { throw PictureFailure.notEncoded(.png, message) }
    return bytes
  }
}

extension PNGFile {
  /// The picture's pixels; its size has been checked before.
  static func bitmap(_ bytes: [UInt8]) throws(PictureFailure) -> Bitmap {
    try PNGImage().decode(bytes)
  }
}

extension Bitmap {
  /// The picture as a PNG of eight bits a channel, without channels that say nothing.
  package func png() throws(PictureFailure) -> [UInt8] {
    let (isGrey, isOpaque) = (isGrey, isOpaque)
    let format = (isGrey ? 0 : PNG_FORMAT_FLAG_COLOR) | (isOpaque ? 0 : PNG_FORMAT_FLAG_ALPHA)
    let kept = (isGrey ? [0] : [0, 1, 2]) + (isOpaque ? [] : [3])
    return try PNGImage().encode(
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
