import Pictures
import Testing

@Suite struct GreysTests {
  private func picture(_ greys: [UInt8], width: Int) throws -> Bitmap {
    try #require(
      Bitmap(
        width: width,
        height: greys.count / width,
        pixels: greys.flatMap { [$0, $0, $0, 255] }
      )
    )
  }

  /// The lightness of each pixel of a picture that was dithered.
  private func dithered(_ bitmap: Bitmap, greys: Int) throws -> [UInt8] {
    let encoded = try bitmap.dithered(greys: greys)
    #expect(encoded.pixelWidth == bitmap.width)
    #expect(try Picture.prove(encoded.bytes).colourModel == .grey)
    let pixels = try Picture.decode(encoded.bytes).pixels
    return stride(from: 0, to: pixels.count, by: 4).map { pixels[$0] }
  }

  @Test func `the sixteen greys of a screen stay what they are`() throws {
    let greys = (0...15).map { UInt8($0 * 17) }
    #expect(try dithered(try picture(greys, width: 16), greys: 16) == greys)
    #expect(try dithered(try picture([0, 255, 255], width: 3), greys: 2) == [0, 255, 255])
  }

  @Test(arguments: [2, 4, 16], [UInt8(40), 100, 127, 200, 250])
  func `a lightness between two greys is made of both`(greys: Int, light: UInt8) throws {
    let side = 48
    let tones = try dithered(
      try picture([UInt8](repeating: light, count: side * side), width: side),
      greys: greys
    )
    let step = 255 / Double(greys - 1)
    #expect(tones.allSatisfy { Double($0).truncatingRemainder(dividingBy: step) < 0.5 })
    let mean = Double(tones.reduce(0) { $0 + Int($1) }) / Double(tones.count)
    #expect(abs(mean - Double(light)) < 2)
  }

  @Test func `colours become as light as they are, and what is bare becomes white`() throws {
    let bitmap = try #require(
      Bitmap(width: 3, height: 1, pixels: [0, 255, 0, 255, 0, 0, 255, 255, 9, 9, 9, 0])
    )
    let tones = try dithered(bitmap, greys: 16)
    #expect(tones[0] > 150 && tones[1] < 40)
    #expect(tones[2] >= 238)
  }

  @Test func `a page's pixels are red, green and blue in their PNG`() throws {
    let bgrx: [UInt8] = [1, 2, 3, 0, 255, 0, 0, 9]
    let encoded = try EncodedPicture.png(ofBGRX: bgrx, width: 1, height: 2)
    #expect(try Picture.decode(encoded.bytes).pixels == [3, 2, 1, 255, 0, 0, 255, 255])
    #expect(throws: PictureFailure.self) {
      try EncodedPicture.png(ofBGRX: bgrx, width: 3, height: 1)
    }
  }
}
