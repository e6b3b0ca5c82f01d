/// What a picture's headers say of it.
package struct PictureFacts: Hashable, Sendable {
  package enum ColourModel: Hashable, Sendable {
    case grey, rgb, cmyk
  }

  package var format: PictureFormat
  /// In pixels, as stored before `orientation` is applied; of an SVG in CSS pixels, rounded.
  package var width: Int
  package var height: Int
  package var colourModel: ColourModel = .rgb
  /// More than eight where a channel keeps more.
  package var bitsPerChannel = 8
  package var mayBeTransparent = false
  package var isAnimated = false
  package var orientation: PictureOrientation = .upright
  /// Whether a colour profile of its own is embedded.
  package var hasColourProfile = false
  /// Whether that profile makes other colours of its pixels than sRGB does.
  package var hasForeignColours = false
  /// Whether the picture comes in passes, of which the first shows all of it roughly.
  package var isInterlaced = false
  /// Whether its first picture is larger than the area that the file names.
  package var isLargerThanItsArea = false

  package init(format: PictureFormat, width: Int, height: Int) {
    self.format = format
    self.width = width
    self.height = height
  }
}

/// How stored pixels have to be turned to be seen upright; the numbers are Exif's.
package enum PictureOrientation: Int, Hashable, Sendable, CaseIterable {
  case upright = 1
  case mirrored, upsideDown, flipped, transposed, turnedLeft, transversed, turnedRight

  /// Whether width and height change places.
  package var swapsSides: Bool { rawValue >= 5 }
}

/// How large a picture may be before memory is given to it.
package struct PictureLimits: Hashable, Sendable {
  package var pixels: Int
  package var side: Int

  package init(pixels: Int = 50_000_000, side: Int = 30_000) {
    self.pixels = pixels
    self.side = side
  }

  func check(width: Int, height: Int) throws(PictureFailure) {
    guard width <= side, height <= side, width <= pixels, width * height <= pixels else {
      throw PictureFailure.tooLarge(width: width, height: height)
    }
  }
}
