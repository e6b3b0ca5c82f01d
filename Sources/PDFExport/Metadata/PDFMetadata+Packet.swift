extension PDFMetadata {
  /// The parts of ISO 19005 that a file may keep.
  enum ArchivalPart: Int {
    case two = 2
    case three = 3
  }

  /// What the information dictionary says, as XMP (ISO 16684-1), and the standards that the file keeps.
  func packet(claiming part: ArchivalPart?) -> [UInt8] {
    let properties =
      [
        "<dc:format>application/pdf</dc:format>",
        title.element("dc:title", in: "rdf:Alt", attributes: " xml:lang=\"x-default\""),
        authors.element("dc:creator", in: "rdf:Seq"),
        subject?.element("dc:description", in: "rdf:Alt", attributes: " xml:lang=\"x-default\""),
        keywords.element("dc:subject", in: "rdf:Bag"),
        language.element("dc:language", in: "rdf:Bag"),
        keywords.joined(separator: ", ").element("pdf:Keywords"),
        producer.element("pdf:Producer"), producer.element("xmp:CreatorTool"),
      ].compactMap(\.self) + dates + (part.map { [Self.standards($0)] } ?? [])
    return Array(
      """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about=""\(part == nil ? Self.names : Self.names + Self.standardNames)>
      \(properties.filter { !$0.isEmpty }.joined(separator: "\n"))
      </rdf:Description></rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>
      """.utf8
    )
  }

  private var dates: [String] {
    guard modificationDate != nil else { return [] }
    return ["CreateDate", "ModifyDate", "MetadataDate"].map { "<xmp:\($0)>\(modified)</xmp:\($0)>" }
  }

  private static let names = """
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    """

  private static let standardNames = """
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
    """

  /// Level A of a part of PDF/A, and PDF/UA-1; PDF/A wants the other's property described.
  private static func standards(_ part: ArchivalPart) -> String {
    """
    <pdfaid:part>\(part.rawValue)</pdfaid:part>
    <pdfaid:conformance>A</pdfaid:conformance>
    <pdfuaid:part>1</pdfuaid:part>
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
    <pdfaProperty:name>part</pdfaProperty:name>
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
    <pdfaProperty:category>internal</pdfaProperty:category>
    <pdfaProperty:description>part of ISO 14289 to which the file conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    """
  }
}

extension String {
  /// An element of this text; nothing for an empty one.
  fileprivate func element(_ name: String) -> String {
    isEmpty ? "" : "<\(name)>\(escaped)</\(name)>"
  }

  fileprivate func element(
    _ name: String,
    in container: String,
    attributes: String = ""
  ) -> String {
    [self].element(name, in: container, attributes: attributes)
  }

  private var escaped: String {
    var escaped = ""
    for scalar in withoutControls.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  fileprivate var item: String { escaped }
}

extension [String] {
  /// An element of a container of these texts; nothing when all are empty.
  fileprivate func element(
    _ name: String,
    in container: String,
    attributes: String = ""
  ) -> String {
    let items = filter { !$0.isEmpty }.map { "<rdf:li\(attributes)>\($0.item)</rdf:li>" }.joined()
    return items.isEmpty ? "" : "<\(name)><\(container)>\(items)</\(container)></\(name)>"
  }
}
