import Geometry
import Rendering

/// The pixels of a picture in as few bytes as tell them all.
struct Samples {
  /// The colour space, as PDF writes it.
  var space: [UInt8]
  var bytes: [UInt8]
  /// Bytes to a pixel.
  var count: Int
  /// Whether neighbours tell anything of one another; the numbers of a palette do not.
  var isContinuous: Bool
  /// A byte for each pixel; `nil` when all are opaque.
  var opacity: [UInt8]?

  static let grey = Array("/DeviceGray ".utf8)
  static let rgb = Array("/DeviceRGB ".utf8)

  /// The colour space of numbers of colours.
  static func space(of colours: [Colour]) -> [UInt8] {
    PDFSyntax.written {
      $0.put("[ /Indexed /DeviceRGB")
      $0.put(colours.count - 1)
      $0.put(string: colours.flatMap { [$0.red, $0.green, $0.blue] })
      $0.put("]")
    }
  }

  /// Takes a buffer with as many bytes as its size asks for.
  init(of buffer: PixelBuffer) {
    switch buffer.format {
    case .twoTone(let ground, let ink):
      self.init(indices: buffer.bytes, of: PixelBuffer.tones(from: ground, to: ink))
    case .rgba:
      self.init(pixels: buffer.bytes, redAt: 0)
      let alpha = stride(from: 3, to: buffer.bytes.count, by: 4).lazy.map { buffer.bytes[$0] }
      if alpha.contains(where: { $0 < 255 }) { opacity = Array(alpha) }
    case .bgrx: self.init(pixels: buffer.bytes, redAt: 2)
    }
  }

  private init(indices: [UInt8], of colours: [Colour]) {
    space = Self.space(of: colours)
    bytes = indices
    count = 1
    isContinuous = false
  }

  /// Takes pixels of four bytes, green in the middle of the first three.
  private init(pixels: [UInt8], redAt red: Int) {
    if pixels.areGrey {
      self.init(space: Self.grey, pixels: pixels, channels: [0])
    } else if let (indices, colours) = pixels.indexed(redAt: red) {
      self.init(indices: indices, of: colours)
    } else {
      self.init(space: Self.rgb, pixels: pixels, channels: [red, 1, 2 - red])
    }
  }

  private init(space: [UInt8], pixels: [UInt8], channels: [Int]) {
    self.space = space
    count = channels.count
    isContinuous = true
    bytes = [UInt8](unsafeUninitializedCapacity: pixels.count / 4 * channels.count) {
      samples,
      count in
      for pixel in stride(from: 0, to: pixels.count - 3, by: 4) {
        for channel in channels {
          samples[count] = pixels[pixel + channel]
          count += 1
        }
      }
    }
  }
}

extension [UInt8] {
  /// Whether the first three of every four bytes are equal.
  fileprivate var areGrey: Bool {
    for pixel in stride(from: 0, to: count - 3, by: 4)
    where self[pixel] != self[pixel + 1] || self[pixel + 1] != self[pixel + 2] { return false }
    return true
  }

  /// A byte for each pixel and the colours that they number; `nil` when those are too many.
  fileprivate func indexed(redAt red: Int) -> (indices: [UInt8], colours: [Colour])? {
    var palette = Palette()
    var indices: [UInt8] = []
    indices.reserveCapacity(count / 4)
    for pixel in stride(from: 0, to: count - 3, by: 4) {
      let colour = Colour(
        red: self[pixel + red],
        green: self[pixel + 1],
        blue: self[pixel + 2 - red]
      )
      guard let index = palette.index(of: colour) else { return nil }
      indices.append(index)
    }
    return (indices, palette.colours)
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
