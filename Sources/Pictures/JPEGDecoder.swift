import CTurboJPEG

/// Owns a decompressor of libjpeg-turbo.
struct JPEGDecoder: ~Copyable {
  private let handle: tjhandle

  init() throws(PictureFailure) {
    guard let handle = tjInitDecompress() else {
      throw JPEGFile.broken("no memory for a decoder")
    }
    self.handle = handle
  }

  deinit { tjDestroy(handle) }

  /// Decodes all of a picture without keeping it: at an eighth of its size, all its data is read.
  func prove(_ bytes: [UInt8], _ file: JPEGFile) throws(PictureFailure) {
    let (width, height) = (Self.scaled(file.width, 1), Self.scaled(file.height, 1))
    let format = file.components == 4 ? TJPF_CMYK : TJPF_RGBX
    _ = try decode(bytes, width: width, height: height, as: format)
  }

  /// The pixels as they are stored, reduced while they are decoded, but not below `side` pixels.
  func bitmap(
    _ bytes: [UInt8],
    _ file: JPEGFile,
    atLeast side: Int? = nil
  ) throws(PictureFailure) -> Bitmap {
    let eighths = side.map { Self.eighths(of: max(file.width, file.height), atLeast: $0) } ?? 8
    let width = Self.scaled(file.width, eighths)
    let height = Self.scaled(file.height, eighths)
    guard file.components == 4 else {
      return Bitmap(width, height, try decode(bytes, width: width, height: height, as: TJPF_RGBA))
    }
    let inks = try decode(bytes, width: width, height: height, as: TJPF_CMYK)
    let pixels = file.colourProfile?.converted(inks: inks) ?? Self.withoutInks(inks)
    return Bitmap(width, height, pixels)
  }

  /// libjpeg-turbo decodes blocks of eight pixels at any smaller size: a photograph that will be halved never
  /// takes the memory of all its pixels.
  private static func eighths(of longest: Int, atLeast side: Int) -> Int {
    (1..<8).first { longest * $0 / 8 >= side } ?? 8
  }

  private static func scaled(_ length: Int, _ eighths: Int) -> Int { (length * eighths + 7) / 8 }

  /// Adobe's inverted CMYK, as all programs write it in JPEG: 255 is no ink.
  private static func withoutInks(_ inks: [UInt8]) -> [UInt8] {
    var pixels = inks
    for place in stride(from: 0, to: inks.count, by: 4) {
      let light = Int(inks[place + 3])
      for channel in 0..<3 {
        pixels[place + channel] = UInt8((Int(inks[place + channel]) * light + 127) / 255)
      }
      pixels[place + 3] = 255
    }
    return pixels
  }

  private func decode(
    _ bytes: [UInt8],
    width: Int,
    height: Int,
    as format: TJPF
  ) throws(PictureFailure) -> [UInt8] {
    var status: Int32 = 0
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { output, count in
      status = bytes.withUnsafeBufferPointer { input in
        tjDecompress2(
          handle,
          input.baseAddress,
          UInt(input.count),
          output.baseAddress,
          Int32(width),
          0,
          Int32(height),
          Int32(format.rawValue),
          TJFLAG_LIMITSCANS
        )
      }
      // What no scan has filled must not be whatever was in memory before.
      if status != 0 { output.initialize(repeating: 0) }
      count = 4 * width * height
    }
    guard status == 0 || isHarmless else {
      throw JPEGFile.broken(String(cString: tjGetErrorStr2(handle)))
    }
    return pixels
  }

  /// Whether the last warning is one that costs no pixel.
  private var isHarmless: Bool {
    tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue)
      && String(cString: tjGetErrorStr2(handle)).contains("extraneous bytes before marker")
  }
}
