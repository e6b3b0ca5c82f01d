import Geometry
import PDFExport
import PageModel
import TestSupport
import Testing
import TextShaping

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct `a PDF in another script` {
  private func document(
    _ text: String,
    family: String = "linux-libertine"
  ) throws -> PagedDocument {
    var tree = StructureTree()
    var galley = Galley()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    try galley.add(text, as: paragraph, family: family)
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
    #expect(try cut.textByMuPDF.contains("漢字とかな、「湖」へ。"))
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

  @Test func `loses no word beside one whose glyphs tell it only together`() async throws {
    // The vowel stands before its consonant, and so both glyphs tell the two letters together.
    var document = try document("one two three")
    guard case .glyphs(var run) = document.pages[0].items[0] else { return }
    run.text = "one दि three"
    run.clusters.replaceSubrange(4..<7, with: [.init(textLength: 6, glyphCount: 3)])
    document.pages[0].items[0] = .glyphs(run)
    let pdf = try await TestPress.pdf(document)
    try pdf.check()
    #expect(try pdf.text.contains("one दि three"))
    let structure = try pdf.structure
    #expect(structure.contains("one ") && structure.contains(" three"))
    #expect(try pdf.objects.matches(of: /\/ActualText <feff0926093f>/).count == 2)
  }

  /// Letters with marks of their own, and glyphs that tell a letter only together.
  @Test(arguments: ["عبّارة", "ذِكرى", "e\u{301}te\u{301}"])
  func `tells letters with their marks`(text: String) async throws {
    let pdf = try await TestPress.pdf(try document(text))
    try pdf.check()
    #expect(try pdf.structure.contains("\"\(text)\""))
  }

  /// The points come in another order than that in which they are written.
  @Test func `tells a letter with several marks to readers that go by glyphs`() async throws {
    let text = "בְּרֵאשִׁית בָּרָא"
    let pdf = try await TestPress.pdf(try document(text))
    try pdf.check()
    #expect(try pdf.structure.contains("\"\(text)\""))
    #expect(try !pdf.objects.contains("ActualText"))
    #expect(try !pdf.textByMuPDF.contains("\u{FFFD}"))
  }

  /// Lam and alef are one glyph, at the beginning of a word, within and at its end.
  @Test(
    arguments: ["noto-sans-arabic", "amiri"],
    ["لا السلام والأخبار أهلا خلال للآن", "من إلى الإسلام على كلا بلادنا"]
  )
  func `tells both letters of a ligature in their order`(family: String, text: String) async throws
  {
    let pdf = try await TestPress.pdf(try document(text, family: family))
    try pdf.check()
    for word in text.split(separator: " ") {
      #expect(try pdf.text.contains(word))
      #expect(try pdf.textByMuPDF.contains(word))
    }
    #expect(try pdf.structure.contains("\"\(text)\""))
  }

  @Test func `tells the marks of a ligature's letters`() async throws {
    let text = "إِلَّا سَلَامٌ لِأَنَّ"
    let pdf = try await TestPress.pdf(try document(text, family: "noto-sans-arabic"))
    try pdf.check()
    #expect(try pdf.structure.contains("\"\(text)\""))
    #expect(try pdf.textByMuPDF.contains(text))
  }
}
