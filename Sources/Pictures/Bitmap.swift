package import Geometry

/// Pixels: red, green, blue and opacity in eight bits each, row after row from the top.
package struct Bitmap: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// Four bytes a pixel; colours are not multiplied by their opacity.
  package private(set) var pixels: [UInt8]

  /// `nil` when there are not four bytes for each pixel.
  package init?(width: Int, height: Int, pixels: [UInt8]) {
    guard width > 0, height > 0, width <= Int(Int32.max), height <= Int(Int32.max) else {
      return nil
    }
    // Of two numbers so bounded the product is no trap; four times it may be one.
    let (length, isTooLong) = (width * height).multipliedReportingOverflow(by: 4)
    guard !isTooLong, pixels.count == length else { return nil }
    self.init(width, height, pixels)
  }

  /// For callers who have counted already.
  init(_ width: Int, _ height: Int, _ pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  package var isOpaque: Bool {
    pixels.withUnsafeBufferPointer { pixels in
      stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 255 }
    }
  }

  /// Whether red, green and blue are the same everywhere.
  package var isGrey: Bool {
    pixels.withUnsafeBufferPointer { pixels in
      stride(from: 0, to: pixels.count, by: 4).allSatisfy {
        pixels[$0] == pixels[$0 + 1] && pixels[$0] == pixels[$0 + 2]
      }
    }
  }

  /// The picture on a ground of one colour, so that nothing of it is transparent.
  package func flattened(on ground: Colour) -> Bitmap {
    guard !isOpaque else { return self }
    var flat = self
    let grounds = [Int(ground.red), Int(ground.green), Int(ground.blue)]
    flat.pixels.withUnsafeMutableBufferPointer { pixels in
      for pixel in stride(from: 0, to: pixels.count, by: 4) {
        let opacity = Int(pixels[pixel + 3])
        for channel in 0..<3 {
          let mixed = Int(pixels[pixel + channel]) * opacity + grounds[channel] * (255 - opacity)
          pixels[pixel + channel] = UInt8((mixed + 127) / 255)
        }
        pixels[pixel + 3] = 255
      }
    }
    return flat
  }

  /// The picture in greys as light as its colours are by ITU-R BT 709.
  package var withoutColours: Bitmap {
    var grey = self
    grey.pixels.withUnsafeMutableBufferPointer { pixels in
      for pixel in stride(from: 0, to: pixels.count, by: 4) {
        let light =
          (2126 * Int(pixels[pixel]) + 7152 * Int(pixels[pixel + 1])
            + 722 * Int(pixels[pixel + 2]) + 5000) / 10_000
        for channel in 0..<3 { pixels[pixel + channel] = UInt8(light) }
      }
    }
    return grey
  }

  /// The picture turned so that it is seen upright.
  package func upright(from orientation: PictureOrientation) -> Bitmap {
    guard orientation != .upright else { return self }
    let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { output, count in
      pixels.withUnsafeBufferPointer { source in
        for y in 0..<newHeight {
          for x in 0..<newWidth {
            let from = 4 * place(ofX: x, y: y, orientation)
            let to = 4 * (y * newWidth + x)
            for channel in 0..<4 { output[to + channel] = source[from + channel] }
          }
        }
      }
      count = pixels.count
    }
    return Bitmap(newWidth, newHeight, turned)
  }

  /// Which stored pixel is seen at a place (Exif 2.32, tag 0x0112).
  private func place(ofX x: Int, y: Int, _ orientation: PictureOrientation) -> Int {
    let (right, bottom) = (width - 1, height - 1)
    let (column, row) =
      switch orientation {
      case .upright: (x, y)
      case .mirrored: (right - x, y)
      case .upsideDown: (right - x, bottom - y)
      case .flipped: (x, bottom - y)
      case .transposed: (y, x)
      case .turnedLeft: (y, bottom - x)
      case .transversed: (right - y, bottom - x)
      case .turnedRight: (right - y, x)
      }
    return row * width + column
  }
}
