import Geometry
import PageModel
import Testing

struct PageModelTests {
  private let window = Rectangle(x: .zero, y: .pt(184), width: .pt(400), height: .pt(284))

  @Test func `a wide picture fills its window and loses its sides`() {
    let picture = PlacedPicture(key: "sea", proportions: (1136, 284), filling: window)
    #expect(picture.window == window)
    #expect(picture.extent.size == Size(width: .pt(1136), height: .pt(284)))
    #expect(picture.extent.left == .pt(-368))
    #expect(picture.extent.top == window.top)
  }

  @Test func `a high picture fills its window and loses head and foot`() {
    let picture = PlacedPicture(key: "tower", proportions: (400, 800), filling: window)
    #expect(picture.extent.size == Size(width: .pt(400), height: .pt(800)))
    #expect(picture.extent.top == .pt(184 - 258))
  }

  @Test(arguments: [(0, 10), (10, 0), (-1, -1)])
  func `a picture without area is stretched over its window`(width: Int, height: Int) {
    let picture = PlacedPicture(key: "none", proportions: (width, height), filling: window)
    #expect(picture.extent == window)
  }

  @Test func `a page's dump tells an item a line`() {
    let run = GlyphRun(
      face: FaceReference(file: "noto-serif-cjk/NotoSerifCJK-Regular.ttc", index: 2),
      size: .pt(12),
      colour: .black,
      origin: Point(x: .pt(30), y: .pt(80.5)),
      glyphs: [PlacedGlyph(id: 7, x: .zero)],
      text: "日",
      clusters: [.init(textLength: 3, glyphCount: 1)]
    )
    let page = Page(
      size: Size(width: .pt(400), height: .pt(600)),
      items: [
        .rectangle(Rectangle(x: .zero, y: .zero, width: .pt(400), height: .pt(3)), .white),
        .glyphs(run),
        .picture(PlacedPicture(key: "sea", extent: window, window: window)),
      ]
    )
    #expect(
      page.dump == """
        page 400pt x 600pt
          rectangle 0pt 0pt 400pt x 3pt #ffffff
          text 30pt 80.5pt noto-serif-cjk/NotoSerifCJK-Regular.ttc#2 12pt #000000 "日"
          picture "sea" 0pt 184pt 400pt x 284pt through 0pt 184pt 400pt x 284pt

        """
    )
  }
}
