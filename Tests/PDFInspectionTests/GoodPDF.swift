import Diagnostics
import PDFInspection
import PDFObjects

/// A small PDF with nothing wrong in it, of which tests make bad ones.
struct GoodPDF: Sendable {
  /// By their numbers; of streams the dictionaries.
  var objects: [Int: String] = GoodPDF.texts
  /// What the streams hold, by the objects' numbers.
  var streams: [Int: [UInt8]] = [
    4: Array(GoodPDF.page.utf8), 5: Array(GoodPDF.packet.utf8), 6: GoodPDF.profile,
    25: [UInt8](repeating: 0x80, count: 12), 29: GoodPDF.font, 31: Array(GoodPDF.textMap.utf8),
    32: [0xFF, 0xC0],
  ]
  var head = "%PDF-1.7\n%\u{E9}\u{E9}\u{E9}\n"
  var tail = "%%EOF\n"
  var trailer = "/Root 1 0 R /Info 33 0 R /ID [<00> <00>]"

  struct NotThere: Error {
    var words: String
  }

  /// Replaces words of an object or of what its stream holds; they have to be there.
  mutating func replace(_ old: String, with new: String, in number: Int) throws {
    if let place = objects[number]?.firstRange(of: old) {
      objects[number]?.replaceSubrange(place, with: new)
    } else if let place = streams[number]?.firstRange(of: Array(old.utf8)) {
      streams[number]?.replaceSubrange(place, with: new.utf8)
    } else {
      throw NotThere(words: old)
    }
  }

  /// The findings about its objects, as if they were just written.
  func findingsInMemory() async -> [Diagnostic] {
    var table = PDFObjects()
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      table.add(object.utf8, as: number, isStream: streams[number] != nil)
    }
    table.setTrailer("<< \(trailer) >>".utf8)
    return await PDFInspection.findings(
      in: bytes,
      of: table,
      contents: { [streams] in streams[$0] },
      named: "good.pdf",
      jobs: 2
    )
  }

  /// The findings about the file.
  var findingsOnDisk: [Diagnostic] {
    get throws { try PDFInspection.findings(in: bytes, named: "good.pdf") }
  }

  var bytes: [UInt8] {
    var bytes = Array(head.utf8)
    var offsets: [Int: Int] = [:]
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      offsets[number] = bytes.count
      bytes += "\(number) 0 obj\n".utf8
      if let stream = streams[number] {
        bytes += object.dropLast(2).utf8
        bytes += "/Length \(stream.count) >>\nstream\n".utf8 + stream + "\nendstream".utf8
      } else {
        bytes += object.utf8
      }
      bytes += "\nendobj\n".utf8
    }
    let start = bytes.count
    let size = (objects.keys.max() ?? 0) + 1
    bytes += "xref\n0 \(size)\n".utf8
    for number in 0..<size {
      let offset = String(offsets[number] ?? 0)
      let zeros = String(repeating: "0", count: 10 - offset.utf8.count)
      bytes += "\(zeros + offset) \(offsets[number] == nil ? "65535 f" : "00000 n") \n".utf8
    }
    bytes += "trailer\n<< /Size \(size) \(trailer) >>\nstartxref\n\(start)\n\(tail)".utf8
    return bytes
  }
}

// MARK: What is in it

