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
  /// The 256 colours that the bytes of a two-tone buffer stand for.
  private var palette: [Colour]? {
    guard case .twoTone(let ground, let ink) = format else { return nil }
    return Self.tones(from: ground, to: ink)
  }

  /// The 256 colours from a ground to an ink.
  package static func tones(from ground: Colour, to ink: Colour) -> [Colour] {
    (0...255).map { ground.mixed(with: ink, share: $0) }
  }

  /// The pixels as `.bgrx`, whatever they were; alpha is passed over.
  package var bgrx: [UInt8] {
    switch format {
    case .bgrx: bytes
    case .rgba: swappingRedAndBlue
    case .twoTone: mapped(through: (palette ?? []).map(\.bgrx))
    }
  }

  /// The pixels as `.rgba`, whatever they were; those of a page are opaque.
  package var rgba: [UInt8] {
    switch format {
    case .rgba: bytes
    case .bgrx: swappingRedAndBlue
    case .twoTone:
      PixelBuffer(width: width, height: height, format: .bgrx, bytes: bgrx).swappingRedAndBlue
    }
  }

  private var swappingRedAndBlue: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
      bytes.withUnsafeBufferPointer { bytes in
        for pixel in stride(from: 0, to: bytes.count - 3, by: 4) {
          output[pixel] = bytes[pixel + 2]
          output[pixel + 1] = bytes[pixel + 1]
          output[pixel + 2] = bytes[pixel]
          output[pixel + 3] = 255
        }
      }
      count = bytes.count
    }
  }

  /// Four bytes for each, looked up in a table of 256.
  private func mapped(through table: [UInt32]) -> [UInt8] {
    precondition(table.count == 256, "a two-tone buffer has 256 tones")
    return [UInt8](unsafeUninitializedCapacity: bytes.count * 4) { output, count in
      output.withMemoryRebound(to: UInt32.self) { output in
        bytes.withUnsafeBufferPointer { bytes in
          table.withUnsafeBufferPointer { table in
            for pixel in bytes.indices { output[pixel] = table[Int(bytes[pixel])] }
          }
        }
      }
      count = bytes.count * 4
    }
  }
}

extension Colour {
  /// Blue, green, red and a full byte, in the order of memory.
  fileprivate var bgrx: UInt32 {
    (UInt32(blue) | UInt32(green) << 8 | UInt32(red) << 16 | 0xFF00_0000).littleEndian
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
