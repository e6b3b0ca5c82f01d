import Geometry
import Pictures
import Testing

@Suite struct `Packed samples` {
  private func png(opacity: UInt8 = 255, _ colour: (Int) -> [UInt8]) throws -> [UInt8] {
    let pixels = (0..<6).flatMap { colour($0) + [opacity] }
    return try #require(Bitmap(width: 3, height: 2, pixels: pixels)).png()
  }

  @Test func `of a PNG are taken as they are`() throws {
    let bytes = try png { [UInt8($0), 7, 9] }
    let samples = try #require(Picture.packedSamples(of: bytes))
    #expect(samples.width == 3 && samples.height == 2 && samples.bitsPerSample == 8)
    #expect(samples.space == .rgb)
    #expect(samples.stream.first.map { $0 & 15 } == 8, "zlib begins so")
  }

  @Test func `of grey pictures are grey`() throws {
    let bytes = try png { [UInt8($0), UInt8($0), UInt8($0)] }
    #expect(Picture.packedSamples(of: bytes)?.space == .grey)
  }

  @Test func `of a palette come with its colours`() throws {
    let tones = try EncodedPicture.png(
      of: [ToneStrip([0, 255], width: 2)],
      ground: .white,
      ink: .black
    )
    let samples = try #require(Picture.packedSamples(of: tones.bytes))
    guard case .palette(let colours) = samples.space else {
      Issue.record("there is no palette")
      return
    }
    #expect(colours.first == .white && colours.last == .black)
  }

  @Test func `are not had of what has opacity, is damaged or is no PNG`() throws {
    #expect(Picture.packedSamples(of: try png(opacity: 9) { [UInt8($0), 7, 9] }) == nil)
    let whole = try png { [UInt8($0), 7, 9] }
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= 0x10
      #expect(Picture.packedSamples(of: bytes) == nil, "byte \(index)")
      #expect(Picture.packedSamples(of: Array(whole[..<index])) == nil)
    }
    #expect(Picture.packedSamples(of: Sample.gif) == nil)
  }
}
