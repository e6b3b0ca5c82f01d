/// What can be learned of a picture from its bytes.
package enum Picture {
  /// What a picture's headers say; its data is not looked at.
  package static func inspect(
    _ bytes: [UInt8],
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> PictureFacts {
    let facts = try facts(of: bytes)
    try limits.check(width: facts.width, height: facts.height)
    return facts
  }

  /// The picture's pixels, seen upright; of an animation the first picture.
  package static func decode(
    _ bytes: [UInt8],
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> Bitmap {
    let facts = try inspect(bytes, limits: limits)
    let bitmap = try storedPixels(of: bytes, facts.format, atLeast: nil)
    return bitmap.upright(from: facts.orientation)
  }

  /// Decodes all of a picture to prove it whole, in as little memory as its format allows.
  package static func prove(
    _ bytes: [UInt8],
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> PictureFacts {
    var facts = try inspect(bytes, limits: limits)
    switch facts.format {
    case .jpeg:
      try checkPrecision(facts)
      try JPEGDecoder().prove(bytes, try JPEGFile(bytes))
    case .png: try PNGFile(bytes).prove()
    case .gif:
      let contents = try GIFFile(bytes).contents(keepingFirst: false)
      facts.isAnimated = contents.frames > 1
      facts.mayBeTransparent = contents.isTransparent
    case .webP: _ = try WebPFile(bytes).bitmap()
    case .svg: break
    case .avif, .heic, .tiff, .bmp: throw PictureFailure.unsupported(facts.format)
    }
    return facts
  }

  /// The pixels as they are stored; a JPEG's may come reduced, but with at least `side` on the longer side.
  static func storedPixels(
    of bytes: [UInt8],
    _ format: PictureFormat,
    atLeast side: Int?
  ) throws(PictureFailure) -> Bitmap {
    switch format {
    case .jpeg: return try JPEGDecoder().bitmap(bytes, try JPEGFile(bytes), atLeast: side)
    case .png: return try PNGFile.bitmap(bytes)
    case .gif:
      let contents = try GIFFile(bytes).contents(keepingFirst: true)
      guard let bitmap = contents.bitmap else { throw GIFFile.broken("it holds no picture") }
      return bitmap
    case .webP: return try WebPFile(bytes).bitmap()
    case .svg: throw PictureFailure.unsupportedKind(.svg, "as pixels")
    case .avif, .heic, .tiff, .bmp: throw PictureFailure.unsupported(format)
    }
  }

  private static func facts(of bytes: [UInt8]) throws(PictureFailure) -> PictureFacts {
    guard let format = PictureFormat.recognized(in: bytes) else { throw .unrecognized }
    switch format {
    case .jpeg: return try JPEGFile(bytes).facts
    case .png: return try PNGFile(bytes).facts
    case .gif:
      let file = try GIFFile(bytes)
      guard file.width > 0, file.height > 0 else {
        throw GIFFile.broken("it does not say how large it is")
      }
      return PictureFacts(format: .gif, width: file.width, height: file.height)
    case .webP: return try WebPFile(bytes).facts
    case .svg: return try SVGFile(bytes).facts
    case .avif, .heic, .tiff, .bmp: throw .unsupported(format)
    }
  }

  private static func checkPrecision(_ facts: PictureFacts) throws(PictureFailure) {
    guard facts.bitsPerChannel == 8 else {
      throw .unsupportedKind(.jpeg, "of \(facts.bitsPerChannel) bits a channel")
    }
  }
}
