import CWebP

/// A WebP file: a still picture, or an animation whose first picture is taken.
struct WebPFile {
  let facts: PictureFacts
  private let still: [UInt8]

  init(_ bytes: [UInt8]) throws(PictureFailure) {
    let announced = ByteReader(bytes[...], littleEndian: true).uint32(at: 4)
    guard let announced, announced + 8 <= bytes.count else {
      throw Self.broken("it ends too early")
    }
    let features = try Self.features(of: bytes)
    var facts = PictureFacts(
      format: .webP,
      width: Int(features.width),
      height: Int(features.height)
    )
    facts.mayBeTransparent = features.has_alpha != 0
    facts.isAnimated = features.has_animation != 0
    still = facts.isAnimated ? try Self.firstFrame(of: bytes) : bytes
    self.facts = facts
  }

  static func broken(_ reason: String) -> PictureFailure { .broken(.webP, reason) }

  /// The picture's pixels; its size has been checked before.
  func bitmap() throws(PictureFailure) -> Bitmap {
    let features = try Self.features(of: still)
    let (width, height) = (Int(features.width), Int(features.height))
    guard width <= facts.width, height <= facts.height else {
      throw Self.broken("a picture is larger than its area")
    }
    var isDecoded = false
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { output, count in
      count = 4 * width * height
      isDecoded = still.withUnsafeBufferPointer {
        WebPDecodeRGBAInto($0.baseAddress, $0.count, output.baseAddress, count, Int32(4 * width))
          != nil
      }
      if !isDecoded { output.initialize(repeating: 0) }
    }
    guard isDecoded else { throw Self.broken("it cannot be decoded") }
    return Bitmap(width, height, pixels)
  }

  private static func features(
    of bytes: [UInt8]
  ) throws(PictureFailure) -> WebPBitstreamFeatures {
    var features = WebPBitstreamFeatures()
    let status = bytes.withUnsafeBufferPointer {
      WebPGetFeatures($0.baseAddress, $0.count, &features)
    }
    guard status == VP8_STATUS_OK, features.width > 0, features.height > 0 else {
      throw broken("its header is wrong")
    }
    return features
  }

  /// The first frame of an animation as a file of its own (WebP container specification, ANMF).
  private static func firstFrame(of bytes: [UInt8]) throws(PictureFailure) -> [UInt8] {
    var place = 12
    let reader = ByteReader(bytes[...], littleEndian: true)
    while let length = reader.uint32(at: place + 4), place + 8 + length <= bytes.count {
      if bytes[place..<place + 4].elementsEqual("ANMF".utf8), length > 16 {
        return file(
          around: bytes[place + 24..<place + 8 + length],
          size: bytes[place + 14..<place + 20]
        )
      }
      place += 8 + length + length % 2
    }
    throw broken("it ends before its first picture")
  }

  /// A file whose extended header allows for the opacity that may come before the picture's data.
  private static func file(
    around chunks: ArraySlice<UInt8>,
    size: ArraySlice<UInt8>
  ) -> [UInt8] {
    let hasOpacity = chunks.starts(with: "ALPH".utf8) || chunks.starts(with: "VP8L".utf8)
    let header = Array("VP8X".utf8) + littleEndian(10) + [hasOpacity ? 0x10 : 0, 0, 0, 0] + size
    let content = Array("WEBP".utf8) + header + chunks
    return Array("RIFF".utf8) + littleEndian(content.count) + content
  }

  private static func littleEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
