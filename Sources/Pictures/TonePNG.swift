package import Geometry
import Zip

/// Some rows of a page in two colours as a PNG holds them, made beside the others.
///
/// Four bits of each tone are kept, as many as edges drawn on a grid of 4 by 4 have. Such pages have long runs of
/// one colour: rows are not filtered.
package struct ToneStrip: Sendable {
  fileprivate let width: Int
  fileprivate let height: Int
  fileprivate let rows: DeflatedRows

  /// Packs and deflates tones, a byte for each pixel: 0 for the ground and 255 for the ink.
  ///
  /// - Throws: `.tooLarge` unless the rows are whole and their width is even.
  package init(_ tones: [UInt8], width: Int) throws(PictureFailure) {
    guard width > 0, width.isMultiple(of: 2), tones.count.isMultiple(of: width) else {
      throw PictureFailure.tooLarge(width: width, height: 1)
    }
    self.width = width
    height = tones.count / width
    rows = DeflatedRows(
      Self.rows(of: tones, width: width, height: height),
      length: width / 2 + 1
    )
  }
}

extension EncodedPicture {
  /// A PNG (third edition) of a page in two colours and the steps between them, from its strips downwards.
  package static func png(
    of strips: [ToneStrip],
    ground: Colour,
    ink: Colour
  ) throws(PictureFailure) -> EncodedPicture {
    let width = strips.first?.width ?? 0
    let height = strips.reduce(0) { $0 + $1.height }
    guard height > 0, strips.allSatisfy({ $0.width == width }) else {
      throw PictureFailure.tooLarge(width: width, height: height)
    }
    let data = Deflate.stream(of: strips.map(\.rows))
    let palette = (0...15).flatMap { step in
      [
        mixed(ground.red, ink.red, step),
        mixed(ground.green, ink.green, step),
        mixed(ground.blue, ink.blue, step),
      ]
    }
    let bytes = PNGWriting.file(
      width: width,
      height: height,
      bitDepth: 4,
      .palette,
      palette: palette,
      stream: data
    )
    return EncodedPicture(format: .png, bytes: bytes, pixelWidth: width, pixelHeight: height)
  }

  /// The colour `step` fifteenths of the way.
  private static func mixed(_ ground: UInt8, _ ink: UInt8, _ step: Int) -> UInt8 {
    UInt8((Int(ground) * (15 - step) + Int(ink) * step + 7) / 15)
  }
}

extension ToneStrip {
  /// Rows of four bits a pixel, each after a byte that says that it is not filtered.
  fileprivate static func rows(of tones: [UInt8], width: Int, height: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (width / 2 + 1) * height) { output, count in
      tones.withUnsafeBytes { tones in
        for row in 0..<height {
          output[count] = 0
          pack(tones, from: row * width, count: width, into: output, at: count + 1)
          count += width / 2 + 1
        }
      }
    }
  }

  /// Writes the upper halves of `length` bytes, two in a byte and eight bytes at a time.
  private static func pack(
    _ tones: UnsafeRawBufferPointer,
    from start: Int,
    count length: Int,
    into output: UnsafeMutableBufferPointer<UInt8>,
    at place: Int
  ) {
    let memory = UnsafeMutableRawBufferPointer(output)
    var done = 0
    while done + 16 <= length {
      let pairs = tones.loadUnaligned(fromByteOffset: start + done, as: SIMD8<UInt16>.self)
      // On every machine that this runs on, a pair's first byte is its lower.
      let packed = pairs & 0x00F0 | pairs &>> 12
      memory.storeBytes(
        of: SIMD8<UInt8>(truncatingIfNeeded: packed),
        toByteOffset: place + done / 2,
        as: SIMD8<UInt8>.self
      )
      done += 16
    }
    while done < length {
      output[place + done / 2] = tones[start + done] & 0xF0 | tones[start + done + 1] >> 4
      done += 2
    }
  }
}
