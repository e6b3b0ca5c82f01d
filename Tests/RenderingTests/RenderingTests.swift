import Geometry
import Glibc
import PageModel
import Rendering
import Testing

struct RenderingTests {
  private static let fonts =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/fonts"
  private static let hasFonts = access("\(fonts)/linux-libertine/LinLibertine_R.otf", R_OK) == 0

  private let renderer = PageRenderer(fontFolder: fonts)
  private let size = Size(width: .pt(8), height: .pt(4))
  private let blue = Colour(red: 0, green: 0, blue: 255)
  private let area = Rectangle(x: .zero, y: .zero, width: .pt(8), height: .pt(4))
  private let half = Rectangle(x: .zero, y: .zero, width: .pt(4), height: .pt(4))

  @Test func `a page without a ground of its own is white`() throws {
    let pixels = try renderer.render(Page(size: size), pixelsPerPoint: 1)
    #expect(pixels.rgb == [UInt8](repeating: 255, count: 8 * 4 * 3))
  }

  @Test func `a page of two colours takes a byte a pixel`() throws {
    let page = Page(size: size, items: [.rectangle(area, blue), .rectangle(half, .white)])
    let pixels = try renderer.render(page, pixelsPerPoint: 2)
    #expect(pixels.format == .twoTone(ground: blue, ink: .white))
    #expect(pixels.bytes.count == 16 * 8)
    #expect(Array(pixels.rgb.prefix(3)) == [255, 255, 255])
    #expect(Array(pixels.rgb.suffix(3)) == [0, 0, 255])
  }

  @Test func `a page of three colours keeps them`() throws {
    let page = Page(
      size: size,
      items: [.rectangle(area, blue), .rectangle(half, .white), .rectangle(half, .black)]
    )
    let pixels = try renderer.render(page, pixelsPerPoint: 1)
    #expect(pixels.format == .bgrx)
    #expect(Array(pixels.rgb.prefix(3)) == [0, 0, 0])
    #expect(Array(pixels.rgb.suffix(3)) == [0, 0, 255])
  }

  @Test(.enabled(if: hasFonts, "'make fonts' brings the fonts"), arguments: [1, 3, 5, 16, 100])
  func `strips of a plate make up the page`(rows: Int) throws {
    let run = GlyphRun(
      face: FaceReference(file: "linux-libertine/LinLibertine_R.otf"),
      size: .pt(3.7),
      colour: .white,
      origin: Point(x: .pt(0.3), y: .pt(3.3)),
      glyphs: [PlacedGlyph(id: 41, x: .zero), PlacedGlyph(id: 50, x: .pt(3), y: .pt(-0.7))],
      text: "HQ",
      clusters: [.init(textLength: 1, glyphCount: 1), .init(textLength: 1, glyphCount: 1)]
    )
    let rule = Rectangle(x: .zero, y: .pt(1.1), width: .pt(8), height: .pt(0.33))
    let page = Page(
      size: size,
      items: [.rectangle(area, blue), .glyphs(run), .rectangle(rule, .white)]
    )
    let plate = try #require(try renderer.plate(of: page, pixelsPerPoint: 4))
    let strips = try plate.strips(ofRows: rows).map { try renderer.render($0, of: plate) }
    #expect(strips.flatMap(\.self) == (try renderer.render(page, pixelsPerPoint: 4)).bytes)
  }

  @Test func `a picture shows through its window only`() throws {
    let green = PixelBuffer(width: 1, height: 1, format: .rgba, bytes: [0, 255, 0, 255])
    let placed = PlacedPicture(key: "g", extent: area, window: half)
    let pixels = try renderer.render(
      Page(size: size, items: [.picture(placed)]),
      pixelsPerPoint: 1,
      pictures: ["g": .pixels(green)]
    )
    #expect(Array(pixels.rgb.prefix(3)) == [0, 255, 0])
    #expect(Array(pixels.rgb.suffix(3)) == [255, 255, 255])
  }

  @Test func `a drawing is drawn, and one that is none is named`() throws {
    let placed = PlacedPicture(key: "d", extent: area, window: area)
    let page = Page(size: size, items: [.picture(placed)])
    let svg =
      "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'>"
      + "<path fill='lime' d='M0 0h2v1H0z'/></svg>"
    let pixels = try renderer.render(
      page,
      pixelsPerPoint: 1,
      pictures: ["d": .svg(Array(svg.utf8))]
    )
    #expect(Array(pixels.rgb.prefix(3)) == [0, 255, 0])
    let failure = #expect(throws: RenderingFailure.self) {
      try renderer.render(page, pixelsPerPoint: 1, pictures: ["d": .svg(Array("<svg".utf8))])
    }
    guard case .picture("d", _)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func `a picture whose pixels are not given is named`() {
    let page = Page(
      size: size,
      items: [.picture(PlacedPicture(key: "sea", extent: area, window: area))]
    )
    #expect(throws: RenderingFailure.missingPicture(key: "sea")) {
      try renderer.render(page, pixelsPerPoint: 1)
    }
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e300])
  func `a scale that makes no page is refused`(scale: Double) {
    #expect(throws: RenderingFailure.self) {
      try renderer.render(Page(size: size), pixelsPerPoint: scale)
    }
  }

  @Test(.enabled(if: hasFonts, "'make fonts' brings the fonts"))
  func `glyphs leave ink where they stand`() throws {
    let run = GlyphRun(
      face: FaceReference(file: "linux-libertine/LinLibertine_R.otf"),
      size: .pt(6),
      colour: .black,
      origin: Point(x: .zero, y: .pt(4)),
      glyphs: [PlacedGlyph(id: 41, x: .zero)],
      text: "H",
      clusters: [.init(textLength: 1, glyphCount: 1)]
    )
    let pixels = try renderer.render(Page(size: size, items: [.glyphs(run)]), pixelsPerPoint: 4)
    let inked = pixels.bytes.indices.filter { pixels.bytes[$0] > 0 }
    #expect(!inked.isEmpty)
    #expect(inked.allSatisfy { $0 % 32 < 24 })
  }
}

extension PixelBuffer {
  /// Red, green and blue of every pixel.
  fileprivate var rgb: [UInt8] {
    let bytes = bgrx
    return stride(from: 0, to: bytes.count, by: 4).flatMap {
      [bytes[$0 + 2], bytes[$0 + 1], bytes[$0]]
    }
  }
}