extension GoodPDF {
  private static let texts: [Int: String] = [
    1: """
    << /Type /Catalog /Pages 2 0 R /Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot 10 0 R \
    /ViewerPreferences << /DisplayDocTitle true >> /Metadata 5 0 R /Names << /Dests 7 0 R >> \
    /Outlines 8 0 R /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1 \
    /OutputConditionIdentifier (sRGB) /DestOutputProfile 6 0 R >> ] >>
    """,
    2: "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    3: """
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /StructParents 0 /Tabs /S \
    /Annots [26 0 R] /Resources << /Font << /F 20 0 R >> /XObject << /I 25 0 R >> >> >>
    """,
    4: "<< >>",
    5: "<< /Type /Metadata /Subtype /XML >>",
    6: "<< /N 3 >>",
    7: "<< /Names [ (ferry) [3 0 R /XYZ 0 400 null] ] >>",
    8: "<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>",
    9: "<< /Title (The ferry) /Parent 8 0 R /Dest (ferry) >>",
    10: """
    << /Type /StructTreeRoot /K 11 0 R /ParentTree 30 0 R /RoleMap << /Headline /H1 >> >>
    """,
    11: """
    << /S /Document /P 10 0 R /K [12 0 R 13 0 R 14 0 R 18 0 R 23 0 R 24 0 R] >>
    """,
    12: "<< /S /Headline /P 11 0 R /Pg 3 0 R /K 0 >>",
    13: "<< /S /Link /P 11 0 R /Pg 3 0 R /K [1 << /Type /OBJR /Obj 26 0 R >>] >>",
    14: "<< /S /L /P 11 0 R /K 15 0 R >>",
    15: "<< /S /LI /P 14 0 R /K [16 0 R 17 0 R] >>",
    16: "<< /S /Lbl /P 15 0 R /Pg 3 0 R /K 2 >>",
    17: "<< /S /LBody /P 15 0 R /Pg 3 0 R /K 3 /Lang (fr) >>",
    18: "<< /S /Table /P 11 0 R /K [19 0 R 34 0 R] >>",
    19: "<< /S /TR /P 18 0 R /K [21 0 R 22 0 R] >>",
    20: """
    << /Type /Font /Subtype /Type0 /BaseFont /Square /Encoding /Identity-H \
    /DescendantFonts [27 0 R] /ToUnicode 31 0 R >>
    """,
    21: """
    << /S /TH /P 19 0 R /Pg 3 0 R /K 4 /A << /O /Table /Scope /Row >> >>
    """,
    22: "<< /S /TD /P 19 0 R /Pg 3 0 R /K 5 >>",
    23: """
    << /S /Figure /P 11 0 R /Pg 3 0 R /K 6 /Alt (A ferry) \
    /A << /O /Layout /BBox [0 0 20 20] >> >>
    """,
    24: "<< /S /Note /P 11 0 R /Pg 3 0 R /ID (note-1) /K 7 >>",
    25: """
    << /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceRGB >>
    """,
    26: """
    << /Type /Annot /Subtype /Link /F 4 /Rect [0 0 10 10] /StructParent 1 /Contents (To the ferry) \
    /Dest (ferry) >>
    """,
    27: """
    << /Type /Font /Subtype /CIDFontType2 /BaseFont /Square /CIDToGIDMap /Identity /DW 500 \
    /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
    /FontDescriptor 28 0 R /W [1 [1000 1000] 3 9 1000] >>
    """,
    28: "<< /Type /FontDescriptor /FontName /Square /Flags 4 /FontFile2 29 0 R /CIDSet 32 0 R >>",
    29: "<< >>",
    30: """
    << /Nums [0 [12 0 R 13 0 R 16 0 R 17 0 R 21 0 R 22 0 R 23 0 R 24 0 R 35 0 R] 1 13 0 R] >>
    """,
    31: "<< >>",
    32: "<< >>",
    33: "<< /Title (The Test Sheet) /Producer (Hand) /ModDate (D:20260214175422Z) >>",
    34: "<< /S /TR /P 18 0 R /K 35 0 R >>",
    35: """
    << /S /TD /P 34 0 R /Pg 3 0 R /K 8 /A << /O /Table /ColSpan 2 >> >>
    """,
  ]

  private static let page = """
    0 0 0 rg
    /H1 << /MCID 0 >> BDC BT /F 10 Tf <0001> Tj ET EMC
    /Link << /MCID 1 >> BDC BT /F 10 Tf <0002> Tj ET EMC
    /Lbl << /MCID 2 >> BDC BT /F 10 Tf <0003> Tj ET EMC
    /LBody << /MCID 3 >> BDC BT /F 10 Tf [<0004> -20 <0005>] TJ ET EMC
    /TH << /MCID 4 >> BDC BT /F 10 Tf <0006> Tj ET EMC
    /TD << /MCID 5 >> BDC BT /F 10 Tf <0007> Tj ET EMC
    /Figure << /MCID 6 >> BDC q 20 0 0 20 0 0 cm /I Do Q EMC
    /Note << /MCID 7 >> BDC BT /F 10 Tf <0008> Tj ET EMC
    /TD << /MCID 8 >> BDC BT /F 10 Tf <0009> Tj ET EMC
    /Artifact BMC 0 0 10 10 re f EMC
    """

  private static let packet = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
      xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
      xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" pdfaid:part="2" pdfaid:conformance="A">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">The Test Sheet</rdf:li></rdf:Alt></dc:title>
    <pdf:Producer>Hand</pdf:Producer><xmp:ModifyDate>2026-02-14T17:54:22Z</xmp:ModifyDate>
    <pdfuaid:part>1</pdfuaid:part>
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="w"?>
    """

  private static let textMap = """
    1 begincodespacerange <0000> <FFFF> endcodespacerange
    2 beginbfchar <0001> <0041> <0002> <0042> endbfchar
    2 beginbfrange <0003> <0005> <0043> <0006> <0009> [<0046> <0047> <0048> <0049>] endbfrange
    """

  /// The head of a profile for screens in red, green and blue.
  private static let profile: [UInt8] = {
    var profile = [UInt8](repeating: 0, count: 132)
    profile[8] = 2
    profile.replaceSubrange(12..<24, with: "mntrRGB XYZ ".utf8)
    profile.replaceSubrange(36..<40, with: "acsp".utf8)
    return profile
  }()

  /// A TrueType font with nothing but widths: ten glyphs, each one em wide.
  private static let font: [UInt8] = {
    let head = [UInt8](repeating: 0, count: 18) + [0x03, 0xE8] + [UInt8](repeating: 0, count: 34)
    let hhea = [UInt8](repeating: 0, count: 34) + [0, 10]
    let hmtx = [[UInt8]](repeating: [0x03, 0xE8, 0, 0], count: 10).flatMap(\.self)
    var file: [UInt8] = [0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0]
    var offset = 12 + 3 * 16
    for (name, table) in [("head", head), ("hhea", hhea), ("hmtx", hmtx)] {
      file += Array(name.utf8) + [0, 0, 0, 0, 0, 0, 0, UInt8(offset), 0, 0, 0, UInt8(table.count)]
      offset += table.count
    }
    return file + head + hhea + hmtx
  }()
}
