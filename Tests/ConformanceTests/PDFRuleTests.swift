import Foundation
import TestSupport
import Testing

/// What PDF/UA-1 (ISO 14289-1, "UA") and PDF/A-2a (ISO 19005-2, "A") ask for and Cairo's files lack, rule by rule, in the
/// whole example as qpdf reads it.
@Suite(.enabled(if: Tool(named: "qpdf") != nil, "qpdf is needed"))
struct `a PDF keeps the rule that` {
  static let layouts = ["briefing", "newspaper", "magazine", "ereader"]

  /// The example in each layout, made once.
  private static let readings: [String: Result<PDFReading, any Error>] = Dictionary(
    uniqueKeysWithValues: layouts.map { layout in (layout, Result { try reading(of: layout) }) }
  )

  private static func reading(of layout: String) throws -> PDFReading {
    let folder = try TemporaryFolder()
    let build = try Tool.broadsheet.run([
      "build", Repository.example, "--all", "--drafts", "--future", "--layout", layout,
      "--format", "pdf", "--output", folder.path,
    ])
    try #require(build.exitCode == 0, "\(build.errors)")
    let name = try #require(try folder.names().first { $0.hasSuffix(".pdf") })
    return try PDFReading("\(folder.path)/\(name)")
  }

  private func pdf(_ layout: String) throws -> PDFReading {
    try #require(Self.readings[layout]).get()
  }

  private func packet(of pdf: PDFReading) throws -> String {
    let reference = try #require(pdf.catalogue?.entries["/Metadata"])
    return String(decoding: pdf.contents(of: reference), as: UTF8.self)
  }

  // MARK: The document

  @Test(arguments: layouts)
  func `metadata say what it is and agree with the information dictionary`(layout: String) throws {
    let pdf = try pdf(layout)
    #expect(pdf[pdf.catalogue, "Metadata", "Type"]?.name == "Metadata")
    #expect(pdf[pdf.catalogue, "Metadata", "Subtype"]?.name == "XML")
    let packet = try packet(of: pdf)
    for claim in [
      "<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>",
      "<pdfaid:conformance>A</pdfaid:conformance>",
    ] { #expect(packet.contains(claim), "UA 5/1, A 6.6.4: \(claim)") }
    let title = try #require(pdf[pdf.trailer, "Info", "Title"]?.text)
    #expect(title.hasPrefix("The Merrowby Lantern"))
    #expect(packet.contains(">\(title)<"), "UA 7.1/9, A 6.6.2.1: dc:title")
    for (key, property) in [("Producer", "pdf:Producer"), ("Creator", "xmp:CreatorTool")] {
      guard let said = pdf[pdf.trailer, "Info", key]?.text else { continue }
      #expect(packet.contains("<\(property)>\(said)</\(property)>"), "\(property)")
    }
    let date = try #require(pdf[pdf.trailer, "Info", "ModDate"]?.text)
    #expect(date.hasPrefix("D:20"), "ISO 32000-1, 7.9.4")
    let digits = date.filter(\.isNumber).prefix(14)
    let modified = try #require(packet.firstMatch(of: /<xmp:ModifyDate>([^<]*)</)).1
    #expect(modified.filter(\.isNumber).prefix(14) == digits)
  }

  @Test(arguments: layouts)
  func `a claim that PDF/A does not know is described`(layout: String) throws {
    let packet = try packet(of: try pdf(layout))
    #expect(packet.contains("<pdfaExtension:schemas>"), "A 6.6.2.3.1")
    #expect(packet.contains("http://www.aiim.org/pdfua/ns/id/"))
    #expect(packet.contains("<pdfaProperty:name>part</pdfaProperty:name>"))
  }

  @Test(arguments: layouts)
  func `it is tagged, in a language, and windows show its title`(layout: String) throws {
    let pdf = try pdf(layout)
    #expect(pdf[pdf.catalogue, "MarkInfo", "Marked"] == .boolean(true), "UA 6.2/1, A 6.7.2.2")
    #expect(pdf[pdf.catalogue, "Lang"]?.text == "en-GB", "UA 7.2")
    #expect(
      pdf[pdf.catalogue, "ViewerPreferences", "DisplayDocTitle"] == .boolean(true),
      "UA 7.1/10"
    )
    #expect(pdf[pdf.catalogue, "PageLabels", "Nums"]?.items.count == 2)
  }

  @Test(arguments: layouts)
  func `its colours are those of a profile`(layout: String) throws {
    let pdf = try pdf(layout)
    let intent = try #require(pdf[pdf.catalogue, "OutputIntents"]?.items.first)
    #expect(pdf[intent, "S"]?.name == "GTS_PDFA1", "A 6.2.3")
    #expect(pdf[intent, "DestOutputProfile", "N"]?.number == 3)
    let profile = pdf.contents(of: pdf.resolved(intent)?.entries["/DestOutputProfile"])
    #expect(profile.count > 128 && profile[36..<40].elementsEqual("acsp".utf8))
    #expect(profile[12..<20].elementsEqual("mntrRGB ".utf8))
    // Poppler turns the curves round for each page, and takes a table ten times as long as a page.
    #expect(!profile.ranges(of: Array("para".utf8)).isEmpty)
  }

