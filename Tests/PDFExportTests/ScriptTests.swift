import Geometry
import PDFExport
import PageModel
import TestSupport
import Testing
import TextShaping
import TextShaping

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct `a PDF in another script` {
  private func document(_ text: String) throws -> PagedDocument {
    var tree = StructureTree()
    var galley = Galley()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    try galley.add(text, as: paragraph)
    return PagedDocument(pages: [galley.page], structure: tree)
  }

  /// Cuts every vast face, as the compiler does.
  private static let cutter = FontCutter { face in
    (try? TestPress.library.face(file: face.file, index: face.index))?.isVast ?? false
  } cut: { face, glyphs in
    (try? TestPress.library.face(file: face.file, index: face.index))?.file(ofGlyphs: glyphs)
  }

  @Test func `holds no more of a Chinese font than it shows`() async throws {
    let document = try document("漢字とかな、「湖」へ。")
    let whole = try await TestPress.pdf(document)
    let cut = try await TestPress.pdf(document, fontCutter: Self.cutter)
    #expect(cut.bytes.count * 2 < whole.bytes.count)
    try cut.check()
    #expect(try cut.text == whole.text)
    #expect(try cut.read("mutool", "draw", "-q", "-F", "txt", "FILE").contains("漢字とかな、「湖」へ。"))
    #expect(try await TestPress.pdf(document, fontCutter: Self.cutter).bytes == cut.bytes)
  }

  @Test func `is bound at the right where it is read from there`() async throws {
    var metadata = TestPress.metadata
    metadata.language = "ar"
    metadata.isRightToLeft = true
    let pdf = try await TestPress.pdf(try document("مرحبا"), metadata: metadata)
    #expect(try pdf.objects.contains("/Direction /R2L"))
    #expect(try await !TestPress.pdf(try document("hello")).objects.contains("/Direction"))
  }

  /// Letters with marks of their own, and glyphs that tell a letter only together.
  @Test(arguments: ["عبّارة", "ذِكرى", "e\u{301}te\u{301}", "x\u{302}\u{323}y"])
  func `tells letters with their marks`(text: String) async throws {
    let pdf = try await TestPress.pdf(try document(text))
    try pdf.check()
    #expect(try pdf.structure.contains("\"\(text)\""))
  }
}
