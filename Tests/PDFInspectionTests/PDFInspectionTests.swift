import Diagnostics
import Geometry
import PDFExport
import PDFInspection
import PageModel
import Testing

@Suite struct `An inspection of a PDF` {
  @Test func `finds nothing in a good one, in memory or on disk`() async throws {
    #expect(await GoodPDF().findingsInMemory() == [])
    #expect(try GoodPDF().findingsOnDisk == [])
  }

  @Test(arguments: document + structure + pages + fonts)
  func `finds`(_ mutation: Mutation) async throws {
    let pdf = try mutation.pdf
    let inMemory = await pdf.findingsInMemory()
    #expect(inMemory.contains { $0.id == mutation.finding }, "in memory: \(inMemory)")
    let onDisk = try pdf.findingsOnDisk
    #expect(onDisk.contains { $0.id == mutation.finding }, "on disk: \(onDisk)")
  }

  @Test func `holds a file to what it promises`() async throws {
    var pdf = GoodPDF()
    try pdf.replace("/Alt (A ferry)", with: "", in: 23)
    try pdf.replace("/ColorSpace", with: "/Interpolate true /ColorSpace", in: 25)
    #expect(await pdf.severities() == ["missing-alt": .error, "interpolated-picture": .error])
    try pdf.replace("<pdfuaid:part>1</pdfuaid:part>", with: "", in: 5)
    #expect(await pdf.severities()["missing-alt"] == .warning)
    try pdf.replace("pdfaid:part=\"2\"", with: "", in: 5)
    try pdf.replace("pdfaid:conformance=\"A\"", with: "", in: 5)
    #expect(await pdf.severities()["interpolated-picture"] == .note)
  }

  @Test func `says on which page and in which object`() async throws {
    var pdf = GoodPDF()
    try pdf.replace("/Alt (A ferry)", with: "", in: 23)
    let finding = try #require(await pdf.findingsInMemory().first)
    #expect(finding.message.hasPrefix("page 1, object 23: the figure has no words"))
    #expect(finding.place?.description == "good.pdf")
  }

