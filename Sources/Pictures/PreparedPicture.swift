import Geometry

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
    /// Its inks, or the colours of its profile, are those of sRGB now.
    case convertedToSRGB
    case reduced(fromWidth: Int, height: Int)
    /// Only the first picture of an animation is left.
    case stilled
    /// It had passes, more bits or more bytes than readers like.
    case encodedAnew
    case madeGrey
  }

  package var picture: EncodedPicture
  package var changes: [Change]
}

extension Picture {
  /// Proves a picture whole and makes it one that every reader shows: JPEG, PNG, a still GIF or harmless SVG.
  ///
  /// What can stay keeps its pixels as they are and loses only its metadata. SVG is never reduced, having no pixels.
  package static func prepareForEPUB(
    _ bytes: [UInt8],
    budget: PictureBudget = .unlimited,
    limits: PictureLimits = PictureLimits()
  ) throws(PictureFailure) -> PreparedPicture {
    let facts = try prove(bytes, limits: limits)
    let kept = try bytesToKeep(of: bytes, facts)
    let changes = changes(neededFor: facts, kept: kept, budget)
    if let kept, changes.isEmpty {
      let picture = EncodedPicture(
        format: facts.format,
        bytes: kept,
        pixelWidth: facts.width,
        pixelHeight: facts.height
      )
      return PreparedPicture(picture: picture, changes: [])
    }
    return PreparedPicture(picture: try encoded(bytes, facts, budget), changes: changes)
  }

  private static func changes(
    neededFor facts: PictureFacts,
    kept: [UInt8]?,
    _ budget: PictureBudget
  ) -> [PreparedPicture.Change] {
    guard facts.format != .svg else { return [] }
    var changes: [PreparedPicture.Change] = []
    if kept == nil || facts.isLargerThanItsArea { changes.append(.converted(from: facts.format)) }
    if facts.isAnimated { changes.append(.stilled) }
    if facts.colourModel == .cmyk || facts.hasForeignColours { changes.append(.convertedToSRGB) }
    if facts.orientation != .upright { changes.append(.turnedUpright) }
    if max(facts.width, facts.height) > budget.side(forWidth: facts.width, height: facts.height) {
      changes.append(.reduced(fromWidth: facts.width, height: facts.height))
    }
    if facts.isInterlaced || facts.bitsPerChannel > 8 || (kept?.count ?? 0) > budget.bytes {
      changes.append(.encodedAnew)
    }
    if budget.isGrey, facts.colourModel != .grey { changes.append(.madeGrey) }
    return changes
  }

  /// The file without its metadata; `nil` for a format that not every reader shows.
  private static func bytesToKeep(
    of bytes: [UInt8],
    _ facts: PictureFacts
  ) throws(PictureFailure) -> [UInt8]? {
    switch facts.format {
    case .jpeg: try JPEGFile(bytes).withoutMetadata
    case .png: try PNGFile(bytes).withoutMetadata
    case .svg: try SVGFile(bytes).encoded
    case .gif: bytes
    case .webP, .avif, .heic, .tiff, .bmp: nil
    }
  }

  private static func encoded(
    _ bytes: [UInt8],
    _ facts: PictureFacts,
    _ budget: PictureBudget
  ) throws(PictureFailure) -> EncodedPicture {
    let side = budget.side(forWidth: facts.width, height: facts.height)
    var bitmap = try storedPixels(of: bytes, facts, atLeast: side)
      .fitting(side: side).upright(from: facts.orientation)
    if budget.isGrey { bitmap = bitmap.withoutColours }
    let (format, encoded) = try encoded(bitmap, from: facts.format, budget)
    return EncodedPicture(
      format: format,
      bytes: encoded,
      pixelWidth: bitmap.width,
      pixelHeight: bitmap.height
    )
  }

  /// Photographs stay what they are; drawings and what can be seen through become PNG, and a JPEG only where a
  /// PNG is more than the budget allows.
  private static func encoded(
    _ bitmap: Bitmap,
    from original: PictureFormat,
    _ budget: PictureBudget
  ) throws(PictureFailure) -> (PictureFormat, [UInt8]) {
    let isDrawing =
      switch original {
      case .png, .gif, .bmp: true
      case .jpeg, .svg, .heic: false
      case .webP, .avif, .tiff: !bitmap.isOpaque
      }
    if isDrawing {
      let bytes = try bitmap.png()
      guard bytes.count > budget.bytes else { return (.png, bytes) }
    }
    let opaque = bitmap.flattened(on: .white)
    var bytes: [UInt8] = []
    for quality in budget.qualities {
      bytes = try opaque.jpeg(quality: quality)
      if bytes.count <= budget.bytes { break }
    }
    return (.jpeg, bytes)
  }
}
