package import Geometry

/// Pixels in rows from the top, without gaps between the rows.
package struct PixelBuffer: Hashable, Sendable {
  /// How a pixel is written.
  package enum Format: Hashable, Sendable {
    /// Red, green, blue, and alpha that the colours are not multiplied with.
    case rgba
    /// Blue, green, red, and a byte without meaning.
    case bgrx
    /// One byte: 0 is the ground, 255 the ink, between them their mixture.
    case twoTone(ground: Colour, ink: Colour)
  }

  package let width: Int
  package let height: Int
  package let format: Format
  package let bytes: [UInt8]

  /// A buffer is taken as it comes; one whose bytes do not fit its size cannot be drawn.
  package init(width: Int, height: Int, format: Format, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.format = format
    self.bytes = bytes
  }
}

extension PixelBuffer {
  /// The 256 colours that the bytes of a two-tone buffer stand for, such as for a PNG with a palette.
  package var palette: [Colour]? {
    guard case .twoTone(let ground, let ink) = format else { return nil }
    return (0...255).map { ground.mixed(with: ink, share: $0) }
  }

  /// Red, green and blue of every pixel, three bytes each, without alpha.
  package var rgb: [UInt8] {
    let palette = palette ?? []
    let pixels = bytes.count / bytesPerPixel
    return [UInt8](unsafeUninitializedCapacity: pixels * 3) { rgb, count in
      for pixel in 0..<pixels {
        let (red, green, blue) = colour(of: pixel, in: palette)
        rgb[pixel * 3] = red
        rgb[pixel * 3 + 1] = green
        rgb[pixel * 3 + 2] = blue
      }
      count = pixels * 3
    }
  }

  private var bytesPerPixel: Int {
    switch format {
    case .rgba, .bgrx: 4
    case .twoTone: 1
    }
  }

  private func colour(of pixel: Int, in palette: [Colour]) -> (UInt8, UInt8, UInt8) {
    switch format {
    case .rgba: return (bytes[pixel * 4], bytes[pixel * 4 + 1], bytes[pixel * 4 + 2])
    case .bgrx: return (bytes[pixel * 4 + 2], bytes[pixel * 4 + 1], bytes[pixel * 4])
    case .twoTone:
      let colour = palette[Int(bytes[pixel])]
      return (colour.red, colour.green, colour.blue)
    }
  }
}

extension Colour {
  /// The mixture of this colour and `share` parts in 255 of another.
  fileprivate func mixed(with other: Colour, share: Int) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Int(a) * (255 - share) + Int(b) * share + 127) / 255)
    }
    return Colour(
      red: mix(red, other.red),
      green: mix(green, other.green),
      blue: mix(blue, other.blue)
    )
  }
}
