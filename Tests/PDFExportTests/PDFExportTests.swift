import Foundation
import Geometry
import PDFExport
import PageModel
import Rendering
import TestSupport
import Testing

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct PDFExportTests {
  @Test func `a page with nothing on it is a page`() async throws {
    let page = Page(size: Size(width: .pt(200), height: .pt(100)))
    let pdf = try await TestPress.pdf(PagedDocument(pages: [page, page]))
    try pdf.check()
    #expect(try pdf.read("pdfinfo", "FILE").contains("Pages:           2"))
  }

  @Test func `dump for eyes`() async throws {
    var tree = StructureTree()
    let article = tree.add(StructureElement(.article), to: StructureTree.root)
    let heading = tree.add(.heading(level: 1), to: article)
    let paragraph = tree.add(StructureElement(.paragraph), to: article)
    let link = tree.add(StructureElement(.link), to: paragraph)
    let figure = tree.add(StructureElement(.figure, alternativeText: "A box (blue)"), to: article)
    var galley = Galley()
    try galley.add("Furniture at the head", as: nil, size: 7)
    try galley.add("The first office of affairs", as: heading, size: 18)
    try galley.add("This is flowing text, with a soft hy\u{AD}", as: paragraph)
    try galley.add("phen - and 漢字かな 😀 and العربية too", as: paragraph)
    let y = galley.y
    try galley.add("a link", as: link)
    try galley.add("after the link", as: paragraph)
    let area = Rectangle(x: .pt(40), y: .pt(300), width: .pt(100), height: .pt(60))
    galley.page.add([.picture(PlacedPicture(key: "box", extent: area, window: area))], as: figure)
    galley.page.add([
      .rectangle(Rectangle(x: .pt(40), y: .pt(500), width: .pt(200), height: .pt(2)), .black)
    ])
    galley.page.links = [
      LinkArea(
        to: .web("https://example.org/(a)"),
        areas: [Rectangle(x: .pt(40), y: .pt(y - 8), width: .pt(60), height: .pt(10))],
        description: "Example",
        element: link
      )
    ]
    galley.page.anchors = [Anchor(name: "top", point: Point(x: .pt(40), y: .pt(40)))]
    let pdf = try await TestPress.pdf(
      PagedDocument(
        pages: [galley.page],
        structure: tree,
        outline: [OutlineEntry(title: "Öffice", anchor: "top")]
      ),
      pictures: [
        "box": .pixels(
          PixelBuffer(
            width: 2,
            height: 1,
            format: .rgba,
            bytes: [0, 0, 255, 255, 255, 0, 0, 128]
          )
        )
      ]
    )
    try Data(pdf.bytes).write(to: URL(filePath: "/tmp/pdfx/dump.pdf"))
    try pdf.check()
  }
}
