import PDFObjects
import XML

/// What a file says of itself: in its packet of XMP, and in its information dictionary.
struct MetadataRules {
  private let pdf: InspectedPDF
  private let objects: PDFObjects
  private(set) var marks = PDFMarks()
  private(set) var claims = Claims()

  init(_ pdf: InspectedPDF) {
    self.pdf = pdf
    objects = pdf.objects
  }

  mutating func check() {
    guard let (packet, place) = readPacket() else { return }
    claims.accessibility = packet.value("pdfuaid:part") == "1"
    claims.archivePart = packet.value("pdfaid:part").flatMap { Int($0) }
    claims.archiveLevel = packet.value("pdfaid:conformance") ?? ""
    if !claims.accessibility {
      marks.add(
        .accessibility,
        "no-accessibility-claim",
        "it does not say that it is PDF/UA-1 ('pdfuaid:part')",
        at: place
      )
    }
    if claims.archivePart == nil {
      marks.add(
        .archive,
        "no-archive-claim",
        "it does not say that it is PDF/A ('pdfaid:part')",
        at: place
      )
    }
    if packet.value("dc:title") == nil {
      marks.add(
        .accessibility,
        "missing-title",
        "its metadata have no title ('dc:title')",
        at: place
      )
    }
    for namespace in packet.namespaces
    where !MetadataPacket.known.contains(namespace) && !packet.described.contains(namespace) {
      marks.add(
        .archive,
        "undescribed-property",
        "its metadata use '\(namespace)' and do not describe it",
        at: place
      )
    }
    checkAgreement(with: packet, at: place)
  }

  private mutating func readPacket() -> (MetadataPacket, PDFMarks.Place)? {
    let entry = objects.entry("Metadata", of: pdf.catalogue)
    guard let number = objects.reference(entry), let bytes = pdf.contents(number) else {
      marks.add(.accessibilityAndArchive, "missing-metadata", "it has no metadata in XMP")
      return nil
    }
    let place = PDFMarks.Place.object(number)
    checkHead(bytes, at: place)
    let stream = objects.object(number)
    if !objects.isName(objects.value("Type", of: stream), "Metadata")
      || !objects.isName(objects.value("Subtype", of: stream), "XML")
    {
      marks.add(.archive, "malformed-metadata", "its stream is not said to be metadata", at: place)
    }
    do throws(XMLFailure) {
      return (try MetadataPacket(bytes), place)
    } catch {
      marks.add(
        .accessibilityAndArchive,
        "malformed-metadata",
        "its metadata are not well-formed: \(error)",
        at: place
      )
      return nil
    }
  }

  /// ISO 19005-2, 6.6.2.1.
  private mutating func checkHead(_ bytes: [UInt8], at place: PDFMarks.Place) {
    let head = String(decoding: bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    for word in [" bytes=", " encoding="] where head.contains(word) {
      marks.add(
        .archive,
        "malformed-metadata",
        "the packet's head has '\(word.dropFirst().dropLast())'",
        at: place
      )
    }
  }

  // MARK: The information dictionary

  private mutating func checkAgreement(with packet: MetadataPacket, at place: PDFMarks.Place) {
    let information = objects.value("Info", of: objects.trailer)
    let pairs: [(StaticString, String)] = [
      ("Title", "dc:title"), ("Author", "dc:creator"), ("Subject", "dc:description"),
      ("Keywords", "pdf:Keywords"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"),
    ]
    for (key, property) in pairs {
      guard let told = objects.text(objects.value(key, of: information)), !told.isEmpty else {
        continue
      }
      let values = packet.values(property)
      if !agree(told, values) { differ("\(key)", told, property, values.first ?? "", at: place) }
    }
    for (key, property): (StaticString, String) in [
      ("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"),
    ] {
      guard let told = objects.text(objects.value(key, of: information)) else { continue }
      let value = packet.value(property) ?? ""
      if !Self.areSameMoment(told, value) { differ("\(key)", told, property, value, at: place) }
    }
  }

  private func agree(_ told: String, _ values: [String]) -> Bool {
    values.contains { $0.words == told.words }
      || [", ", "; ", ","].contains { values.joined(separator: $0).words == told.words }
  }

  private mutating func differ(
    _ key: String,
    _ told: String,
    _ property: String,
    _ value: String,
    at place: PDFMarks.Place
  ) {
    marks.add(
      .archive,
      "metadata-differ",
      "'\(key)' is '\(told)', and '\(property)' is '\(value)'",
      at: place
    )
  }

  /// Whether two dates have the same digits, as far as both tell them; zones are not compared.
  private static func areSameMoment(_ date: String, _ property: String) -> Bool {
    let (one, other) = (date.momentDigits, property.momentDigits)
    guard other.count >= 4 else { return false }
    return one.elementsEqual(other) || one.starts(with: other) || other.starts(with: one)
  }
}

extension String {
  /// What white space parts.
  fileprivate var words: [Substring.UTF8View] {
    utf8.split { $0 == 32 || (9...13).contains($0) }.map { Substring($0).utf8 }
  }

  /// Year to second, without the zone.
  fileprivate var momentDigits: ArraySlice<UInt8> {
    Array(utf8.filter { (48...57).contains($0) }).prefix(14)
  }
}

private func == (one: [Substring.UTF8View], other: [Substring.UTF8View]) -> Bool {
  one.elementsEqual(other) { $0.elementsEqual($1) }
}
