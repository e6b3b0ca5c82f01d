import Geometry
import Pictures
import Testing

/// The rules of pictures, by the numbers that `docs/epub.md` gives them.
@Suite struct PictureRuleTests {
  private func prepared(
    _ bytes: [UInt8],
    _ budget: PictureBudget = .usual
  ) throws -> PreparedPicture { try Picture.prepareForEPUB(bytes, budget: budget) }

  private func pixel(_ x: Int, _ y: Int, of picture: EncodedPicture) throws -> [UInt8] {
    let bitmap = try Picture.decode(picture.bytes)
    return Array(bitmap.pixels[4 * (y * bitmap.width + x)..<4 * (y * bitmap.width + x) + 4])
  }

  @Test(arguments: [
    (Sample.avif, PictureFormat.jpeg), (Sample.transparentAVIF, .png), (Sample.tiff, .jpeg),
    (Sample.transparentTIFF, .png), (Sample.bmp, .png), (Sample.bmpWithPalette, .png),
  ])
  func `A6.1 what e-readers do not show becomes a JPEG, or a PNG where one can see through it`(
    sample: [UInt8],
    format: PictureFormat
  ) throws {
    let prepared = try prepared(sample)
    #expect(prepared.picture.format == format)
    let pixel = try pixel(0, 0, of: prepared.picture)
    #expect(pixel[0] > 240 && pixel[1] < 15 && pixel[2] < 15)
    let isTransparent = sample == Sample.transparentAVIF || sample == Sample.transparentTIFF
    #expect(isTransparent ? (126...130).contains(pixel[3]) : pixel[3] == 255)
  }

  @Test func `A6.1 BMP is read in every depth, from below`() throws {
    for sample in [Sample.bmp, Sample.bmpWithPalette] {
      let picture = try prepared(sample).picture
      #expect(try pixel(3, 0, of: picture) == [0, 0, 255, 255])
      #expect(try pixel(3, 1, of: picture) == [255, 0, 0, 255])
    }
    #expect(try Picture.decode(Sample.bmpOfBits).isGrey)
  }

  @Test(arguments: [
    Sample.avif, Sample.turnedAVIF, Sample.transparentAVIF, Sample.tiff, Sample.transparentTIFF,
    Sample.bmp, Sample.bmpWithPalette,
  ])
  func `A6.2 a truncated picture is refused, a damaged one never traps`(sample: [UInt8]) throws {
    for length in 0..<sample.count - 1 {
      _ = try? Picture.prove(Array(sample.prefix(length)))
    }
    #expect(throws: PictureFailure.self) {
      try Picture.prove(Array(sample.prefix(sample.count / 2)))
    }
    for place in sample.indices {
      for flip in [UInt8(0xFF), 0x01, 0x80] {
        var broken = sample
        broken[place] ^= flip
        _ = try? Picture.prepareForEPUB(broken, limits: PictureLimits(pixels: 1_000_000))
      }
    }
  }

  @Test func `A6.2 a GIF whose picture is larger than its area is shown whole`() throws {
    let prepared = try prepared(Sample.gifLargerThanItsArea)
    #expect(prepared.changes == [.converted(from: .gif)])
    #expect((prepared.picture.pixelWidth, prepared.picture.pixelHeight) == (4, 2))
    #expect(try pixel(3, 0, of: prepared.picture) == [0, 0, 255, 255])
  }

  @Test(arguments: [Sample.turnedAVIF, Sample.turnedTIFF])
  func `A6.3 a picture that lies on its side is turned upright`(sample: [UInt8]) throws {
    let picture = try prepared(sample).picture
    #expect(picture.pixelWidth < picture.pixelHeight)
    let (right, bottom) = (picture.pixelWidth - 1, picture.pixelHeight - 1)
    let (top, below) = (try pixel(right, 0, of: picture), try pixel(right, bottom, of: picture))
    // A JPEG of so few pixels blurs colours.
    #expect(top[0] > 200 && below[2] > top[2] + 20)
  }

  @Test func `A6.3 colours of a profile become those of sRGB`() throws {
    let jpeg = try flat(250, 10, 10).jpeg(quality: 95)
    let profiled = Array(jpeg[..<2]) + ProfileSample.segment + jpeg[2...]
    let prepared = try prepared(profiled)
    #expect(prepared.changes == [.convertedToSRGB])
    // The profile calls green what it stores as red.
    let pixel = try pixel(0, 0, of: prepared.picture)
    #expect(pixel[1] > 200 && pixel[0] < 60)
    #expect(try !Picture.inspect(prepared.picture.bytes).hasColourProfile)
  }

  @Test func `A6.4 a picture is brought to the size and weight that readers bear`() throws {
    let large = try gradient(width: 300, height: 200).png()
    let picture = try prepared(large, PictureBudget(side: 240, pixels: 32_000)).picture
    #expect(picture.pixelWidth * picture.pixelHeight <= 32_000)
    #expect(picture.pixelWidth > 210)
    let heavy = try gradient(width: 60, height: 60).jpeg(quality: 98)
    let light = try prepared(heavy, PictureBudget(bytes: heavy.count - 1, quality: 90))
    #expect(light.changes == [.encodedAnew])
    #expect(light.picture.bytes.count < heavy.count && light.picture.pixelWidth == 60)
  }

  @Test func `A6.4 a saving gives up colours`() throws {
    let budget = PictureBudget(isGrey: true)
    let grey = try prepared(try gradient(width: 20, height: 20).jpeg(), budget)
    #expect(grey.changes == [.madeGrey])
    #expect(try Picture.inspect(grey.picture.bytes).colourModel == .grey)
  }
}

