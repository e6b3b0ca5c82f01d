import Geometry
import PDFExport
import PageModel
import TestSupport
import Testing

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct `the structure of a PDF` {
  @Test func `has elements with what belongs to them`() async throws {
    var tree = StructureTree()
    let article = tree.add(StructureElement(.article, language: "fr"), to: StructureTree.root)
    let table = tree.add(StructureElement(.table), to: article)
    let row = tree.add(StructureElement(.tableRow), to: table)
    let heading = tree.add(
      StructureElement(.tableHeading, scope: .row, columnSpan: 2, rowSpan: 3),
      to: row
    )
    tree.add(StructureElement(.tableCell), to: row)
    let list = tree.add(StructureElement(.list, numbering: .decimal), to: article)
    let item = tree.add(StructureElement(.listItem), to: list)
    let label = tree.add(StructureElement(.label), to: item)
    let note = tree.add(StructureElement(.note), to: article)
    let other = tree.add(StructureElement(.note), to: article)
    let figure = tree.add(StructureElement(.figure, alternativeText: "A (blue) sea"), to: article)
    var galley = Galley()
    for (text, element) in [("head", heading), ("1.", label), ("note", note), ("other", other)] {
      try galley.add(text, as: element)
    }
    let area = Rectangle(x: .pt(10), y: .pt(20), width: .pt(30), height: .pt(40))
    galley.page.add([.rectangle(area, .black)], as: figure)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    let objects = try pdf.objects.filter { !$0.isWhitespace }
    for part in [
      "/ColSpan2/O/Table/RowSpan3/Scope/Row", "/ListNumbering/Decimal", "/ID(note-0000000)",
      "/ID(note-0000001)", "/IDTree", "/Alt(A\\(blue\\)sea)", "/BBox[10535.2764", "/Lang(fr)",
    ] { #expect(objects.contains(part), "\(part)") }
    let structure = try pdf.structure
    #expect(structure.contains("TD"), "an empty cell keeps its place")
    #expect(structure.contains("Art"))
  }

  @Test func `has no elements that are on no page`() async throws {
    var tree = StructureTree()
    let article = tree.add(StructureElement(.article), to: StructureTree.root)
    let paragraph = tree.add(StructureElement(.paragraph), to: article)
    let table = tree.add(StructureElement(.table), to: StructureTree.root)
    tree.add(StructureElement(.tableCell), to: table)
    tree.add(StructureElement(.figure, alternativeText: "Nowhere"), to: StructureTree.root)
    var galley = Galley()
    try galley.add("here", as: paragraph)
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    let structure = try pdf.structure
    #expect(structure.contains("here"))
    #expect(!structure.contains("Table") && !structure.contains("Figure"))
  }

  @Test func `has no spans but those that say something`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let before = tree.add(StructureElement(.span), to: paragraph)
    let foreign = tree.add(StructureElement(.span, language: "de"), to: paragraph)
    let inner = tree.add(StructureElement(.span), to: foreign)
    let after = tree.add(StructureElement(.span), to: paragraph)
    let loose = tree.add(StructureElement(.span), to: StructureTree.root)
    var galley = Galley()
    for (text, element) in [
      ("one", before), ("zwei", inner), ("three", after), ("loose", loose),
    ] { try galley.add(text, as: element) }
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    let structure = try pdf.structure.filter { !$0.isWhitespace }
    #expect(
      structure
        == #"DocumentP(block)"one"Span(inline)"zwei""three"Span(inline)"loose""#
    )
  }

  @Test func `has an element in one piece, though there are rules between its lines`() async throws
  {
    var tree = StructureTree()
    let code = tree.add(StructureElement(.code), to: StructureTree.root)
    let other = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    var galley = Galley()
    for (line, element) in [("one", code), ("two", code), ("three", other), ("four", code)] {
      let area = Rectangle(x: .pt(30), y: .pt(galley.y - 10), width: .pt(2), height: .pt(14))
      galley.page.add([.rectangle(area, .black)])
      try galley.add(line, as: element)
    }
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    #expect(try pdf.objects.matches(of: /\/MCID \d/).count == 3)
    #expect(try pdf.text.contains(/one\s+two\s+three\s+four/))
    #expect(try pdf.pixel(x: 31, y: 60) == [0, 0, 0])
  }

  @Test func `says what stands between paragraphs, and not among words`() async throws {
    var tree = StructureTree()
    let block = tree.add(StructureElement(.code), to: StructureTree.root)
    let link = tree.add(StructureElement(.link), to: StructureTree.root)
    let figure = tree.add(StructureElement(.figure, alternativeText: "A boat"), to: link)
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let inline = tree.add(StructureElement(.code), to: paragraph)
    var galley = Galley()
    for (text, element) in [("block", block), ("figure", figure), ("inline", inline)] {
      try galley.add(text, as: element)
    }
    let pdf = try await TestPress.pdf(PagedDocument(pages: [galley.page], structure: tree))
    try pdf.check()
    #expect(try pdf.objects.matches(of: /\/Placement \/Block/).count == 3)
  }

  @Test func `finds an element again on each of its pages`() async throws {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let pages = try ["one", "two", "three"].map { text in
      var galley = Galley()
      try galley.add(text, as: paragraph)
      return galley.page
    }
    let pdf = try await TestPress.pdf(PagedDocument(pages: pages, structure: tree))
    #expect(try pdf.structure.matches(of: /P \(block\)/).count == 1)
    #expect(try pdf.structure.contains(/"one"\s+"two"\s+"three"/))
  }
}