  @Test func `sees how a file begins and ends`() throws {
    var pdf = GoodPDF()
    pdf.head = "%PDF-1.7\n"
    pdf.tail = "%%EOF\nmore\n"
    pdf.trailer = "/Root 1 0 R"
    #expect(
      Set(try pdf.findingsOnDisk.map(\.id))
        == ["pdf-header", "trailing-bytes", "missing-file-identifier"]
    )
  }

  private static let document = Mutation.table(
    #"""
    untagged-pdf | a file that is not said to be tagged | 1 | /Marked true | /Marked false
    untagged-pdf | a file without a structure | 1 | /StructTreeRoot 10 0 R |
    suspect-tags | guessed tags | 1 | /Marked true | /Marked true /Suspects true
    missing-language | no language | 1 | /Lang (en-GB) |
    wrong-language | an underscore in the language | 1 | en-GB | en_GB
    title-not-shown | a window that shows the file's name | 1 | /DisplayDocTitle true |
    missing-metadata | no metadata | 1 | /Metadata 5 0 R |
    malformed-metadata | metadata that are no XML | 5 | </rdf:RDF> | </rdf:RD>
    malformed-metadata | a packet that names its encoding | 5 | "W5M0MpCehiHzreSzNTczkc9d" | "W5M0MpCehiHzreSzNTczkc9d" encoding="UTF-8"
    missing-title | no title in the metadata | 5 | The Test Sheet |
    no-accessibility-claim | no claim of PDF/UA | 5 | <pdfuaid:part>1</pdfuaid:part> |
    no-archive-claim | no claim of PDF/A | 5 | pdfaid:part="2" |
    undescribed-property | a property that nobody describes | 5 | <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/ | <pdfaSchema:namespaceURI>
    metadata-differ | another title in the information | 33 | Test Sheet | Other Sheet
    metadata-differ | another date in the information | 33 | 20260214 | 20250214
    missing-output-intent | no output intent | 1 | /GTS_PDFA1 | /GTS_PDFX
    wrong-output-intent | a profile of other colours | 6 | /N 3 | /N 4
    wrong-output-intent | a profile that is none | 6 | acsp | none
    device-colour | colours that no profile tells | 4 | 0 0 0 rg | 0 0 0 1 k
    forbidden-action | scripts | 1 | /Names << | /Names << /JavaScript << /Names [] >>
    forbidden-action | a link that starts a program | 26 | /Dest (ferry) | /A << /S /Launch /F (x) >>
    forbidden-action | an action upon opening | 1 | /Outlines | /OpenAction << /S /JavaScript /JS (x) >> /Outlines
    dead-destination | a link to nowhere | 26 | /Dest (ferry) | /Dest (fery)
    dead-destination | a name that leads to no page | 7 | 3 0 R | 99 0 R
    forbidden-attachment | an attached file | 33 | >> | /EF << /F 4 0 R >> /F (a.txt) /UF (a.txt) >>
    unnamed-attachment | an attached file without its name | 33 | >> | /EF << /F 4 0 R >> >>
    dynamic-form | a form in XFA | 1 | /Outlines | /AcroForm << /XFA (x) >> /Outlines
    optional-content | layers without a name | 1 | /Outlines | /OCProperties << /D << >> >> /Outlines
    """#
  )

  private static let structure = Mutation.table(
    #"""
    unknown-role | a type that is none | 12 | /Headline | /Heading
    circular-role | types that stand for one another | 10 | /Headline /H1 | /Headline /H1 /A /B /B /A
    remapped-role | a standard type with another meaning | 10 | /Headline /H1 | /Headline /H1 /P /H2
    skipped-heading | a first heading of the second level | 10 | /H1 | /H2
    mixed-headings | headings with levels and without | 24 | /Note | /H
    misplaced-tag | a row outside of tables | 18 | /Table | /Sect
    misplaced-tag | a paragraph in a list | 15 | /LI | /P
    misplaced-tag | a paragraph in an item | 17 | /LBody | /P
    misplaced-tag | a paragraph in a table | 24 | /S /Note /P 11 | /S /P /P 18 | 18 | 34 0 R | 34 0 R 24 0 R | 11 | 24 0 R |
    irregular-table | a row that is too narrow | 35 | /ColSpan 2 | /ColSpan 1
    irregular-table | a cell that reaches below the table | 35 | /ColSpan 2 | /ColSpan 2 /RowSpan 2
    missing-scope | a heading of nothing | 21 | /Scope /Row |
    missing-alt | a figure without words | 23 | /Alt (A ferry) |
    missing-alt | a figure of empty words | 23 | (A ferry) | ()
    missing-bounds | a figure without a place | 23 | /BBox [0 0 20 20] |
    missing-note-identifier | a note without identifier | 24 | /ID (note-1) |
    duplicate-note-identifier | two notes of one identifier | 12 | /Headline | /Note /ID (note-1)
    wrong-language | an element's language that is none | 17 | (fr) | (français)
    broken-structure | an element with another parent | 12 | /P 11 0 R | /P 14 0 R
    broken-structure | an element that holds its parent | 14 | /K 15 0 R | /K [15 0 R 11 0 R]
    broken-structure | an element that is not there | 14 | /K 15 0 R | /K [15 0 R 98 0 R]
    broken-structure | a sequence of two elements | 24 | /K 7 | /K [7 0]
    parent-tree | no way back | 10 | /ParentTree 30 0 R |
    parent-tree | a way back to another element | 30 | 12 0 R 13 0 R | 13 0 R 13 0 R
    parent-tree | a way back to an element that does not hold it | 24 | /K 7 | /K []
    parent-tree | an annotation that finds another element | 30 | 1 13 0 R | 1 12 0 R
    missing-content | an element of a sequence that is not there | 4 | /MCID 7 | /MCID 9
    link-without-annotation | a link that leads nowhere | 13 | << /Type /OBJR /Obj 26 0 R >> |
    """#
  )

  private static let pages = Mutation.table(
    #"""
    unmarked-content | text that is not tagged | 4 | /Note << /MCID 7 >> BDC | /Note BMC
    unmarked-content | a rule that is no artifact | 4 | /Artifact BMC 0 0 10 10 re f EMC | 0 0 10 10 re f
    unmarked-content | a picture that is not tagged | 4 | /Figure << /MCID 6 >> BDC | /Figure BMC
    unmarked-content | a sequence of no element | 23 | /K 6 | /K []
    artifact-in-content | an artifact within an element | 4 | <0001> Tj | /Artifact BMC <0001> Tj EMC
    unbalanced-marks | a sequence without an end | 4 | 0 0 10 10 re f EMC | 0 0 10 10 re f
    unbalanced-marks | an end without a beginning | 4 | re f EMC | re f EMC EMC
    duplicate-mark | two sequences of one number | 4 | /MCID 7 | /MCID 0
    missing-tab-order | a page without an order for the keyboard | 3 | /Tabs /S |
    annotation-flags | a link that is not printed | 26 | /F 4 |
    annotation-flags | a link that is hidden | 26 | /F 4 | /F 6
    missing-appearance | a stamp that nobody can see | 26 | /Subtype /Link | /Subtype /Stamp
    forbidden-annotation | a film | 26 | /Subtype /Link | /Subtype /Movie
    untagged-annotation | a link in a paragraph | 13 | /S /Link | /S /P
    undescribed-annotation | a link without words | 26 | /Contents (To the ferry) |
    interpolated-picture | a picture to be smoothed | 25 | /ColorSpace | /Interpolate true /ColorSpace
    interpolated-picture | a picture among the instructions to be smoothed | 4 | 0 0 10 10 re f EMC | BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI EMC
    forbidden-filter | a stream packed by LZW | 25 | /ColorSpace | /Filter /LZWDecode /ColorSpace
    outside-stream | a picture in another file | 25 | /ColorSpace | /F (x.jpg) /ColorSpace
    forbidden-picture | a picture with alternates | 25 | /ColorSpace | /Alternates [] /ColorSpace
    missing-blend-space | transparency in no colours | 3 | /XObject | /ExtGState << /G << /ca 0.5 >> >> /XObject | 4 | 0 0 0 rg | /G gs 0 0 0 rg | 1 | /OutputIntents | /Intents
    """#
  )

  private static let fonts = Mutation.table(
    #"""
    font-not-embedded | a font that is not there | 28 | /FontFile2 29 0 R |
    missing-text-map | glyphs that mean nothing | 20 | /ToUnicode 31 0 R |
    missing-text-map | a glyph that means nothing | 31 | <0001> <0041> | <00F1> <0041>
    wrong-text-map | a glyph that stands for nothing | 31 | <0041> | <0000>
    wrong-text-map | a glyph that stands for a byte order mark | 31 | <0041> | <FEFF>
    private-character | a glyph of private use | 31 | <0041> | <E001>
    missing-glyph-map | no map from codes to glyphs | 27 | /CIDToGIDMap /Identity |
    missing-glyph | a character that the font lacks | 4 | <0001> | <0000>
    wrong-width | widths that are not the font's | 27 | [1000 1000] | [1000 900]
    wrong-width | too few widths | 20 | /Type0 | /TrueType /FontDescriptor 28 0 R /FirstChar 0 /LastChar 9 /Widths [0 1000] | 20 | Identity-H | WinAnsiEncoding | 28 | /Flags 4 | /Flags 32
    wrong-width | no widths | 20 | /Type0 | /TrueType /FontDescriptor 28 0 R | 20 | Identity-H | WinAnsiEncoding | 28 | /Flags 4 | /Flags 32
    """#
  )

  @Test func `finds a glyph that the set of a font's characters lacks`() async throws {
    var pdf = GoodPDF()
    pdf.streams[32] = [0x7F, 0x80]
    #expect(await pdf.findingsInMemory().map(\.id) == ["incomplete-character-set"])
  }

  @Test(arguments: [
    "", "%PDF-1.7\n", "no PDF at all", "%PDF-1.7\n" + String(repeating: "1 0 obj << ", count: 5000),
    "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>",
  ])
  func `tells what is none`(contents: String) throws {
    let findings = try PDFInspection.findings(in: Array(contents.utf8), named: "bad.pdf")
    #expect(findings.contains { $0.severity == .error }, "\(findings)")
  }

  @Test func `comes to an end, whatever is broken in a file`() throws {
    let seed = UInt64.random(in: 0..<UInt64.max)
    var random = Dice(seed: seed)
    let good = GoodPDF().bytes
    for _ in 0..<150 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let findings = try PDFInspection.findings(in: bytes, named: "bad.pdf")
      #expect(findings.count < 5000, "seed \(seed)")
    }
  }
}

@Suite struct `A PDF of our own` {
  private func findings(_ roles: [StructureElement]) async throws -> [Diagnostic] {
    var tree = StructureTree()
    var element = StructureTree.root
    for role in roles { element = tree.add(role, to: element) }
    var page = Page(size: Size(width: .pt(200), height: .pt(300)))
    let area = Rectangle(x: .pt(10), y: .pt(10), width: .pt(50), height: .pt(50))
    page.add([.rectangle(area, .black)], as: element)
    let written = try await PDFExport(
      document: PagedDocument(pages: [page], structure: tree),
      metadata: PDFMetadata(title: "Proof", language: "en", modified: "2026-02-14T17:54:22Z"),
      fontFolder: ""
    ).written()
    return await PDFInspection.findings(
      in: written.bytes,
      of: written.objects,
      contents: { written.contents(of: $0) },
      named: "proof.pdf",
      jobs: 1
    )
  }

  @Test func `passes with its tags as they ought to be`() async throws {
    #expect(try await findings([StructureElement(.figure, alternativeText: "A square")]) == [])
  }

  @Test func `fails, before anybody gets it, with a cell outside of a row`() async throws {
    let found = try await findings([StructureElement(.table), StructureElement(.tableCell)])
    #expect(found.map(\.id) == ["misplaced-tag"])
    #expect(found.first?.severity == .error)
  }

  @Test func `promises nothing that it does not keep, and so passes without words for a figure`()
    async throws
  {
    let found = try await findings([StructureElement(.figure)])
    #expect(!found.contains { $0.severity == .error }, "\(found)")
    #expect(found.contains { $0.id == "missing-alt" })
  }
}

extension GoodPDF {
  fileprivate func severities() async -> [String: Diagnostic.Severity] {
    Dictionary(await findingsInMemory().map { ($0.id, $0.severity) }, uniquingKeysWith: max)
  }
}

/// SplitMix64.
private struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
