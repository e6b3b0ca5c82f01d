import Geometry
import PDFExport
import PageModel
import TestSupport
import Testing

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct `text in a PDF` {
  /// A page whose lines are a paragraph each, read by the program that tells elements and their text.
  private func structure(
    of lines: [String],
    family: String = "linux-libertine"
  ) async throws
    -> String
  {
    var tree = StructureTree()
    var galley = Galley()
    for line in lines {
      let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
      try galley.add(line, as: paragraph, family: family)
    }
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    return try pdf.structure
  }

  @Test(arguments: ["linux-libertine", "noto-sans"])
  func `is told by ligatures as it was written`(family: String) async throws {
    let text = "The first office affair, fjord and flow"
    #expect(try await structure(of: [text, text], family: family).contains("\"\(text)\""))
  }

  @Test(arguments: ["مرحبا بالعالم", "漢字とかな", "naïve façade – “quoted” … 1⁄2"])
  func `is told in other scripts`(text: String) async throws {
    #expect(try await structure(of: [text]).contains("\"\(text)\""))
  }

  @Test func `is whole again where a line ends within a word`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("a well-set hy-", as: paragraph)
    galley.page.items[0].tellSoftHyphenAtEnd()
    try galley.add("phen", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    #expect(try pdf.structure.contains("\"a well-set hyphen\""))
    #expect(try !pdf.objects.contains("ActualText"))
  }

  @Test func `comes in the order of the tree, not of painting`() async throws {
    var tree = StructureTree()
    let first = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let second = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("painted first", as: second)
    try galley.add("read first", as: first)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    let structure = try pdf.structure
    let read = try #require(structure.firstRange(of: "read first"))
    let painted = try #require(structure.firstRange(of: "painted first"))
    #expect(read.lowerBound < painted.lowerBound)
  }

  @Test func `of an element stands before and after that of its children`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let span = tree.add(StructureElement(.span, language: "de"), to: paragraph)
    var galley = Galley()
    try galley.add("before", as: paragraph)
    try galley.add("within", as: span)
    try galley.add("after", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    let words = try pdf.structure.matches(of: /"(\w+)"/).map { String($0.1) }
    #expect(words == ["before", "within", "after"])
    #expect(try pdf.objects.contains("/Lang (de)"))
  }

  @Test func `of furniture is no part of the tree`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("running head", as: nil)
    try galley.add("body", as: paragraph)
    galley.page.add([
      .rectangle(Rectangle(x: .zero, y: .zero, width: .mm(10), height: .mm(1)), .black)
    ])
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    #expect(try !pdf.structure.contains("running head"))
    #expect(try pdf.text.contains("running head"))
    let artifacts = try pdf.objects.matches(of: /\/Artifact <<\/Type \/Pagination>> BDC/)
    #expect(artifacts.count == 2)
  }

  @Test func `of emoji is found though they are pictures`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("a face 😀 and 👩‍👧 here", as: paragraph)
    try galley.add("again 😀", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    let text = try pdf.text
    #expect(text.contains("😀") && text.contains("👩‍👧"))
    let objects = try pdf.objects
    #expect(
      objects.matches(of: /\/ActualText <feffd83dde00>/).count == 4,
      "in the tree and in place"
    )
    #expect(objects.matches(of: /\/Subtype \/Image/).count == 4, "two pictures and their opacity")
  }

  // Cairo leaves out what has no ink where it lies on the edges of pixels, and only there.
  @Test(arguments: [40, 40.79])
  func `keeps spaces that stand alone, and each once`(baseline: Double) async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    let pieces = try [("bold", 40), (" ", 60.0), ("italic.", 62.5)].flatMap {
      try TestPress.line($0.0, x: $0.1, y: baseline)
    }
    galley.page.add(pieces, as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    #expect(try pdf.structure.contains("\"bold italic.\""))
  }

  @Test func `for private use is written beside its glyphs`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("\u{E000}", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    #expect(try pdf.objects.contains("/ActualText <feffe000>"))
  }

  /// ISO 19005-2, 6.2.11.7.3: what such a character means must be said beside it, and of furniture nothing is said.
  @Test(arguments: ["\u{E000}", "\u{F0001}"])
  func `of furniture is not for private use`(character: String) async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("running \(character) head", as: nil)
    try galley.add("body", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    #expect(try pdf.text.contains(/running \u{FFFD} ? head/))
  }

  @Test func `is in embedded faces, none of them made of drawings`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("Libertine fi 漢字 مرحبا", as: paragraph)
    try galley.add("Noto Sans", as: paragraph, family: "noto-sans")
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    let fonts = try pdf.read("pdffonts", "FILE").split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 4)
    for font in fonts {
      #expect(font.contains(" yes yes yes "), "embedded, a subset, with its text")
      #expect(!font.contains("Type 3"))
    }
  }
}

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct `text that nobody would write` {
  private func pdf(of runs: [GlyphRun]) async throws -> PrintedPDF {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    galley.page.add(runs.map(PageItem.glyphs), as: paragraph)
    try galley.add("the end", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    return pdf
  }

  private func run(_ text: String) throws -> GlyphRun {
    guard case .glyphs(let run)? = try TestPress.line(text, y: 30).first else {
      throw CancellationError()
    }
    return run
  }

  @Test(arguments: [
    [], [(3, 1)], [(1, 1), (1, 1), (1, 4)], [(-1, 1), (4, 2)], [(Int.max, 1), (3, 2)],
    [(0, 0), (3, 3)],
    [(3, 3), (0, 0)],
  ])
  func `clusters that do not add up do not stop the line`(clusters: [(Int, Int)]) async throws {
    var run = try run("abc")
    run.clusters = clusters.map { .init(textLength: $0.0, glyphCount: $0.1) }
    let text = try await pdf(of: [run]).text
    #expect(text.contains("abc"))
    #expect(text.contains("the end"))
  }

  @Test(arguments: ["a\u{0}b", "a\u{FFFE}b", "a\u{1FFFF}b", "a\u{7F}b", "\u{0}", ""])
  func `characters that are none do not stop the line`(text: String) async throws {
    var run = try run("ab")
    run.text = text
    run.clusters = [.init(textLength: text.utf8.count, glyphCount: 2)]
    #expect(try await pdf(of: [run]).text.contains("the end"))
  }

  @Test func `a cluster that ends within a character does not stop the line`() async throws {
    var run = try run("ab")
    run.text = "éa"
    run.clusters = [.init(textLength: 1, glyphCount: 1), .init(textLength: 2, glyphCount: 1)]
    #expect(try await pdf(of: [run]).text.contains("éa"))
  }

  @Test func `glyphs that a face does not have are passed over`() async throws {
    var run = try run("ab")
    run.glyphs[0].id = 65_534
    run.glyphs[1].id = .max
    #expect(try await pdf(of: [run]).text.contains("the end"))
  }

  @Test func `marks beyond the page's items or upon each other are cut`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    try galley.add("one", as: paragraph)
    try galley.add("two", as: paragraph)
    galley.page.marks = [
      ContentMark(items: 0..<1, element: paragraph),
      ContentMark(items: 0..<900, element: paragraph),
      ContentMark(items: 5..<9, element: paragraph),
      ContentMark(items: 0..<1, element: StructureElement.ID(77)),
    ]
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    #expect(try pdf.structure.contains(/"one"\s+"two"/))
  }
}

extension PageItem {
  /// Makes the last glyph, a hyphen, tell that the word goes on.
  fileprivate mutating func tellSoftHyphenAtEnd() {
    guard case .glyphs(var run) = self else { return }
    run.text.removeLast()
    run.text += "\u{AD}"
    run.clusters[run.clusters.count - 1].textLength = 2
    self = .glyphs(run)
  }
}