@Suite(
  .enabled(if: TestPress.arePresent, "'make fonts' brings the fonts"),
  .enabled(if: PrintedPDF.areReadersPresent, "qpdf, poppler-utils and mupdf-tools are needed")
)
struct `links and destinations of a PDF` {
  private let area = Rectangle(x: .pt(40), y: .pt(40), width: .pt(60), height: .pt(10))
  private let other = Rectangle(x: .pt(20), y: .pt(52), width: .pt(30), height: .pt(10))

  private func pdf(
    links: [LinkArea.Target],
    isTagged: Bool = true,
    outline: [OutlineEntry] = []
  ) async throws -> PrintedPDF {
    var tree = StructureTree()
    let paragraph = tree.add(StructureElement(.paragraph), to: StructureTree.root)
    let link = tree.add(StructureElement(.link), to: paragraph)
    var galley = Galley()
    try galley.add("words of the link", as: link)
    galley.page.links = links.map {
      LinkArea(to: $0, areas: [area, other], description: "Where", element: isTagged ? link : nil)
    }
    var last = Page(size: Size(width: .pt(300), height: .pt(400)))
    last.anchors = [
      Anchor(name: "end (1)", point: Point(x: .pt(10), y: .pt(100))),
      Anchor(name: "終", point: Point(x: .zero, y: .zero)),
    ]
    let pdf = try await TestPress.pdf(
      PagedDocument(pages: [galley.page, last], structure: tree, outline: outline)
    )
    try pdf.check()
    return pdf
  }

  @Test func `lead to addresses from every line that they stand on`() async throws {
    let pdf = try await pdf(links: [.web("https://example.org/a?b=(c)&d=\\")])
    let objects = try pdf.objects.filter { !$0.isWhitespace }
    #expect(objects.contains(#"/URI(https://example.org/a?b=\(c\)&d=\\)"#))
    #expect(objects.contains("/QuadPoints[40545.276100545.276100555.27640555.276"))
    #expect(objects.contains("/F4") && objects.contains("/Contents(Where)"))
    #expect(try pdf.structure.contains(/Link \(inline\)\s+"words of the link"\s+Object/))
  }

  @Test func `lead to places by their names`() async throws {
    let pdf = try await pdf(links: [.anchor("end (1)"), .anchor("終"), .anchor("nowhere")])
    let destinations = try pdf.read("pdfinfo", "-dests", "FILE")
    #expect(destinations.contains(/2 \[ XYZ\s+10\s+300 null/))
    #expect(try pdf.objects.matches(of: /\/Subtype \/Link/).count == 2)
  }

  @Test func `that lead nowhere are words`() async throws {
    let pdf = try await pdf(links: [.anchor("nowhere"), .web("")])
    #expect(try !pdf.objects.contains("/Subtype /Link"))
    #expect(try pdf.structure.contains(/Span \(inline\)\s+"words of the link"/))
  }

  @Test func `without an element get one`() async throws {
    let pdf = try await pdf(links: [.web("https://example.org")], isTagged: false)
    #expect(try pdf.structure.contains(/Link \(inline\)\s+Object/))
  }

  @Test(arguments: ["https://example.org/\u{0}\n\"<é>", "(((", "\\", ")"])
  func `are whole whatever their addresses are made of`(address: String) async throws {
    let pdf = try await pdf(links: [.web(address)])
    #expect(try pdf.objects.contains("/URI ("))
  }

  @Test func `show in the outline, but for those that lead nowhere`() async throws {
    let pdf = try await pdf(
      links: [],
      outline: [
        OutlineEntry(
          title: "Pärt (1)",
          anchor: "end (1)",
          entries: [
            OutlineEntry(title: "Below \\ 😀\u{0}", anchor: "終"),
            OutlineEntry(title: "Lost", anchor: "nowhere"),
          ]
        ),
        OutlineEntry(
          title: "Kept for those below",
          anchor: "?",
          entries: [
            OutlineEntry(title: "Last", anchor: "終")
          ]
        ),
      ]
    )
    let outline = try pdf.read("mutool", "show", "FILE", "outline")
    #expect(outline.contains("Pärt (1)") && outline.contains(#"Below \\ 😀"#))
    #expect(outline.contains("Kept for those below") && outline.contains("Last"))
    #expect(!outline.contains("Lost"))
  }
}
