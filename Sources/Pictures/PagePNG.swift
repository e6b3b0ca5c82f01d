import Zip

extension EncodedPicture {
  /// A drawn page as a PNG: quickly made and quickly shown, which counts for more than a few bytes.
  ///
  /// The bytes are blue, green, red and one without meaning for each pixel, row after row from the top; others than
  /// four for each pixel are `.tooLarge`.
  package static func png(
    ofBGRX bgrx: [UInt8],
    width: Int,
    height: Int
  ) throws(PictureFailure) -> EncodedPicture {
    guard width > 0, height > 0, bgrx.count == 4 * width * height else {
      throw PictureFailure.tooLarge(width: width, height: height)
    }
    // Text and rules have few colours: a byte for each pixel is packed in a third of the time.
    if let few = FewColours(of: bgrx, width: width) {
      return try png(of: few.rows, .palette, palette: few.palette, width: width, height: height)
    }
    return try png(of: rows(of: bgrx, width: width), .rgb, width: width, height: height)
  }

  private static func png(
    of rows: [UInt8],
    _ colourType: PNGWriting.ColourType,
    palette: [UInt8] = [],
    width: Int,
    height: Int
  ) throws(PictureFailure) -> EncodedPicture {
    let stream: [UInt8]
    do throws(ArchiveFailure) {
      stream = try Deflate.stream(of: rows, level: 1)
    } catch {
      throw PictureFailure.notEncoded(.png, "\(error)")
    }
    let file = PNGWriting.file(
      width: width,
      height: height,
      bitDepth: 8,
      colourType,
      palette: palette,
      stream: stream
    )
    return EncodedPicture(format: .png, bytes: file, pixelWidth: width, pixelHeight: height)
  }

  /// Rows of red, green and blue, each after a byte that says that it is not filtered: a page is mostly white.
  private static func rows(of bgrx: [UInt8], width: Int) -> [UInt8] {
    let height = bgrx.count / (4 * width)
    return [UInt8](unsafeUninitializedCapacity: (3 * width + 1) * height) { output, count in
      bgrx.withUnsafeBufferPointer { pixels in
        for row in 0..<height {
          output[count] = 0
          count += 1
          for pixel in stride(from: 4 * width * row, to: 4 * width * (row + 1), by: 4) {
            output[count] = pixels[pixel + 2]
            output[count + 1] = pixels[pixel + 1]
            output[count + 2] = pixels[pixel]
            count += 3
          }
        }
      }
    }
  }
}

/// Pixels of no more than 256 colours, as numbers of colours.
private struct FewColours {
  /// Each after a byte that says that it is not filtered.
  private(set) var rows: [UInt8] = []
  /// Red, green and blue of each colour, in the order in which they come.
  private(set) var palette: [UInt8] = []

  /// `nil` where there are more.
  init?(of bgrx: [UInt8], width: Int) {
    var numbers = ColourNumbers()
    let height = bgrx.count / (4 * width)
    rows = [UInt8](unsafeUninitializedCapacity: (width + 1) * height) { output, count in
      bgrx.withUnsafeBytes { pixels in
        var last = (colour: UInt32.max, number: UInt8(0))
        for row in 0..<height {
          output[count] = 0
          count += 1
          for pixel in stride(from: 4 * width * row, to: 4 * width * (row + 1), by: 4) {
            let colour =
              UInt32(littleEndian: pixels.loadUnaligned(fromByteOffset: pixel, as: UInt32.self))
              & 0xFF_FFFF
            if colour != last.colour {
              guard let number = numbers.number(of: colour) else { return }
              last = (colour, number)
            }
            output[count] = last.number
            count += 1
          }
        }
      }
    }
    guard rows.count == (width + 1) * height else { return nil }
    palette = numbers.colours.flatMap { colour in
      [16, 8, 0].map { UInt8(truncatingIfNeeded: colour >> $0) }
    }
  }
}

/// Numbers colours in the order in which they come.
private struct ColourNumbers {
  /// Red, green, blue, from the highest byte but one.
  private(set) var colours: [UInt32] = []
  /// A table in which each colour stands at a place that follows from it, or at the next free one.
  private var places = [UInt16](repeating: .max, count: 1024)

  /// `nil` for the 257th.
  mutating func number(of colour: UInt32) -> UInt8? {
    var place = Int((colour &* 0x9E37_79B1) >> 22)
    while places[place] != .max {
      let number = places[place]
      if colours[Int(number)] == colour { return UInt8(truncatingIfNeeded: number) }
      place = (place + 1) & 1023
    }
    guard colours.count < 256 else { return nil }
    places[place] = UInt16(colours.count)
    colours.append(colour)
    return UInt8(truncatingIfNeeded: colours.count - 1)
  }
}
