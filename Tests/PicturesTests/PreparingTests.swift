import Geometry
import Pictures
import Testing

@Suite struct PreparingTests {
  @Test func `a photograph keeps its pixels and loses its metadata`() throws {
    let plain = try gradient(width: 40, height: 24).jpeg()
    let comment: [UInt8] = [0xFF, 0xFE, 0, 8] + Array("secret".utf8)
    let tagged = plain[..<2] + comment + plain[2...] + Array("trailing".utf8)
    let prepared = try Picture.prepareForEPUB(Array(tagged))
    #expect(prepared.picture.bytes == plain)
    #expect(prepared.changes == [])
  }

  @Test func `a photograph that lies on its side is turned upright`() throws {
    let plain = try gradient(width: 48, height: 16).jpeg(quality: 100)
    let prepared = try Picture.prepareForEPUB(withOrientation(6, plain))
    #expect(prepared.changes == [.turnedUpright])
    #expect((prepared.picture.pixelWidth, prepared.picture.pixelHeight) == (16, 48))
    let upright = try Picture.decode(prepared.picture.bytes)
    // Red grew from left to right; a quarter turn to the right makes it grow downwards.
    #expect(upright.pixels[0] < 20)
    #expect(upright.pixels[upright.pixels.count - 4] > 230)
    #expect(try Picture.inspect(prepared.picture.bytes).orientation == .upright)
  }

  @Test(arguments: PictureOrientation.allCases)
  func `turning a picture puts its first pixel where Exif says`(orientation: PictureOrientation) {
    let bitmap = gradient(width: 3, height: 2).upright(from: orientation)
    let corner: [PictureOrientation: Int] = [
      .upright: 0, .mirrored: 2, .upsideDown: 5, .flipped: 3, .transposed: 0, .turnedLeft: 1,
      .transversed: 5, .turnedRight: 4,
    ]
    let first = gradient(width: 3, height: 2).pixels.prefix(4)
    #expect(bitmap.pixels.dropFirst(4 * (corner[orientation] ?? 0)).prefix(4).elementsEqual(first))
  }

  @Test func `printer's inks become the colours of a screen`() throws {
    let prepared = try Picture.prepareForEPUB(Sample.redInCMYK)
    #expect(prepared.changes == [.convertedToSRGB])
    let pixel = try Picture.decode(prepared.picture.bytes).pixels.prefix(3)
    #expect(pixel[0] > 240 && pixel[1] < 15 && pixel[2] < 15)
  }

  @Test func `WebP becomes a JPEG, or a PNG where one can see through it`() throws {
    let opaque = try Picture.prepareForEPUB(Sample.opaqueWebP)
    #expect(opaque.picture.format == .jpeg)
    #expect(opaque.picture.mediaType == "image/jpeg")
    for sample in [Sample.transparentWebP, Sample.lossyTransparentWebP] {
      let transparent = try Picture.prepareForEPUB(sample)
      #expect(transparent.picture.format == .png)
      #expect(transparent.changes == [.converted(from: .webP)])
      #expect(try Picture.decode(transparent.picture.bytes).pixels[3] == 128)
    }
  }

  @Test func `of an animation the first picture stays`() throws {
    let webP = try Picture.prepareForEPUB(Sample.animatedWebP)
    #expect(webP.changes == [.converted(from: .webP), .stilled])
    #expect(try Picture.decode(webP.picture.bytes).pixels[0] > 150)
    let transparent = try Picture.prepareForEPUB(Sample.animatedTransparentWebP)
    #expect(try Picture.decode(transparent.picture.bytes).pixels[3] == 128)
    let gif = try Picture.prepareForEPUB(Sample.animatedGIF)
    #expect(gif.picture.format == .png)
    #expect(gif.changes == [.stilled])
  }

  @Test func `a picture that is too long is reduced`() throws {
    let large = try gradient(width: 400, height: 100).png()
    let prepared = try Picture.prepareForEPUB(large, budget: PictureBudget(side: 100))
    #expect((prepared.picture.pixelWidth, prepared.picture.pixelHeight) == (100, 25))
    let jpeg = try gradient(width: 400, height: 100).jpeg()
    let smaller = try Picture.prepareForEPUB(jpeg, budget: PictureBudget(side: 90)).picture
    #expect((smaller.pixelWidth, smaller.pixelHeight) == (90, 23))
  }

  @Test func `reducing takes the mean of what is seen`() {
    let pixels: [UInt8] = [200, 0, 0, 255, 0, 0, 0, 255, 90, 50, 10, 255, 7, 7, 7, 0]
    let bitmap = Bitmap(width: 4, height: 1, pixels: pixels)
    #expect(bitmap?.reduced(width: 2, height: 1).pixels == [100, 0, 0, 255, 90, 50, 10, 128])
  }

  @Test func `what is transparent takes the colour of its ground`() {
    let bitmap = Bitmap(width: 1, height: 1, pixels: [100, 100, 100, 51])
    #expect(bitmap?.flattened(on: .white).pixels == [224, 224, 224, 255])
  }
}

/// A JPEG with an Exif segment that names an orientation.
private func withOrientation(_ number: UInt8, _ jpeg: [UInt8]) -> [UInt8] {
  let tiff: [UInt8] =
    Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0]
  let content = Array("Exif\0\0".utf8) + tiff
  return Array(jpeg[..<2]) + [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content + jpeg[2...]
}
