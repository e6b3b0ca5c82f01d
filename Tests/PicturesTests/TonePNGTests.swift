import Geometry
import Pictures
import Testing

@Suite struct TonePNGTests {
  @Test func `a page in two colours is a PNG of sixteen steps between them`() throws {
    let picture = try EncodedPicture.png(
      of: [ToneStrip([0, 255], width: 2), ToneStrip([128, 0], width: 2)],
      ground: .white,
      ink: Colour(red: 255, green: 0, blue: 0)
    )
    let pixels = try Picture.decode(picture.bytes).pixels
    #expect(pixels[0..<4] == [255, 255, 255, 255])
    #expect(pixels[4..<8] == [255, 0, 0, 255])
    #expect(pixels[8..<12] == [255, 119, 119, 255])
    #expect(try Picture.prove(picture.bytes).format == .png)
  }

  @Test func `rows of an odd width do not fit`() {
    #expect(throws: PictureFailure.self) { try ToneStrip([0], width: 1) }
  }

  @Test func `strips are of one width, and there are some`() throws {
    let strips = try [ToneStrip([0, 0], width: 2), ToneStrip([0, 0, 0, 0], width: 4)]
    #expect(throws: PictureFailure.self) {
      try EncodedPicture.png(of: strips, ground: .white, ink: .black)
    }
    #expect(throws: PictureFailure.self) {
      try EncodedPicture.png(of: [], ground: .white, ink: .black)
    }
  }
}
