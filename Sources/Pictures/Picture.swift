/// What can be learned of a picture from its bytes.
package enum Picture {
  /// What a picture's headers say; its data is not looked at.
  package static func inspect(
    _ bytes: [UInt8],
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> PictureFacts {
    let facts = try facts(of: bytes, limits)
    try limits.check(width: facts.width, height: facts.height)
    return facts
  }

  /// The picture's pixels in sRGB, seen upright; of an animation the first picture.
  ///
  /// Where `side` is given, the picture may come reduced, but with at least so many pixels on its longer side.
  package static func decode(
    _ bytes: [UInt8],
    atLeast side: Int? = nil,
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> Bitmap {
    let facts = try inspect(bytes, limits: limits)
    let bitmap = try storedPixels(of: bytes, facts, atLeast: side)
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
    case .webP, .avif, .tiff, .bmp: _ = try storedPixels(of: bytes, facts, atLeast: nil)
    case .svg: break
    case .heic: throw PictureFailure.unsupported(facts.format)
    }
    return facts
  }

  /// The pixels in sRGB as they are stored; a JPEG's may come reduced, but with at least `side` on the longer side.
  static func storedPixels(
    of bytes: [UInt8],
    _ facts: PictureFacts,
    atLeast side: Int?
  ) throws(PictureFailure) -> Bitmap {
    switch facts.format {
    case .jpeg:
      let file = try JPEGFile(bytes)
      let bitmap = try JPEGDecoder().bitmap(bytes, file, atLeast: side)
      return facts.hasForeignColours ? file.colourProfile?.converted(bitmap) ?? bitmap : bitmap
    case .png:
      let bitmap = try PNGFile.bitmap(bytes)
      guard facts.hasForeignColours else { return bitmap }
      return try PNGFile(bytes).colourProfile?.converted(bitmap) ?? bitmap
    case .gif:
      let contents = try GIFFile(bytes).contents(keepingFirst: true)
      guard let bitmap = contents.bitmap else { throw GIFFile.broken("it holds no picture") }
      return bitmap
    case .webP: return try WebPFile(bytes).bitmap()
    case .avif: return try AVIFFile(bytes, limits: PictureLimits()).bitmap()
    case .tiff: return try TIFFFile(bytes).bitmap()
    case .bmp: return try BMPFile(bytes).bitmap()
    case .svg: throw PictureFailure.unsupportedKind(.svg, "as pixels")
    case .heic: throw PictureFailure.unsupported(.heic)
    }
  }

  private static func facts(
    of bytes: [UInt8],
    _ limits: PictureLimits
  ) throws(PictureFailure) -> PictureFacts {
    guard let format = PictureFormat.recognized(in: bytes) else { throw .unrecognized }
    switch format {
    case .jpeg: return try JPEGFile(bytes).facts
    case .png: return try PNGFile(bytes).facts
    case .gif:
      let file = try GIFFile(bytes)
      guard file.width > 0, file.height > 0 else {
        throw GIFFile.broken("it does not say how large it is")
      }
      return file.facts
    case .webP: return try WebPFile(bytes).facts
    case .svg: return try SVGFile(bytes).facts
    case .avif: return try AVIFFile(bytes, limits: limits).facts
    case .tiff: return try TIFFFile(bytes).facts
    case .bmp: return try BMPFile(bytes).facts
    case .heic: throw .unsupported(format)
    }
  }

  private static func checkPrecision(_ facts: PictureFacts) throws(PictureFailure) {
    guard facts.bitsPerChannel == 8 else {
      throw .unsupportedKind(.jpeg, "of \(facts.bitsPerChannel) bits a channel")
    }
  }
}
