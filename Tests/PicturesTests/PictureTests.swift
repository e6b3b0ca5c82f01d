import Geometry
import Pictures
import Testing

@Suite struct PictureTests {
  private let photograph: [UInt8]
  private let drawing: [UInt8]

  init() throws {
    photograph = try gradient(width: 40, height: 24).jpeg(quality: 90)
    drawing = try gradient(width: 40, height: 24, opacity: 128).png()
  }

  @Test func `the format is told by the bytes`() throws {
    #expect(PictureFormat.recognized(in: photograph) == .jpeg)
    #expect(PictureFormat.recognized(in: drawing) == .png)
    #expect(PictureFormat.recognized(in: Sample.gif) == .gif)
    #expect(PictureFormat.recognized(in: Sample.opaqueWebP) == .webP)
    #expect(PictureFormat.recognized(in: Array("\u{FEFF}\n<!-- x --><svg/>".utf8)) == .svg)
    #expect(PictureFormat.recognized(in: [0, 0, 0, 24] + Array("ftypavif".utf8)) == .avif)
    #expect(PictureFormat.recognized(in: [0, 0, 0, 24] + Array("ftypheic".utf8)) == .heic)
    #expect(PictureFormat.recognized(in: Array("<html><p>not found</p></html>".utf8)) == nil)
    #expect(PictureFormat.recognized(in: []) == nil)
  }

  @Test func `size, colours and opacity are read from the headers`() throws {
    let photograph = try Picture.inspect(photograph)
    #expect((photograph.width, photograph.height) == (40, 24))
    #expect(!photograph.mayBeTransparent)
    #expect(try Picture.inspect(drawing).mayBeTransparent)
    #expect(try Picture.inspect(Sample.redInCMYK).colourModel == .cmyk)
    #expect(try Picture.inspect(Sample.animatedWebP).isAnimated)
    #expect(try Picture.prove(Sample.animatedGIF).isAnimated)
    #expect(try !Picture.prove(Sample.gif).isAnimated)
  }

  @Test func `what is encoded is decoded the same`() throws {
    let bitmap = gradient(width: 40, height: 24, opacity: 128)
    #expect(try Picture.decode(bitmap.png()) == bitmap)
    let grey = try Picture.decode(flat(9, 9, 9).jpeg())
    #expect(grey.isGrey && grey.isOpaque)
    #expect(try Picture.inspect(flat(9, 9, 9).jpeg()).colourModel == .grey)
    #expect(try Picture.inspect(flat(9, 9, 9).png()).colourModel == .grey)
  }

  @Test func `pixels are encoded in the order in which Cairo draws them`() throws {
    let pixels = Array(repeatElement([0, 0, 250, 9] as [UInt8], count: 64).joined())
    let picture = try EncodedPicture.jpeg(ofBGRX: pixels, width: 8, height: 8, quality: 90)
    let red = try Picture.decode(picture.bytes).pixels.prefix(3)
    #expect(red[0] > 240 && red[1] < 10 && red[2] < 10)
    #expect(throws: PictureFailure.self) {
      try EncodedPicture.jpeg(ofBGRX: pixels, width: 8, height: 9, quality: 90)
    }
  }

  @Test func `sixteen bits to a sample are as bright as eight`() throws {
    let grey = try Picture.decode(Sample.deepPNG).pixels[0]
    #expect((155...156).contains(grey), "40,000 of 65,535 is \(grey) of 255")
  }

  @Test func `a GIF is decoded with what is transparent in it`() throws {
    let bitmap = try Picture.decode(Sample.gif)
    #expect(bitmap.pixels.prefix(4) == [255, 0, 0, 255])
    #expect(bitmap.pixels[4..<8] == [0, 255, 0, 255])
    #expect(bitmap.pixels[11] == 0)
  }

  @Test(arguments: [
    Sample.gif, Sample.opaqueWebP, Sample.transparentWebP, Sample.animatedGIF, Sample.redInCMYK,
    Sample.animatedWebP,
  ])
  func `a truncated picture is refused wherever it was cut`(sample: [UInt8]) throws {
    _ = try Picture.prove(sample)
    for length in 0..<sample.count * 9 / 10 {
      #expect(throws: PictureFailure.self, "\(length)") {
        try Picture.prepareForEPUB(Array(sample.prefix(length)))
      }
    }
  }

  @Test func `a truncated JPEG or PNG is refused though decoders are lenient`() throws {
    for whole in [photograph, drawing] {
      _ = try Picture.prove(whole)
      for length in 0..<whole.count - 1 {
        #expect(throws: PictureFailure.self, "\(length)") {
          try Picture.prove(Array(whole.prefix(length)))
        }
      }
    }
  }

  @Test func `a damaged PNG is refused, a damaged picture of any format never traps`() throws {
    let samples = [photograph, drawing, Sample.gif, Sample.opaqueWebP, Sample.animatedWebP]
    for whole in samples {
      for place in whole.indices {
        for flip in [UInt8(0xFF), 0x01, 0x80] {
          var broken = whole
          broken[place] ^= flip
          _ = try? Picture.prepareForEPUB(broken, budget: PictureBudget(side: 8))
        }
      }
    }
    for place in 33..<drawing.count {
      var broken = drawing
      broken[place] ^= 0x10
      #expect(throws: PictureFailure.self) { try Picture.prove(broken) }
    }
  }

  @Test func `a picture larger than allowed is refused before it is decoded`() throws {
    #expect(throws: PictureFailure.tooLarge(width: 40, height: 24)) {
      try Picture.decode(photograph, limits: PictureLimits(pixels: 900))
    }
    var header = drawing
    header.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    #expect(throws: PictureFailure.self) { try Picture.prepareForEPUB(header) }
  }

  @Test func `known formats that cannot be read are named`() throws {
    #expect(throws: PictureFailure.unsupported(.heic)) {
      try Picture.inspect([0, 0, 0, 24] + Array("ftypheic".utf8))
    }
    #expect("\(PictureFailure.unsupported(.heic))" == "HEIC pictures cannot be read")
    #expect(throws: PictureFailure.unrecognized) { try Picture.inspect(Array("x".utf8)) }
  }
}

/// A bitmap whose colours run from left to right and from top to bottom.
func gradient(width: Int, height: Int, opacity: UInt8 = 255) -> Bitmap {
  var pixels: [UInt8] = []
  for y in 0..<height {
    for x in 0..<width {
      pixels += [UInt8(x * 255 / width), UInt8(y * 255 / height), 99, opacity]
    }
  }
  guard let bitmap = Bitmap(width: width, height: height, pixels: pixels) else {
    fatalError("four bytes a pixel")
  }
  return bitmap
}

/// Eight by four pixels of one colour.
func flat(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Bitmap {
  let pixels = Array(repeatElement([red, green, blue, 255], count: 32).joined())
  guard let bitmap = Bitmap(width: 8, height: 4, pixels: pixels) else {
    fatalError("four bytes a pixel")
  }
  return bitmap
}
