import Drawing
import Geometry
import Testing

struct DrawingTests {
  private let half = Rectangle(x: .zero, y: .zero, width: .pt(2), height: .pt(4))
  private let whole = Rectangle(x: .zero, y: .zero, width: .pt(4), height: .pt(4))
  private let red = Colour(red: 255, green: 0, blue: 0)

  /// The first and the last pixel of a raster's first row.
  private func ends(of raster: Raster) -> [[UInt8]] {
    let pixel = raster.format.bytesPerPixel
    let row = raster.width * pixel
    return [
      Array(raster.bytes[0..<min(pixel, 3)]), Array(raster.bytes[(row - pixel)..<row].prefix(3)),
    ]
  }

  @Test func `a rectangle covers its pixels and no others`() throws {
    let raster = try Raster.drawn(width: 8, height: 8, keeping: .colours) { canvas in
      canvas.scale(by: 2)
      canvas.fill(whole, with: .colour(.white))
      canvas.fill(half, with: .colour(red))
    }
    #expect(raster.format == .bgrx)
    #expect(ends(of: raster) == [[0, 0, 255], [255, 255, 255]])
  }

  @Test func `coverage keeps ink and bare ground`() throws {
    let raster = try Raster.drawn(width: 4, height: 4, keeping: .coverage) { canvas in
      canvas.fill(whole, with: .colour(red))
      canvas.fill(half, with: .bare)
    }
    #expect(Array(raster.bytes.prefix(4)) == [0, 0, 255, 255])
  }

  @Test func `a picture is drawn over its extent and seen through its window`() throws {
    let picture = try Raster(
      width: 2,
      height: 1,
      format: .rgba,
      bytes: [255, 0, 0, 255, 0, 0, 255, 128]
    )
    let raster = try Raster.drawn(width: 4, height: 4, keeping: .colours) {
      canvas throws(DrawingFailure) in
      canvas.fill(whole, with: .colour(.white))
      try canvas.draw(picture, over: whole, through: whole)
    }
    #expect(ends(of: raster)[0] == [0, 0, 255])
    #expect(ends(of: raster)[1] == [255, 127, 127])
    let seen = try Raster.drawn(width: 4, height: 4, keeping: .colours) {
      canvas throws(DrawingFailure) in
      try canvas.draw(picture, over: whole, through: half)
    }
    #expect(ends(of: seen)[1] == [0, 0, 0])
  }

  @Test(arguments: [(0, 4), (4, 0), (-4, 4), (40_000, 1), (Int.max, Int.max)])
  func `no raster has a size that cannot be drawn`(width: Int, height: Int) {
    #expect(throws: DrawingFailure.badSize(width: width, height: height)) {
      try Raster.drawn(width: width, height: height, keeping: .colours) { _ in }
    }
    #expect(throws: DrawingFailure.badSize(width: width, height: height)) {
      try Raster(width: width, height: height, format: .rgba, bytes: [])
    }
  }

  @Test func `a raster has as many bytes as its size asks for`() {
    #expect(throws: DrawingFailure.badSize(width: 2, height: 2)) {
      try Raster(width: 2, height: 2, format: .rgba, bytes: [1, 2, 3])
    }
  }

  @Test func `a missing font file is named`() {
    let run = DrawnGlyphs(
      file: "absent.otf",
      index: 0,
      size: .pt(4),
      stretch: 1,
      glyphs: [.init(id: 1, x: 0, y: 0)]
    )
    let typeCase = TypeCase(folder: "/nowhere")
    #expect(throws: DrawingFailure.missingFont(file: "/nowhere/absent.otf")) {
      try Raster.drawn(width: 4, height: 4, keeping: .colours) { canvas throws(DrawingFailure) in
        try canvas.draw(run, in: .colour(.black), from: typeCase)
      }
    }
  }

  @Test func `a drawing at which librsvg gives up does not end the program`() throws {
    func drawing(_ content: String) throws -> VectorPicture {
      let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'>\(content)</svg>"
      return try VectorPicture(svg: Array(svg.utf8))
    }
    let surface = try PDFSurface()
    surface.beginPage(Size(width: .pt(4), height: .pt(4)))
    let tooLarge = try drawing("<text font-size='1e30'>A</text>")
    // Without any font on the machine there is nothing to draw, and nothing fails.
    try? surface.canvas.draw(tooLarge, over: whole, through: whole)
    let good = try drawing("<rect width='4' height='4' fill='#f00'/>")
    let raster = try Raster.drawn(width: 4, height: 4, keeping: .colours) { canvas in
      try? canvas.draw(good, over: whole, through: whole)
    }
    #expect(ends(of: raster) == [[0, 0, 255], [0, 0, 255]])
  }
}
