import Geometry
import Pictures
import Testing

@Suite struct TonePNGTests {
  @Test func `a page in two colours is a PNG of sixteen steps between them`() throws {
    let picture = try EncodedPicture.png(
      ofTones: [0, 255, 128, 0],
      ground: .white,
      ink: Colour(red: 255, green: 0, blue: 0),
      width: 2,
      height: 2
    )
    let pixels = try Picture.decode(picture.bytes).pixels
    #expect(pixels[0..<4] == [255, 255, 255, 255])
    #expect(pixels[4..<8] == [255, 0, 0, 255])
    #expect(pixels[8..<12] == [255, 119, 119, 255])
    #expect(try Picture.prove(picture.bytes).format == .png)
  }

  @Test func `rows of an odd width do not fit`() {
    #expect(throws: PictureFailure.self) {
      try EncodedPicture.png(ofTones: [0], ground: .white, ink: .black, width: 1, height: 1)
    }
  }
}