/// A colour profile of 9 tags whose red is sRGB's green, and whose green is sRGB's red.
private enum ProfileSample {
  /// As a JPEG carries it.
  static var segment: [UInt8] {
    let content = Array("ICC_PROFILE\0".utf8) + [1, 1] + profile
    return [0xFF, 0xE2] + bigEndian(content.count + 2, 2) + content
  }

  private static var profile: [UInt8] {
    let red = colour(0x6FA2, 0x38F5, 0x390)
    let green = colour(0x6299, 0xB785, 0x18DA)
    let blue = colour(0x24A0, 0xF84, 0xB6CF)
    let curve = Array("curv".utf8) + bigEndian(0, 4) + bigEndian(1, 4) + [2, 0x33, 0, 0]
    let words = Array("text".utf8) + bigEndian(0, 4) + Array("none\0\0\0\0".utf8)
    let name =
      Array("desc".utf8) + bigEndian(0, 4) + bigEndian(5, 4) + Array("Swap\0".utf8)
      + [UInt8](repeating: 0, count: 79)
    let tags: [(String, [UInt8])] = [
      ("desc", name), ("cprt", words), ("wtpt", colour(0xF6D6, 0x10000, 0xD32D)),
      ("rXYZ", green), ("gXYZ", red), ("bXYZ", blue), ("rTRC", curve), ("gTRC", curve),
      ("bTRC", curve),
    ]
    var place = 128 + 4 + 12 * tags.count
    var table = bigEndian(tags.count, 4)
    for (tag, data) in tags {
      table += Array(tag.utf8) + bigEndian(place, 4) + bigEndian(data.count, 4)
      place += data.count
    }
    return header(length: place) + table + tags.flatMap(\.1)
  }

  private static func header(length: Int) -> [UInt8] {
    bigEndian(length, 4) + bigEndian(0, 4) + [2, 0x10, 0, 0] + Array("mntrRGB XYZ ".utf8)
      + [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
      + bigEndian(0xF6D6, 4) + bigEndian(0x10000, 4) + bigEndian(0xD32D, 4)
      + [UInt8](repeating: 0, count: 48)
  }

  private static func colour(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
    Array("XYZ ".utf8) + bigEndian(0, 4) + bigEndian(x, 4) + bigEndian(y, 4) + bigEndian(z, 4)
  }

  private static func bigEndian(_ number: Int, _ length: Int) -> [UInt8] {
    (0..<length).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
