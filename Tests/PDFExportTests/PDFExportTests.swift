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
struct `a PDF file` {
  private let size = Size(width: .pt(200), height: .pt(100))
  private let area = Rectangle(x: .pt(20), y: .pt(20), width: .pt(80), height: .pt(40))

  private func document(showing keys: [String]) -> PagedDocument {
    var tree = StructureTree()
    let pages = keys.map { key in
      let figure = tree.add(
        StructureElement(.figure, alternativeText: "A picture"),
        to: StructureTree.root
      )
      var page = Page(size: size)
      page.add([.picture(PlacedPicture(key: key, extent: area, window: area))], as: figure)
      return page
    }
    return PagedDocument(pages: pages, structure: tree)
  }

  @Test func `has pages with nothing on them`() async throws {
    let pdf = try await TestPress.pdf(
      PagedDocument(pages: [Page(size: size), Page(size: Size(width: .mm(210), height: .mm(297)))])
    )
    try pdf.check()
    let pages = try pdf.read("pdfinfo", "-l", "2", "FILE")
    #expect(pages.contains(/Page\s+1 size:\s+200 x 100 pts/))
    #expect(pages.contains(/Page\s+2 size:\s+595.276 x 841.89 pts \(A4\)/))
  }

  @Test func `is the same at every run and for every number of jobs`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let pages = try (1...12).map { number in
      var galley = Galley()
      try galley.add("Page \(number) – first 漢字 😀", as: paragraph)
      galley.page.anchors = [Anchor(name: "\(number)", point: .zero)]
      return galley.page
    }
    let document = PagedDocument(pages: pages, structure: tree)
    let once = try await TestPress.pdf(document).bytes
    #expect(try await TestPress.pdf(document).bytes == once)
    #expect(try await TestPress.pdf(document, jobs: 4).bytes == once)
    var other = TestPress.metadata
    other.title = "Another"
    #expect(try await TestPress.pdf(document, metadata: other).bytes != once)
  }

  // From 48 pages on they are painted in several parts, whose fonts must come together again.
  @Test func `has each font and picture once, however many pages there are`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let figure = tree.add(
      StructureElement(.figure, alternativeText: "A picture"),
      to: StructureTree.root
    )
    let area = Rectangle(x: .pt(40), y: .pt(400), width: .pt(20), height: .pt(20))
    var pages = try (1...60).map { number in
      var galley = Galley()
      // Letters that the first pages do not have come last, and in another order.
      let words = number.isMultiple(of: 2) ? "office \(number) 漢字 😀" : "\(61 - number) affine – 字"
      try galley.add(words, as: paragraph)
      return galley.page
    }
    for index in [2, 50] {
      let picture = PlacedPicture(key: "jpeg", extent: area, window: area)
      pages[index].add([.picture(picture)], as: figure)
    }
    let document = PagedDocument(pages: pages, structure: tree)
    let pdf = try await TestPress.pdf(document, pictures: ["jpeg": Self.jpeg])
    try pdf.check()
    let fonts = try pdf.read("pdffonts", "FILE").split(separator: "\n").dropFirst(2)
    let names = fonts.compactMap { $0.split(separator: " ").first }
    #expect(Set(names).count == names.count, "\(names)")
    #expect(try pdf.objects.ranges(of: "/DCTDecode").count == 1)
    let text = try pdf.text
    #expect(text.contains("office 60 漢字 😀") && text.contains("2 affine – 字"))
    let again = try await TestPress.pdf(document, pictures: ["jpeg": Self.jpeg], jobs: 4)
    #expect(again.bytes == pdf.bytes)
  }

  @Test func `says of itself what it was told`() async throws {
    var metadata = TestPress.metadata
    metadata.title = "“Proofs” \\ (1) <&>\u{0} 😀"
    let pdf = try await TestPress.pdf(PagedDocument(pages: [Page(size: size)]), metadata: metadata)
    try pdf.check()
    let facts = try pdf.read("pdfinfo", "-isodates", "FILE")
    for line in [
      "Title:           “Proofs” \\ (1) <&>  😀", "Author:          Ada, Grace",
      "Subject:         Proofs", "Keywords:        type, proof",
      "CreationDate:    2026-02-14T17:54:22Z", "ModDate:         2026-02-14T17:54:22Z",
      "Tagged:          yes", "PDF version:     1.7",
    ] { #expect(facts.contains(line), "\(line)") }
    let packet = try pdf.read("pdfinfo", "-meta", "FILE")
    #expect(packet.contains("“Proofs” \\ (1) &lt;&amp;&gt;  😀"))
    #expect(packet.contains("<pdfuaid:part>1</pdfuaid:part>"))
  }

  @Test func `claims no standard when a figure has no words`() async throws {
    var document = document(showing: ["jpeg"])
    for index in document.structure.elements.indices {
      document.structure[StructureElement.ID(index)].alternativeText = nil
    }
    let pdf = try await TestPress.pdf(document, pictures: ["jpeg": Self.jpeg])
    #expect(try !pdf.read("pdfinfo", "-meta", "FILE").contains("pdfuaid"))
  }

  @Test func `carries another file, and says that it is PDF/A-3`() async throws {
    let attachment = PDFAttachment(
      name: "Zeitung für alle.epub",
      mediaType: "application/epub+zip",
      description: "The same as a book",
      bytes: Array("not really a book (\u{0})".utf8)
    )
    let pdf = try await TestPress.pdf(
      PagedDocument(pages: [Page(size: size)]),
      attachments: [attachment]
    )
    try pdf.check()
    #expect(try pdf.read("pdfdetach", "-list", "FILE").contains(attachment.name))
    let printed = try pdf.read("pdfdetach", "-save", "1", "-o", "/dev/stdout", "FILE")
    #expect(printed == String(decoding: attachment.bytes, as: UTF8.self))
    let objects = try pdf.objects
    for entry in ["/AFRelationship /Alternative", "/Subtype /application#2fepub+zip", "/AF ["] {
      #expect(objects.contains(entry), "\(entry)")
    }
    #expect(try pdf.read("pdfinfo", "-meta", "FILE").contains("<pdfaid:part>3</pdfaid:part>"))
  }

  // MARK: Pictures

  private static let jpegBytes = Array(
    Data(
      base64Encoded: """
        /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdA\
        SFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2Nj\
        Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAIAAgDASIAAhEBAxEB/8QA\
        FQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAA\
        AAAABAb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCOACqH/9k=
        """
    ) ?? Data()
  )
  /// 8 by 8 pixels, red.
  private static let jpeg = PDFPicture.jpeg(jpegBytes, width: 8, height: 8)

  @Test func `holds a JPEG as it is, once for all its places`() async throws {
    let pdf = try await TestPress.pdf(
      document(showing: ["jpeg", "jpeg", "jpeg"]),
      pictures: ["jpeg": Self.jpeg]
    )
    try pdf.check()
    #expect(Data(pdf.bytes).range(of: Data(Self.jpegBytes)) != nil)
    let images = try pdf.read("pdfimages", "-list", "FILE").split(separator: "\n").dropFirst(2)
    #expect(images.count == 3)
    #expect(Set(images.map { $0.split(separator: " ")[10] }).count == 1, "the same object")
    #expect(images.allSatisfy { $0.contains("jpeg") })
  }

  @Test func `has a mark for a picture that covers the page`() async throws {
    var document = document(showing: ["jpeg"])
    let page = Rectangle(x: .zero, y: .zero, width: size.width, height: size.height)
    document.pages[0].items = [.picture(PlacedPicture(key: "jpeg", extent: page, window: page))]
    let pdf = try await TestPress.pdf(document, pictures: ["jpeg": Self.jpeg])
    #expect(try pdf.objects.contains("/Figure <</MCID 0>> BDC"))
    let corner = try pdf.pixel(x: 199, y: 99)
    #expect(corner[0] > 180 && corner[1] < 50, "red")
  }

  @Test func `shows pictures where they are placed, through their windows`() async throws {
    let half = Rectangle(x: .pt(20), y: .pt(20), width: .pt(40), height: .pt(40))
    let pixels = PixelBuffer(
      width: 2,
      height: 1,
      format: .rgba,
      bytes: [0, 0, 255, 255, 0, 255, 0, 128]
    )
    var page = Page(size: size)
    page.add([.picture(PlacedPicture(key: "seen", extent: area, window: half))])
    let pdf = try await TestPress.pdf(
      PagedDocument(pages: [page]),
      pictures: ["seen": .pixels(pixels)]
    )
    try pdf.check()
    #expect(try pdf.pixel(x: 25, y: 25) == [0, 0, 255])
    #expect(try pdf.pixel(x: 70, y: 30) == [255, 255, 255])
    page.items = [.picture(PlacedPicture(key: "seen", extent: area, window: area))]
    let whole = try await TestPress.pdf(
      PagedDocument(pages: [page]),
      pictures: ["seen": .pixels(pixels)]
    )
    #expect(try whole.pixel(x: 80, y: 30) == [127, 255, 127])
  }

  @Test(arguments: [PixelBuffer.Format.rgba, .bgrx], [1, 40, 300])
  func `shows every pixel's colour, however many colours there are`(
    format: PixelBuffer.Format,
    colours: Int
  ) async throws {
    let (width, height) = (80, 40)
    let bytes = (0..<width * height).flatMap { pixel -> [UInt8] in
      let colour = pixel % colours
      let (red, blue) = (UInt8(colour & 255), UInt8(colour >> 8))
      return format == .rgba ? [red, 7, blue, 255] : [blue, 7, red, 0]
    }
    let pixels = PixelBuffer(width: width, height: height, format: format, bytes: bytes)
    let pdf = try await TestPress.pdf(
      document(showing: ["a"]),
      pictures: ["a": .pixels(pixels)]
    )
    try pdf.check()
    let wanted = (0..<width * height).flatMap { pixel -> [UInt8] in
      [UInt8(pixel % colours & 255), 7, UInt8((pixel % colours) >> 8)]
    }
    #expect(try pdf.firstPicture.suffix(wanted.count) == wanted[...])
  }

  @Test func `takes pixels that are packed already as they are`() async throws {
    // Two rows of two pixels, the second as differences from the first; in a block that is not compressed.
    let rows: [UInt8] = [0, 10, 20, 30, 40, 50, 60, 2, 1, 1, 1, 0, 0, 0]
    let stream: [UInt8] = [0x78, 0x01, 0x01, 14, 0, 0xF1, 0xFF] + rows + [0x08, 0x19, 0x00, 0xD8]
    let packed = PackedPixels(
      width: 2,
      height: 2,
      bitsPerSample: 8,
      space: .rgb,
      stream: stream
    )
    let pdf = try await TestPress.pdf(
      document(showing: ["a"]),
      pictures: ["a": .raster { .packed(packed) }]
    )
    try pdf.check()
    let pixels: [UInt8] = [10, 20, 30, 40, 50, 60, 11, 21, 31, 40, 50, 60]
    #expect(try pdf.firstPicture.suffix(pixels.count) == pixels[...])
  }

  @Test func `keeps grey pictures and two-tone pictures small`() async throws {
    let grey = PixelBuffer(
      width: 2,
      height: 1,
      format: .bgrx,
      bytes: [9, 9, 9, 0, 200, 200, 200, 0]
    )
    let tones = PixelBuffer(
      width: 2,
      height: 1,
      format: .twoTone(ground: .white, ink: Colour(red: 255, green: 0, blue: 0)),
      bytes: [0, 255]
    )
    let pdf = try await TestPress.pdf(
      document(showing: ["grey", "tones"]),
      pictures: ["grey": .pixels(grey), "tones": .pixels(tones)]
    )
    let images = try pdf.read("pdfimages", "-list", "FILE").split(separator: "\n").dropFirst(2)
    #expect(images.map { $0.split(separator: " ")[5] } == ["gray", "index"])
    #expect(try pdf.pixel(x: 30, y: 30) == [9, 9, 9])
  }

  @Test func `draws SVG as lines and areas within their mark`() async throws {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4">
        <rect width="4" height="4" fill="#00f"/><g opacity="0.5"><rect x="4" width="4" height="4"/></g>
      </svg>
      """
    do {
      let pdf = try await TestPress.pdf(
        document(showing: ["a"]),
        pictures: ["a": .svg(Array(svg.utf8))]
      )
      try pdf.check()
      #expect(try pdf.pixel(x: 30, y: 30) == [0, 0, 255])
      #expect(try !pdf.objects.contains("/Subtype /Image"))
      #expect(try !pdf.objects.contains("/Artifact"))
    } catch PDFFailure.vectorPicture(_, let reason) {
      #expect(reason.contains("not installed"))
    }
  }

  @Test(arguments: ["", "<svg", "no drawing"])
  func `says which drawing cannot be drawn`(svg: String) async throws {
    await #expect {
      try await TestPress.pdf(document(showing: ["a"]), pictures: ["a": .svg(Array(svg.utf8))])
    } throws: { error in
      guard case PDFFailure.vectorPicture(key: "a", _) = error else { return false }
      return true
    }
  }

  // MARK: What cannot be written

  @Test func `is not made without pages, pictures or faces`() async throws {
    await #expect(throws: PDFFailure.noPages) {
      try await TestPress.pdf(PagedDocument(pages: []))
    }
    await #expect(throws: PDFFailure.missingPicture(key: "sea", page: 2)) {
      try await TestPress.pdf(
        document(showing: ["jpeg", "sea"]),
        pictures: ["jpeg": Self.jpeg]
      )
    }
    var galley = Galley()
    try galley.add("word", as: nil)
    guard case .glyphs(var run)? = galley.page.items.first else { return }
    run.face.file = "absent.otf"
    galley.page.items = [.glyphs(run)]
    await #expect(
      throws: PDFFailure.missingFont(file: "\(TestPress.fonts)/absent.otf", page: 1)
    ) { try await TestPress.pdf(PagedDocument(pages: [galley.page])) }
  }

  @Test func `is not made of pixels that are too few`() async throws {
    let short = PixelBuffer(width: 2, height: 2, format: .rgba, bytes: [1, 2, 3])
    await #expect(
      throws: PDFFailure.picture(key: "a", reason: "it is not 2 x 2 pixels large")
    ) {
      try await TestPress.pdf(document(showing: ["a"]), pictures: ["a": .pixels(short)])
    }
  }
}
