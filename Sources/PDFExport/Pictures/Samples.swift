import Geometry
import Rendering

/// The pixels of a picture in as few bytes as tell them all.
struct Samples {
  /// The colour space, as PDF writes it.
  var space: [UInt8]
  var bytes: [UInt8]
  /// A byte for each pixel; `nil` when all are opaque.
  var opacity: [UInt8]?

  static let grey = Array("/DeviceGray ".utf8)
  static let rgb = Array("/DeviceRGB ".utf8)

  /// - Parameter buffer: with as many bytes as its size asks for.
  init(of buffer: PixelBuffer) {
    switch buffer.format {
    case .twoTone(let ground, let ink):
      self.init(
        space: Self.palette(PixelBuffer.tones(from: ground, to: ink)),
        bytes: buffer.bytes
      )
    case .rgba:
      self.init(pixels: buffer.bytes, redAt: 0)
      let alpha = stride(from: 3, to: buffer.bytes.count, by: 4).lazy.map { buffer.bytes[$0] }
      if alpha.contains(where: { $0 < 255 }) { opacity = Array(alpha) }
    case .bgrx: self.init(pixels: buffer.bytes, redAt: 2)
    }
  }

  private init(space: [UInt8], bytes: [UInt8]) {
    self.space = space
    self.bytes = bytes
  }

  /// Pixels of four bytes, green in the middle of the first three.
  private init(pixels: [UInt8], redAt red: Int) {
    var palette = Palette()
    let indices = [UInt8](unsafeUninitializedCapacity: pixels.count / 4) { indices, count in
      for pixel in stride(from: 0, to: pixels.count - 3, by: 4) {
        let colour = Colour(
          red: pixels[pixel + red],
          green: pixels[pixel + 1],
          blue: pixels[pixel + 2 - red]
        )
        guard let index = palette.index(of: colour) else { break }
        indices[count] = index
        count += 1
      }
    }
    if indices.count == pixels.count / 4 {
      space = Self.palette(palette.colours)
      bytes = indices
    } else {
      space = Self.rgb
      bytes = [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * 3) { samples, count in
        for pixel in stride(from: 0, to: pixels.count - 3, by: 4) {
          samples[count] = pixels[pixel + red]
          samples[count + 1] = pixels[pixel + 1]
          samples[count + 2] = pixels[pixel + 2 - red]
          count += 3
        }
      }
    }
  }

  private static func palette(_ colours: [Colour]) -> [UInt8] {
    PDFSyntax.written {
      $0.put("[ /Indexed /DeviceRGB")
      $0.put(colours.count - 1)
      $0.put(string: colours.flatMap { [$0.red, $0.green, $0.blue] })
      $0.put("]")
    }
  }
}

/// Up to 256 colours in the order in which they were first met.
private struct Palette {
  private(set) var colours: [Colour] = []
  private var indices: [Colour: UInt8] = [:]
  private var last: (colour: Colour, index: UInt8)?

  /// The colour's number; `nil` when there are too many.
  mutating func index(of colour: Colour) -> UInt8? {
    if let last, last.colour == colour { return last.index }
    if let known = indices[colour] {
      last = (colour, known)
      return known
    }
    guard colours.count < 256 else { return nil }
    let index = UInt8(colours.count)
    colours.append(colour)
    indices[colour] = index
    last = (colour, index)
    return index
  }
}