  @Test(arguments: layouts)
  func `it has an identifier, and streams that end in lines of their own`(layout: String) throws {
    let pdf = try pdf(layout)
    let identifiers = try #require(pdf.trailer.entries["/ID"]).items
    #expect(identifiers.count == 2 && identifiers[0] == identifiers[1], "A 6.1.3/1")
    let ends = pdf.bytes.ranges(of: Array("endstream".utf8))
    #expect(!ends.isEmpty)
    #expect(ends.allSatisfy { pdf.bytes[$0.lowerBound - 1] == 0x0A }, "A 6.1.7.1")
  }

  // MARK: Pages

  @Test(arguments: layouts)
  func `everything painted is an element's or an artifact`(layout: String) throws {
    let pdf = try pdf(layout)
    var artifacts = 0
    for (number, page) in pdf.pages.enumerated() {
      let painted = PageInstructions(pdf.contents(of: page.entries["/Contents"]))
      #expect(painted.unmarked == [] && painted.open == 0, "UA 7.1/3: page \(number + 1)")
      #expect(painted.numbers == Array(painted.numbers.indices), "page \(number + 1)")
      artifacts += painted.artifacts
    }
    #expect(artifacts > 0, "folios, at least")
  }

  @Test(arguments: layouts)
  func `every marked sequence finds its element, and back`(layout: String) throws {
    let pdf = try pdf(layout)
    let numbers = try #require(pdf[pdf.catalogue, "StructTreeRoot", "ParentTree", "Nums"]).items
    for page in pdf.pages {
      let key = try #require(page.entries["/StructParents"])
      let place = try #require(
        stride(from: 0, to: numbers.count, by: 2).first { numbers[$0] == key }
      )
      let owners = pdf.resolved(numbers[place + 1])?.items ?? []
      let painted = PageInstructions(pdf.contents(of: page.entries["/Contents"]))
      #expect(owners.count == painted.numbers.count)
      #expect(owners.allSatisfy { pdf[$0, "S"]?.name != nil })
    }
  }

  @Test(arguments: layouts)
  func `links are described, printed, tagged, and reached by the keyboard`(layout: String) throws {
    let pdf = try pdf(layout)
    #expect(pdf.pages.allSatisfy { pdf[$0, "Tabs"]?.name == "S" }, "UA 7.18.3/1")
    let linked = pdf.pages.filter { !(pdf[$0, "Annots"]?.items ?? []).isEmpty }
    #expect(!linked.isEmpty)
    let numbers = try #require(pdf[pdf.catalogue, "StructTreeRoot", "ParentTree", "Nums"]).items
    for page in linked {
      for annotation in pdf[page, "Annots"]?.items ?? [] {
        #expect(pdf[annotation, "Contents"]?.text?.isEmpty == false, "UA 7.18.5/2")
        #expect(pdf[annotation, "F"]?.number == 4, "A 6.3.2/1")
        let key = try #require(pdf[annotation, "StructParent"])
        let place = try #require(
          stride(from: 0, to: numbers.count, by: 2).first { numbers[$0] == key }
        )
        let element = numbers[place + 1]
        #expect(pdf[element, "S"]?.name == "Link", "UA 7.18.5/1")
        #expect((pdf[element, "K"]?.items ?? []).contains { pdf[$0, "Obj"] == pdf[annotation] })
      }
    }
  }

  @Test(arguments: layouts)
  func `pictures are in colours that are told, and nobody smooths them`(layout: String) throws {
    let pdf = try pdf(layout)
    let pictures = pdf.objects(where: "Subtype", is: "Image")
    #expect(!pictures.isEmpty)
    for picture in pictures {
      #expect(pdf[picture, "Interpolate"] != .boolean(true), "A 6.2.8/3")
      #expect(pdf[picture, "ColorSpace"]?.name != "DeviceCMYK", "A 6.2.4.3/3")
    }
  }

  @Test(arguments: layouts)
  func `fonts are there, tell their glyphs, and no characters for private use`(
    layout: String
  ) throws {
    let pdf = try pdf(layout)
    let fonts = pdf.objects(where: "Type", is: "Font")
    #expect(!fonts.isEmpty)
    for font in fonts {
      let kind = try #require(pdf[font, "Subtype"]?.name)
      if kind == "CIDFontType2" {
        #expect(pdf[font, "CIDToGIDMap"]?.name == "Identity", "UA 7.21.3.2/1, A 6.2.11.3.2/1")
      }
      if !kind.hasPrefix("CIDFont") {
        let map = String(decoding: pdf.contents(of: font.entries["/ToUnicode"]), as: UTF8.self)
        #expect(map.contains("begincmap"), "A 6.2.11.7")
        #expect(!map.contains(/<[eE][0-9a-fA-F]{3}>\n/), "A 6.2.11.7.3")
      }
      guard kind != "Type0" else { continue }
      let descriptor = pdf[font, "FontDescriptor"]
      let programs = ["FontFile", "FontFile2", "FontFile3"].compactMap { pdf[descriptor, $0] }
      #expect(programs.count == 1, "UA 7.21.4.1")
    }
  }

  // MARK: Meaning

  @Test(arguments: layouts)
  func `figures have words and a place, headings a scope, notes identifiers`(
    layout: String
  ) throws {
    let pdf = try pdf(layout)
    let elements = pdf.elements
    #expect(
      Set(elements.map(\.role)).isSuperset(of: ["Figure", "TH", "Note", "Art", "H1", "TOCI"])
    )
    for element in elements {
      switch element.role {
      case "Figure":
        #expect(pdf[element.value, "Alt"]?.text?.isEmpty == false, "UA 7.3/1")
        #expect(pdf.attribute("BBox", of: element.value)?.items.count == 4)
      case "TH":
        let scope = pdf.attribute("Scope", of: element.value)?.name
        #expect(scope == "Column" || scope == "Row", "UA 7.5/1")
      default: continue
      }
    }
    let notes = elements.filter { $0.role == "Note" }.compactMap { pdf[$0.value, "ID"]?.text }
    #expect(notes.count == elements.count { $0.role == "Note" }, "UA 7.9/1")
    #expect(Set(notes).count == notes.count)
  }

  @Test(arguments: layouts)
  func `levels of headings are not skipped`(layout: String) throws {
    var level = 0
    for element in try pdf(layout).elements {
      guard element.role.count == 2, element.role.hasPrefix("H"),
        let own = Int(element.role.dropFirst())
      else { continue }
      #expect(own <= level + 1, "UA 7.4.2/1: H\(own) after H\(level)")
      level = own
    }
    #expect(level > 0)
  }

  @Test(arguments: layouts)
  func `lists and contents hold what belongs there`(layout: String) throws {
    for element in try pdf(layout).elements {
      let children = Set(element.children)
      switch element.role {
      case "L": #expect(children.isSubset(of: ["LI", "L", "Caption"]), "UA 7.2/19")
      case "TOC": #expect(children.isSubset(of: ["TOC", "TOCI", "Caption"]), "UA 7.2")
      case "TOCI": #expect(element.parent == "TOC", "UA 7.2/26")
      case "Table":
        #expect(children.isSubset(of: ["Caption", "THead", "TBody", "TFoot", "TR"]), "UA 7.2")
      default: continue
      }
    }
  }

  @Test(arguments: layouts)
  func `rows of a table are equally wide`(layout: String) throws {
    let pdf = try pdf(layout)
    for table in pdf.elements where table.role == "Table" {
      var widths: [Int] = []
      var reaching: [Int: Int] = [:]
      for row in rows(of: table.value, in: pdf) {
        let index = widths.count
        var width = reaching[index] ?? 0
        for cell in pdf[row, "K"]?.items ?? [] {
          let columns = pdf.attribute("ColSpan", of: cell)?.number.map { Int($0) } ?? 1
          let height = pdf.attribute("RowSpan", of: cell)?.number.map { Int($0) } ?? 1
          width += columns
          for below in 1..<max(1, height) { reaching[index + below, default: 0] += columns }
        }
        widths.append(width)
      }
      #expect(Set(widths).count == 1, "UA 7.2/42: \(widths)")
    }
  }

  private func rows(of element: PDFValue, in pdf: PDFReading) -> [PDFValue] {
    (pdf[element, "K"]?.items ?? []).flatMap { child -> [PDFValue] in
      switch pdf[child, "S"]?.name {
      case "TR": return [child]
      case "THead", "TBody", "TFoot": return rows(of: child, in: pdf)
      default: return []
      }
    }
  }

  @Test(arguments: layouts)
  func `words in another language say in which`(layout: String) throws {
    let pdf = try pdf(layout)
    let languages = Set(pdf.elements.compactMap { pdf[$0.value, "Lang"]?.text })
    #expect(languages.isSuperset(of: ["de", "ja"]), "\(languages.sorted())")
  }

  // MARK: Ways

  @Test(arguments: layouts)
  func `articles have names that lead to them, and the outline too`(layout: String) throws {
    let pdf = try pdf(layout)
    let leaves = pdf[pdf.catalogue, "Names", "Dests", "Kids"]?.items ?? []
    let names = leaves.flatMap { leaf in
      let items = pdf[leaf, "Names"]?.items ?? []
      return stride(from: 0, to: items.count, by: 2).compactMap { items[$0].text }
    }
    #expect(names.contains("the-ferry-changes-hands"))
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let wanted = pdf.objects.values.compactMap { pdf[$0, "Dest"]?.text }
    #expect(!wanted.isEmpty && Set(wanted).isSubset(of: names))
    #expect(pdf[pdf.catalogue, "Outlines", "First", "Title"]?.text != nil)
  }
}
