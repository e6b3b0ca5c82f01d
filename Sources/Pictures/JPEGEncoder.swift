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

  /// Encodes rows of four bytes a pixel, one of which says nothing.
  func encode(
    _ pixels: UnsafeBufferPointer<UInt8>,
    width: Int,
    height: Int,
    order: TJPF,
    sampling: TJSAMP,
    quality: Int
  ) throws(PictureFailure) -> [UInt8] {
    guard (1...65_500).contains(width), (1...65_500).contains(height),
      pixels.count == 4 * width * height
    else { throw PictureFailure.tooLarge(width: width, height: height) }
    var output: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    defer { tjFree(output) }
    let status = tjCompress2(
      handle,
      pixels.baseAddress,
      Int32(width),
      0,
      Int32(height),
      Int32(order.rawValue),
      &output,
      &count,
      Int32(sampling.rawValue),
      Int32(min(max(quality, 1), 100)),
      0
    )
    guard status == 0, let output else {
      throw PictureFailure.notEncoded(.jpeg, String(cString: tjGetErrorStr2(handle)))
    }
    return Array(UnsafeBufferPointer(start: output, count: Int(count)))
  }
}

extension EncodedPicture {
  /// A baseline JPEG of rows of blue, green, red and a byte that says nothing, as Cairo draws them.
  ///
  /// Quality is libjpeg's, from 1 to 100. Throws where the bytes do not fit the size.
  package static func jpeg(
    ofBGRX pixels: [UInt8],
    width: Int,
    height: Int,
    quality: Int
  ) throws(PictureFailure) -> EncodedPicture {
    let encoder = try JPEGEncoder()
    let bytes = try pixels.withUnsafeBufferPointer { pixels throws(PictureFailure) in
      try encoder.encode(
        pixels,
        width: width,
        height: height,
        order: TJPF_BGRX,
        sampling: TJSAMP_420,
        quality: quality
      )
    }
    return EncodedPicture(format: .jpeg, bytes: bytes, pixelWidth: width, pixelHeight: height)
  }
}

extension Bitmap {
  /// The picture as a baseline JPEG, in grey when it is grey; transparency is lost, so flatten it first.
  ///
  /// Quality is libjpeg's, from 1 to 100.
  package func jpeg(quality: Int = 85) throws(PictureFailure) -> [UInt8] {
    // Colour edges of type and drawings blur at half resolution; above 90 somebody minds.
    let sampling = isGrey ? TJSAMP_GRAY : quality > 90 ? TJSAMP_444 : TJSAMP_420
    let encoder = try JPEGEncoder()
    return try pixels.withUnsafeBufferPointer { pixels throws(PictureFailure) in
      try encoder.encode(
        pixels,
        width: width,
        height: height,
        order: TJPF_RGBX,
        sampling: sampling,
        quality: quality
      )
    }
  }
}
