/// A picture as it can stand in a file: proved whole, its size known.
package struct EncodedPicture: Hashable, Sendable {
  package var format: PictureFormat
  package var bytes: [UInt8]
  /// As it is seen; an SVG's in CSS pixels.
  package var pixelWidth: Int
  package var pixelHeight: Int

  package init(format: PictureFormat, bytes: [UInt8], pixelWidth: Int, pixelHeight: Int) {
    self.format = format
    self.bytes = bytes
    self.pixelWidth = pixelWidth
    self.pixelHeight = pixelHeight
  }

  package var mediaType: String { format.mediaType }
}

/// A picture made ready for every reader of EPUBs.
package struct PreparedPicture: Hashable, Sendable {
  /// What had to be done to a picture that not every reader shows as it was.
  package enum Change: Hashable, Sendable {
    case converted(from: PictureFormat)
    case turnedUpright
    case convertedFromCMYK
    case reduced(fromWidth: Int, height: Int)
    /// Only the first picture of an animation is left.
    case stilled
  }

  package var picture: EncodedPicture
  package var changes: [Change]
}

extension Picture {
  /// Proves a picture whole and makes it one that every reader shows: JPEG, PNG, a still GIF or harmless SVG.
  ///
  /// What can stay keeps its pixels as they are and loses only its metadata. A picture longer than `side`
  /// pixels is reduced to it; `nil` leaves its size alone. SVG is never reduced, having no pixels.
  package static func prepareForEPUB(
    _ bytes: [UInt8],
    longestSide side: Int? = nil,
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> PreparedPicture {
    let facts = try prove(bytes, limits: limits)
    let changes = changes(neededFor: facts, longestSide: side)
    guard changes.isEmpty else {
      return PreparedPicture(
        picture: try encoded(bytes, facts, longestSide: side),
        changes: changes
      )
    }
    let kept = try withoutMetadata(bytes, facts.format)
    return PreparedPicture(
      picture: EncodedPicture(
        format: facts.format,
        bytes: kept,
        pixelWidth: facts.width,
        pixelHeight: facts.height
      ),
      changes: []
    )
  }

  private static func changes(
    neededFor facts: PictureFacts,
    longestSide side: Int?
  ) -> [PreparedPicture.Change] {
    guard facts.format != .svg else { return [] }
    var changes: [PreparedPicture.Change] = []
    if facts.format == .webP { changes.append(.converted(from: .webP)) }
    if facts.isAnimated { changes.append(.stilled) }
    if facts.colourModel == .cmyk { changes.append(.convertedFromCMYK) }
    if facts.orientation != .upright { changes.append(.turnedUpright) }
    if let side, max(facts.width, facts.height) > side {
      changes.append(.reduced(fromWidth: facts.width, height: facts.height))
    }
    return changes
  }

  private static func withoutMetadata(
    _ bytes: [UInt8],
    _ format: PictureFormat
  ) throws(PictureFailure) -> [UInt8] {
    switch format {
    case .jpeg: try JPEGFile(bytes).withoutMetadata
    case .png: try PNGFile(bytes).withoutMetadata
    case .svg: try SVGFile(bytes).encoded
    case .gif, .webP, .avif, .heic, .tiff, .bmp: bytes
    }
  }

  private static func encoded(
    _ bytes: [UInt8],
    _ facts: PictureFacts,
    longestSide side: Int?
  ) throws(PictureFailure) -> EncodedPicture {
    var bitmap = try storedPixels(of: bytes, facts.format, atLeast: side)
    if let side { bitmap = bitmap.fitting(side: side) }
    bitmap = bitmap.upright(from: facts.orientation)
    let format = format(for: bitmap, of: facts.format)
    return EncodedPicture(
      format: format,
      bytes: format == .jpeg
        ? try bitmap.jpeg(quality: 90, profile: try profile(of: bytes, facts)) : try bitmap.png(),
      pixelWidth: bitmap.width,
      pixelHeight: bitmap.height
    )
  }

  /// Photographs stay what they are; drawings and what can be seen through become PNG.
  private static func format(for bitmap: Bitmap, of original: PictureFormat) -> PictureFormat {
    switch original {
    case .png, .gif: .png
    case .jpeg, .svg, .avif, .heic, .tiff, .bmp: .jpeg
    case .webP: bitmap.isOpaque ? .jpeg : .png
    }
  }

  /// The profile of a JPEG whose colours it still describes; one for CMYK does not.
  private static func profile(
    of bytes: [UInt8],
    _ facts: PictureFacts
  ) throws(PictureFailure) -> [UInt8] {
    facts.format == .jpeg && facts.colourModel == .rgb ? try JPEGFile(bytes).colourProfile : []
  }
}
