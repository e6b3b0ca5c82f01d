import CTurboJPEG

/// Owns a compressor of libjpeg-turbo.
private struct JPEGEncoder: ~Copyable {
  private let handle: tjhandle

  init() throws(PictureFailure) {
    guard let handle = tjInitCompress() else {
      throw PictureFailure.notEncoded(.jpeg, "no memory for an encoder")
    }
    self.handle = handle
  }

  deinit { tjDestroy(handle) }

  func encode(
    _ bitmap: Bitmap,
    sampling: TJSAMP,
    quality: Int
  ) throws(PictureFailure) -> [UInt8] {
    var output: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    defer { tjFree(output) }
    let status = bitmap.pixels.withUnsafeBufferPointer { pixels in
      tjCompress2(
        handle,
        pixels.baseAddress,
        Int32(bitmap.width),
        0,
        Int32(bitmap.height),
        Int32(TJPF_RGBX.rawValue),
        &output,
        &count,
        Int32(sampling.rawValue),
        Int32(quality),
        0
      )
    }
    guard status == 0, let output else {
      throw PictureFailure.notEncoded(.jpeg, String(cString: tjGetErrorStr2(handle)))
    }
    return Array(UnsafeBufferPointer(start: output, count: Int(count)))
  }
}

extension Bitmap {
  /// The picture as a baseline JPEG, in grey when it is grey; transparency is lost, so flatten it first.
  ///
  /// Quality is libjpeg's, from 1 to 100; `profile` is one or more segments APP2 to go with it.
  package func jpeg(quality: Int = 85, profile: [UInt8] = []) throws(PictureFailure) -> [UInt8] {
    guard width <= 65_500, height <= 65_500 else {
      throw PictureFailure.tooLarge(width: width, height: height)
    }
    // Colour edges of type and drawings blur at half resolution; above 90 somebody minds.
    let sampling = isGrey ? TJSAMP_GRAY : quality > 90 ? TJSAMP_444 : TJSAMP_420
    let encoder = try JPEGEncoder()
    let quality = min(max(quality, 1), 100)
    var bytes = try encoder.encode(self, sampling: sampling, quality: quality)
    guard !profile.isEmpty, sampling != TJSAMP_GRAY else { return bytes }
    bytes.insert(contentsOf: profile, at: 2 + Bitmap.lengthOfJFIFSegment(bytes))
    return bytes
  }

  /// The segment APP0 has to remain the first.
  private static func lengthOfJFIFSegment(_ bytes: [UInt8]) -> Int {
    guard bytes.count > 6, bytes[2] == 0xFF, bytes[3] == 0xE0 else { return 0 }
    return 2 + (ByteReader(bytes[...]).uint16(at: 4) ?? 0)
  }
}
